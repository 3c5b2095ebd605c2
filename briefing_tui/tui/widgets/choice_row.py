"""One choice of a form: a label, and what is chosen between two arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing_tui.tui.cells import cut

__all__ = ["ChoiceRow", "Option"]

_LABEL = 11


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen."""

    value: str
    name: str
    about: str = ""
    """What it is, shown while it is chosen."""


class ChoiceRow(Widget, can_focus=True):
    """Left and right choose, so does a click; up and down go to the next row of the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,space", "turn(1)", "next"),
        Binding("left,h", "turn(-1)", "previous"),
        Binding("down,j", "app.focus_next", "down"),
        Binding("up,k", "app.focus_previous", "up"),
    ]

    @dataclass
    class Changed(Message):
        """Something else is chosen."""

        row: ChoiceRow

    def __init__(self, label: str, options: Sequence[Option], value: str, *, id: str) -> None:
        """Offer ``options``, of which ``value`` is chosen, or the first where there is no such value."""
        super().__init__(id=id, classes="choice")
        self._label, self._options = label, list(options)
        values = [option.value for option in self._options]
        self._at = values.index(value) if value in values else 0

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._options[self._at].value

    def action_turn(self, step: int) -> None:
        """Choose the next one, round and round."""
        if len(self._options) > 1:
            self._at = (self._at + step) % len(self._options)
            self.refresh()
            self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the next one."""
        self.focus()
        self.action_turn(1)

    def render(self) -> Content:
        """The label, the choice, and what it is."""
        option = self._options[self._at]
        many = len(self._options) > 1
        name = f"‹ {option.name} ›" if many else f"  {option.name}"
        room = max(self.size.width - 2 - _LABEL - cell_len(name) - 2, 0)
        return Content.assemble(
            ("▌ " if self.has_focus else "  ", "$ink-mark"),
            (self._label.ljust(_LABEL), "$ink-dim"),
            (name, "bold $ink-strong"),
            ("  " + cut(option.about, room), "$ink-dim"),
        )
