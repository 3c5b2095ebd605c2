"""Articles named on the command line; what can't be read is named on standard error and the rest goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from briefing_tui.cli.console import complain

if TYPE_CHECKING:
    from briefing_tui.intake import Refused

__all__ = ["Inputs", "keyboard_again", "standard_input"]

T = TypeVar("T")


class Inputs:
    """Counts what failed while the good ones pass through."""

    def __init__(self, *, late: bool = False) -> None:
        """``late``: name what failed only when :meth:`report` is called."""
        self.failed = 0
        self._late: list[tuple[str, str]] | None = [] if late else None

    def good(self, found: Iterable[T | Refused]) -> Iterator[T]:
        """What could be read, in order."""
        from briefing_tui.intake import Refused

        for one in found:
            if isinstance(one, Refused):
                self.fail(one.ref, one.reason)
            else:
                yield one

    def fail(self, name: str, reason: str) -> None:
        """Name an input that failed."""
        self.failed += 1
        if self._late is None:
            complain(name, reason)
        else:
            self._late.append((name, reason))

    def report(self) -> None:
        """Name the inputs that failed and have not been named."""
        for name, reason in self._late or ():
            complain(name, reason)
        if self._late:
            self._late = []


def standard_input(paths: Iterable[str]) -> BinaryIO | None:
    """Standard input as bytes, where ``-`` asks for it."""
    return sys.stdin.buffer if "-" in paths and sys.stdin is not None else None


def keyboard_again() -> None:
    """Give standard input, spent on an article, back to the keyboard.

    Raises:
        OSError: there is no terminal.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)
