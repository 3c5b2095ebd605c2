"""The saved views and what else the library can be looked at by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from briefing_tui.tui.cells import cut

if TYPE_CHECKING:
    from briefing_tui.desk.views import View

__all__ = ["ViewPicker"]


class ViewPicker(ModalScreen[tuple[str, str] | None]):
    """Gives back what to do and with what: ``query``, ``overview``, ``save`` or ``remove``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v", "dismiss", "close"),
        Binding("j", "move(1)", "down"),
        Binding("k", "move(-1)", "up"),
        Binding("D", "remove", "remove"),
    ]

    def __init__(self, views: Sequence[View], counts: Mapping[str, int | None], query: str) -> None:
        """Offer these views, and to save ``query`` where it is one."""
        super().__init__()
        self._rows: list[tuple[str, str, str, str]] = [("query", "", "All articles", "")]
        for view in views:
            count = counts.get(view.name)
            self._rows.append(("query", view.query, view.name, "wrong" if count is None else f"{count:,}"))
        of = "these articles" if query else "the library"
        for name in ("agenda", "timeline", "people"):
            self._rows.append(("overview", name, f"{name.capitalize()} of {of}", "→"))
        self._rows.append(("overview", "story", "Story of this article", "→"))
        if query:
            self._rows.append(("save", query, "Save this search as a view …", ""))

    def compose(self) -> ComposeResult:
        """The rows and the keys."""
        with Vertical(classes="dialog", id="picker"):
            yield OptionList(*(self._row(*row) for row in self._rows), markup=False, compact=True)
            yield Static(Content("enter  open   D  remove the view   esc  close"), classes="keys")

    def _row(self, what: str, query: str, name: str, count: str) -> Content:
        return Content.assemble(
            (f"{count:>9}  ", "$ink-mark"),
            (cut(name, 28).ljust(28), "bold"),
            ("" if what == "overview" else "  " + cut(query, 32), "$ink-dim"),
        )

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#picker").border_title = Content("Views")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the row back."""
        what, query, _, _ = self._rows[event.option_index]
        self.dismiss((what, query))

    def action_move(self, step: int) -> None:
        """Up and down."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()

    def action_remove(self) -> None:
        """Remove the view under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at and self._rows[at][0] == "query":
            self.dismiss(("remove", self._rows[at][2]))
