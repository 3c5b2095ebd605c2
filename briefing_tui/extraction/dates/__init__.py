"""Time expressions of a story, resolved against its publication date.

A regular tokeniser gives each word of a sentence a class letter (:mod:`lexer`); the grammar is a set of regular
expressions over those letters (:mod:`grammar`), as in other finite-state taggers of TIMEX3 expressions (SUTime: Chang &
Manning 2012); each rule has a function that turns its words into a stretch of the calendar (:mod:`rules`).
"""

from __future__ import annotations

from briefing_tui.extraction.dates.expressions import Dates, Sort, TimeExpression
from briefing_tui.extraction.dates.find import find_dates
from briefing_tui.extraction.dates.periods import Grain

__all__ = ["Dates", "Grain", "Sort", "TimeExpression", "find_dates"]
