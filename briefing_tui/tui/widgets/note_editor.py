"""The text field of the note."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import TextArea

from briefing_tui.text import clean

__all__ = ["NoteEditor"]


class NoteEditor(TextArea):
    """Plain text with soft wrap; tab leaves it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            tab_behavior="focus",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=Content("n  write a note; Markdown, and it saves itself"),
        )

    def put(self, text: str, *, keep_cursor: bool) -> None:
        """Replace the text; the cursor goes to its end, or stays where it is."""
        here = self.cursor_location
        self.load_text(text)
        end = self.document.end
        self.move_cursor(min(here, end) if keep_cursor else end)

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted comes through the door for untrusted text."""
        event.text = clean(event.text)  # Textual's own handler comes after this one
