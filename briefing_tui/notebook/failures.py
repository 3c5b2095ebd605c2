"""Why something could not be saved, in words an analyst can act on."""

from __future__ import annotations

from briefing_tui.notebook.format import Newer, Unreadable
from briefing_tui.text import one_line

__all__ = ["READ_ERRORS", "NotSaved", "reason"]

READ_ERRORS = (OSError, Unreadable, Newer)


class NotSaved(Exception):
    """Nothing was saved, and everything is as it was; the message is one line that gives the reason."""


def reason(error: Exception, name: str) -> str:
    """The reason in one line; ``name`` is what a person calls the store."""
    if isinstance(error, TimeoutError):
        return f"another program has been writing to {name} for too long"
    if isinstance(error, OSError):
        return one_line(error.strerror or str(error))
    if isinstance(error, Newer):
        return str(error)
    return f"{name} was damaged while it was open: {error}"
