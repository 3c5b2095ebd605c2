"""Stretches of the calendar and their ISO 8601 names."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

__all__ = [
    "DAY",
    "DECADE",
    "FORTNIGHT",
    "MONTH",
    "WEEK",
    "YEAR",
    "Grain",
    "Period",
    "around",
    "between",
    "day",
    "decade",
    "half",
    "make_date",
    "month",
    "quarter",
    "season",
    "shift",
    "week",
    "weekend",
    "year",
]

Grain = Literal["day", "week", "month", "quarter", "season", "year", "decade", "interval"]

DAY, WEEK, MONTH, YEAR, DECADE, CENTURY, _, _, FORTNIGHT = range(1, 10)
"""Units as ``data/time.toml`` numbers them."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar."""

    iso: str
    first: date
    last: date
    """Inclusive."""
    grain: Grain


def make_date(y: int, m: int, d: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(y, m, d)
    except ValueError:
        return None


def day(d: date) -> Period:
    """One day."""
    return Period(d.isoformat(), d, d, "day")


def week(d: date) -> Period:
    """The ISO week (Monday to Sunday) that holds the day."""
    number = d.isocalendar()
    monday = d - timedelta(days=d.weekday())
    return Period(f"{number.year}-W{number.week:02d}", monday, monday + timedelta(days=6), "week")


def month(y: int, m: int) -> Period:
    """One month."""
    return Period(f"{y:04d}-{m:02d}", date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]), "month")


def quarter(y: int, q: int) -> Period:
    """A quarter of the calendar year, 1 to 4."""
    whole = between(month(y, 3 * q - 2), month(y, 3 * q))
    return Period(whole.iso, whole.first, whole.last, "quarter")


def half(y: int, h: int) -> Period:
    """The first or second half of a year."""
    return between(month(y, 6 * h - 5), month(y, 6 * h))


def season(y: int, first_month: int) -> Period:
    """Three months from this one: meteorological seasons of the northern half; winter runs into the next year."""
    end = month(y + 1, 2) if first_month == 12 else month(y, first_month + 2)
    whole = between(month(y, first_month), end)
    return Period(whole.iso, whole.first, whole.last, "season")


def year(y: int) -> Period:
    """One calendar year."""
    return Period(f"{y:04d}", date(y, 1, 1), date(y, 12, 31), "year")


def decade(y: int) -> Period:
    """Ten years from this one."""
    return Period(f"{y:04d}/{y + 9:04d}", date(y, 1, 1), date(y + 9, 12, 31), "decade")


def weekend(d: date) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    saturday = d + timedelta(days=5 - d.weekday())
    return between(day(saturday), day(saturday + timedelta(days=1)))


def between(a: Period, b: Period) -> Period:
    """From the one to the other, both included."""
    if a.first > b.first:
        a, b = b, a
    return Period(f"{a.iso}/{b.iso}", a.first, b.last, "interval")


def around(d: date, unit: int) -> Period:
    """The day, week, month, year or decade that holds the day."""
    if unit == DAY:
        return day(d)
    if unit in (WEEK, FORTNIGHT):
        return week(d)
    if unit == MONTH:
        return month(d.year, d.month)
    if unit == DECADE:
        return decade(d.year - d.year % 10)
    if unit == CENTURY:
        first = year(d.year - (d.year - 1) % 100)
        return between(first, year(first.first.year + 99))
    return year(d.year)


def shift(d: date, unit: int, count: int) -> date | None:
    """The day ``count`` units on (negative: back); the last day of the month where a month is shorter."""
    try:
        if unit in (DAY, WEEK, FORTNIGHT):
            return d + timedelta(days=count * {DAY: 1, WEEK: 7, FORTNIGHT: 14}[unit])
        months = d.year * 12 + d.month - 1 + count * {MONTH: 1, YEAR: 12, DECADE: 120, CENTURY: 1200}.get(unit, 0)
        y, m = divmod(months, 12)
        return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
