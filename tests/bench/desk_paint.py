"""First paint of the desk in a real terminal, against a bare Textual app."""

from __future__ import annotations

import sys
import tempfile
from statistics import median

from tests.bench.figure import Figure
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


def _first_paint(argv: list[str], home: str) -> float:
    with Terminal([sys.executable, *argv], {"BRIEFING_HOME": home}) as terminal:
        return terminal.wait_for("1 Articles")


def run() -> list[Figure]:
    """Both in turn, nine times; the medians."""
    desk, bare = [], []
    with tempfile.TemporaryDirectory() as home:
        _first_paint(["-m", "briefing_tui"], home)
        for _ in range(_ROUNDS):
            bare.append(_first_paint(["-c", _BARE], home))
            desk.append(_first_paint(["-m", "briefing_tui"], home))
    ratio = median(desk) / median(bare)
    return [
        Figure(
            name="first paint of the desk",
            value=round(median(desk) * 1000),
            unit="ms",
            against=f"a bare Textual app, {median(bare) * 1000:.0f} ms",
            ratio=round(ratio, 2),
            bar="≤ 1.35×",
            ok=ratio <= 1.35,
        )
    ]
