"""Rows of a brief to be ticked: the mark tells which are, without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

__all__ = ["RowPicks"]


class RowPicks(OptionList):
    """Space or enter ticks a row, and unticks it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "tick")]

    @dataclass
    class Changed(Message):
        """Another row is ticked, or one less."""

    def __init__(self, rows: Sequence[tuple[str, str]], ticked: Iterable[str], *, id: str) -> None:
        """Offer rows.

        Args:
            rows: id and name of each.
            ticked: ids of those that are ticked.
            id: id of the widget.
        """
        self._rows, self._ticked = list(rows), set(ticked)
        super().__init__(*(self._line(at) for at in range(len(self._rows))), markup=False, compact=True, id=id)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked rows, in their order."""
        return tuple(id for id, _ in self._rows if id in self._ticked)

    def _line(self, at: int) -> Content:
        id, name = self._rows[at]
        return Content(f"{'✓' if id in self._ticked else '·'} {name}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or untick it."""
        event.stop()
        at = event.option_index
        self._ticked ^= {self._rows[at][0]}
        self.replace_option_prompt_at_index(at, self._line(at))
        self.post_message(self.Changed())
