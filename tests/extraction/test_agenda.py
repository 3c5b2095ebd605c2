"""The agenda of whole stories: the sample article, one sentence each slot, and stories that have none."""

from __future__ import annotations

import re

import pytest
from agenda_cases import GOLDEN, story_of

from briefing_tui.extraction.reader import Reader
from briefing_tui.model import AgendaItem, Article

_CORE = {
    "arrive in India": ("visit", "planned", "2022-03-31"),
    "meet External Affairs Minister": ("meeting", "planned", "2022-03-31"),
    "underline the importance": ("talks", "planned", "2022-03-31"),
    "stress the significance": ("talks", "planned", "2022-03-31"),
    "be held: key summits": ("meeting", "planned", "2022-W14"),
    "progress talks": ("talks", "planned", None),
    "deepen bilateral cooperation": ("pledge", "planned", None),
    "announce a new joint cyber security programme": ("announcement", "planned", "2022-03-31"),
    "launched Free Trade Agreement (FTA) negotiations": ("negotiation", "ongoing", None),
}
_MORE = ("build an even closer relationship", "counter Russia's aggression", "reduce global strategic dependence")
"""May be told as well."""


@pytest.fixture(scope="module")
def agenda(reader: Reader, sample: Article) -> tuple[AgendaItem, ...]:
    return reader.read(sample).agenda


@pytest.mark.parametrize("action", _CORE)
def test_core_items_of_the_sample(agenda: tuple[AgendaItem, ...], action: str) -> None:
    (item,) = [item for item in agenda if item.action.startswith(action)]
    kind, status, iso = _CORE[action]
    assert (item.kind, item.status) == (kind, status)
    assert (item.when.iso if item.when else None) == iso


def test_the_place_of_another_act_is_not_where_the_item_is(agenda: tuple[AgendaItem, ...]) -> None:
    where = {item.action: item.where for item in agenda if item.action.startswith(("arrive in", "underline the"))}
    assert [where[action] for action in sorted(where)] == ["India", None]


def test_no_false_item_in_the_sample(agenda: tuple[AgendaItem, ...]) -> None:
    assert [item.action for item in agenda if not item.action.startswith((*_CORE, *_MORE))] == []


def test_principal_and_other_side(agenda: tuple[AgendaItem, ...]) -> None:
    (item,) = [item for item in agenda if item.kind == "meeting" and "Minister" in item.action]
    assert item.actors == ("Liz Truss",)
    assert item.counterparts == ("S Jaishankar",)


def test_items_stand_in_the_text(agenda: tuple[AgendaItem, ...], sample: Article) -> None:
    for item in agenda:
        assert sample.text[item.evidence.start : item.evidence.end] == item.evidence.text
        assert "\n" not in item.evidence.text
        words = re.findall(r"[\w']+", item.action)
        assert 0 < len(words) <= 16
        assert all(word in item.evidence.text for word in words)


def test_best_item_first(agenda: tuple[AgendaItem, ...]) -> None:
    scores = [item.score for item in agenda]
    assert scores == sorted(scores, reverse=True)
    assert all(item.features for item in agenda)


def _rows(name: str, mark: str) -> list[list[str]]:
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split(mark)] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", _rows("agenda_slots.txt", "|"), ids=lambda row: row[0])
def test_slots(reader: Reader, row: list[str]) -> None:
    sentence, action, *slots = row
    items = [item for item in reader.read(story_of(sentence)).agenda if item.action == action]
    assert len(items) == 1
    item = items[0]
    iso = item.when.iso if item.when and item.when.text else None
    told = [item.kind, item.status, ", ".join(item.actors), ", ".join(item.counterparts) or "-", iso or "-"]
    assert told == slots


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("The ministers will meet in Hull next Tuesday.", "next Tuesday"),
        ("Fisk plans to hold a summit in the autumn.", "the autumn"),
        ("The council will vote on the budget, a clerk said on Friday.", None),
    ],
)
def test_a_date_without_a_day_keeps_its_words(reader: Reader, sentence: str, printed: str | None) -> None:
    """Where nothing says when the article was published."""
    (item,) = reader.read(story_of(sentence, published=None)).agenda
    assert (item.when.text if item.when else None, item.when and item.when.iso) == (printed, None)


@pytest.mark.parametrize("row", _rows("agenda_none.txt", "#"), ids=lambda row: row[1])
def test_no_item(reader: Reader, row: list[str]) -> None:
    assert reader.read(story_of(row[0])).agenda == ()


def test_two_verbs_are_two_items_and_two_nouns_are_one(reader: Reader) -> None:
    text = "The envoy will meet the rebels and discuss a truce. The envoy will visit camps and hospitals in Goma."
    actions = {item.action for item in reader.read(story_of(text)).agenda}
    assert any(action.startswith("meet the rebels") for action in actions)
    assert any(action.startswith("discuss a truce") for action in actions)
    assert any("camps and hospitals" in action for action in actions)


def test_an_act_told_twice_is_one_item(reader: Reader) -> None:
    once = "The Council will vote on the fishing treaty on Monday."
    agenda = reader.read(story_of(f"{once} The fish are few. {once}")).agenda
    assert sum("fishing treaty" in item.action for item in agenda) == 1


def test_empty_and_odd_stories(reader: Reader) -> None:
    for text in ("", ".", "\n\n", "Will", '"', "To be held.", "will " * 300):
        assert isinstance(reader.read(story_of(text)).agenda, tuple)
