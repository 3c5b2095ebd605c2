"""The calendar under the time expressions."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_tui.extraction.dates import periods
from briefing_tui.extraction.dates.holidays import easter, holiday, holiday_names


@pytest.mark.parametrize(
    ("y", "day"),
    [
        (1998, (4, 12)),
        (2000, (4, 23)),
        (2005, (3, 27)),
        (2008, (3, 23)),
        (2011, (4, 24)),
        (2018, (4, 1)),
        (2024, (3, 31)),
    ],
)
def test_easter(y: int, day: tuple[int, int]) -> None:
    assert easter(y) == date(y, *day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Good Friday", date(2018, 3, 30)),
        ("thanksgiving", date(2018, 11, 22)),
        ("Black Friday", date(2018, 11, 23)),
        ("Memorial Day", date(2018, 5, 28)),
        ("Labor Day", date(2018, 9, 3)),
        ("Diwali", date(2018, 11, 7)),
        ("Boxing Day", date(2018, 12, 26)),
    ],
)
def test_holidays(name: str, day: date) -> None:
    assert holiday(name, 2018) == day


def test_every_holiday_has_a_day_in_this_century_and_none_where_the_almanac_ends() -> None:
    for name in holiday_names():
        assert holiday(name, 2020) is not None, name
    assert holiday("diwali", 1850) is None


def test_weeks_at_the_turn_of_the_year_belong_to_the_year_of_their_thursday() -> None:
    assert periods.week(date(2021, 1, 1)).iso == "2020-W53"
    assert periods.week(date(2018, 12, 31)).iso == "2019-W01"


def test_shifting_stops_at_the_last_day_of_a_shorter_month() -> None:
    assert periods.shift(date(2024, 1, 31), periods.MONTH, 1) == date(2024, 2, 29)
    assert periods.shift(date(2024, 2, 29), periods.YEAR, 1) == date(2025, 2, 28)
    assert periods.shift(date(2024, 1, 31), periods.YEAR, -9999) is None


def test_periods_name_their_ends() -> None:
    winter = periods.season(2021, 12)
    assert (winter.iso, winter.last) == ("2021-12/2022-02", date(2022, 2, 28))
    assert periods.quarter(2005, 4).iso == "2005-10/2005-12"
    assert periods.half(2005, 1).iso == "2005-01/2005-06"
    assert periods.between(periods.year(2001), periods.year(1999)).iso == "1999/2001"
    assert periods.around(date(1995, 5, 5), periods.CENTURY).iso == "1901/2000"
