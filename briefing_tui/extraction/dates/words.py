"""What every rule needs of its words: the one of a kind, the direction of *last* and *next*, the years around."""

from __future__ import annotations

from datetime import date

from briefing_tui.extraction.dates import periods
from briefing_tui.extraction.dates.context import Context
from briefing_tui.extraction.dates.lexer import Lexeme
from briefing_tui.extraction.dates.periods import YEAR, Period

__all__ = ["Words", "all_of", "of", "one_day", "relative_year", "step_of", "years_around"]

Words = list[Lexeme]
"""The lexemes of an expression, prepositions in front included."""


def of(words: Words, kinds: str) -> Lexeme | None:
    """The first word of one of these kinds."""
    return next((word for word in words if word.kind in kinds), None)


def all_of(words: Words, kinds: str) -> Words:
    """Every word of one of these kinds."""
    return [word for word in words if word.kind in kinds]


def years_around(context: Context) -> range:
    """The year of publication, the one before and the one after."""
    y = context.published.year if context.published else 0
    return range(y - 1, y + 2)


def step_of(words: Words) -> int:
    """-1 for *last*, 1 for *next*, else 0."""
    return {"l": -1, "p": -1, "k": -1, "x": 1, "f": 1}.get(next((w.kind for w in words if w.kind in "lpkxf"), ""), 0)


def relative_year(words: Words, context: Context) -> int | None:
    """The year that *last year*, *this year* or *next year* among the words gives."""
    unit = of(words, "U")
    if unit is None or unit.value != YEAR or context.published is None:
        return None
    return context.published.year + step_of(words)


def one_day(d: date | None) -> Period | None:
    """The day as a period, where there is one."""
    return periods.day(d) if d is not None else None
