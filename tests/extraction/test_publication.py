"""The day of publication: the record's, else one found in the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_tui.extraction.filing import filings
from briefing_tui.extraction.publication import publication_date
from briefing_tui.model import Article


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("It rained.", "2019-05-16", "2019-05-16"),
        ("It rained.", "2019-99-16", None),
        ("Agency | Updated: 2019-05-16 17:52\nIt rained.", None, "2019-05-16"),
        ("KIEL, May 3, 2019 -- It rained.", None, "2019-05-03"),
        ("It rained. " * 60 + "\nPublished on 3 May 2019", None, "2019-05-03"),
        ("It rained. " * 60 + "The law of 3 May 1919 stands.", None, None),
        ("The deadline was moved until 15 July 2019. Shops welcomed it on Wednesday.", None, None),
        ("She will land on Thursday (March 31). The pact of 2021 stands.", None, "2022-03-31"),
        ("The choir after its May 15 concert. Life changed early on Thursday. The best of 2019.", None, "2019-05-16"),
        ("The choir after its May 15 concert. Life changed early on Monday. The best of 2019.", None, None),
        ("The choir after its May 15 concert. Life changed early on Thursday.", None, None),
        ("It rained.", None, None),
    ],
)
def test_publication_date(text: str, published: str | None, wanted: str | None) -> None:
    found = publication_date(Article(id="0", ref="t", title=None, text=text, published=published, sha256=""))
    assert (found.isoformat() if found else None) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Press release – 3 May 2019", "2019-05-03"),
        ("Morning briefing, 12 March 2019", "2019-03-12"),
        ("Minutes of 4 June 2019", "2019-06-04"),
        ("Harland Wire daily digest (May 5, 2019)", "2019-05-05"),
        ("Newsletter | Friday, 3 May 2019", "2019-05-03"),
        ("Market report: 2019-05-03", "2019-05-03"),
        ("Summit of 12 May 2019: what to expect", None),
        ("Harland summit, 12 May 2019", None),
        ("Press release on the summit of 12 May 2019", None),
        ("Ministers to publish report, 12 May 2019", None),
        ("Notice of press briefing, 12 May 2019", None),
        ("What we know of the fire on 12 May 2019", None),
        ("Press release on the vote, 31 February 2019", None),
        ("Press release – 31 February 2019", None),
        ("Press release – 3 May", None),
        ("3 May 2019", None),
    ],
)
def test_a_title_dates_only_the_document_it_names(title: str, wanted: str | None) -> None:
    found = publication_date(Article(id="0", ref="t", title=title, text="It rained.", sha256=""))
    assert (found.isoformat() if found else None) == wanted


def test_what_the_text_or_the_record_says_comes_before_the_title() -> None:
    title, text = "Minutes of 4 June 2019", "Published 10 June 2019\n\nIt rained."
    article = Article(id="0", ref="t", title=title, text=text, sha256="")
    assert publication_date(article) == date(2019, 6, 10)
    assert publication_date(replace(article, published="2019-06-12")) == date(2019, 6, 12)


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("KIEL, May 3, 2019 (Wire) -- It rained.", "2019-05-16", "2019-05-03"),
        ("KIEL, May 3 (Wire) -- It rained.", "2019-05-16", "2019-05-16"),
        ("Updated: 3 May 2019\n\nIt rained in Kiel.", "2019-05-16", "2019-05-16"),
    ],
)
def test_only_a_full_dateline_overrules_the_record(text: str, published: str, wanted: str) -> None:
    article = Article(id="0", ref="t", title=None, text=text, published=published, sha256="")
    assert publication_date(article, filings(text)) == date.fromisoformat(wanted)
