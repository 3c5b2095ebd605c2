"""The line to find articles by words."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

__all__ = ["FindBar"]


class FindBar(Input):
    """Filters as you type; enter goes to the list, escape clears."""

    @dataclass
    class Changing(Message):
        """Another query stands in the line."""

        query: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, placeholder="words in title or text", compact=True, select_on_focus=False)
        self.cursor_blink = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand the query on."""
        event.stop()
        self.post_message(self.Changing(event.value))
