"""A list to choose from in a dialog: each line one thing, enter takes it, escape leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

__all__ = ["Listing"]

T = TypeVar("T")


class Listing(ModalScreen[T | None]):
    """A subclass says what its keys do with the line under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "close"),
        Binding("j", "move(1)", "down"),
        Binding("k", "move(-1)", "up"),
    ]

    heading = ""
    keys = "enter  choose   esc  close"
    nothing = "There is nothing to list."
    """What the dialog says while it is empty."""

    def __init__(self) -> None:
        """Nothing is listed yet."""
        super().__init__()
        self._items: list[T] = []

    def line_of(self, item: T, number: int) -> Content:
        """How an item is listed; numbers begin at 1."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The list, what it says while it is empty, and the keys."""
        with Vertical(classes="dialog listing"):
            yield OptionList(markup=False, compact=True)
            yield Static(Content(self.nothing), classes="nothing")
            yield Static("", classes="wrong")
            yield Static(Content(self.keys), classes="keys")

    def on_mount(self) -> None:
        """Name the dialog, and list what there is."""
        self.query_one(".dialog").border_title = Content(self.heading)
        self.list_items(self._items)

    def list_items(self, items: Sequence[T]) -> None:
        """List these, the cursor where it was."""
        rows = self.query_one(OptionList)
        at = rows.highlighted or 0
        self._items = list(items)
        rows.clear_options()
        rows.add_options([self.line_of(item, number) for number, item in enumerate(self._items, start=1)])
        rows.display = bool(self._items)
        self.query_one(".nothing").display = not self._items
        if self._items:
            rows.highlighted = min(at, len(self._items) - 1)
            rows.focus()

    def put_cursor(self, at: int) -> None:
        """Put the cursor on the line with this index."""
        self.query_one(OptionList).highlighted = at

    @property
    def current(self) -> T | None:
        """What the cursor stands on."""
        at = self.query_one(OptionList).highlighted
        return self._items[at] if at is not None and at < len(self._items) else None

    def say_wrong(self, text: str) -> None:
        """Say below the list what did not work."""
        self.query_one(".wrong", Static).update(Content(f"✗ {text}" if text else ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line under the cursor."""
        event.stop()
        self.taken(self._items[event.option_index])

    def taken(self, item: T) -> None:
        """Hand it back."""
        self.dismiss(item)

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Up and down."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()
