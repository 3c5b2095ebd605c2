"""A line across the top for what the analyst must know."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from briefing_tui.text import clean
from briefing_tui.tui.cells import with_path_breaks

__all__ = ["Banner"]


class Banner(Widget):
    """Says one thing until it is sent away by a click, by escape, or by :meth:`hush`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self.display = False

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a text; a warning stands out and says so in a word."""
        self._text = clean(text)
        self.set_class(warning, "-warning")
        self.display = True
        self.refresh(layout=True)

    def hush(self) -> bool:
        """Go away; whether there was anything to send away."""
        shown, self.display = bool(self.display), False
        return shown

    def render(self) -> Content:
        """The text, as it is."""
        text = ("⚠ " if self.has_class("-warning") else "▸ ") + self._text
        return Content(with_path_breaks(text, self.content_region.width))

    def on_click(self) -> None:
        """Go away."""
        self.hush()
