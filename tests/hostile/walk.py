"""One hostile file on the way of an article, and what must hold at its end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

from markdown_it import MarkdownIt

from briefing_tui.export import DATA, DOCUMENTS, SINGLE, Dossier, Look, document
from briefing_tui.export.templating import Template
from briefing_tui.extraction.reader import Reader
from briefing_tui.intake import Origin, Refused, read_bytes
from briefing_tui.model import QUESTIONS, Article, Brief

__all__ = ["walk"]

_LOOK = Look(generated=datetime(2022, 3, 31, 9, 42, tzinfo=UTC), handling="TLP:GREEN")
_OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_HEADINGS = MarkdownIt("commonmark").enable("table")


def walk(ending: str, data: bytes, reader: Reader, template: Template) -> bool:
    """Take a file through intake, core and every export; whether there was an article in them.

    Raises:
        AssertionError: an offset is untrue, or something of the article acts in an export.
    """
    (found,) = list(read_bytes(data, Origin(ref=f"hostile{ending}"), ending))
    if isinstance(found, Refused):
        assert found.reason
        assert "\n" not in found.reason
        return False
    assert not list(_acting(found.text)), "a character that acts came through intake"
    brief = reader.read(found)
    for printed, start, end, part in _spans(found, brief):
        assert part[start:end] == printed, f"{printed!r} does not stand at {start}:{end}"
    _exported(found, brief, template)
    return True


def _spans(article: Article, brief: Brief) -> Iterator[tuple[str, int, int, str]]:
    """Everything with offsets: the words, start, end, and the string they count in."""
    for question in QUESTIONS:
        for answer in brief.answers.to(question):
            part = article.part(answer.field)
            if answer.text:
                yield answer.text, answer.start, answer.end, part
            start, end = answer.sentence
            assert 0 <= start <= answer.start <= answer.end <= end <= len(part)
    for item in brief.agenda:
        yield item.evidence.text, item.evidence.start, item.evidence.end, article.text
    for date in brief.dates:
        yield date.text, date.start, date.end, article.text
    for quote in brief.quotes:
        yield quote.text, quote.start, quote.end, article.text
    for named in (*brief.people, *brief.places):
        for start, end in named.mentions:
            assert 0 <= start < end <= len(article.text)


def _exported(article: Article, brief: Brief, template: Template) -> None:
    dossier = Dossier(article=article, machine=brief)
    made = document(template, [dossier], _LOOK)
    innocent = document(template, [Dossier(article=_innocent(article), machine=_silent(brief))], _LOOK)
    assert _headings(made.markdown()) == _headings(innocent.markdown()), "the article made or lost a heading"
    files = [make(made, _LOOK) for make in DOCUMENTS.values()]
    files += [make(dossier, _LOOK) for make in SINGLE.values()]
    files += [b"".join(make([dossier], _LOOK)) for make in DATA.values()]
    assert all(files)
    assert not list(_acting(made.markdown()))


def _headings(markdown: str) -> list[str]:
    """The headings after the title, which is the article's own."""
    body = markdown.split("\n---\n", 1)[-1]
    tokens = _HEADINGS.parse(body)
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"][1:]


def _innocent(article: Article) -> Article:
    return Article(id=article.id, ref="innocent.txt", title="A title", text=article.text and "x", sha256=article.sha256)


def _silent(brief: Brief) -> Brief:
    return Brief(article_id=brief.article_id, answers=type(brief.answers)(), core=brief.core, model=brief.model)


def _acting(text: str) -> Iterator[str]:
    """Characters that a terminal or a reader would obey instead of show."""
    for letter in text:
        control = letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cs")
        if control or letter in _OVERRIDES:
            yield letter
