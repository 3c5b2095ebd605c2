"""ISO dates of any precision as the days they cover."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["days"]

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


@lru_cache(maxsize=4096)
def days(iso: str) -> tuple[date, date] | None:
    """First day and the day after the last; None for what is no date of the calendar.

    Reads ``2022``, ``2022-03``, ``2022-W13``, ``2022-Q1``, ``2022-03-31`` and intervals ``start/end`` of them.
    """
    first, slash, last = iso.partition("/")
    try:
        start = _one(first)
        end = _one(last) if slash else start
    except (ValueError, OverflowError):
        return None
    return (start[0], end[1]) if start[0] < end[1] else None


def _one(iso: str) -> tuple[date, date]:
    if found := _WEEK.fullmatch(iso):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=7)
    if found := _QUARTER.fullmatch(iso):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _MONTH.fullmatch(iso):
        return _months(int(found[1]), int(found[2]), 1)
    if _YEAR.fullmatch(iso):
        return _months(int(iso), 1, 12)
    day = date.fromisoformat(iso)
    return day, day + timedelta(days=1)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = month + count
    return date(year, month, 1), date(year + (after > 12), after - 12 * (after > 12), 1)
