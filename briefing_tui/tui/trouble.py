"""What went wrong, in one line for the analyst."""

from __future__ import annotations

from briefing_tui.text import one_line, shorten

__all__ = ["reason"]


def reason(error: BaseException) -> str:
    """The error's own words, else its kind."""
    return shorten(one_line(str(error)), 300) or type(error).__name__
