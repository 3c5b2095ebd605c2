"""A form whose fields are saved one by one, as they are left: what all forms of statements have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from briefing_tui.tradecraft import Tradecraft, TradecraftError
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.choice_row import ChoiceRow

__all__ = ["LABEL", "Lines", "StatedForm", "labelled"]

LABEL = 11
"""Cells of a field's name."""

Change = Callable[[Tradecraft], Tradecraft]
"""Makes of what is stated what shall be."""


class Lines(TextArea):
    """A few lines of text; up in the first and down in the last go to the field before and after."""

    def __init__(self, text: str, *, id: str, placeholder: str = "") -> None:
        """Show ``text``; it grows with what is typed."""
        super().__init__(text, soft_wrap=True, tab_behavior="focus", compact=True, id=id, placeholder=placeholder)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down, and out at the end."""
        if self.cursor_at_last_line and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up, and out at the start."""
        if self.cursor_at_first_line and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)


def labelled(label: str, box: Input | Lines) -> Horizontal:
    """A field with its name before it."""
    classes = "typed" if isinstance(box, Input) else "typed lines"
    return Horizontal(Static(Content(f"  {label:<{LABEL}}"), classes="label"), box, classes=classes)


class StatedForm(ModalScreen[None]):
    """A subclass says what leaving a field changes. What does not fit is said and stays in its field, unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close"),
        Binding("enter", "app.focus_next", "next"),
        Binding("down", "app.focus_next", "down"),
        Binding("up", "app.focus_previous", "up"),
    ]

    def __init__(self, restate: Callable[[Change], Tradecraft]) -> None:
        """Nothing is saved yet.

        Args:
            restate: has what is stated changed; called in a thread.
        """
        super().__init__()
        self._restate = restate
        self._wrong: str | None = None
        """Field whose value does not fit."""
        self._one_at_a_time = asyncio.Lock()

    def change_by(self, field: str) -> Change | None:
        """What the value of a field changes; None: nothing yet."""
        raise NotImplementedError

    def value_of(self, field: str) -> str:
        """What stands in a field."""
        widget = self.query_one(f"#{field}")
        if isinstance(widget, TextArea):
            return widget.text
        return widget.value if isinstance(widget, Input | ChoiceRow) else ""

    def lines_of(self, field: str) -> tuple[str, ...]:
        """What stands in a field, line by line, without blank ones."""
        return tuple(" ".join(line.split()) for line in self.value_of(field).splitlines() if line.strip())

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save the field that was left."""
        if (field := _named(event.widget)) is not None:
            self.run_worker(self.save(field), group="state", exit_on_error=False)

    def on_input_submitted(self) -> None:
        """On to the next field, as everywhere in the form."""
        self.focus_next()

    async def save(self, field: str) -> bool:
        """Save one field, and say where that fails; whether what stands in it is saved."""
        async with self._one_at_a_time:
            change = self.change_by(field)
            if change is None:
                return True
            try:
                await asyncio.to_thread(self._restate, change)
            except TradecraftError as error:
                self._say(field, str(error))
            except Exception as error:  # whatever the store says: what was typed stays in the form
                self._say(field, f"Not saved: {reason(error)}")
            else:
                if self._wrong == field:
                    self._say(None, "")
                return True
            return False

    def _say(self, field: str | None, text: str) -> None:
        self._wrong = field
        self.query_one("#wrong", Static).update(Content(f"✗ {text}" if text else ""))

    async def action_leave(self) -> None:
        """Save what is in hand and close; what does not fit keeps the form open once."""
        field, told = _named(self.focused), self._wrong
        if field is not None and not await self.save(field) and told != field:
            return
        self.dismiss(None)


def _named(widget: Widget | None) -> str | None:
    return widget.id if isinstance(widget, TextArea | Input | ChoiceRow) else None
