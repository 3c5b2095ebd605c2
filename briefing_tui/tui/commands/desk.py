"""The desk as a whole."""

from __future__ import annotations

from briefing_tui.tui.commands.command import Command, group

__all__ = ["DESK"]

_desk = group("Desk")

DESK: tuple[Command, ...] = (
    _desk("theme", "T", "theme", "Next theme: dark, light, high contrast.", "next_theme"),
    _desk("palette", "ctrl+p", "commands", "Find any command by its name.", "palette", priority=True),
    _desk("help", "question_mark", "help", "All keys.", "show_help"),
    _desk("suspend", "ctrl+z", "suspend", "Back to the shell for a while; the note is saved first.", "suspend"),
    _desk("quit", "q", "quit", "Save the note and leave.", "leave"),
    _desk(
        "interrupt",
        "ctrl+c,ctrl+q",
        "leave",
        "Save the note and leave, from anywhere. Copies instead while note text is selected.",
        "interrupt",
        priority=True,
    ),
)
