"""Markdown of our own making, told apart from words that must be escaped before they are printed."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_tui.export.wording import NOT_STATED

__all__ = ["EMPTY", "NO_NOTES", "Safe", "safe"]


class Safe(str):
    """Markdown whose foreign words are already escaped.

    Whatever is done to it gives a plain string again, and plain strings are escaped when a template prints them.
    """

    __slots__ = ()


EMPTY = Safe(f"*{NOT_STATED}*")
"""What stands where the article says nothing."""

NO_NOTES = Safe("*No notes*")
"""What stands where the analyst has written nothing: no article could fill that."""


def safe(lines: Iterable[str]) -> Safe:
    """The lines as one piece; :data:`EMPTY` where there is none."""
    return Safe("\n".join(lines)) or EMPTY
