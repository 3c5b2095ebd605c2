"""The notes on the article: a list of them, and the one that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from briefing_tui.model import Label, Note
from briefing_tui.text import one_line
from briefing_tui.tui.note_anchors import Anchor
from briefing_tui.tui.widgets.note_list import Entry, NoteList

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from briefing_tui.tui.widgets.note_editor import NoteEditor
    from briefing_tui.tui.widgets.note_head import NoteHead
    from briefing_tui.tui.widgets.note_preview import NotePreview

__all__ = ["NotesPane", "SaveState"]

SaveState = Literal["", "saved", "saving", "typing"]
"""What the title says of the notes; empty where there is none."""

_SAYS: dict[SaveState, str] = {"": "", "saved": "✓ saved", "saving": "… saving", "typing": "…"}

PAUSE = 0.5
"""Seconds without typing after which a note is saved."""
_GLIMPSE = 0.1
"""Seconds without typing after which the preview follows."""
_BESIDE = 76
"""Cells of the pane from which on the preview stands beside the text, not below it."""


class NotesPane(Container):
    """One article's notes. It says what was typed and when typing rests; saving is the screen's.

    The editor is the dearest widget of the desk, so it comes after the first paint, by :meth:`furnish`.
    """

    @dataclass
    class Typed(Message):
        """The note that is being written has another text now."""

        note: Note

    @dataclass
    class Rested(Message):
        """Nothing has been typed for half a second."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.list = NoteList(id="note-list")
        self.nothing = ""
        """What to say where an article has no notes."""
        self.article_id: str | None = None
        """The article that the notes are about."""
        self.writing: Note | None = None
        """The note that is being written, as far as it was told by :class:`Typed`."""
        self.editor: NoteEditor | None = None
        """The text field, once there is one."""
        self._head: NoteHead | None = None
        self._preview: NotePreview | None = None
        self._previewing = False
        self._anchor = Anchor()
        self._pause: Timer | None = None
        self._glimpse: Timer | None = None

    def compose(self) -> ComposeResult:
        """The list; the rest comes by :meth:`furnish`."""
        yield self.list

    def furnish(self) -> None:
        """Put in what is needed for writing, unless that is done."""
        if self.editor is not None:
            return
        from briefing_tui.tui.widgets.note_editor import NoteEditor
        from briefing_tui.tui.widgets.note_head import NoteHead
        from briefing_tui.tui.widgets.note_preview import NotePreview

        self.editor, self._head = NoteEditor(id="editor"), NoteHead(id="note-head")
        self._preview = NotePreview(id="note-preview")
        paper = Container(self.editor, self._preview, id="paper")
        self.mount(Container(self._head, paper, id="writing"), self.editor.completions)

    # the notes ---------------------------------------------------------------------------------------------

    @property
    def entrance(self) -> Widget:
        """What gets the focus when the pane does."""
        return self.list if self.writing is None or self.editor is None else self.editor

    @property
    def current(self) -> Note | None:
        """The note that is being written, else the one under the cursor of the list."""
        return self.list.current if self.writing is None else replace(self.writing, text=self.text)

    @property
    def text(self) -> str:
        """The text of :attr:`current` as it stands."""
        if self.writing is not None and self.editor is not None:
            return self.editor.text
        return self.list.current.text if self.list.current is not None else ""

    def show(self, article_id: str | None, entries: Sequence[Entry]) -> None:
        """Show an article's notes. The one being written takes another text over unless something was typed."""
        if article_id != self.article_id:
            self.article_id = article_id
            self.close()
            self.list.cursor = 0
        self.list.face = self.nothing if article_id is not None else ""
        self.list.show(entries)
        for note, anchor in entries:
            if self.writing is not None and note.id == self.writing.id and not self._typed:
                self._anchor = anchor
                if note.text != self.text and self.editor is not None:
                    self.editor.put(note.text, keep_cursor=self.editor.has_focus)
                self.writing = note
                self._show_head()

    # writing -----------------------------------------------------------------------------------------------

    def write(self, note: Note, anchor: Anchor) -> None:
        """Open a note for writing."""
        self.furnish()
        assert self.editor is not None
        if self.writing is None or self.writing.id != note.id:
            self.writing, self._anchor = note, anchor
            self.editor.put(note.text, keep_cursor=False)
        self._show_head()
        self.add_class("-writing")
        self._show_preview()

    def close(self) -> None:
        """Back to the list; the cursor stands on what was written."""
        if self.writing is None:
            return
        written, self.writing = self.writing, None
        self.remove_class("-writing")
        if self.editor is not None:
            self.editor.completions.close()
        self.list.select(written.id)
        self.list.refresh_rows()

    def label(self, label: Label) -> Note | None:
        """Give the note that is being written another label; the note as it then is."""
        if self.writing is not None:
            self.writing = replace(self.writing, label=label)
            self._show_head()
        return self.writing

    def _show_head(self) -> None:
        if self._head is not None and self.writing is not None:
            self._head.show(self.writing.label, self._anchor)

    @property
    def _typed(self) -> bool:
        return self.writing is not None and self.text != self.writing.text

    def untold(self) -> Note | None:
        """The note that is being written, where something was typed that :class:`Typed` has not told yet."""
        if self.writing is None or not self._typed:
            return None
        self.writing = replace(self.writing, text=self.text)
        return self.writing

    def say(self, state: SaveState, failure: str | None = None) -> None:
        """Tell in the frame whether the notes are on disk."""
        tail = f"not saved: {one_line(failure)}" if failure else _SAYS[state]
        self.border_subtitle = Content(tail) if tail else None
        self.set_class(failure is not None, "-failed")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand the new text on, and wait for typing to rest."""
        event.stop()
        typed = self.untold()
        if typed is None:
            return
        self.post_message(self.Typed(typed))
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self.post_message(self.Rested()))
        if self._previewing:
            if self._glimpse is not None:
                self._glimpse.stop()
            self._glimpse = self.set_timer(_GLIMPSE, self._show_preview)

    # the preview -------------------------------------------------------------------------------------------

    def preview(self, on: bool) -> None:
        """Show the note as it will be read while it is written, or not."""
        self._previewing = on
        self.set_class(on, "-previewing")
        self.call_after_refresh(self._show_preview)

    def _show_preview(self) -> None:
        if not self._previewing or self._preview is None or self.editor is None:
            return
        self.set_class(self.size.width >= _BESIDE, "-beside")
        last = max(self.editor.document.line_count - 1, 1)
        self._preview.show(self.text, self.editor.cursor_location[0] / last)
