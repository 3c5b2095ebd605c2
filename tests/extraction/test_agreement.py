"""The part that the answer to *who* has in the phrases that may answer *what*."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.questions import what, who
from briefing_tui.extraction.questions.agreement import Actor
from briefing_tui.extraction.questions.event import main_event
from briefing_tui.extraction.questions.headline import segments
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article

_STORM = (
    "Nine villagers were killed when heavy rain triggered landslides near Amalfi. The villagers died in their homes."
)
_VISIT = "Pia Lund flew to Oslo on Monday. She signed a treaty on fishing rights with Norway, her office said."


@pytest.mark.parametrize(
    ("title", "text", "actor", "phrase", "part"),
    [
        (None, _STORM, "Nine villagers", "were killed", "who takes part"),
        (None, _STORM, "Nine villagers", "triggered landslides", "another acts"),
        (None, _STORM, "Nine villagers", "died", "who takes part"),
        (None, _VISIT, "Pia Lund", "signed a treaty", "who takes part"),
        ("Nine villagers dead as storm hits Amalfi", _STORM, "Nine villagers", "hits Amalfi", "another acts"),
        ("Landslides kill nine villagers", _STORM, "Nine villagers", "kill nine villagers", "who takes part"),
    ],
)
def test_part(reader: Reader, title: str | None, text: str, actor: str, phrase: str, part: str) -> None:
    story = next(reader.stories([Article(id="0", ref="t", title=title, text=text, sha256="")]))
    event = main_event(read_story(story))
    answer = next(c for c in who.candidates(event) if c.field == "text" and story.words(c.span) == actor)
    told = next(c for c in what.candidates(event) if story.words(c.span, c.field) == phrase)
    assert Actor(answer, event).part_in(told) == part


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Two held after raid on farm", "held after raid on farm"),
        ("Minister quits after vote", "quits after vote"),
        ("Ferry sinks: crew safe", None),
    ],
)
def test_headline_with_its_circumstance(reader: Reader, title: str, wanted: str | None) -> None:
    story = next(reader.stories([Article(id="0", ref="t", title=title, text="It rained.", sha256="")]))
    event = main_event(read_story(story))
    assert len(segments(story.title, event)) == 2
    told = [story.words(c.span, "title") for c in what.candidates(event) if "with its circumstance" in c.features]
    assert (wanted in told) if wanted is not None else not told
