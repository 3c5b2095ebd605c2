"""Texts as mail programs, editors and clippers leave them: broken at a margin, title on the dateline, properties."""

from __future__ import annotations

import textwrap
import time

import pytest

from briefing_tui.intake.wrapped import unwrapped
from tests.intake.reading import one

_PARAGRAPHS = (
    "Hungary has threatened to block the package. Foreign Minister Peter Lakatos said on Tuesday that Budapest "
    '"will not accept measures that raise the price of energy", and asked for another round of talks in Brussels.',
    "The package lists 41 people and nine companies accused of helping to evade export controls since last spring.",
)


def _wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(each, width, break_on_hyphens=False) for each in _PARAGRAPHS) + "\n"


@pytest.mark.parametrize("width", [60, 72, 78, 90])
def test_a_text_broken_at_a_margin_gets_its_paragraphs_back(width: int) -> None:
    assert one(_wrapped(width), ".txt").text.strip() == "\n\n".join(_PARAGRAPHS)


def test_the_text_of_a_mail_gets_its_paragraphs_back() -> None:
    mail = f"From: a@example.org\nSubject: Sanctions\nDate: Wed, 25 Nov 2026 06:15:00 +0100\n\n{_wrapped(72)}"
    assert one(mail, ".eml").text.strip() == "\n\n".join(_PARAGRAPHS)


def test_lines_that_no_margin_explains_are_kept() -> None:
    lines = "Ayes 168\nNoes 121\nAbsent 14\nThe bill passes in its second reading and goes to the lower house now\n"
    assert one(lines, ".txt").text.strip() == lines.strip()


def test_items_quotations_and_links_keep_their_lines() -> None:
    items = "- the first item of the list is this one\n> an answer\nhttps://example.org/a\n    indented\n1. one"
    assert items in one(f"{_wrapped(72)}\n{items}\n", ".txt").text


def test_a_long_text_of_one_paragraph_is_joined_in_time() -> None:
    begun = time.perf_counter()
    joined = unwrapped("word word word word word word word word word word word word\n" * 50_000)
    assert joined.count("\n") == 1
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    "below",
    [
        "GENEVA, 24 November 2026 - The foreign ministers will meet in Geneva on Friday.",
        "WARSAW, November 20, 2026 (Eastern Wire) — The tribunal struck down a law on Friday.",
        "By Eleni Markou\nATHENS, Nov 23 - A ferry ran aground near the port of Piraeus on Monday.",
    ],
)
def test_a_line_right_before_a_dateline_or_byline_is_the_title(below: str) -> None:
    found = one(f"Fisheries talks to resume\n{below}\n", ".txt")
    assert found.title == "Fisheries talks to resume"
    assert found.text.strip() == below


def test_the_first_of_two_lines_of_prose_is_no_title() -> None:
    assert one("The ministers met on Friday\nEU officials said that nothing was agreed.\n", ".txt").title is None


def test_properties_of_a_markdown_file_are_the_record() -> None:
    clip = (
        '---\ntitle: "Senate passes budget"\nsource: https://news.example/budget\nauthor:\n  - "[[Paolo Ferri]]"\n'
        "published: 2026-11-22\ntags: [clippings]\n---\nThe Senate approved the budget on Sunday.\n"
    )
    found = one(clip, ".md")
    assert (found.title, found.author, found.published) == ("Senate passes budget", "Paolo Ferri", "2026-11-22")
    assert (found.url, found.source) == ("https://news.example/budget", None)
    assert found.text.strip() == "The Senate approved the budget on Sunday."


def test_the_source_of_properties_may_be_a_name() -> None:
    assert one("---\ntitle: Budget\nsource: The Gazette\n---\nIt was passed.\n", ".md").source == "The Gazette"


def test_a_rule_at_the_top_is_no_properties() -> None:
    text = "---\nThe Senate approved the budget on Sunday, after a long session.\n---\nMore was to come.\n"
    assert one(text, ".md").text.strip() == text.strip()


def test_properties_with_a_broken_date_date_nothing() -> None:
    found = one("---\ntitle: Budget\ndate: soon\n---\nThe Senate approved it.\n", ".md")
    assert (found.title, found.published) == ("Budget", None)
