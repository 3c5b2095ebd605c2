"""What a rule may look at beside its own words, and how a bare name of a day or month finds its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from briefing_tui.extraction.dates.direction import Direction
from briefing_tui.extraction.dates.periods import Period

__all__ = ["Context"]

_WEEK = timedelta(days=7)
_NEAR = {"day": timedelta(days=14)}
"""How far on the wrong side a period may lie, by its grain; a week where none is given."""


@dataclass(slots=True)
class Context:
    """Where the reading stands."""

    published: date | None
    month_first: Callable[[], bool]
    """Whether 3/4/2005 is the fourth of March: asked of the article's own habit, only where it matters."""
    anchor: Period | None = None
    """The last date told, which "the next day" and "a year earlier" count from."""
    beside: Period | None = None
    """The last date told in the same sentence: *the third quarter … a year earlier* compares quarters."""
    look: Callable[[], Direction] = lambda: "unknown"
    """The direction of the expression at hand."""

    @property
    def told(self) -> date | None:
        """First day of the last date told, else the day of publication."""
        return self.anchor.first if self.anchor is not None else self.published

    def weekday(self, number: int) -> date | None:
        """A bare weekday: the next one on or after publication if the verb looks ahead, else the last one."""
        if self.published is None:
            return None
        back = (self.published.weekday() - number) % 7
        if back and self.look() in ("future", "open"):
            return self.published + timedelta(days=7 - back)
        return self.published - timedelta(days=back)

    def recurring(self, periods: Iterable[Period]) -> Period | None:
        """The one of several years' periods that is meant: by direction, else the nearest.

        A day that lies two weeks at most on the wrong side of publication, and a longer period that lies one, counts
        as meant too: the tense of a verb is a weaker witness than the calendar.
        """
        if self.published is None:
            return None
        today, look = self.published, self.look()
        near = sorted(periods, key=lambda p: _distance(p, today))
        for period in near:
            if _distance(period, today) <= _NEAR.get(period.grain, _WEEK) or look in ("open", "unknown"):
                return period
            if (look == "past" and period.first <= today) or (look == "future" and period.last >= today):
                return period
        return near[0] if near else None


def _distance(period: Period, today: date) -> timedelta:
    if period.first <= today <= period.last:
        return timedelta()
    return min(abs(period.first - today), abs(period.last - today))
