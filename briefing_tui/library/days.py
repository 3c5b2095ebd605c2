"""The days that ``when:`` and ``published:`` compare, as strings: so they lie in SQLite, and so they sort."""

from __future__ import annotations

from briefing_tui import days as calendar

__all__ = ["Days", "days", "days_between"]

Days = tuple[str, str]
"""First and last day, both ISO."""


def days(iso: str) -> Days | None:
    """The days that an ISO date of any precision covers; None where it is none. A time of day is left aside."""
    start, slash, end = iso.partition("/")
    covered = calendar.days(start.partition("T")[0] + slash + end.partition("T")[0])
    return (covered.first.isoformat(), covered.last.isoformat()) if covered else None


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
