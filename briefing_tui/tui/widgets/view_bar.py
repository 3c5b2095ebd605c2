"""The saved views above the list, each with the number of its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing_tui.tui.cells import cut

__all__ = ["ViewBar"]


class ViewBar(Widget):
    """Those that fit; the one in view is marked, without colour too. A click opens one."""

    @dataclass
    class Chosen(Message):
        """A view was clicked."""

        query: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._counts: Mapping[str, int | None] = {}
        self._queries: Mapping[str, str] = {}
        self._here = ""
        self._spots: list[tuple[range, str]] = []

    def show(self, counts: Mapping[str, int | None], queries: Mapping[str, str], here: str) -> None:
        """Show these views; ``here`` is the query that the list shows."""
        self._counts, self._queries, self._here = counts, queries, here
        self.refresh()

    def render(self) -> Content:
        """Names and numbers."""
        parts: list[tuple[str, str]] = []
        self._spots, used = [], 0
        for name, count in self._counts.items():
            here = bool(self._here) and self._queries.get(name) == self._here
            label = f"{'▸' if here else ''}{cut(name, 16)} {'✗' if count is None else f'{count:,}'}"
            size = cell_len(label)
            if (not count and not here) or used + size > self.size.width:
                continue
            parts += [(label, "bold $ink-mark" if here else "$ink-dim"), ("  ", "")]
            self._spots.append((range(used, used + size), self._queries.get(name, "")))
            used += size + 2
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Open what was clicked."""
        for spot, query in self._spots:
            if event.x - self.styles.padding.left in spot:
                self.post_message(self.Chosen("" if query == self._here else query))
