"""How far long work has come: one line on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time

__all__ = ["Progress"]

_PAUSE = 0.2
"""Seconds between two paintings of the line."""


class Progress:
    """Counts what is done; shows it with its rate, and the time left where the total is known."""

    def __init__(self, what: str, total: int | None = None) -> None:
        """``what`` is being done, in the past tense: *added*."""
        self._what = what
        self._total = total
        self._begun = time.monotonic()
        self._painted = 0.0
        self._shown = False
        self.done = 0

    def step(self, done: int | None = None) -> None:
        """One more is done, or so many are."""
        self.done = self.done + 1 if done is None else done
        now = time.monotonic()
        if now - self._painted >= _PAUSE and sys.stderr is not None and sys.stderr.isatty():
            self._painted = now
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{self}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that others can be printed."""
        if self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __str__(self) -> str:
        seconds = max(time.monotonic() - self._begun, 1e-6)
        rate = self.done / seconds
        line = f"{self.done:,}" + (f" of {self._total:,}" if self._total is not None else "")
        line += f" {self._what}, {rate:,.0f} a second" if rate >= 10 else f" {self._what}, {rate:.1f} a second"
        if self._total and self.done:
            line += f", {_span((self._total - self.done) / rate)} left"
        return line


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
