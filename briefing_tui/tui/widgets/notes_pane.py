"""The note on the article: Markdown as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from briefing_tui.text import one_line

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from briefing_tui.tui.widgets.note_editor import NoteEditor

__all__ = ["NotesPane", "SaveState"]

SaveState = Literal["", "saved", "saving", "typing"]
"""What the title says of the note; empty where there is none."""

_SAYS: dict[SaveState, str] = {"": "", "saved": "✓ saved", "saving": "… saving", "typing": "…"}

PAUSE = 0.5
"""Seconds without typing after which the note is saved."""


class NotesPane(Container):
    """One article's note. It says what was typed and when typing rests; saving is the screen's.

    The editor is the dearest widget of the desk, so it comes after the first paint, by :meth:`furnish`.
    """

    @dataclass
    class Typed(Message):
        """The note has another text now."""

        article_id: str
        text: str

    @dataclass
    class Rested(Message):
        """Nothing has been typed for half a second."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article_id: str | None = None
        self._known = ""
        self._pause: Timer | None = None
        self.editor: NoteEditor | None = None
        """The text field, once there is one."""

    def furnish(self) -> None:
        """Put the editor in."""
        from briefing_tui.tui.widgets.note_editor import NoteEditor

        self.editor = NoteEditor(id="editor")
        self.mount(self.editor)
        self.editor.put(self._known, keep_cursor=False)

    @property
    def article_id(self) -> str | None:
        """The article that the note is about."""
        return self._article_id

    @property
    def text(self) -> str:
        """The note as it stands in the editor."""
        return self._known if self.editor is None else self.editor.text

    def show(self, article_id: str | None, text: str) -> None:
        """Show an article's note; nothing changes where it is shown already."""
        same = article_id == self._article_id
        if same and text == self.text:
            return
        self._article_id, self._known = article_id, text
        if self.editor is not None:
            self.editor.read_only = article_id is None
            self.editor.put(text, keep_cursor=same and self.editor.has_focus)

    def untold(self) -> tuple[str, str] | None:
        """Article and text, where something was typed that :class:`Typed` has not told yet."""
        if self._article_id is None or self.text == self._known:
            return None
        self._known = self.text
        return self._article_id, self._known

    def say(self, state: SaveState, failure: str | None = None) -> None:
        """Tell in the frame whether the note is on disk."""
        tail = f"not saved: {one_line(failure)}" if failure else _SAYS[state]
        self.border_subtitle = Content(tail) if tail else None
        self.set_class(failure is not None, "-failed")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand the new text on, and wait for typing to rest."""
        event.stop()
        typed = self.untold()
        if typed is None:
            return
        self.post_message(self.Typed(*typed))
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self.post_message(self.Rested()))
