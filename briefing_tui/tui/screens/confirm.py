"""A question before something leaves the desk."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

__all__ = ["Confirm"]


class Confirm(ModalScreen[bool]):
    """Shows what would happen, word for word, and waits for a yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "yes"),
        Binding("escape,n,q", "answer(False)", "no"),
    ]

    def __init__(self, question: str, what: str) -> None:
        """Ask ``question`` about ``what``, which is shown whole."""
        super().__init__()
        self._question, self._what = question, what

    def compose(self) -> ComposeResult:
        """Question, what it is about, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="headline")
            yield Static(Content(self._what), classes="what")
            yield Static(Content("enter  yes      esc  no"), classes="keys")

    def action_answer(self, yes: bool) -> None:
        """Hand the answer back."""
        self.dismiss(yes)
