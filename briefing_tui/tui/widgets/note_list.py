"""The notes on an article, one below the other: what each claims to be, what it is about, and its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from briefing_tui.model import Note
from briefing_tui.tui.cells import cut, width_of
from briefing_tui.tui.commands import bindings
from briefing_tui.tui.markdown_lines import markdown_lines
from briefing_tui.tui.note_anchors import Anchor
from briefing_tui.tui.widgets.line_view import LineView, Run

__all__ = ["Entry", "NoteList"]

_TALL = 12
"""Lines of a note that are shown where there are others."""

Entry = tuple[Note, Anchor]


class NoteList(LineView):
    """A note under the cursor can be written on, labelled, deleted, and its links followed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("notes")]

    @dataclass
    class Asked(Message):
        """Something is to be done with the note under the cursor: ``edit``, ``delete``, a label …"""

        what: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._lines: list[tuple[int | None, tuple[Run, ...]]] = []
        self._extents: list[range] = []
        self._laid_out: tuple[tuple[Entry, ...], int] | None = None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these notes, the cursor on the same one as before, or as near as can be."""
        here = self.current
        self._entries = tuple(entries)
        self.cursor = max(0, min(self.cursor, len(self._entries) - 1))
        if here is not None:
            self.select(here.id)
        self.refresh_rows()
        self.show_cursor()

    def select(self, note_id: str) -> None:
        """Put the cursor on a note, if it is there."""
        for place, (note, _) in enumerate(self._entries):
            if note.id == note_id:
                self.cursor = place

    @property
    def current(self) -> Note | None:
        """The note under the cursor."""
        return self._entries[self.cursor][0] if self.cursor < len(self._entries) else None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is shown."""
        return tuple(note for note, _ in self._entries)

    # the lines ---------------------------------------------------------------------------------------------

    def layout_lines(self, width: int) -> None:
        """Wrap all notes, unless that is done for this width already."""
        if self._laid_out == (self._entries, width):
            return
        self._laid_out, self._lines, self._extents = (self._entries, width), [], []
        for place, (note, anchor) in enumerate(self._entries):
            if place:
                self._lines.append((None, ()))
            start = len(self._lines)
            self._lines.append((place, _head(note, anchor, width - 3)))
            body = markdown_lines(note.text, width - 5)
            if len(body) > _TALL and len(self._entries) > 1:
                body = (*body[: _TALL - 1], (("…", "dim"),))
            self._lines += [(place, (("  ", ""), *runs)) for runs in body]
            self._extents.append(range(start, len(self._lines)))

    def row_count(self) -> int:
        """Number of notes."""
        return len(self._entries)

    def line_count(self) -> int:
        """All lines at the current width."""
        return len(self._lines)

    def row_lines(self, row: int) -> range:
        """The lines of a note."""
        return self._extents[row] if row < len(self._extents) else range(0)

    def row_at(self, line: int) -> int | None:
        """The note that a line belongs to."""
        return self._lines[line][0] if 0 <= line < len(self._lines) else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """The prepared runs, after the cursor's bar."""
        row, runs = self._lines[line]
        return [("▌" if row == self.cursor and self.has_focus else " ", "mark"), *runs]

    # what can be done --------------------------------------------------------------------------------------

    def action_do(self, what: str) -> None:
        """Ask for something to be done with the note under the cursor."""
        self.post_message(self.Asked(what))

    def on_click(self, event: events.Click) -> None:
        """A click selects; a second one edits."""
        super().on_click(event)
        if event.chain == 2 and self.current is not None:
            self.post_message(self.Asked("edit"))


def _head(note: Note, anchor: Anchor, width: int) -> tuple[Run, ...]:
    label = note.label.upper()
    words = cut(anchor.words, max(width - width_of(label) - 2, 0))
    return ((label, "label"), ("  ", ""), (words, "warn" if anchor.lost else "dim"))
