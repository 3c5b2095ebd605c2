"""On a narrow screen: which of the four panes this is."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

__all__ = ["PANES", "PaneTabs"]

PANES = ("articles", "brief", "source", "notes")
"""The four panes, in the order of their numbers."""


class PaneTabs(Widget):
    """The names of the panes in a line, the one in view marked; a click goes there."""

    @dataclass
    class Chosen(Message):
        """A pane's name was clicked."""

        pane: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here = PANES[0]

    def show(self, pane: str) -> None:
        """Mark a pane as the one in view."""
        self._here = pane
        self.refresh()

    def render(self) -> Content:
        """Four names; the mark needs no colour."""
        parts: list[tuple[str, str]] = []
        for number, name in enumerate(PANES, 1):
            here = name == self._here
            mark, ink = ("▸", "bold $ink-mark") if here else (" ", "$ink-dim")
            parts.append((f"{mark}{number} {name.capitalize()}  ", ink))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Find the name that was clicked."""
        at = event.x - self.styles.padding.left
        for name in PANES:
            at -= len(name) + 5
            if at < 0:
                self.post_message(self.Chosen(name))
                return
