"""How: which constructions state a means or a manner, and which only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.questions.how_means import means
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.story import Story
from briefing_tui.model import Article

GOLDEN = Path(__file__).parents[1] / "golden" / "how.txt"
ROWS = [
    tuple(part.strip() for part in line.split(" | "))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _story(reader: Reader, text: str, title: str | None = None) -> Story:
    article = Article(id="0", ref="t", title=title, text=text, published="2019-05-16", sha256="")
    return next(reader.stories([article]))


def _stated(reader: Reader, text: str) -> dict[str, str]:
    story = _story(reader, text)
    found = (one for sentence in story.sentences for one in means(sentence))
    return {one.sort: story.article.text[one.tokens[0].start : one.tokens[-1].end] for one in found}


@pytest.mark.parametrize(("title", "text", "wanted"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_golden(reader: Reader, title: str, text: str, wanted: str) -> None:
    answers = reader.brief(_story(reader, text, None if title == "-" else title)).answers.how
    assert (answers[0].text if answers else "-") == wanted


@pytest.mark.parametrize(
    ("text", "sort", "stretch"),
    [
        ("Two hikers were killed by a falling rock near Arco.", "by a tool", "by a falling rock"),
        ("The board approved the plan with the help of two outsiders.", "with help", "with the help of two outsiders"),
        ("Rovers won the cup with a late header.", "with a deed", "with a late header"),
        ("The envoy spoke to the rebels via a Swiss go-between.", "through a channel", "via a Swiss go-between"),
        ("The strike ended through negotiation.", "through an act", "through negotiation"),
        ("He paid the ransom in cash on Friday.", "in a payment", "in cash"),
        ("The clerk was robbed at gunpoint.", "by a way", "at gunpoint"),
        ("They crossed the ice cap on skis.", "by vehicle", "on skis"),
        ("The hostages left under a deal with the rebels.", "under an arrangement", "under a deal with the rebels"),
        ("He entered the base without a permit.", "without", "without a permit"),
        ("A truce was signed after ten hours of talks.", "after an effort", "after ten hours of talks"),
        ("The deal was struck by village elders.", "brokered by", "struck by village elders"),
        ("The house approved the treaty unanimously.", "adverb of manner", "unanimously"),
        ("The Cubs beat Cleveland 8-7 in ten innings.", "score", "8-7 in ten innings"),
        ("City went through after a 3-1 victory in Porto.", "score with its result", "3-1 victory"),
        ("Police stopped a truck packed with fireworks in Graz.", "equipped thing", "packed with fireworks"),
        ("A roadside bomb killed two guards.", "weapon that harms", "A roadside bomb"),
        ("A guard died after a wall collapsed on Friday.", "thing that falls", "a wall collapsed"),
        ("He drove a van into a crowd on Friday.", "collision", "drove a van into a crowd"),
        ("He won thanks to a late penalty.", "thanks to", "thanks to a late penalty"),
    ],
)
def test_a_construction_states_a_means(reader: Reader, text: str, sort: str, stretch: str) -> None:
    assert _stated(reader, text)[sort] == stretch


@pytest.mark.parametrize(
    "text",
    [
        "The bill was drafted by the ministry.",
        "The work must be done by Friday.",
        "She met with a large delegation in Oslo.",
        "The mayor walked through Leeds.",
        "The minister spoke in the old parliament.",
        "The town lies on a hill with 300 people.",
        "They will meet in a June 8 runoff.",
        "He paid for a ticket.",
        "Some 10-15 people came to the meeting in 2016-17.",
        "A tree fell on a tent, killing two campers.",
        "The car was struck by police.",
        "She lives in a small town with the aim of writing.",
        "They drove through narrow streets.",
        "A fire broke out on a car ferry.",
        "Rovers won after they had been 3-1 down.",
        "They left the house that they were using as an office.",
        "The bench is shaded by trees.",
        "It took 20 percent of the company in March.",
        "With nearly all votes counted, nobody had conceded.",
        "She drove into Leeds on Friday.",
        "A truck was driven to the gate.",
        "When the branch came to terms, everybody went home.",
        "The rules on using force were changed, ministers said, accusing nobody.",
    ],
)
def test_agents_times_places_partners_and_outcomes_are_no_means(reader: Reader, text: str) -> None:
    assert _stated(reader, text) == {}


def test_a_means_ends_before_the_time_and_the_place_behind_it(reader: Reader) -> None:
    found = _stated(reader, "They robbed the bank by cutting through a wall in Leeds on Friday.")
    assert found["by doing"] == "by cutting through a wall"


def test_what_a_raid_was_aimed_at_is_no_part_of_its_manner(reader: Reader) -> None:
    assert _stated(reader, "Two men died in a police raid on a farm.")["in a described procedure"] == "in a police raid"


def test_the_evidence_says_which_construction_it_is_and_what_it_hangs_on(reader: Reader) -> None:
    text = "Two inmates escaped from a jail in Ohio on Monday by climbing down a rope of bed sheets."
    best = reader.brief(_story(reader, text, "Two inmates escape from jail")).answers.how[0]
    assert {"stated by doing", "stated of the event"} <= best.features.keys()
