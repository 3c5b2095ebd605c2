"""Why: what a reason is made of, and where it ends."""

from __future__ import annotations

import pytest

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


def test_what_a_relative_clause_goes_on_with_is_no_occasion_of_the_reason(reader: Reader) -> None:
    found = _found(reader, "The bank shut its branch because of the loss of trade. It had been busy during the war.")
    assert "the loss of trade" in found


def test_some_of_a_number_behind_a_loss_are_no_time(reader: Reader) -> None:
    text = "The minister resigned after the deaths of 20 of 70 miners. She had held the post since May."
    assert _first(reader, text) == "the deaths of 20 of 70 miners"


def test_a_revenge_attack_is_told_without_whom_it_hit(reader: Reader) -> None:
    text = "Nine people were killed near Gao on Monday in a revenge attack on a village of farmers. Shops were shut."
    assert _first(reader, text) == "a revenge attack"


def test_an_answer_keeps_what_it_answers(reader: Reader) -> None:
    text = "Nine people were killed near Gao on Monday in retaliation for a raid. Shops were shut."
    assert _first(reader, text) == "retaliation for a raid"


_TAKEN_UP = [
    (
        "The decision came after shopkeepers threatened to sue.",
        "shopkeepers threatened to sue",
        "clause behind the event taken up",
    ),
    (
        "It came as traders lost faith in the mayor.",
        "traders lost faith in the mayor",
        "clause behind the event taken up",
    ),
    (
        "The decision follows a ruling that the charge was void.",
        "a ruling that the charge was void",
        "followed by the event",
    ),
    ("She spoke after shopkeepers threatened to sue.", "shopkeepers threatened to sue", None),
    ("A decision of a court came after shopkeepers threatened to sue.", "shopkeepers threatened to sue", None),
    ("The lorry came after shopkeepers threatened to sue.", "shopkeepers threatened to sue", None),
]


@pytest.mark.parametrize(("sentence", "reason", "wanted"), _TAKEN_UP)
def test_what_the_event_taken_up_again_follows(reader: Reader, sentence: str, reason: str, wanted: str | None) -> None:
    found = _found(reader, f"The city council has dropped its plan for a road toll. {sentence}")[reason].features
    names = {"clause behind the event taken up", "followed by the event", "beside the event taken up"}
    assert names & found.keys() == ({wanted} if wanted else set())


def test_the_answer_comes_from_the_event_taken_up_again(reader: Reader) -> None:
    text = (
        "The city council has dropped its plan for a road toll. It was to start in May. "
        "The decision came after shopkeepers threatened to sue."
    )
    assert _first(reader, text) == "shopkeepers threatened to sue"


_RESPONSES = [
    ("A village near Split mourned the loss of its ferry on Sunday.", "the loss of its ferry", True),
    ("Traders reacted to the surprise rise in rates on Monday.", "the surprise rise in rates", True),
    ("Fans celebrated the end of a long wait on Sunday.", "the end of a long wait", True),
    ("Traders turned to the surprise rise in rates on Monday.", "the surprise rise in rates", False),
    ("The mayor visited Ghent because Ivo Maric praised the new bridge.", "the new bridge", False),
]


@pytest.mark.parametrize(("text", "reason", "holds"), _RESPONSES)
def test_what_praise_mourning_and_reactions_answer(reader: Reader, text: str, reason: str, holds: bool) -> None:
    found = _found(reader, text + " Shops were shut.")
    features = found[reason].features if reason in found else {}
    assert holds == ("object of the response" in features or "what is reacted to" in features)


def test_nobody_is_a_reason_by_being_greeted(reader: Reader) -> None:
    assert "object of the response" not in {
        name for c in _found(reader, "The mayor welcomed Anna Rehm on Monday.").values() for name in c.features
    }


def test_the_loss_that_is_mourned_answers_why(reader: Reader) -> None:
    text = "A village near Split mourned the loss of its ferry on Sunday. Shops were shut."
    assert _first(reader, text) == "the loss of its ferry"


_CRASH = "Two people died in a coach crash near Kendal on Monday. The road was closed for hours. "


def test_what_officials_believe_of_a_mishap(reader: Reader) -> None:
    found = _found(reader, _CRASH + "Police believe the driver fell asleep. A teacher believes the road was empty.")
    assert "official belief" in found["the driver fell asleep"].features
    assert "official belief" not in found["the road was empty"].features


def test_an_official_names_a_cause(reader: Reader) -> None:
    found = _found(reader, _CRASH + "Officers said the brakes had a fault. Officers said the school had a holiday.")
    assert "official on a cause" in found["the brakes had a fault"].features
    assert "official on a cause" not in found["the school had a holiday"].features


def test_what_the_coach_was_doing_answers_why(reader: Reader) -> None:
    assert _first(reader, _CRASH + "Investigators said the coach was going too fast.") == "the coach was going too fast"
    assert _first(reader, _CRASH + "A teacher said the coach was taking pupils home.") is None


def test_the_event_told_again_is_no_reason(reader: Reader) -> None:
    text = "Pia Lund resigned on Monday because of a leak of letters. She resigned on the radio. She wept on the radio."
    found = _found(reader, text)
    assert "tells the event again" in found["resigned on the radio"].features
    assert "tells the event again" not in found["wept on the radio"].features
    assert _first(reader, text) == "a leak of letters"


def test_the_actors_own_quoted_words(reader: Reader) -> None:
    text = 'Ana Petrova quit as mayor of Varna on Monday. "The people no longer trust me," {} said.'
    for source, holds in (("she", True), ("Petrova", True), ("a grocer", False)):
        features = _found(reader, text.format(source))["The people no longer trust me"].features
        assert holds == ("quoted from the actor" in features), source


def test_a_way_is_told_from_a_cause(reader: Reader) -> None:
    text = "A blast tore through a bakery in Ghent on Sunday. Two ovens were lost through negligence."
    found = _found(reader, text)
    assert "through a thing" in found["a bakery in Ghent"].features
    assert "through a thing" not in found["negligence"].features
    assert _first(reader, text) != "a bakery in Ghent"
