"""Which of the links in a note to follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

__all__ = ["PickLink"]


class PickLink(ModalScreen[str | None]):
    """Gives back what stands between the brackets of the link."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,o", "dismiss", "close"),
        Binding("j", "move(1)", "down"),
        Binding("k", "move(-1)", "up"),
    ]

    def __init__(self, links: Sequence[str]) -> None:
        """Offer these links."""
        super().__init__()
        self._links = links

    def compose(self) -> ComposeResult:
        """The links and the keys."""
        with Vertical(classes="dialog", id="picker"):
            yield OptionList(*(Content(link.rpartition("|")[2]) for link in self._links), markup=False, compact=True)
            yield Static(Content("enter  follow   j/k  move   esc  close"), classes="keys")

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#picker").border_title = Content("Links")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the link back."""
        self.dismiss(self._links[event.option_index])

    def action_move(self, step: int) -> None:
        """Up and down."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()
