"""Where a page's headline, captions and body were run together."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.seams import seams
from briefing_tui.model import Article

TITLE = "Two held after raid on farm"


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        (TITLE + " Police searched a farm near Hereford.", "Police searched"),
        (TITLE + "\nPolice searched a farm near Hereford.", "Police searched"),
        (TITLE.upper() + "  12 officers searched a farm.", "12 officers"),
        ("Two held after raid on farm: “We heard shots” – neighbours.", None),
        (TITLE + " near Hereford, police said.", None),
        ("Police searched a farm. " + TITLE + " Police said so.", None),
    ],
)
def test_a_headline_that_the_body_repeats(text: str, behind: str | None) -> None:
    found = seams(text, TITLE)
    if behind is None:
        assert found == []
    else:
        [(start, end)] = found
        assert start == 0
        assert text[end:].startswith(behind)


def test_a_short_headline_may_open_a_sentence() -> None:
    assert seams("Storm warning Monday brought rain.", "Storm warning") == []


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("The pier at Hove in the snow The 40-year-old driver was unhurt.", "The 40-year-old"),
        ("The pier (Photo: Harbour Press) They were unhurt.", "They were"),
        ("He reads The Times and visits The Hague.", None),
        ("They sang in the hall. The choir bowed.", None),
        ("It was Plan A that failed.", None),
    ],
)
def test_a_caption_glued_to_the_next_sentence(text: str, behind: str | None) -> None:
    assert [text[end : end + len(behind or "")] for _, end in seams(text, None)] == ([behind] if behind else [])


def test_the_parse_breaks_at_a_seam(reader: Reader) -> None:
    text = TITLE + " Police searched a farm near the river The owner was away on Monday."
    [story] = reader.stories([Article(id="0", ref="t", title=TITLE, text=text, published=None, sha256="")])
    starts = [text[s.start : s.end].split()[0] for s in story.sentences]
    assert starts == ["Police", "The"]
