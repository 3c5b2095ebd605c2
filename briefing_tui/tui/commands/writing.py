"""Notes, and what leaves the desk."""

from __future__ import annotations

from briefing_tui.tui.commands.command import Command, group

__all__ = ["NOTES", "WRITE"]

_notes = group("Notes", scope="notes")
_write = group("Write")

NOTES: tuple[Command, ...] = (
    _notes(
        "note",
        "n",
        "note",
        "Write a note on the article, on the row of the brief or on the passage of the source; it saves itself, "
        "escape leaves it. In list and source, while a search is on: the next hit.",
        "note",
        scope="desk",
    ),
    _notes(
        "label",
        "ctrl+l",
        "label",
        "Next label of the note, also while you write: fact, assumption, judgement, comment.",
        "label",
        scope="desk",
    ),
    _notes(
        "note-preview",
        "ctrl+t",
        "preview",
        "While you write: show the note as it will be read, beside or below; once more: not.",
        "preview_note",
        scope="desk",
    ),
    _notes(
        "editor",
        "ctrl+e",
        "editor",
        "Write the note in your own editor ($VISUAL or $EDITOR).",
        "external_editor",
        scope="desk",
        priority=True,
    ),
    _notes(
        "all-notes",
        "ctrl+n",
        "all notes",
        "Every note of the library: search, filter by label, open at its place, export.",
        "all_notes",
        scope="desk",
    ),
    _notes("note-edit", "enter,e", "write", "In the notes: write on the note under the cursor.", "do('edit')"),
    _notes("note-more", "n", "more", "In the notes: another note on the same row or passage.", "do('more')"),
    _notes("note-fact", "F", "fact", "In the notes: label it a fact.", "do('fact')"),
    _notes("note-assumption", "A", "assumption", "In the notes: label it an assumption.", "do('assumption')"),
    _notes("note-judgement", "J", "judgement", "In the notes: label it a judgement.", "do('judgement')"),
    _notes("note-comment", "C", "comment", "In the notes: label it a comment.", "do('comment')"),
    _notes("note-delete", "D,x,delete", "delete", "In the notes: delete the note.", "do('delete')"),
    _notes(
        "note-back",
        "u",
        "take back",
        "In the notes: take back what was deleted, labelled or rewritten since the desk was opened. Elsewhere undo "
        "takes back decisions, tags and the like, never notes.",
        "do('back')",
    ),
    _notes(
        "note-follow",
        "o",
        "follow",
        "In the notes: follow a [[link]] to its person, place or article; without one, go to what it is about.",
        "do('follow')",
    ),
)

WRITE: tuple[Command, ...] = (
    _write(
        "export",
        "w",
        "export",
        "Write the brief of this article, of those picked or of all in the list: asks for template, format, "
        "state and folder, and says what lint finds.",
        "export",
    ),
    _write(
        "export-again", "W", "export again", "Write by the same choice as last time, without asking.", "export_again"
    ),
    _write(
        "preview",
        "p",
        "preview",
        "Show the brief as its reader will see it, in the place of the source, live; escape or once more: the source.",
        "preview",
    ),
    _write("copy", "y", "copy", "Copy the row under the cursor to the clipboard, over SSH and tmux too.", "copy_row"),
)
