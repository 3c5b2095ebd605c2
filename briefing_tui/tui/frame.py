"""The panes and the list's first rows, drawn by hand before the screen's library is loaded.

Loading it takes a few tenths of a second; the analyst sees the desk and its articles at once, and what is typed
meanwhile waits in the terminal. A test keeps what is drawn where the real panes put it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.text import visible

if TYPE_CHECKING:
    from briefing_tui.tui.cells import Run
    from briefing_tui.tui.first_look import FirstLook

__all__ = ["Box", "Frame", "drawn_frame", "list_lines", "panes"]

_ALTERNATE, _HIDDEN, _DIM, _PLAIN, _HOME = "\x1b[?1049h", "\x1b[?25l", "\x1b[2m", "\x1b[0m", "\x1b[H\x1b[2J"
_INKS = {"strong": "\x1b[1m", "warn": "\x1b[1m", "dim": _DIM}
"""The terminal's own: which colours the theme has is not known yet."""
_FOOTER = _TABS = 1
_LIST_SHARE, _LIST_SHARE_MEDIUM, _LIST_LIMIT = 0.32, 0.36, 60
_SCROLLBAR = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A pane: its title, and its place in columns and rows of the terminal."""

    title: str
    x: int
    y: int
    width: int
    height: int

    def draw(self, subtitle: str = "") -> str:
        """Its border, as the terminal is told to print it."""
        inner = self.width - 2
        name = f"─ {self.title} "[:inner]
        foot = f" {subtitle} ─" if subtitle and len(subtitle) + 3 <= inner else ""
        lines = ["╭" + name.ljust(inner, "─") + "╮"]
        lines += ["│" + " " * inner + "│"] * (self.height - 2)
        lines.append("╰" + foot.rjust(inner, "─") + "╯")
        return "".join(f"\x1b[{self.y + 1 + row};{self.x + 1}H{line}" for row, line in enumerate(lines))


class Frame:
    """What stands on a terminal of this many columns and lines."""

    def __init__(self, width: int, height: int) -> None:
        self._boxes = panes(width, height)

    @property
    def list_height(self) -> int:
        """Lines that the list has."""
        return self._boxes[0].height - 2

    def draw(self) -> None:
        """Draw the empty panes."""
        _write(f"{_ALTERNATE}{_HIDDEN}{_HOME}{_DIM}{''.join(box.draw() for box in self._boxes)}{_PLAIN}")

    def draw_list(self, look: FirstLook | None) -> None:
        """Draw the rows of the list into its pane."""
        if look is None or not look.numbers:
            return
        from briefing_tui.tui.list_rows import place_words

        box = self._boxes[0]
        drawn = [_DIM, box.draw(place_words(look.cursor or 0, len(look.numbers))), _PLAIN]
        for number, line in enumerate(list_lines(look, box.width - 2 - _SCROLLBAR, self.list_height)):
            words = "".join(f"{_INKS.get(ink, '')}{visible(text)}{_PLAIN}" for text, ink in line)
            drawn.append(f"\x1b[{box.y + 2 + number};{box.x + 2}H{words}")
        _write("".join(drawn))


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


def list_lines(look: FirstLook, width: int, height: int) -> list[list[Run]]:
    """The lines of the list that are in view, scrolled until the whole row under the cursor is."""
    from briefing_tui.tui.list_rows import about_runs, headline_runs

    here = look.cursor or 0
    lines: list[list[Run]] = []
    for index, row in enumerate(look.rows, start=look.top):
        lines.append(headline_runs(row, width, here=index == here))
        lines.append(about_runs(row, width, here=index == here))
    hidden = max((here + 1) * 2 - height, 0) - look.top * 2
    return lines[hidden : hidden + height]


@contextlib.contextmanager
def drawn_frame() -> Iterator[Frame | None]:
    """Draw the empty panes on the terminal, and keep what is typed from being printed until the screen takes over.

    Gives what can draw more into them; None where there is nothing to draw on.
    """
    if os.environ.get("TERM", "dumb") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield None
        return
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    silent = [*before]
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    size = os.get_terminal_size(sys.stdout.fileno())
    frame = Frame(size.columns, size.lines)
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, silent)
        frame.draw()
        yield frame
    except BaseException:
        _write("\x1b[?1049l\x1b[?25h")
        raise
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
