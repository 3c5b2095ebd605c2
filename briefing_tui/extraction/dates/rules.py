"""What each rule of the grammar means: its words turned into a stretch of the calendar."""

from __future__ import annotations

from collections.abc import Callable

from briefing_tui.extraction.dates import day_rules, unit_rules
from briefing_tui.extraction.dates.context import Context
from briefing_tui.extraction.dates.periods import Period
from briefing_tui.extraction.dates.words import Words

__all__ = ["MEANINGS", "Meaning"]

Meaning = Callable[[Words, Context], Period | None]

MEANINGS: dict[str, Meaning] = {
    rule.__name__: rule
    for rule in (
        day_rules.day,
        day_rules.week_of,
        day_rules.nth_of_month,
        day_rules.day_of_month,
        day_rules.day_span,
        day_rules.date_span,
        day_rules.weekday_span,
        day_rules.today,
        day_rules.weekday,
        day_rules.relative_weekday,
        day_rules.weekend,
        day_rules.feast,
        unit_rules.year_span,
        unit_rules.month,
        unit_rules.quarter,
        unit_rules.half,
        unit_rules.season,
        unit_rules.decade,
        unit_rules.century,
        unit_rules.year,
        unit_rules.relative_unit,
        unit_rules.told_unit,
        unit_rules.a_year_on,
        unit_rules.unit_span,
        unit_rules.ago,
        unit_rules.hence,
        unit_rules.apart,
        unit_rules.year_before,
        unit_rules.before_last,
    )
}
"""Rules of the grammar by name."""
