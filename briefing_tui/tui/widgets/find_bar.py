"""The line to find articles by a query, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

__all__ = ["FindBar"]

_KEPT = 50
"""Queries that are remembered."""


class FindBar(Input):
    """Filters as you type; enter goes to the list, escape clears, up and down go through what was asked before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "earlier"),
        Binding("down", "recall(1)", "later"),
    ]

    @dataclass
    class Changing(Message):
        """Another query stands in the line."""

        query: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, placeholder='words, "phrases", who: is:unread tag: published:', compact=True, select_on_focus=False
        )
        self.cursor_blink = False
        self.trouble = Static(id="find-wrong")
        """Where the query is wrong, below it."""
        self.trouble.display = False
        self._history: list[str] = []
        self._at = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand the query on."""
        event.stop()
        self.post_message(self.Changing(event.value))

    def say_wrong(self, reason: str | None, position: int | None = None) -> None:
        """Say what is wrong, a caret below the place where; None: nothing is."""
        self.trouble.display = reason is not None
        if reason is not None:
            before = max(cell_len(self.value[: position or 0]) - self.scroll_offset.x, 0)
            caret = f"{' ' * min(before, max(self.size.width - 1, 0))}▲\n" if position is not None else ""
            self.trouble.update(Content(f"{caret}✗ {reason}"))

    def remember(self) -> None:
        """Keep the query for later."""
        query = self.value.strip()
        if query:
            self._history = [*(each for each in self._history if each != query), query][-_KEPT:]
        self._at = len(self._history)

    def action_recall(self, step: int) -> None:
        """Put an earlier query into the line, or a later one; behind the last, none."""
        self._at = max(0, min(self._at + step, len(self._history)))
        self.value = self._history[self._at] if self._at < len(self._history) else ""
        self.cursor_position = len(self.value)
