"""What the desk says when there is nothing to show: what is so, and what to do."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["EMPTY_LIBRARY", "READING", "no_match", "no_notes", "unreadable", "welcome"]

Keys = Callable[[str], tuple[str, ...]]

EMPTY_LIBRARY = """No articles yet

Add some from the shell:

briefing add FILE or FOLDER

or start the desk on them:

briefing FILE or FOLDER"""

READING = """Reading …

The brief appears here in a moment. The list is free meanwhile."""


def no_match(query: str) -> str:
    """No article has the words."""
    return f"No match\n\nNo article holds all of: {query}\n\nesc clears the search."


def no_notes(keys_of: Keys) -> str:
    """Nothing was written about the article yet."""
    return (
        f"No notes yet\n\n{keys_of('note')[0]} writes one: on the article in the list, on the row in the brief, on the "
        f"sentence or what you selected in the source. {keys_of('all-notes')[0]} lists the notes of all articles."
    )


def unreadable(failure: str, keys_of: Keys) -> str:
    """The article could not be read."""
    again, source, note = (keys_of(id)[0] for id in ("open", "pane-source", "note"))
    return (
        f"✗ Could not be read\n\n{failure}\n\nThe article itself is in the source pane ({source}), and you can write "
        f"a note ({note}). Press {again} to try again."
    )


def welcome(keys_of: Keys) -> str:
    """What to press on the sample article."""
    open_, next_, previous, note, export, help_ = (
        keys_of(id)[0] for id in ("open", "next", "previous", "note", "export", "help")
    )
    return (
        f"Welcome. {open_} opens the brief, {next_}/{previous} walk through it with the evidence lit, "
        f"{note} writes a note, {export} exports, {help_} shows all keys."
    )
