"""The clauses of the lead: which is the main one, and how the others stand to it."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.questions.event import behind_turn, within_turn
from briefing_tui.extraction.questions.lead import lead_clauses
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import Reading, read_story
from briefing_tui.model import Article


def reading_of(reader: Reader, text: str) -> Reading:
    (story,) = reader.stories([Article(id="0" * 16, ref="lead", title=None, text=text, sha256="")])
    return read_story(story)


@pytest.mark.parametrize(
    ("text", "standings"),
    [
        (
            "Halden Motors shut its plant after a fire destroyed the shop.",
            {"shut": "main", "destroyed": "below"},
        ),
        (
            "The parliament passed the bill on Thursday, Speaker Olga Brandt said.",
            {"passed": "main", "said": "reporting"},
        ),
        (
            "The council closed two schools and sold the land.",
            {"closed": "main", "sold": "coordinate"},
        ),
    ],
)
def test_standings(reader: Reader, text: str, standings: dict[str, str]) -> None:
    reading = reading_of(reader, text)
    assert {clause.verb.text: standing for clause, standing in lead_clauses(reading).items()} == standings


def test_circumstances_reach_down(reader: Reader) -> None:
    text = "The mayor quit on Tuesday after auditors found that his office had paid for holidays."
    by_verb = {c.verb.text: c for c in reading_of(reader, text).clauses.all}
    assert [verb for verb, clause in by_verb.items() if behind_turn(clause)] == ["found"]
    assert [verb for verb, clause in by_verb.items() if within_turn(clause)] == ["paid"]


def test_when_opens_a_circumstance(reader: Reader) -> None:
    text = "When the river rose above its banks on Monday, families left their homes."
    by_verb = {c.verb.text: c for c in reading_of(reader, text).clauses.all}
    assert [verb for verb, clause in by_verb.items() if behind_turn(clause)] == ["rose"]


def test_no_lead(reader: Reader) -> None:
    assert lead_clauses(reading_of(reader, "")) == {}
