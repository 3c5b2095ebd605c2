"""Whether the terminal is still there."""

from __future__ import annotations

import select
import sys

__all__ = ["terminal_gone"]


def terminal_gone() -> bool:
    """The other end of the terminal has been closed.

    Not every terminal says so by SIGHUP, and Textual would go on reading nothing for ever.
    """
    if sys.__stdin__ is None or not hasattr(select, "poll"):
        return False
    poll = select.poll()
    try:
        poll.register(sys.__stdin__.fileno(), 0)
    except (OSError, ValueError):
        return True
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))
