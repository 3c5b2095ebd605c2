"""Days in a column: ``31 Mar 2022``."""

from __future__ import annotations

from briefing_tui.days import days
from briefing_tui.wording import date_words, day

__all__ = ["short_date"]


def short_date(iso: str | None) -> str:
    """Day, month and year, of a fixed width; other precisions as they are written elsewhere; empty for none."""
    if not iso:
        return ""
    covered = days(iso)
    exact = covered is not None and covered.length == 1
    return f"{day(iso) or '':>11}" if exact else date_words(iso)
