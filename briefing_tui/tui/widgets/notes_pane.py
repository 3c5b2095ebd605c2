"""The note on the article: Markdown as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from briefing_tui.text import clean, one_line

__all__ = ["NotesPane", "SaveState"]

SaveState = Literal["", "saved", "saving", "typing"]
"""What the title says of the note; empty where there is none."""

_SAYS: dict[SaveState, str] = {"": "", "saved": "✓ saved", "saving": "… saving", "typing": "…"}

PAUSE = 0.5
"""Seconds without typing after which the note is saved."""


class NotesPane(TextArea):
    """An editor for one article's note. It says what was typed and when typing rests; saving is the screen's."""

    @dataclass
    class Typed(Message):
        """The note has another text now."""

        article_id: str
        text: str

    @dataclass
    class Rested(Message):
        """Nothing has been typed for half a second."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            tab_behavior="focus",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=Content("n  write a note; Markdown, and it saves itself"),
        )
        self._article_id: str | None = None
        self._known = ""
        self._pause: Timer | None = None
        self.say("")

    @property
    def article_id(self) -> str | None:
        """The article that the note is about."""
        return self._article_id

    def show(self, article_id: str | None, text: str) -> None:
        """Show an article's note, the cursor at its end; nothing changes where it is shown already."""
        self.read_only = article_id is None
        if article_id == self._article_id and text == self.text:
            return
        here = self.cursor_location if article_id == self._article_id and self.has_focus else None
        self._article_id, self._known = article_id, text
        self.load_text(text)
        end = self.document.end
        self.move_cursor(end if here is None else min(here, end))

    def untold(self) -> tuple[str, str] | None:
        """Article and text, where something was typed that :class:`Typed` has not told yet."""
        if self._article_id is None or self.text == self._known:
            return None
        self._known = self.text
        return self._article_id, self._known

    def say(self, state: SaveState, failure: str | None = None) -> None:
        """Tell in the title whether the note is on disk."""
        tail = f"not saved: {one_line(failure)}" if failure else _SAYS[state]
        self.border_subtitle = Content(tail) if tail else None
        self.set_class(failure is not None, "-failed")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand the new text on, and wait for typing to rest."""
        event.stop()
        text = self.text
        if self._article_id is None or text == self._known:
            return
        self._known = text
        self.post_message(self.Typed(self._article_id, text))
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, lambda: self.post_message(self.Rested()))

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted comes through the door for untrusted text."""
        event.text = clean(event.text)  # Textual's own handler comes after this one
