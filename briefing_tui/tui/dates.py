"""ISO dates as a reader likes them: ``Thu 31 Mar 2022``, ``31 Mar``, ``Mar 2022``."""

from __future__ import annotations

from datetime import date

__all__ = ["long_date", "short_date"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def long_date(iso: str) -> str:
    """The date with weekday and year; weeks, quarters, years and what is not understood as they are."""
    if "/" in iso:
        start, _, end = iso.partition("/")
        return f"{long_date(start)} – {long_date(end)}"
    day = _day(iso)
    if day is not None:
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
    year, _, rest = iso.partition("-")
    if rest.isdecimal() and 1 <= int(rest) <= 12:
        return f"{_MONTHS[int(rest) - 1]} {year}"
    if rest.startswith("W"):
        return f"week {rest[1:]} of {year}"
    if rest.startswith("Q"):
        return f"{rest} {year}"
    return iso


def short_date(iso: str | None) -> str:
    """Day, month and year, of a fixed width; empty when there is none."""
    if not iso:
        return ""
    day = _day(iso)
    return f"{day.day:2d} {_MONTHS[day.month - 1]} {day.year}" if day else long_date(iso)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None
