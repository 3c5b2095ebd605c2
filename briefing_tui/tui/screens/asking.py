"""One line to type, and what is known already below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

__all__ = ["Ask"]


class Ask(ModalScreen[str | None]):
    """Gives back what was typed; None where escape was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close")]

    def __init__(self, headline: str, placeholder: str, known: str, suggestions: Sequence[str]) -> None:
        """Ask under a headline, ``known`` below, completing to one of the suggestions by the right arrow."""
        super().__init__()
        self._headline, self._placeholder, self._known = headline, placeholder, known
        self._suggestions = list(suggestions)

    def compose(self) -> ComposeResult:
        """Headline, the line, what is known, and the keys."""
        with Vertical(classes="dialog asking"):
            yield Static(Content(self._headline), classes="headline")
            yield Input(placeholder=self._placeholder, compact=True, suggester=SuggestFromList(self._suggestions))
            yield Static(Content(self._known), classes="what")
            yield Static(Content("enter  do it   →  complete   esc  close"), classes="keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it back."""
        event.stop()
        self.dismiss(event.value.strip())
