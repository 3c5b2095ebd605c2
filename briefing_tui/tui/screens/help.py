"""All keys, made from the command table."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing_tui.tui.cells import wrap
from briefing_tui.tui.commands import COMMANDS, Command

__all__ = ["HelpScreen"]

_LEGEND = (
    "• unread   ⚑ flagged   ● notes   ✓ brief is made   · not read by the program yet   ✗ could not be read\n"
    "In the brief: · not reviewed   ✓ confirmed   ✎ edited   + added   ✗ rejected   § by a rule of yours\n"
    "○ planned   ◐ ongoing   ◇ announced   ✓ done   ✗ cancelled   ? possible   ▎ evidence in the source"
)

_ROOM = 50
"""Cells of the column that says what a key does."""


class HelpScreen(ModalScreen[None]):
    """Every command with its keys, narrowed down by what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("down", "scroll(1)", "down"),
        Binding("up", "scroll(-1)", "up"),
        Binding("pagedown", "scroll(10)", "page down"),
        Binding("pageup", "scroll(-10)", "page up"),
    ]

    def __init__(self, keys_of: Callable[[str], tuple[str, ...]]) -> None:
        """Show the commands with the keys that ``keys_of`` gives for their ids."""
        super().__init__()
        self._keys_of = keys_of

    def compose(self) -> ComposeResult:
        """A line to search, the keys, and what the marks mean."""
        with Vertical(classes="dialog", id="help"):
            yield Input(placeholder="type to search, ↑ ↓ scroll, esc closes", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(self._table(""), id="keys")

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#help").border_title = Content("Keys")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one("#keys", Static).update(self._table(event.value.strip().lower()))

    def action_scroll(self, lines: int) -> None:
        """Scroll the table."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _table(self, words: str) -> Content:
        parts: list[Content | tuple[str, str]] = []
        groups = dict.fromkeys(command.group for command in COMMANDS)
        for group in groups:
            rows = [command for command in COMMANDS if command.group == group and self._matches(command, words)]
            if rows:
                parts.append((f"{group}\n", "bold $ink-mark"))
            for command in rows:
                keys = " ".join(self._keys_of(command.id))
                lines = [command.help[start:end] for start, end in wrap(command.help, _ROOM)]
                parts += [(f"  {keys:<14} ", "bold"), (f"\n{' ' * 17}".join(lines), "$ink-dim"), ("\n", "")]
            if rows:
                parts.append(("\n", ""))
        if not parts:
            return Content("No key does that.")
        return Content.assemble(*parts, ("Marks\n", "bold $ink-mark"), (_LEGEND, "$ink-dim"))

    def _matches(self, command: Command, words: str) -> bool:
        about = " ".join((command.id, command.label, command.help, command.group, *self._keys_of(command.id)))
        return all(word in about.lower() for word in words.split())
