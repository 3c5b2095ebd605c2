"""All notes of a library as one Markdown page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing_tui.export.escape import escape
from briefing_tui.export.notes import settle
from briefing_tui.model import Note

__all__ = ["note_record", "notes_page"]


def notes_page(notes: Iterable[tuple[str, Sequence[Note]]]) -> str:
    """A page of notes under the headline of each article; its words are escaped, the analyst's are kept.

    Args:
        notes: headlines, each with the notes on that article.
    """
    lines = ["# Notes", ""]
    for headline, found in notes:
        lines += [f"## {escape(headline) or 'Untitled'}", ""]
        for note in found:
            lines += [*_head(note), "", settle(note.text), ""]
    return "\n".join(lines).rstrip() + "\n"


def note_record(note: Note) -> dict[str, Any]:
    """The note as plain objects, for programs."""
    passage = note.passage
    return {
        "id": note.id,
        "article": note.article_id,
        "label": note.label,
        "row": note.row,
        "passage": passage
        and {"start": passage.start, "end": passage.end, "field": passage.field, "text": passage.text},
        "created": note.created,
        "updated": note.updated,
        "text": note.text,
    }


def _head(note: Note) -> Iterator[str]:
    about = f" · on {note.row.partition(':')[0]}" if note.row else ""
    yield f"**{note.label.capitalize()}**{about} · {note.updated[:10]}"
    if note.passage is not None:
        yield from ("", f"> {escape(note.passage.text)}")
