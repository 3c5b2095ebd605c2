"""Names of the months, for patterns of whole dates: those of the time grammar (``data/time.toml``, kind M)."""

from __future__ import annotations

from briefing_tui.extraction.cues import table

__all__ = ["MONTH", "MONTHS"]

_NAMED = (word.partition("=") for row in table("time") if row["kind"] == "M" for word in row["words"].split())

MONTHS = {name: int(number) for name, _, number in _NAMED}
"""Number of each month by its names, in lower case."""

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Pattern of a month's name, long ones before those they begin with; to be matched without case."""
