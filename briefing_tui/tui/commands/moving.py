"""Going from row to row and from pane to pane."""

from __future__ import annotations

from briefing_tui.tui.commands.command import Command, group

__all__ = ["MOVE", "PANES"]

_move = group("Move", scope="pane")
_panes = group("Panes")

MOVE: tuple[Command, ...] = (
    _move("next", "j,down", "next", "One row down.", "move(1)"),
    _move("previous", "k,up", "previous", "One row up.", "move(-1)"),
    _move("first", "g,home", "first", "To the first row.", "edge(-1)"),
    _move("last", "G,end", "last", "To the last row.", "edge(1)"),
    _move("page-down", "pagedown,ctrl+f", "page down", "One page down.", "page(1)"),
    _move("page-up", "pageup,ctrl+b", "page up", "One page up.", "page(-1)"),
)

PANES: tuple[Command, ...] = (
    _panes(
        "open",
        "enter",
        "open",
        "Open the article under the cursor; in the brief, go to the evidence in the source.",
        "open",
    ),
    _panes("back", "escape", "back", "Leave note or search; back to the brief, then to the list.", "back"),
    _panes("next-pane", "tab", "next pane", "To the next pane.", "next_pane(1)", priority=True),
    _panes("previous-pane", "shift+tab", "previous pane", "To the pane before.", "next_pane(-1)", priority=True),
    _panes("pane-articles", "1", "articles", "Go to the articles pane.", "pane('articles')"),
    _panes("pane-brief", "2", "brief", "Go to the brief pane.", "pane('brief')"),
    _panes("pane-source", "3", "source", "Go to the source pane.", "pane('source')"),
    _panes("pane-notes", "4", "notes", "Go to the notes pane.", "pane('notes')"),
)
