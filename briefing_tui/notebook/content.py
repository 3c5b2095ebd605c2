"""The notebook's file: its tables, its schemas, and what a note in it looks like."""

from __future__ import annotations

from typing import Any

from briefing_tui.model import LABELS
from briefing_tui.notebook.format import Format, Tables, Unreadable

__all__ = ["NOTEBOOK", "NOTES", "SCHEMA"]

NOTES = "notes"
_TEXTS = ("article_id", "text", "label", "created", "updated")


def _several_notes_an_article(tables: Tables) -> Tables:
    """Schema 2: an article has any number of notes, each with a label, and maybe a row or a passage it is about."""

    def migrated(fields: dict[str, Any]) -> dict[str, Any]:
        known = {"label": "comment", "created": fields.get("updated"), "row": None, "passage": None}
        return {**known, **fields}

    return {**tables, NOTES: {number: migrated(fields) for number, fields in tables.get(NOTES, {}).items()}}


def _check(tables: Tables) -> None:
    for number, fields in tables.get(NOTES, {}).items():
        if not number.isdecimal() or not _is_note(fields):
            raise Unreadable("a note in it has another shape")


def _is_note(fields: dict[str, Any]) -> bool:
    if not all(isinstance(fields.get(name), str) for name in _TEXTS) or fields["label"] not in LABELS:
        return False
    row, passage = fields.get("row"), fields.get("passage")
    return (row is None or isinstance(row, str)) and (passage is None or _is_passage(passage))


def _is_passage(passage: Any) -> bool:
    return (
        isinstance(passage, dict)
        and isinstance(passage.get("start"), int)
        and isinstance(passage.get("end"), int)
        and isinstance(passage.get("text"), str)
        and passage.get("field") in ("text", "title")
        and len(passage) == len(("start", "end", "text", "field"))
    )


NOTEBOOK = Format("notebook", _check, (_several_notes_an_article,))

SCHEMA = NOTEBOOK.schema
"""Number of the schema that this program writes; it stands in the file's ``meta`` table."""
