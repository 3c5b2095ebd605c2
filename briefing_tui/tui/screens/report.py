"""What came of long work: lines to read, until they are sent away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

__all__ = ["Report"]

_LINES = 500


class Report(ModalScreen[None]):
    """A headline and what must be known one by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close"),
        Binding("down,j", "scroll(1)", "down"),
        Binding("up,k", "scroll(-1)", "up"),
    ]

    def __init__(self, headline: str, lines: Sequence[str]) -> None:
        """Show these lines; of very many, the first."""
        super().__init__()
        self._headline = headline
        self._lines = [*lines[:_LINES], *([f"and {len(lines) - _LINES:,} more"] if len(lines) > _LINES else [])]

    def compose(self) -> ComposeResult:
        """Headline, lines and the key."""
        with Vertical(classes="dialog report"):
            yield Static(Content(self._headline), classes="headline")
            with VerticalScroll(can_focus=False):
                yield Static(Content("\n".join(self._lines)), classes="what")
            yield Static(Content("↑↓  scroll      esc  close"), classes="keys")

    def action_scroll(self, lines: int) -> None:
        """Scroll the lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
