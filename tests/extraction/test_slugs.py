"""Wire slugs before a headline."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.slugs import slugs
from briefing_tui.model import Article

_BODY = "Kenya and Norway signed a treaty on fishing rights on Thursday, ending two years of talks."


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("UPDATE 2-Kenya, Norway sign treaty", "Kenya, Norway sign treaty"),
        ("CORRECTED-UPDATE 1-Ferry sinks off Crete", "Ferry sinks off Crete"),
        ("EXCLUSIVE: Ferry sinks off Crete", "Ferry sinks off Crete"),
        ("UPDATE on the ferry", "UPDATE on the ferry"),
        ("Brief-case stolen", "Brief-case stolen"),
        ("POLLS close in Kenya", "POLLS close in Kenya"),
    ],
)
def test_slugs(text: str, rest: str) -> None:
    assert text[max((end for _, end in slugs(text)), default=0) :] == rest


@pytest.mark.parametrize("title", ["UPDATE 2-Kenya, Norway sign treaty", None])
def test_a_slug_is_no_word_of_the_headline(reader: Reader, title: str | None) -> None:
    text = _BODY if title else f"UPDATE 2-Kenya, Norway sign treaty\n\n{_BODY}"
    story = next(reader.stories([Article(id="0", ref="t", title=title, text=text, sha256="")]))
    first = (story.title + story.sentences)[0]
    assert story.words(first.span, first.field) == "Kenya, Norway sign treaty"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HERAKLION, Greece (AP) — A ferry sank.", "A ferry sank."),
        ("OSLO, May 16 (Reuters) - A ferry sank.", "A ferry sank."),
        ("OSLO - A ferry sank.", "A ferry sank."),
        ("A ferry (Oslo) sank – and rose.", "A ferry (Oslo) sank – and rose."),
        ("NATO troops left.", "NATO troops left."),
    ],
)
def test_an_untitled_article_is_not_shown_by_its_dateline(text: str, wanted: str) -> None:
    assert Article(id="0", ref="t", title=None, text=text, sha256="").headline == wanted
