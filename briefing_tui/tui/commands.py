"""The one table of everything a key can do: bindings, footer, help and palette are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

__all__ = ["COMMANDS", "HINTS", "Command", "bindings", "by_id", "key_names"]

Scope = Literal["pane", "list", "source", "notes", "desk"]
"""Whose action it is: the pane that has the focus, list or source while they have it, or the desk as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to do, the keys it has unless the settings say otherwise, and what to call it."""

    id: str
    """Name in the ``[keys]`` of the settings."""
    keys: str
    """Comma separated."""
    label: str
    """One or two words, for the footer and the palette."""
    help: str
    """One sentence, for the help screen and the palette."""
    action: str
    """As Textual writes actions, without a name space."""
    group: str
    """Heading on the help screen."""
    scope: Scope = "desk"
    priority: bool = False
    """Whether it works while a note is being typed, too."""


def _move(id: str, keys: str, label: str, help: str, action: str) -> Command:
    return Command(id=id, keys=keys, label=label, help=help, action=action, group="Move", scope="pane")


def _pane(number: int, name: str) -> Command:
    return Command(
        id=f"pane-{name}",
        keys=str(number),
        label=name,
        help=f"Go to the {name} pane.",
        action=f"pane('{name}')",
        group="Panes",
    )


def _review(id: str, keys: str, label: str, help: str, action: str) -> Command:
    return Command(id=id, keys=keys, label=label, help=help, action=action, group="Review")


_REVIEW = (
    _review("accept", "a", "accept", "This row is right; on to the next that is not reviewed.", "accept"),
    _review(
        "reject", "x", "reject", "This row is false; it stays in sight, struck out, and leaves the export.", "reject"
    ),
    _review("edit", "e", "edit", "Change what this row says, field by field; the machine's words are shown.", "edit"),
    _review(
        "add",
        "+",
        "add",
        "Add a row by hand; one key says what it answers. In the source, what is selected, else the sentence under the "
        "cursor, becomes its evidence.",
        "add",
    ),
    _review("merge", "m", "merge", "Merge people or places: press it on the one to keep, then on the other.", "merge"),
    _review("split", "M", "split", "Let what was merged into this row stand alone again.", "split"),
    _review("accept-all", "A", "accept all", "Accept every row that is left, as one step of undo.", "accept_all"),
    _review("next-unreviewed", "]", "next left", "To the next row that is not reviewed.", "next_unreviewed"),
    _review(
        "next-article",
        "}",
        "next article",
        "To the next article in the list with rows that are not reviewed.",
        "next_article",
    ),
    _review(
        "undo",
        "u",
        "undo",
        "Take back what was done last: a decision, a statement, a tag, a deletion … also of an earlier day.",
        "undo",
    ),
    _review("redo", "ctrl+r", "redo", "Do again what was undone last.", "redo"),
    _review(
        "unfold",
        "right",
        "open row",
        "Open the row: other answers with their scores and reasons (a digit picks one), a person's role, mentions "
        "and quotes, what the machine said.",
        "unfold",
    ),
)


def _source(id: str, keys: str, label: str, help: str, action: str) -> Command:
    return Command(id=id, keys=keys, label=label, help=help, action=action, group="Source", scope="source")


_SOURCE = (
    _source("next-word", "right,l", "word on", "One word on; the cursor itself goes by sentences.", "step(1)"),
    _source("previous-word", "left,h", "word back", "One word back.", "step(-1)"),
    _source("select", "v", "select", "Select from this word on, by words or sentences; once more: let go.", "select"),
    _source("select-word", "shift+right", "select on", "Select, a word further.", "step(1, True)"),
    _source("select-word-back", "shift+left", "select back", "Select, a word less.", "step(-1, True)"),
    _source("select-sentence", "shift+down", "select down", "Select the sentence, then the next.", "extend(1)"),
    _source("select-sentence-back", "shift+up", "select up", "Select the sentence, then the one before.", "extend(-1)"),
    _source("let-go", "escape", "let go", "Let go of the selection; only then escape leaves the source.", "let_go"),
)


def _state(id: str, keys: str, label: str, help: str, action: str) -> Command:
    return Command(id=id, keys=keys, label=label, help=help, action=action, group="State", scope="desk")


_STATE = (
    _state(
        "state",
        "S",
        "state",
        "State handling (TLP), information cut-off, yardstick (PHIA, ICD 203), grades of source, article and row "
        "(Admiralty), bottom line, gaps, assumptions. Each field is saved as you leave it.",
        "state",
    ),
    _state(
        "judge",
        "J",
        "judgements",
        "Key judgements: likelihood and confidence from the yardstick, and what they rest on.",
        "judge",
    ),
    _state("lint", "L", "lint", "What stands against a final, row and reason; enter goes there.", "lint"),
    _state("rules", "R", "rules", "The rules learnt from your corrections, and drop one.", "rules"),
    _state(
        "read-again",
        "b",
        "brief again",
        "Read the article, or all picked, again with the program as it is today. Decisions stay; those that no longer "
        "fit are listed.",
        "read_again",
    ),
    _state("lapsed", "F", "no longer fit", "Decisions that no longer fit: keep or drop them.", "lapsed"),
)

_EXPORT = (
    Command(
        id="export",
        keys="w",
        label="export",
        help="Write the brief of this article, of those picked or of all in the list: asks for template, format, "
        "state and folder, and says what lint finds.",
        action="export",
        group="Write",
    ),
    Command(
        id="export-again",
        keys="W",
        label="export again",
        help="Write by the same choice as last time, without asking.",
        action="export_again",
        group="Write",
    ),
    Command(
        id="preview",
        keys="p",
        label="preview",
        help="Show the Markdown as it would be written in the place of the source, live; once more: the source.",
        action="preview",
        group="Write",
    ),
)


def _notes(id: str, keys: str, label: str, help: str, what: str) -> Command:
    return Command(id=id, keys=keys, label=label, help=help, action=f"do('{what}')", group="Notes", scope="notes")


_NOTES = (
    Command(
        id="note",
        keys="n",
        label="note",
        help="Write a note on the article, on the row of the brief or on the passage of the source; it saves itself, "
        "escape leaves it. In list and source, while a search is on: the next hit.",
        action="note",
        group="Notes",
    ),
    Command(
        id="label",
        keys="ctrl+l",
        label="label",
        help="Next label of the note, also while you write: fact, assumption, judgement, comment.",
        action="label",
        group="Notes",
    ),
    Command(
        id="note-preview",
        keys="ctrl+t",
        label="preview",
        help="While you write: show the note as it will be read, beside or below; once more: not.",
        action="preview_note",
        group="Notes",
    ),
    Command(
        id="editor",
        keys="ctrl+e",
        label="editor",
        help="Write the note in your own editor ($VISUAL or $EDITOR).",
        action="external_editor",
        group="Notes",
        priority=True,
    ),
    Command(
        id="all-notes",
        keys="ctrl+n",
        label="all notes",
        help="Every note of the library: search, filter by label, open at its place, export.",
        action="all_notes",
        group="Notes",
    ),
    _notes("note-edit", "enter,e", "write", "In the notes: write on the note under the cursor.", "edit"),
    _notes("note-more", "n", "more", "In the notes: another note on the same row or passage.", "more"),
    _notes("note-fact", "F", "fact", "In the notes: label it a fact.", "fact"),
    _notes("note-assumption", "A", "assumption", "In the notes: label it an assumption.", "assumption"),
    _notes("note-judgement", "J", "judgement", "In the notes: label it a judgement.", "judgement"),
    _notes("note-comment", "C", "comment", "In the notes: label it a comment.", "comment"),
    _notes("note-delete", "D,x,delete", "delete", "In the notes: delete the note.", "delete"),
    _notes("note-back", "u", "take back", "In the notes: take back what was deleted, labelled or rewritten.", "back"),
    _notes(
        "note-follow",
        "o",
        "follow",
        "In the notes: follow a [[link]] to its person, place or article; without one, go to what it is about.",
        "follow",
    ),
)

_FIND = (
    Command(
        id="previous-hit",
        keys="N",
        label="hit before",
        help="To the hit before. n goes to the next one while a search is on.",
        action="hit(-1)",
        group="Articles",
    ),
)


def _library(id: str, keys: str, label: str, help: str, action: str) -> Command:
    return Command(id=id, keys=keys, label=label, help=help, action=action, group="Library")


_ORDER = (
    _library("tag", "t", "tag", "Give the article, or all that are picked, a tag; -tag takes it away.", "tag"),
    _library(
        "archive",
        "z",
        "archive",
        "Into the archive, or out of it. is:archived finds what is there.",
        "archive",
    ),
    _library("delete", "D", "delete", "Delete it from the library; notes on it stay.", "delete"),
    _library("sort", "s", "sort", "List in the next order: best, date, source, unreviewed, agenda.", "sort"),
    _library(
        "copies",
        "c",
        "copies",
        "Show the copies of the text folded under the row, or fold them.",
        "copies",
    ),
    _library("separate", "C", "separate", "Take the article out of its group of copies, or put it back.", "separate"),
    _library(
        "brief-all",
        "B",
        "brief all",
        "Brief the list, or what is picked, on every core. Escape stops.",
        "brief_all",
    ),
    _library(
        "views",
        "v",
        "views",
        "Saved views, agenda, timeline, people and story, save this search.",
        "views",
    ),
    _library("agenda", "d", "agenda", "What is ahead in the articles of the list, by date.", "overview('agenda')"),
    _library("timeline", "H", "timeline", "What happened when, in the articles of the list.", "overview('timeline')"),
    _library("people", "P", "people", "Who appears in the articles of the list, in which roles.", "overview('people')"),
    _library(
        "story",
        "E",
        "story",
        "The event of this article as others tell it: what each adds, where they disagree.",
        "overview('story')",
    ),
)

_PICK = (
    Command(
        id="pick",
        keys="space",
        label="pick",
        help="Pick the article: what is done next is done to all that are picked. Escape lets go of them.",
        action="pick",
        group="Articles",
        scope="list",
    ),
    Command(
        id="pick-all",
        keys="asterisk",
        label="pick all",
        help="Pick every article in the list, or none.",
        action="pick_all",
        group="Articles",
        scope="list",
    ),
)

COMMANDS: tuple[Command, ...] = (
    _move("next", "j,down", "next", "One row down.", "move(1)"),
    _move("previous", "k,up", "previous", "One row up.", "move(-1)"),
    _move("first", "g,home", "first", "To the first row.", "edge(-1)"),
    _move("last", "G,end", "last", "To the last row.", "edge(1)"),
    _move("page-down", "pagedown,ctrl+f", "page down", "One page down.", "page(1)"),
    _move("page-up", "pageup,ctrl+b", "page up", "One page up.", "page(-1)"),
    Command(
        id="open",
        keys="enter",
        label="open",
        help="Open the article under the cursor; in the brief, go to the evidence in the source.",
        action="open",
        group="Panes",
    ),
    Command(
        id="back",
        keys="escape",
        label="back",
        help="Leave the note or the search; then back to the list.",
        action="back",
        group="Panes",
    ),
    Command(
        id="next-pane",
        keys="tab",
        label="next pane",
        help="To the next pane.",
        action="next_pane(1)",
        group="Panes",
        priority=True,
    ),
    Command(
        id="previous-pane",
        keys="shift+tab",
        label="previous pane",
        help="To the pane before.",
        action="next_pane(-1)",
        group="Panes",
        priority=True,
    ),
    _pane(1, "articles"),
    _pane(2, "brief"),
    _pane(3, "source"),
    _pane(4, "notes"),
    *_REVIEW,
    *_SOURCE,
    *_STATE,
    Command(
        id="find",
        keys="slash",
        label="find",
        help="Find by words and fields, as you type: copper who:ruiz is:unread published:2022-05 -tag:old OR (…). "
        "↑ ↓ go through what you asked before; escape clears.",
        action="find",
        group="Articles",
    ),
    *_FIND,
    *_PICK,
    Command(
        id="read",
        keys="r",
        label="read/unread",
        help="Mark the article read or unread. Opening it marks it read.",
        action="toggle_read",
        group="Articles",
    ),
    Command(
        id="flag",
        keys="f",
        label="flag",
        help="Flag the article, or take the flag away.",
        action="toggle_flag",
        group="Articles",
    ),
    Command(
        id="link",
        keys="o",
        label="open link",
        help="Show the link of the article and open it in the browser.",
        action="open_link",
        group="Articles",
    ),
    *_NOTES,
    *_ORDER,
    *_EXPORT,
    Command(
        id="copy",
        keys="y",
        label="copy",
        help="Copy the row under the cursor to the clipboard, over SSH and tmux too.",
        action="copy_row",
        group="Write",
    ),
    Command(
        id="theme",
        keys="T",
        label="theme",
        help="Next theme: dark, light, high contrast.",
        action="next_theme",
        group="Desk",
    ),
    Command(
        id="palette",
        keys="ctrl+p",
        label="commands",
        help="Find any command by its name.",
        action="palette",
        group="Desk",
        priority=True,
    ),
    Command(id="help", keys="question_mark", label="help", help="All keys.", action="show_help", group="Desk"),
    Command(
        id="suspend",
        keys="ctrl+z",
        label="suspend",
        help="Back to the shell for a while; the note is saved first.",
        action="suspend",
        group="Desk",
    ),
    Command(id="quit", keys="q", label="quit", help="Save the note and leave.", action="leave", group="Desk"),
    Command(
        id="interrupt",
        keys="ctrl+c,ctrl+q",
        label="leave",
        help="Save the note and leave, from anywhere. Copies instead while note text is selected.",
        action="interrupt",
        group="Desk",
        priority=True,
    ),
)

HINTS: dict[str, tuple[str, ...]] = {
    "articles": ("next", "open", "note", "find", "export", "flag", "help"),
    "brief": ("next", "accept", "reject", "edit", "unfold", "undo", "help"),
    "source": ("next", "next-word", "select", "add", "note", "back", "help"),
    "notes": ("next", "note-edit", "note-more", "label", "note-delete", "note-follow", "help"),
    "writing": ("back", "label", "note-preview", "editor", "all-notes", "palette"),
    "find": ("open", "back"),
}
"""Ids of the commands that the footer shows, by pane: seven at most."""

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "plus": "+",
    "asterisk": "*",
}


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


def key_names(keys: str) -> tuple[str, ...]:
    """The keys as they are printed: ``("j", "↓")`` for ``"j,down"``."""
    return tuple(_NAMES.get(key.strip(), key.strip()) for key in keys.split(","))
