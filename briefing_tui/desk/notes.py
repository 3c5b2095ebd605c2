"""Notes of any number an article, the list of them all, their links and drafts: ``desk.notes``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.desk.note_drafts import NoteDrafts
from briefing_tui.desk.note_links import Candidate, Destination, NoteLinks, links
from briefing_tui.model import LABELS, Label, Note, Passage

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles, Notes
    from briefing_tui.notebook import Drafts

__all__ = ["Candidate", "DeskNotes", "Destination", "links"]

_ID = re.compile("[0-9a-f]{16}")


class DeskNotes(NoteLinks, NoteDrafts):
    """What the analyst wrote. Calls that change something raise ``NotSaved`` where they could not."""

    def __init__(self, library: Articles, notebook: Notes, open_drafts: Callable[[], Drafts]) -> None:
        self._library = library
        self._notebook = notebook
        self._open_drafts = open_drafts

    def of(self, article_id: str) -> tuple[Note, ...]:
        """Every note on the article, oldest first."""
        return self._notebook.of(article_id)

    def write(
        self,
        article_id: str,
        text: str,
        *,
        note_id: str | None = None,
        label: Label | None = None,
        row: str | None = None,
        passage: Passage | None = None,
    ) -> Note | None:
        """Save a note, durably; a blank text removes it and gives None.

        Args:
            article_id: the article.
            text: Markdown.
            note_id: the note to change; None for a new one.
            label: what it claims to be; None leaves that as it is.
            row: of a new note, the row of the brief that it is about.
            passage: of a new note, the words that it is about.

        Raises:
            NotSaved: the disk is full, read-only or gone; the note before is still there.
            ValueError: no such label, or the passage doesn't stand in the article.
        """
        if label is not None and label not in LABELS:
            raise ValueError(f"{label!r} is none of {', '.join(LABELS)}")
        article = self._library.article(article_id) if passage else None
        if article is not None and passage is not None and passage.in_(article) != passage:
            raise ValueError("the passage does not stand in the article")
        return self._notebook.put(article_id, note_id, text, label=label, row=row, passage=passage)

    def delete(self, note: Note) -> None:
        """Remove the note; :meth:`restore` brings it back."""
        self._notebook.put(note.article_id, note.id, "")

    def restore(self, note: Note) -> Note | None:
        """Have the note again as it was, whether it was deleted or changed."""
        return self._notebook.put(
            note.article_id,
            note.id,
            note.text,
            label=note.label,
            row=note.row,
            passage=note.passage,
            created=note.created,
        )

    def find(self, query: str = "") -> tuple[Note, ...]:
        """The notes of the whole library that hold every word of the query, the last changed first.

        ``label:judgement`` asks for a label; the id of an article, or four or more of its first digits, for its notes.
        """
        terms = query.casefold().split()
        return tuple(note for note in self._notebook.all() if all(_holds(note, term) for term in terms))

    def export(self, query: str = "") -> str:
        """The notes that :meth:`find` finds as Markdown, under the headline of each article."""
        from briefing_tui.export.note_list import notes_page

        by_article: dict[str, list[Note]] = {}
        for note in self.find(query):
            by_article.setdefault(note.article_id, []).append(note)
        return notes_page((self.headline(article_id), notes) for article_id, notes in by_article.items())

    def save_page(self, query: str, folder: Path, day: str) -> Path:
        """Write what :meth:`export` gives into a file of its own; one that is there already is left as it is.

        Args:
            query: see :meth:`find`.
            folder: where the file goes.
            day: ISO day, for its name.

        Raises:
            OSError: it can't be written.
        """
        from briefing_tui.export.names import gathered_name
        from briefing_tui.files import private_folder, write_whole

        page = self.export(query)
        path = private_folder(folder) / gathered_name(day, "notes", query, "md")
        stem, number = path.stem, 1
        while path.exists() and path.read_bytes() != page.encode():
            number += 1
            path = path.with_stem(f"{stem}-{number}")
        write_whole(path, page)
        return path


def _holds(note: Note, term: str) -> bool:
    if term.startswith("label:"):
        return note.label == term.removeprefix("label:")
    if _ID.fullmatch(term):
        return note.article_id == term
    text = f"{note.text}\n{note.passage.text if note.passage else ''}".casefold()
    return term in text or (len(term) >= 4 and note.article_id.startswith(term))
