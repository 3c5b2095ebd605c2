"""Dates of any precision as the days they cover: what ``when:`` and ``published:`` compare."""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["Days", "days", "days_between"]

Days = tuple[str, str]
"""First and last day, both ISO; days compare as strings."""

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days(iso: str) -> Days | None:
    """The days covered by ``2022``, ``2022-03``, ``2022-W13``, ``2022-Q1``, ``2022-03-31`` or ``start/end``.

    None where it is no such date. A time of day after the date is left aside.
    """
    start, slash, end = iso.partition("/")
    if slash:
        first, last = days(start), days(end)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        return _covered(iso.partition("T")[0])
    except (ValueError, OverflowError):
        return None


def days_between(text: str) -> Days | None:
    """The days of a date or a range as a query writes it: ``2022-03``, ``2022-03..2022-04``, ``2022..``, ``..2022``."""
    start, dots, end = text.partition("..")
    if not dots:
        return days(text)
    first = days(start) if start else ("0000-01-01", "")
    last = days(end) if end else ("", "9999-12-31")
    if first is None or last is None or text == ".." or first[0] > last[1]:
        return None
    return first[0], last[1]


def _covered(iso: str) -> Days | None:
    if _DAY.fullmatch(iso):
        day = date.fromisoformat(iso).isoformat()
        return day, day
    if found := _MONTH.fullmatch(iso):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _QUARTER.fullmatch(iso):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _WEEK.fullmatch(iso):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if found := _YEAR.fullmatch(iso):
        return _months(int(found[1]), 1, 12)
    return None


def _months(year: int, month: int, count: int) -> Days:
    first = date(year, month, 1)
    after = month - 1 + count
    following = date(year + after // 12, after % 12 + 1, 1) if year + after // 12 <= 9999 else None
    last = following - timedelta(days=1) if following else date.max
    return first.isoformat(), last.isoformat()
