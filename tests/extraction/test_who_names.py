"""Who: the two that "the two countries" or "the pair" takes up, where the text names them together."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent, main_event
from briefing_tui.extraction.questions.who import candidates
from briefing_tui.extraction.questions.who_names import taken_up
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article


def _described(reader: Reader, text: str, words: str) -> tuple[Candidate, MainEvent]:
    story = next(reader.stories([Article(id="0", ref="t", title=None, text=text, sha256="")]))
    event = main_event(read_story(story))
    return next(c for c in candidates(event) if story.words(c.span, c.field) == words), event


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        (
            "Talks between France and Spain went on. The two countries signed a pact.",
            "The two countries",
            "France and Spain",
        ),
        (
            "As relations between France and Spain thaw, the two countries signed.",
            "the two countries",
            "France and Spain",
        ),
        ("Ann Moss and Paul Novotny were held. The two men wept.", "The two men", "Ann Moss and Paul Novotny"),
        ("Talks between France and Spain went on. The two men signed a pact.", "The two men", "The two men"),
        ("France invaded, and Spain fled. The two countries signed a pact.", "The two countries", "The two countries"),
        ("The two countries signed a pact. It will bind France and Spain.", "The two countries", "The two countries"),
    ],
)
def test_what_is_taken_up_is_told_by_name(reader: Reader, text: str, words: str, named: str) -> None:
    found, event = _described(reader, text, words)
    told = taken_up(found, event)
    assert event.reading.story.words(told.span, told.field) == named


def test_who_is_named_twice_answers_once(reader: Reader) -> None:
    text = "In a sign of a thaw between France and Spain, the two countries have signed a trade protocol in Pau."
    story = next(reader.stories([Article(id="0", ref="t", title="Protocol signed", text=text, sha256="")]))
    answers = [answer.text for answer in reader.brief(story).answers.who if answer.field == "text"]
    assert "France and Spain" in answers
    assert len(answers) == len(set(answers))
