"""What an analyst states about a brief: only in the words of the trade, kept whole, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stories

from briefing_tui.desk import Desk
from briefing_tui.model import Passage
from briefing_tui.paths import Paths
from briefing_tui.tradecraft import (
    CREDIBILITY,
    HANDLING,
    RELIABILITY,
    YARDSTICKS,
    Grade,
    Judgement,
    Tradecraft,
    TradecraftError,
    likelihood,
)


def test_the_vocabularies_are_whole() -> None:
    assert HANDLING == ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
    assert "".join(RELIABILITY) == "ABCDEF"
    assert "".join(CREDIBILITY) == "123456"
    for scale in YARDSTICKS.values():
        assert len(scale) == 7
        bounds = [bound for one in scale for bound in (one.low, one.high)]
        assert bounds == sorted(bounds)
    assert str(likelihood("phia", "probable")) == "likely (55–75 %)"
    assert str(likelihood("icd203", "Very likely")) == "very likely (80–95 %)"
    assert likelihood("phia", "very likely") is None


def test_a_new_brief_begins_with_the_settings(paths: Paths) -> None:
    desk = stories.desk(paths, handling="TLP:GREEN", yardstick="icd203")
    talks = stories.briefed(desk, stories.TALKS)
    assert desk.reviews.tradecraft(talks) == Tradecraft(article_id=talks, handling="TLP:GREEN", yardstick="icd203")


def test_statements_are_kept_and_undone(desk: Desk, talks: str, paths: Paths) -> None:
    stated = Tradecraft(
        article_id=talks,
        handling="TLP:AMBER+STRICT",
        cutoff="2022-03-31T08:00:00Z",
        final=True,
        bottom_line="The accord comes first.",
        judgements=(
            Judgement(
                text="They will sign",
                likelihood="highly likely",
                confidence="moderate",
                basis="one source",
                rows=("who",),
                passages=(Passage(start=0, end=7, text="Harbour"),),
            ),
        ),
        grade=Grade("C", "3"),
        item_grades={"who": Grade("C", "2")},
        gaps=("Who else comes",),
        assumptions=("The envoy speaks for all",),
    )
    kept = desk.reviews.keep_tradecraft(stated)
    assert kept.updated is not None
    assert replace(kept, updated=None) == stated
    assert stories.desk(paths).reviews.tradecraft(talks) == kept
    assert desk.reviews.keep_tradecraft(stated) == kept
    desk.reviews.undo()
    assert desk.reviews.tradecraft(talks) == Tradecraft(article_id=talks)
    assert desk.reviews.undo() is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"handling": "TLP:WHITE"}, "handling"),
        ({"yardstick": "gut"}, "yardstick"),
        ({"cutoff": "yesterday"}, "cutoff"),
        ({"cutoff": "2022-02-30"}, "cutoff"),
        ({"judgements": (Judgement(text=" "),)}, "judgements"),
        ({"judgements": (Judgement(text="x", likelihood="very likely"),)}, "judgements"),
        ({"judgements": (Judgement(text="x", confidence="total"),)}, "judgements"),  # type: ignore[arg-type]
    ],
)
def test_words_that_the_trade_does_not_know_are_named(
    desk: Desk, talks: str, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(TradecraftError) as caught:
        desk.reviews.keep_tradecraft(replace(Tradecraft(article_id=talks), **wrong))  # type: ignore[arg-type]
    assert caught.value.field == field
    assert desk.reviews.undo() is None


@pytest.mark.parametrize("grade", [("G", "1"), ("A", "7"), ("", "1"), ("a", "1")])
def test_only_the_admiralty_grades(grade: tuple[str, str]) -> None:
    with pytest.raises(TradecraftError):
        Grade(*grade)
