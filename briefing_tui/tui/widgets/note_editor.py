"""The text field of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from briefing_tui.text import clean
from briefing_tui.tui.widgets.note_completions import NoteCompletions

__all__ = ["NoteEditor"]

_OPEN = re.compile(r"\[\[([^\[\]|\n]{0,60})$")
"""Brackets that are not closed yet, at the end of what stands before the cursor."""


class NoteEditor(TextArea):
    """Plain text with soft wrap; tab leaves it. ``[[`` asks for completions, whose list gets some of the keys."""

    @dataclass
    class LinkBegun(Message):
        """Letters were typed behind ``[[``; None: no link is being written."""

        prefix: str | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            tab_behavior="focus",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=Content("Write; Markdown, [[ links, and it saves itself"),
        )
        self.completions = NoteCompletions(id="completions")
        self.completions.display = False
        self._refused: str | None = None
        """What stood behind the brackets when the list was closed by escape."""

    def put(self, text: str, *, keep_cursor: bool) -> None:
        """Replace the text; the cursor goes to its end, or stays where it is."""
        here = self.cursor_location
        self.load_text(text)
        end = self.document.end
        self.move_cursor(min(here, end) if keep_cursor else end)
        self.completions.close()

    @property
    def link_begun(self) -> str | None:
        """What stands between ``[[`` and the cursor; None where no link is being written."""
        row, column = self.cursor_location
        found = _OPEN.search(self.document.get_line(row)[:column])
        return found[1] if found else None

    def on_text_area_changed(self) -> None:
        """A link may have been begun, or ended."""
        self._tell_link()

    def on_text_area_selection_changed(self) -> None:
        """The cursor may have left the link."""
        if self.link_begun is None:
            self._tell_link()

    def _tell_link(self) -> None:
        begun = self.link_begun
        if begun is None:
            self._refused = None
        if begun is None or self._refused is None or not begun.startswith(self._refused):
            self.post_message(self.LinkBegun(begun))

    def complete(self) -> bool:
        """Put the chosen candidate between the brackets; whether there was one."""
        one, begun = self.completions.chosen, self.link_begun
        self.completions.close()
        if one is None or begun is None:
            return False
        row, column = self.cursor_location
        after = self.document.get_line(row)[column : column + 2]
        end = column + 2 if after == "]]" else column
        self.replace(f"{clean(one.link)}]]", (row, column - len(begun)), (row, end))
        return True

    async def _on_key(self, event: events.Key) -> None:
        """While the list of candidates is open, it gets the keys that choose; else Textual's own handler does."""
        if self.completions.is_open and event.key in ("up", "down", "enter", "tab", "escape"):
            event.stop()
            event.prevent_default()
            if event.key in ("up", "down"):
                self.completions.move(1 if event.key == "down" else -1)
            elif event.key == "escape":
                self._refused = self.link_begun
                self.completions.close()
            else:
                self.complete()

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted comes through the door for untrusted text."""
        event.text = clean(event.text)  # Textual's own handler comes after this one
