"""Time expressions of a story, resolved against its publication date."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.story import Story
from briefing_tui.model import DateMention, Field

__all__ = ["Dates", "TimeExpression", "find_dates"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that says when."""

    text: str
    start: int
    end: int
    field: Field
    iso: str | None
    """Normal form; absent for clock times, durations and vague words, and where the date can't be resolved."""


@dataclass(slots=True)
class Dates:
    """Every time expression of a story, in text order (title first)."""

    all: list[TimeExpression]

    def within(self, start: int, end: int, name: Field = "text") -> list[TimeExpression]:
        """The expressions inside this stretch."""
        return [x for x in self.all if x.field == name and x.start >= start and x.end <= end]

    @property
    def mentions(self) -> tuple[DateMention, ...]:
        """What the brief lists: each distinct dated expression of the body once."""
        return ()


def find_dates(story: Story) -> Dates:
    """Find and resolve the time expressions of title and body."""
    return Dates([])
