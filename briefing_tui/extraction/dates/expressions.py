"""What the layer yields: time expressions with offsets and normal forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_tui.extraction.dates.periods import Grain
from briefing_tui.extraction.lookup import inside
from briefing_tui.model import DateMention, Field

__all__ = ["Dates", "Sort", "TimeExpression"]

Sort = Literal["date", "clock", "duration", "frequency", "vague"]
"""*date*: a stretch of the calendar, resolved or not; *clock*: a time of day without a day; the rest as in TIMEX3
(durations, sets) and words such as "recently"."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that says when."""

    text: str
    """Without the preposition in front."""
    start: int
    end: int
    field: Field
    iso: str | None
    """Normal form; absent for clock times, durations and vague words, and where the date can't be resolved."""
    sort: Sort = "date"
    grain: Grain | None = None
    """Precision of the date, where it is one."""


@dataclass(slots=True)
class Dates:
    """Every time expression of a story, in text order (title first)."""

    all: list[TimeExpression]

    def within(self, start: int, end: int, name: Field = "text") -> list[TimeExpression]:
        """The expressions inside this stretch."""
        return inside(self.all, start, end, name)

    @property
    def mentions(self) -> tuple[DateMention, ...]:
        """What the brief lists: each distinct dated expression of the body once."""
        seen: dict[tuple[str, str], DateMention] = {}
        for x in self.all:
            if x.field == "text" and x.iso is not None:
                key = (x.text.lower(), x.iso)
                if key not in seen:
                    seen[key] = DateMention(text=x.text, iso=x.iso, start=x.start, end=x.end)
        return tuple(seen.values())
