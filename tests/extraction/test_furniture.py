"""Page furniture is masked; what an article says is not."""

from __future__ import annotations

import time

import pytest

from briefing_tui.extraction.cues import table
from briefing_tui.extraction.furniture import furniture


def masked(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture(text)]


@pytest.mark.parametrize("row", table("furniture"), ids=lambda row: row["example"])
def test_every_example_is_masked(row: dict[str, str]) -> None:
    assert masked(row["example"]), row["pattern"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The quay burned. (Photo: Jo Vance) Crews came.", ["(Photo: Jo Vance)"]),
        ("The quay burned. (Jo Vance/Reuters) Crews came.", ["(Jo Vance/Reuters)"]),
        (
            "Fire Click to share on Twitter (Opens in new window) Click to share on Facebook (Opens in new window) A",
            ["Click to share on Twitter (Opens in new window) Click to share on Facebook (Opens in new window)"],
        ),
        (
            "Get daily updates directly to your inbox + Subscribe Thank you for subscribing! Invalid Email A quay",
            ["Get daily updates directly to your inbox + Subscribe Thank you for subscribing! Invalid Email"],
        ),
        ("It burns pic.twitter.com/x1 -- Jo (@jo_v) May 3, 2019 Crews", ["pic.twitter.com/x1 -- Jo (@jo_v)"]),
        (
            "Crews came. 1/3 The quay PA 2/3 A boat EPA 3/3 The sea Getty The fire",
            ["1/3 The quay PA 2/3 A boat EPA 3/3 The sea Getty"],
        ),
        ("Image copyright EPA Image caption The quay burned", ["Image copyright EPA Image caption"]),
        ("The quay burned.\nRead more: How it began\nCrews came.", ["Read more: How it began"]),
    ],
)
def test_sorts(text: str, wanted: list[str]) -> None:
    assert masked(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "SAO PAULO (AP) -- The driver won.",
        "The odds were 2/1 and 3/4 of them lost.",
        "In 2015/16 the line carried 27 million.",
        "The photo shows the minister (second from left) in Kiel.",
        "Getty Images sued the firm.",
        "Readers subscribe to the paper for its letters.",
    ],
)
def test_what_the_article_says_stays(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize("piece", ["(Getty ", "-- a ", "1/2 ", "1 show all ", "Get daily ", "| ", "(a/", "https:/"])
def test_cost_grows_with_length_only(piece: str) -> None:
    started = time.perf_counter()
    furniture(piece * 30_000)
    assert time.perf_counter() - started < 2
