"""First paint of the desk in a real terminal, against a bare Textual app.

Three moments: the empty panes and the list's first rows, both drawn by hand, and Textual's own paint of the same,
from which on keys are answered. What was typed before is not lost.
"""

from __future__ import annotations

import sys
import tempfile
from statistics import median

from tests.bench.figure import Figure
from tests.bench.installed import as_installed
from tests.tui.terminal import Terminal

__all__ = ["run"]

_BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("1 Articles")

Bare().run()
"""

_ROUNDS = 9
_DESK = ["-m", "briefing_tui"]
_TEXTUAL = b"\x1b[?1049h"
"""Printed once for what is drawn by hand, and once more when Textual takes the terminal over."""


def _bare(home: str) -> float:
    with Terminal([sys.executable, "-c", _BARE], as_installed(home)) as terminal:
        return terminal.wait_for("1 Articles")


def _desk(home: str) -> tuple[float, float, float]:
    with Terminal([sys.executable, *_DESK], as_installed(home)) as terminal:
        panes = terminal.wait_for("1 Articles")
        rows = terminal.wait_for("1 of 1")
        while terminal.raw.count(_TEXTUAL) < 2:
            terminal.drain(0.001)
        terminal.raw = terminal.raw.split(_TEXTUAL)[2]
        return panes, rows, terminal.wait_for("1 of 1")


def run() -> list[Figure]:
    """Both in turn, nine times; the medians."""
    with tempfile.TemporaryDirectory() as home:
        _bare(home), _desk(home)  # these write the bytecode
        bare, desk = zip(*((_bare(home), _desk(home)) for _ in range(_ROUNDS)), strict=True)
    base = median(bare)
    panes, rows, face = (median(times) for times in zip(*desk, strict=True))
    return [
        Figure(
            name=name,
            value=round(seconds * 1000),
            unit="ms",
            against=f"a bare Textual app, {base * 1000:.0f} ms",
            ratio=round(seconds / base, 2),
            bar=bar,
            ok=seconds <= 1.35 * base or not bar,
        )
        for name, seconds, bar in (
            ("first paint: the empty panes", panes, "≤ 1.35×"),
            ("first paint: the list's rows", rows, "≤ 1.35×"),
            ("… painted by Textual, keys live", face, ""),
        )
    ]
