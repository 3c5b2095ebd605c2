"""ISO 8601 dates of any precision, as the days they cover."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Days", "days"]

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Days(NamedTuple):
    """A stretch of the calendar."""

    first: date
    last: date
    """Inclusive."""

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def days(iso: str) -> Days | None:
    """The days of ``2022``, ``2022-03``, ``2022-W13``, ``2022-Q1``, ``2022-03-31``, or of two of them: ``start/end``.

    None for what is no such date, for days that no calendar has, and for intervals that end before they begin.
    """
    first, slash, last = iso.partition("/")
    try:
        start = _one(first)
        end = _one(last) if slash else start
    except ValueError:
        return None
    return Days(start.first, end.last) if start and end and start.first <= end.last else None


def _one(iso: str) -> Days | None:
    if found := _WEEK.fullmatch(iso):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Days(monday, min(monday, date.max - timedelta(days=6)) + timedelta(days=6))
    if found := _QUARTER.fullmatch(iso):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _MONTH.fullmatch(iso):
        return _months(int(found[1]), int(found[2]), 1)
    if _YEAR.fullmatch(iso):
        return _months(int(iso), 1, 12)
    if _DAY.fullmatch(iso):
        return Days(date.fromisoformat(iso), date.fromisoformat(iso))
    return None


def _months(year: int, month: int, count: int) -> Days:
    last = month + count - 1
    return Days(date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1]))
