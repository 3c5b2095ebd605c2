"""The footer: at most seven keys, those that matter where you are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from briefing_tui.tui.commands import HINTS, by_id

__all__ = ["HintBar"]


class HintBar(Widget):
    """One line of keys and what they do; a click does it, too."""

    def __init__(self, keys_of: Callable[[str], tuple[str, ...]], *, id: str | None = None) -> None:
        """Shows nothing until it is told the pane.

        Args:
            keys_of: the printed keys of a command id, as the settings have them.
        """
        super().__init__(id=id)
        self._keys_of = keys_of
        self._pane = ""
        self._picks = 0
        self._previewing = False
        self._spots: list[tuple[range, str]] = []

    def show(self, pane: str, picks: int = 0, *, previewing: bool = False) -> None:
        """Show the keys of a pane.

        Args:
            pane: as in ``HINTS``.
            picks: how many answers a digit can pick: those digits come first.
            previewing: whether the key for going back closes a preview: it comes first, and says so.
        """
        if (pane, picks, previewing) != (self._pane, self._picks, self._previewing):
            self._pane, self._picks, self._previewing = pane, picks, previewing
            self.refresh()

    def render(self) -> Content:
        """The keys that fit, loud, each followed by its label."""
        parts: list[Content | tuple[str, str]] = []
        self._spots, used = [], 0
        for id, key, label in self._shown():
            size = len(key) + 1 + len(label)
            if not key or used + size > self.size.width:
                continue
            parts += [(key, "bold $footer-key-foreground"), (f" {label}   ", "$ink-dim")]
            if id:
                self._spots.append((range(used, used + size), id))
            used += size + 3
        return Content.assemble(*parts)

    def _shown(self) -> Iterator[tuple[str, str, str]]:
        """Command, key and label of each hint; digits have no command."""
        if self._picks:
            yield "", "1" if self._picks == 1 else f"1–{min(self._picks, 9)}", "take answer"
        for id in self._ids():
            keys = self._keys_of(id)
            if id == "next":
                yield id, "/".join(keys[:1] + self._keys_of("previous")[:1]), "move"
            elif id == "back" and self._previewing:
                yield id, keys[0] if keys else "", "close preview"
            else:
                closes = id == "unfold" and self._pane == "row"
                yield id, keys[0] if keys else "", "close row" if closes else by_id(id).label

    def _ids(self) -> tuple[str, ...]:
        """The commands to show: seven at most, also where closing the preview is one of them."""
        ids = HINTS.get(self._pane, ())
        return ("back", *ids[:5], *ids[-1:]) if self._previewing and "back" not in ids else ids

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for spot, id in self._spots:
            if event.x - self.styles.padding.left in spot:
                await self.screen.run_action(by_id("open" if id == "next" else id).action)
