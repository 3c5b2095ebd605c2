"""The agenda of the library: every open item by date, over the whole screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.tui.cells import cut, width_of
from briefing_tui.tui.dates import long_date
from briefing_tui.tui.widgets.line_view import LineView, Run

if TYPE_CHECKING:
    from briefing_tui.library import AgendaEntry

__all__ = ["AgendaScreen"]

_DATE = 17


class AgendaList(LineView):
    """Two lines an item under headings: what and when, then who, sort, status and the article."""

    def __init__(self, entries: Sequence[AgendaEntry], *, id: str) -> None:
        super().__init__(id=id)
        from briefing_tui.desk import sections

        self.face = "No open items\n\nNothing in the briefs of these articles is still to come."
        self._lines: list[tuple[int | None, str | AgendaEntry]] = []
        self.entries: list[AgendaEntry] = []
        self._starts: list[int] = []
        for heading, found in sections(entries, date.today()):
            self._lines.append((None, f"{heading.upper()} {len(found):,}"))
            for entry in found:
                self._starts.append(len(self._lines))
                self._lines += [(len(self.entries), entry)] * 2
                self.entries.append(entry)

    def row_count(self) -> int:
        """Number of items."""
        return len(self.entries)

    def line_count(self) -> int:
        """Items and headings."""
        return len(self._lines)

    def row_lines(self, row: int) -> range:
        """The two lines of an item."""
        return range(self._starts[row], self._starts[row] + 2)

    def row_at(self, line: int) -> int | None:
        """The item that a line belongs to."""
        return self._lines[line][0] if 0 <= line < len(self._lines) else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """A heading, or one of an item's lines."""
        row, what = self._lines[line]
        if row is None or isinstance(what, str):
            rule = "─" * max(width - 4 - len(str(what)), 0)
            return [("  ", ""), (str(what), "label"), (" " + rule, "rule")]
        bar: Run = ("▌ " if row == self.cursor else "  ", "mark")
        if line == self._starts[row]:
            when = cut(long_date(what.first) if what.first else what.when or "no date", _DATE)
            gap = " " * (_DATE + 2 - width_of(when))
            return [bar, (when, "mark"), (gap, ""), (cut(what.action, width - _DATE - 5), "strong")]
        who = ", ".join(what.actors)
        facts = " · ".join(filter(None, (who, what.kind, what.status, what.where or "", what.headline)))
        return [bar, (" " * (_DATE + 2), ""), (cut(facts, width - _DATE - 5), "dim")]


class AgendaScreen(ModalScreen[str | None]):
    """Gives back the id of the article to open, if one is to be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v", "dismiss", "back"),
        Binding("enter", "open", "open", priority=True),
    ]

    def __init__(self, entries: Sequence[AgendaEntry], query: str) -> None:
        """Show these items; ``query`` says of which articles they are."""
        super().__init__()
        self._items = AgendaList(entries, id="items")
        self._query = query

    def compose(self) -> ComposeResult:
        """The items and the keys."""
        yield self._items
        yield Static(Content(" enter  open the article   j/k  move   esc  back"), id="agenda-keys")

    def on_mount(self) -> None:
        """Name the screen."""
        self._items.border_title = Content("Agenda" + (f"  / {self._query}" if self._query else ""))
        self._items.focus()

    def action_open(self) -> None:
        """Open the article of the item."""
        if self._items.entries:
            self.dismiss(self._items.entries[self._items.cursor].article_id)
