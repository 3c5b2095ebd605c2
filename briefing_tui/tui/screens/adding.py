"""What does this passage answer? One key says it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.review import Layer
from briefing_tui.text import one_line, shorten

__all__ = ["AddTo"]

_KEYS: dict[str, tuple[Layer, str]] = {
    "1": ("who", "who"),
    "2": ("what", "what"),
    "3": ("when", "when"),
    "4": ("where", "where"),
    "5": ("why", "why"),
    "6": ("how", "how"),
    "a": ("agenda", "agenda item"),
    "p": ("people", "person"),
    "l": ("places", "place"),
    "d": ("dates", "date"),
    "q": ("quotes", "quote"),
}
"""As the brief has them from top to bottom."""

_SHORT = 300


class AddTo(ModalScreen[Layer | None]):
    """Gives the layer, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        *(Binding(key, f"choose({layer!r})", name, show=False) for key, (layer, name) in _KEYS.items()),
    ]

    def __init__(self, passage: str) -> None:
        """Show the words that will be the evidence."""
        super().__init__()
        self._passage = passage

    def compose(self) -> ComposeResult:
        """The evidence, and the keys."""
        with Vertical(classes="dialog", id="adding"):
            words = f"“{shorten(one_line(self._passage), _SHORT)}”" if self._passage else "no passage"
            yield Static(Content(words), classes="about")
            yield Static(self._table(), id="layers")
            yield Static(Content("one key adds it   esc  close"), classes="keys")

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#adding").border_title = Content("Add to")

    def _table(self) -> Content:
        keys = list(_KEYS.items())
        parts: list[tuple[str, str]] = []
        for left, right in zip(keys[:6], [*keys[6:], None], strict=True):
            for one in filter(None, (left, right)):
                key, (_, name) = one
                parts += [(f"  {key}  ", "bold $ink-mark"), (name.ljust(14), "")]
            parts.append(("\n", ""))
        return Content.assemble(*parts[:-1])

    def action_choose(self, layer: Layer) -> None:
        """Hand it back."""
        self.dismiss(layer)

    def on_click(self, event: events.Click) -> None:
        """A click on a line of the table is its key, too."""
        offset = event.get_content_offset(self.query_one("#layers"))
        if offset is not None and 0 <= offset.y < 6:
            at = offset.y + (6 if offset.x >= 19 else 0)
            if at < len(_KEYS):
                self.dismiss(list(_KEYS.values())[at][0])
