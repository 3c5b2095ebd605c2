"""The one table of everything a key can do: bindings, footer, help and palette are made from it."""

from __future__ import annotations

from textual.binding import Binding

from briefing_tui.tui.commands.command import Command, Scope, key_names
from briefing_tui.tui.commands.desk import DESK
from briefing_tui.tui.commands.library import ARTICLES, LIBRARY
from briefing_tui.tui.commands.moving import MOVE, PANES
from briefing_tui.tui.commands.reviewing import REVIEW, SOURCE, STATE
from briefing_tui.tui.commands.writing import NOTES, WRITE

__all__ = ["COMMANDS", "HINTS", "Command", "Scope", "bindings", "by_id", "key_names"]

COMMANDS: tuple[Command, ...] = (
    *MOVE,
    *PANES,
    *REVIEW,
    *SOURCE,
    *STATE,
    *ARTICLES,
    *NOTES,
    *LIBRARY,
    *WRITE,
    *DESK,
)
"""In the order of the help screen."""

HINTS: dict[str, tuple[str, ...]] = {
    "articles": ("next", "open", "note", "find", "export", "flag", "help"),
    "brief": ("next", "accept", "reject", "edit", "unfold", "undo", "help"),
    "row": ("next", "accept", "edit", "unfold", "undo", "help"),
    "source": ("next", "next-word", "select", "add", "note", "back", "help"),
    "preview": ("back", "next", "page-down", "export", "help"),
    "notes": ("next", "note-edit", "note-more", "label", "note-delete", "note-follow", "help"),
    "no notes": ("note", "all-notes", "back", "help"),
    "writing": ("back", "label", "note-preview", "editor", "all-notes", "palette"),
    "find": ("open", "back"),
}
"""Ids of the commands that the footer shows, by pane: seven at most. ``row`` is a row of the brief that is open."""


def by_id(id: str) -> Command:
    """The command of this id."""
    return next(command for command in COMMANDS if command.id == id)


def bindings(scope: Scope) -> list[Binding]:
    """Textual's bindings for the commands of this scope; the settings may change their keys by id."""
    return [
        Binding(command.keys, command.action, command.label, id=command.id, priority=command.priority)
        for command in COMMANDS
        if command.scope == scope
    ]
