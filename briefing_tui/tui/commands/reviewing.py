"""Deciding about rows, taking passages from the source, and stating what stands about a brief as a whole."""

from __future__ import annotations

from briefing_tui.tui.commands.command import Command, group

__all__ = ["REVIEW", "SOURCE", "STATE"]

_review = group("Review")
_source = group("Source", scope="source")
_state = group("Statements")

REVIEW: tuple[Command, ...] = (
    _review("accept", "a", "accept", "This row is right; on to the next that is not reviewed.", "accept"),
    _review(
        "reject", "x", "reject", "This row is false; it stays in sight, struck out, and leaves the export.", "reject"
    ),
    _review("edit", "e", "edit", "Change what this row says, field by field; the machine's words are shown.", "edit"),
    _review(
        "add",
        "+",
        "add",
        "Add a row by hand; one key says what it answers. In the source, what is selected, else the sentence "
        "under the cursor, becomes its evidence.",
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
        "Take back what was done last: a decision, a statement, a tag, a deletion … also of an earlier day. The "
        "article it was done in comes in sight.",
        "undo",
    ),
    _review("redo", "ctrl+r", "redo", "Do again what was undone last.", "redo"),
    _review(
        "unfold",
        "right",
        "open row",
        "Open the row: other answers with their scores and reasons (a digit picks one), a person's role, "
        "mentions and quotes, what the machine said.",
        "unfold",
    ),
)

SOURCE: tuple[Command, ...] = (
    _source("next-word", "right,l", "word on", "One word on; the cursor itself goes by sentences.", "step(1)"),
    _source("previous-word", "left,h", "word back", "One word back.", "step(-1)"),
    _source("select", "v", "select", "Select from this word on, by words or sentences; once more: let go.", "select"),
    _source("select-word", "shift+right", "select on", "Select, a word further.", "step(1, True)"),
    _source("select-word-back", "shift+left", "select back", "Select, a word less.", "step(-1, True)"),
    _source("select-sentence", "shift+down", "select down", "Select the sentence, then the next.", "extend(1)"),
    _source("select-sentence-back", "shift+up", "select up", "Select the sentence, then the one before.", "extend(-1)"),
    _source("let-go", "escape", "let go", "Let go of the selection; only then escape leaves the source.", "let_go"),
)

STATE: tuple[Command, ...] = (
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
        "Read the article, or all picked, again with the program as it is today. Decisions stay; those that no "
        "longer fit are listed.",
        "read_again",
    ),
    _state("lapsed", "F", "no longer fit", "Decisions that no longer fit: keep or drop them.", "lapsed"),
)
