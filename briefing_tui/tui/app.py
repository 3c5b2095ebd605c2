"""The terminal program."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from briefing_tui.assets import STYLES
from briefing_tui.text import visible
from briefing_tui.tui.commands import COMMANDS
from briefing_tui.tui.hangup import terminal_gone
from briefing_tui.tui.screens.main import MainScreen
from briefing_tui.tui.themes import DARK, THEMES, with_inks
from briefing_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.tui.first_look import FirstLook

__all__ = ["BriefingApp"]


class BriefingApp(App[int]):
    """Wears the themes, hears the signals, and has one main screen."""

    TITLE = "briefing"
    CSS_PATH = STYLES / "desk.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk, opened: Sequence[str] = (), first: FirstLook | None = None) -> None:
        """The desk is not asked for anything before the first paint.

        Args:
            desk: what both faces stand on.
            opened: ids of the articles named on the command line.
            first: what the list begins with, where that is known already.
        """
        super().__init__()
        self.desk = desk
        self.last_key = monotonic()
        """When a key was pressed last; :func:`time.monotonic`."""
        for theme in THEMES:
            self.register_theme(theme)
        chosen = desk.settings.theme or DARK
        self._unknown_theme = None if chosen in self.available_themes else chosen
        # Set, not assigned: an assignment has Textual parse all style sheets twice before the first paint.
        self.set_reactive(App.theme, DARK if self._unknown_theme else chosen)
        self.stylesheet.set_variables(self.get_css_variables())
        self.main = MainScreen(desk, opened)
        self.main.first = first

    def get_default_screen(self) -> MainScreen:
        """The only screen that is always there."""
        return self.main

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, with the desk's own names for them in any theme."""
        self.theme_variables = with_inks(super().get_css_variables())
        return self.theme_variables

    def on_mount(self) -> None:
        """Take the user's keys, and hear the signals that end the program."""
        keys = self.desk.settings.keys
        self.set_keymap(keys)
        self.app_suspend_signal.subscribe(self, self._suspended)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._told_to_end, number)
        if not self.is_headless:
            self.set_interval(1, self._mind_terminal)
        known = {command.id for command in COMMANDS}
        for unknown in sorted(set(keys) - known):
            self._warn(f"No command is called {unknown!r} in the keys of the settings.")
        if self._unknown_theme:
            self._warn(f"There is no theme {self._unknown_theme!r}.")

    def _warn(self, text: str) -> None:
        self.notify(visible(text), severity="warning", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Do what a key means before the next key is looked at.

        Textual sends a key to the pane and hears of it again when it has bubbled up; by then the keys typed right
        after ``n`` would have gone to the list as commands, not to the note as text.
        """
        if isinstance(event, events.Key):
            self.last_key = monotonic()
        if isinstance(event, events.Key) and not event.is_forwarded and isinstance(self.focused, LineView):
            self.app_focus = True
            if await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key):
                return
        await super().on_event(event)

    def _suspended(self, _: App[object]) -> None:
        self.main.take_note(now=True)

    def _told_to_end(self, number: int) -> None:
        # Once for what is known now, and again when the keys that have arrived are typed.
        self.main.take_note(now=True)
        self.main.call_later(self._end, 128 + number)

    def _mind_terminal(self) -> None:
        if terminal_gone():
            self._told_to_end(signal.SIGHUP)

    def _end(self, status: int) -> None:
        self.main.take_note(now=True)
        self.main.finish_deciding()
        self.exit(status, return_code=status)

    async def action_quit(self) -> None:
        """Textual's own quit goes through the desk's door, too."""
        self.main.action_leave()

    def action_help_quit(self) -> None:
        """Ctrl+c in a dialog ends the program as it does elsewhere."""
        self.main.action_leave()

    async def on_unmount(self) -> None:
        """End the reading child."""
        await self.desk.stop_reading()
