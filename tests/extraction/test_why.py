"""Why: what a reason is made of, and where it ends."""

from __future__ import annotations

from briefing_tui.extraction.questions import why
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import main_event
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article


def _article(text: str) -> Article:
    return Article(id="0", ref="t", title=None, text=text, sha256="")


def _found(reader: Reader, text: str) -> dict[str, Candidate]:
    story = next(reader.stories([_article(text)]))
    return {story.words(c.span, c.field): c for c in why.candidates(main_event(read_story(story)))}


def _first(reader: Reader, text: str) -> str | None:
    story = next(reader.stories([_article(text)]))
    answers = reader.brief(story).answers.why
    return answers[0].text if answers else None


def test_a_reason_ends_before_the_place_behind_it(reader: Reader) -> None:
    found = _found(reader, "Two people died after a bus skidded on wet leaves in Leeds.")
    assert "a bus skidded on wet leaves" in found
    assert not any(text.endswith("in Leeds") and "skidded" in text for text in found)


def test_a_place_that_is_the_only_object_stays(reader: Reader) -> None:
    found = _found(reader, "The envoy resigned after a speech on Tuesday. He wanted to live in Leeds.")
    assert any(text.endswith("live in Leeds") for text in found)


def test_a_place_is_told_from_an_act(reader: Reader) -> None:
    found = _found(reader, "The convoy drove through Scotland after the closure of the port.")
    assert "is a place" in found["Scotland"].features
    assert "is a place" not in found["the closure of the port"].features


def test_what_a_verb_of_judgement_names_is_its_ground(reader: Reader) -> None:
    found = _found(reader, "The court jailed two men for the theft of a statue. They paid for a report.")
    assert "for under judgement" in found["the theft of a statue"].features
    assert "for under judgement" not in found["a report"].features


def test_a_ground_is_answered_before_a_place(reader: Reader) -> None:
    text = "The regulator fined a bank in Leeds on Monday for the concealment of losses. It operates across Scotland."
    assert _first(reader, text) == "the concealment of losses"


def test_an_aim_in_the_lead_is_answered_and_not_the_subject_of_the_talks(reader: Reader) -> None:
    text = (
        "Ministers from five states are to discuss a levy on ferries in Riga on Monday, "
        "in a bid to raise money for clean water."
    )
    assert _first(reader, text) == "to raise money for clean water"


def test_a_reason_ends_before_its_occasion(reader: Reader) -> None:
    found = _found(reader, "Pia Lund stopped because of brake problems during the race. She was unhurt.")
    assert "brake problems" in found
    assert not any(text.startswith("brake problems during") for text in found)


def test_a_count_behind_after_is_a_time(reader: Reader) -> None:
    found = _found(reader, "The race was stopped after 20 of 70 laps. It resumed after a delay.")
    assert not any(text.startswith("20 of") for text in found)
    assert "a delay" in found
