"""The empty panes, drawn by hand before anything is loaded.

Loading the face takes a few tenths of a second; the analyst sees the desk at once, and what is typed meanwhile waits
in the terminal. A test keeps these panes where the style sheet puts the real ones.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Box", "drawn_frame", "panes"]

_ALTERNATE, _HIDDEN, _DIM, _PLAIN, _HOME = "\x1b[?1049h", "\x1b[?25l", "\x1b[2m", "\x1b[0m", "\x1b[H\x1b[2J"
_FOOTER = _TABS = 1
_LIST_SHARE, _LIST_SHARE_MEDIUM, _LIST_LIMIT = 0.32, 0.36, 60


@dataclass(frozen=True, slots=True)
class Box:
    """A pane: its title, and its place in columns and rows of the terminal."""

    title: str
    x: int
    y: int
    width: int
    height: int

    def draw(self) -> str:
        """Its border, as the terminal is told to print it."""
        inner = self.width - 2
        name = f"─ {self.title} "[:inner]
        lines = ["╭" + name.ljust(inner, "─") + "╮"]
        lines += ["│" + " " * inner + "│"] * (self.height - 2)
        lines.append("╰" + "─" * inner + "╯")
        return "".join(f"\x1b[{self.y + 1 + row};{self.x + 1}H{line}" for row, line in enumerate(lines))


def panes(width: int, height: int) -> list[Box]:
    """The panes that a terminal of this many columns and rows starts with; of the medium layout, the list alone."""
    high = height - _FOOTER
    if width < 90:
        return [Box("1 Articles", 0, _TABS, width, high - _TABS)]
    if width < 120:
        return [Box("1 Articles", 0, 0, int(width * _LIST_SHARE_MEDIUM), high)]
    left = min(int(width * _LIST_SHARE), _LIST_LIMIT)
    middle = (width - left) // 2
    source = high * 2 // 3
    side = left + middle
    return [
        Box("1 Articles", 0, 0, left, high),
        Box("2 Brief", left, 0, middle, high),
        Box("3 Source", side, 0, width - side, source),
        Box("4 Notes", side, source, width - side, high - source),
    ]


@contextlib.contextmanager
def drawn_frame() -> Iterator[None]:
    """Draw the empty panes on the terminal, and keep what is typed from being printed until the face takes over."""
    if os.environ.get("TERM", "dumb") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield
        return
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    silent = [*before]
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    size = os.get_terminal_size(sys.stdout.fileno())
    boxes = "".join(box.draw() for box in panes(size.columns, size.lines))
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, silent)
        sys.stdout.write(f"{_ALTERNATE}{_HIDDEN}{_HOME}{_DIM}{boxes}{_PLAIN}")
        sys.stdout.flush()
        yield
    except BaseException:
        sys.stdout.write("\x1b[?1049l\x1b[?25h")
        sys.stdout.flush()
        raise
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
