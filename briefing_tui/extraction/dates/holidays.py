"""Holidays by rule or almanac; the rules stand in ``data/holidays.toml``."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

from briefing_tui.extraction.cues import table

__all__ = ["easter", "holiday", "holiday_names"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def _rules() -> dict[str, str]:
    return {name.lower(): row.get("on") or row["dates"] for row in table("holidays") for name in row["names"]}


def holiday_names() -> list[str]:
    """Every name in lower case, longest first."""
    return sorted(_rules(), key=len, reverse=True)


def holiday(name: str, y: int) -> date | None:
    """The day of the holiday in that year; None where the almanac does not reach."""
    rule = _rules()[name.lower()]
    try:
        return _by_rule(rule, y)
    except ValueError:
        return None


def _by_rule(rule: str, y: int) -> date | None:
    if rule.startswith("easter"):
        return easter(y) + timedelta(days=int(rule[6:]))
    if rule[2] == "-":
        return date(y, int(rule[:2]), int(rule[3:]))
    parts = rule.split()
    if len(parts) > 4:
        return next((date.fromisoformat(each) for each in parts if each.startswith(f"{y:04d}")), None)
    nth, weekday, m = int(parts[0]), _WEEKDAYS.index(parts[1]), int(parts[2])
    later = timedelta(days=int(parts[3])) if len(parts) == 4 else timedelta()
    if nth > 0:
        first = date(y, m, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)) + later
    last = date(y, m, calendar.monthrange(y, m)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7) + later


def easter(y: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, 1991, ch. 8)."""
    golden, (century, in_century) = y % 19, divmod(y, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    m, d = divmod(epact + weekday - 7 * late + 114, 31)
    return date(y, m, d + 1)
