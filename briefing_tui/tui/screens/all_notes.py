"""All notes of the library: searched as you type, filtered by label, opened at their place, written into a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing_tui.model import LABELS, Label, Note
from briefing_tui.text import one_line, visible
from briefing_tui.tui.cells import cut, width_of
from briefing_tui.tui.dates import short_date
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.line_view import LineView, Run

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["AllNotes"]

_LABEL = 12
_SHORT = 400
"""Characters of a note that are looked at for its line."""


class AllNotesList(LineView):
    """Two lines a note: label and text, then day, what it is about and the article."""

    can_focus = False
    face = "No notes\n\nNo note of the library matches."

    def __init__(self, desk: Desk, *, id: str) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._notes: tuple[Note, ...] = ()
        self._headlines: dict[str, str] = {}

    def show(self, notes: Sequence[Note]) -> None:
        """Show these notes, the cursor on the first."""
        self._notes, self.cursor = tuple(notes), 0
        self.refresh_rows()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    @property
    def current(self) -> Note | None:
        """The note under the cursor."""
        return self._notes[self.cursor] if self._notes else None

    def _headline(self, article_id: str) -> str:
        # Asked for what is in view only, and kept: ten thousand notes cost no more than ten.
        if article_id not in self._headlines:
            try:
                self._headlines[article_id] = self._desk.notes.headline(article_id)
            except Exception as error:  # a library that can't be read: the notes still can
                return f"✗ {reason(error)}"
        return self._headlines[article_id]

    def row_count(self) -> int:
        """Number of notes."""
        return len(self._notes)

    def line_count(self) -> int:
        """Two lines each."""
        return len(self._notes) * 2

    def row_lines(self, row: int) -> range:
        """The two lines of a note."""
        return range(row * 2, row * 2 + 2)

    def row_at(self, line: int) -> int | None:
        """The note that a line belongs to."""
        return line // 2 if 0 <= line < self.line_count() else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """Label and text, or where it belongs."""
        row, below = divmod(line, 2)
        note = self._notes[row]
        bar: Run = ("▌ " if row == self.cursor else "  ", "mark")
        room = width - _LABEL - 4
        if not below:
            label = note.label.ljust(_LABEL)
            return [bar, (label, "label"), (cut(one_line(note.text[:_SHORT]), room), "strong")]
        day = short_date(note.updated[:10]).strip()
        about = note.row.partition(":")[0] if note.row else ""
        words = f"“{one_line(note.passage.text)}”" if note.passage else ""
        where = " · ".join(filter(None, (self._headline(note.article_id), about, words)))
        return [bar, (day + " " * max(_LABEL - width_of(day), 1), "dim"), (cut(where, room), "dim")]

    @dataclass
    class Opened(Message):
        """The note under the cursor was clicked twice."""

    def on_click(self, event: events.Click) -> None:
        """A click selects; a second one opens."""
        super().on_click(event)
        if event.chain == 2:
            self.post_message(self.Opened())


class AllNotes(ModalScreen[Note | None]):
    """Gives back the note to go to, if one is to be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+n", "dismiss", "back"),
        Binding("down", "move(1)", "down", priority=True),
        Binding("up", "move(-1)", "up", priority=True),
        Binding("pagedown", "page(1)", "page down", priority=True),
        Binding("pageup", "page(-1)", "page up", priority=True),
        Binding("enter", "open", "open", priority=True),
        Binding("ctrl+l", "label", "label", priority=True),
        Binding("ctrl+o", "export", "write out", priority=True),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show the notes of this desk."""
        super().__init__()
        self._desk = desk
        self._label: Label | None = None
        self._list = AllNotesList(desk, id="all-notes-list")
        self._said = Static("", id="all-notes-keys")

    def compose(self) -> ComposeResult:
        """The line to search, the notes and the keys."""
        with Vertical(id="all-notes"):
            yield Input(placeholder="words of note or passage, label:judgement, the id of an article", compact=True)
            yield self._list
        yield self._said

    def on_mount(self) -> None:
        """Look for all of them."""
        self.query_one(Input).cursor_blink = False
        self._say()
        self._search()

    @property
    def query_text(self) -> str:
        """What is asked for, the label included."""
        typed = self.query_one(Input).value.strip()
        return f"label:{self._label} {typed}".strip() if self._label else typed

    def _say(self, text: str = "") -> None:
        keys = " enter open   ↑↓ move   ctrl+l label   ctrl+o write to a file   esc back"
        self._said.update(Content(f" {text}" if text else keys))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._search()

    @work(group="find", exclusive=True, exit_on_error=False)
    async def _search(self) -> None:
        query = self.query_text
        try:
            found = await asyncio.to_thread(self._desk.notes.find, query)
        except Exception as error:  # as everywhere: told in one line
            self._say(f"✗ {reason(error)}")
            return
        if query == self.query_text:
            self._list.show(found)
            label = f"  {self._label}" if self._label else ""
            count = f"{len(found):,} note{'' if len(found) == 1 else 's'}"
            self.query_one("#all-notes").border_title = Content(f"All notes  {count}{label}")
            self._say()

    def action_move(self, step: int) -> None:
        """Up and down."""
        self._list.action_move(step)

    def action_page(self, direction: int) -> None:
        """A screen up or down."""
        self._list.action_page(direction)

    @on(AllNotesList.Opened)
    def action_open(self) -> None:
        """Go to the article, at the row or passage."""
        if self._list.current is not None:
            self.dismiss(self._list.current)

    def action_label(self) -> None:
        """Only notes of the next label; behind the last, all."""
        names: tuple[Label | None, ...] = (None, *LABELS)
        self._label = names[(names.index(self._label) + 1) % len(names)]
        self._search()

    async def action_export(self) -> None:
        """Write what is listed into a file, as ``briefing notes`` prints it."""
        if self._list.current is None:
            self._say("There is nothing to write.")
            return
        today = date.today().isoformat()
        try:
            path = await asyncio.to_thread(
                self._desk.notes.save_page, self.query_text, self._desk.exports.folder, today
            )
        except Exception as error:  # the disk: told in one line
            self._say(f"✗ Not written: {reason(error)}")
        else:
            self._say(f"Written to {visible(str(path))}")
