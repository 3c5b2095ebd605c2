"""Standard output for data, standard error for messages; neither ever carries a control byte of foreign text."""

from __future__ import annotations

import os
import sys
from enum import IntEnum

from briefing_tui.text import clean, one_line

__all__ = ["Exit", "columns", "complain", "prepare", "say", "show", "show_bytes"]


class Exit(IntEnum):
    """How the program ended."""

    DONE = 0
    FAILED = 1
    """Some input failed; each was named on standard error and the rest is done."""
    USAGE = 2
    DAMAGED = 3
    """A store is damaged."""
    INTERRUPTED = 130


def prepare() -> None:
    """Let text go out to terminals whose encoding lacks some of its characters."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def show(text: str) -> None:
    """Print text as data, with a line end added."""
    sys.stdout.write(clean(text) + "\n")


def show_bytes(data: bytes) -> None:
    """Print bytes as they are, at once: for programs that read line by line."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """Print one line to standard error."""
    sys.stderr.write(one_line(message) + "\n")


def complain(name: str, reason: str) -> None:
    """Say on one line of standard error what is wrong with what."""
    say(f"briefing: {name}: {reason}")


def columns() -> int | None:
    """Width of the terminal that standard output goes to; None where it goes to a file or a program."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):  # ValueError: a stream without a file behind it
        return None
