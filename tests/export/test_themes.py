"""Under which theme of a daily a story stands."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing_tui.export import Dossier
from briefing_tui.export.stories import OTHER, _themes, theme
from briefing_tui.intake import article
from briefing_tui.model import AgendaItem, Answers, Brief, Evidence


def about(title: str, text: str, *actions: str) -> Dossier:
    one = article(text=text, title=title, ref="a.txt")
    evidence = Evidence(start=0, end=1, text=text[:1])
    agenda = tuple(
        AgendaItem(kind="visit", action=action, actors=(), status="planned", evidence=evidence, score=1.0)
        for action in actions
    )
    return Dossier(article=one, machine=Brief(article_id=one.id, answers=Answers(), agenda=agenda, core="0", model="m"))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Two dead at mall", "A gunman opened fire in Portland, police said.", "Law, courts and crime"),
        ("Rail unions call 48-hour strike", "The walkout is about pay.", "Economy and business"),
        ("Rovers sack coach after defeat", "Lang takes charge for the match at Hartwell.", "Sport"),
        ("Parliament votes on pensions", "Members of parliament vote on Thursday.", "Politics and elections"),
        ("A quiet day", "Nothing much came to pass in the valley.", OTHER),
    ],
)
def test_the_words_that_tell_most_decide(title: str, text: str, expected: str) -> None:
    assert theme(about(title, text)) == expected


def test_a_headline_tells_more_than_the_agenda() -> None:
    flood = about("Dam breach floods three villages", "Water stood high.", "hold talks with the ambassador")
    assert theme(flood) == "Disasters and accidents"


def test_one_word_in_passing_makes_no_theme() -> None:
    assert theme(about("A quiet day", "Nothing came to pass.", "visit the museum")) == OTHER


def test_a_word_tells_one_theme_only() -> None:
    counts = Counter(cue for cues in _themes().values() for cue in cues)
    assert [cue for cue, count in counts.items() if count > 1] == []
