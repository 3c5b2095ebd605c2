"""Time expressions: what is found, and what it resolves to. Sentences stand in ``tests/golden/dates.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.dates import TimeExpression, find_dates
from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article

GOLDEN = Path(__file__).parents[1] / "golden" / "dates.txt"
SEEDS = Path(__file__).parents[2] / "seeds"
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def find(
    reader: Reader, text: str, published: str | None = "2022-03-31", title: str | None = None
) -> list[TimeExpression]:
    article = Article(id="0", ref="t", title=title, text=text, published=published, sha256="")
    return find_dates(next(reader.stories([article]))).all


@pytest.mark.parametrize(("published", "sentence", "wanted"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_golden(reader: Reader, published: str, sentence: str, wanted: str) -> None:
    found = find(reader, sentence, None if published == "-" else published)
    for x in found:
        assert sentence[x.start : x.end] == x.text
    assert ", ".join(f"{x.text} = {x.iso}" for x in found if x.iso) == wanted.strip("-")


@pytest.mark.parametrize(
    ("sentence", "text", "sort"),
    [
        ("The doors open at 6am.", "6am", "clock"),
        ("The siege lasted two days.", "two days", "duration"),
        ("Over the past two years rents doubled.", "the past two years", "duration"),
        ("The board meets every Friday.", "every Friday", "frequency"),
        ("The storm struck overnight.", "overnight", "vague"),
        ("They met last week.", "last week", "date"),
    ],
)
def test_expressions_that_say_when_without_a_date_keep_their_sort(
    reader: Reader, sentence: str, text: str, sort: str
) -> None:
    found = find(reader, sentence)
    assert [(x.text, x.sort) for x in found] == [(text, sort)]
    assert (found[0].iso is None) == (sort != "date")


def test_the_clock_joins_the_day_beside_it(reader: Reader) -> None:
    (found,) = find(reader, "The bomb went off at 6am on Wednesday.")
    assert (found.text, found.iso, found.grain) == ("6am on Wednesday", "2022-03-30", "day")


def test_the_articles_own_habit_orders_day_and_month(reader: Reader) -> None:
    american = find(reader, "It was filed on 3/4/2021. A hearing followed on March 9, 2021.")
    assert american[0].iso == "2021-03-04"
    british = find(reader, "It was filed on 3/4/2021. A hearing followed on 9 May 2021.")
    assert british[0].iso == "2021-04-03"


def test_the_brief_lists_each_dated_expression_of_the_body_once(reader: Reader) -> None:
    article = Article(
        id="0",
        ref="t",
        title="Vote due on Friday",
        text="They voted on Monday. They met again on Monday and Tuesday. It lasted two days.",
        published="2022-03-31",
        sha256="",
    )
    dates = find_dates(next(reader.stories([article])))
    assert [(x.text, x.iso) for x in dates.mentions] == [("Monday", "2022-03-28"), ("Tuesday", "2022-03-29")]
    assert [x.text for x in dates.all if x.field == "title"] == ["Friday"]
    assert [x.text for x in dates.within(0, 21)] == ["Monday"]


def test_nothing_relative_resolves_without_a_date_of_publication(reader: Reader) -> None:
    found = find(
        reader, "They met last week, on Monday, on 3 May and two days ago; prices rose in the third quarter.", None
    )
    assert len(found) == 5
    assert not any(x.iso for x in found)


def test_days_that_no_calendar_has_stay_unresolved(reader: Reader) -> None:
    assert not any(x.iso and x.iso > "2021-02-28" for x in find(reader, "The form was dated 31 February 2021."))


def test_the_sample_article(reader: Reader) -> None:
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    found = {(x.text, x.iso) for x in find(reader, text) if x.iso}
    assert found >= {
        ("Thursday (March 31)", "2022-03-31"),
        ("last month", "2022-02"),
        ("next week", "2022-W14"),
        ("October 2021", "2021-10"),
    }
