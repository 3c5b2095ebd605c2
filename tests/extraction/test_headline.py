"""Headlines cut into segments, and where their predicates begin."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.questions.event import main_event
from briefing_tui.extraction.questions.headline import segments
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Minister quits after vote", ["quits", "-"]),
        ("Storm: Ferry sinks off Crete", ["-", "sinks off Crete"]),
        ("Two held as police raid farm", ["held", "raid farm"]),
        ("Mayor to open bridge", ["to open bridge"]),
        ("Council backs tunnel plan despite protests", ["backs tunnel plan", "-"]),
        ("Ada Moss and Karel Novotny lead celebrations", ["lead celebrations"]),
        ("Karel Novotny project lead named", ["named"]),
        ("Attack on harbour in Kiel", ["-"]),
    ],
)
def test_predicates(reader: Reader, title: str, wanted: list[str]) -> None:
    story = next(reader.stories([Article(id="0", ref="t", title=title, text="It rained.", sha256="")]))
    found = segments(story.title, main_event(read_story(story)))
    told = [story.words((s.predicate[0].start, s.predicate[-1].end), "title") if s.predicate else "-" for s in found]
    assert told == wanted
