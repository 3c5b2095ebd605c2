"""Every command by its name."""

from __future__ import annotations

from collections.abc import Callable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing_tui.tui.commands import COMMANDS, Command

__all__ = ["DeskCommands"]

_WIDGETS = {"list": "#articles", "source": "#source", "notes": "#note-list"}
"""Where the commands of a scope are done, whatever has the focus."""


class DeskCommands(Provider):
    """The command table, and every theme."""

    def _entries(self) -> list[tuple[str, str, Callable[[], object]]]:
        screen, app = self.screen, self.app

        def doing(command: Command) -> Callable[[], object]:
            target = screen if command.scope == "desk" else self.focused or screen
            if command.scope in _WIDGETS:
                target = screen.query_one(_WIDGETS[command.scope])
            return lambda: target.run_action(command.action)

        def wearing(theme: str) -> Callable[[], object]:
            return lambda: setattr(app, "theme", theme)

        commands = [(command.label.capitalize(), command.help, doing(command)) for command in COMMANDS]
        themes = [(f"Theme {name}", "Wear these colours.", wearing(name)) for name in sorted(app.available_themes)]
        return commands + themes

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, help, run in self._entries():
            if not name.startswith("Theme "):
                yield DiscoveryHit(Content(name), run, text=name, help=help)

    async def search(self, query: str) -> Hits:
        """The commands that match what is typed."""
        matcher = self.matcher(query)
        for name, help, run in self._entries():
            score = max(matcher.match(name), matcher.match(help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=help)
