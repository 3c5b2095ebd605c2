"""Notes of any number an article, the list of them all, and the drafts of those being written: ``desk.notes``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from briefing_tui.model import LABELS, Article, Brief, Label, Note, Passage

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles, Notes
    from briefing_tui.notebook import Drafts

__all__ = ["Candidate", "DeskNotes"]

_ID = re.compile("[0-9a-f]{16}")
_MOST = 20
"""Candidates offered at a time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ``[[`` can be completed to."""

    text: str
    """What the analyst reads in the list of candidates."""
    kind: Literal["person", "place", "article"]
    link: str
    """What stands between the brackets: a name, or the file name that a brief is exported under and its headline."""


class DeskNotes:
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
        return notes_page((self._headline(article_id), notes) for article_id, notes in by_article.items())

    def candidates(self, prefix: str, article_id: str | None = None) -> tuple[Candidate, ...]:
        """What ``[[`` and these letters may be completed to: people and places of the article, then other articles."""
        wanted = " ".join(prefix.casefold().split())
        brief = self._library.brief(article_id) if article_id else None
        found = [one for one in _named(brief) if wanted in one.text.casefold()] if brief else []
        numbers = self._library.ids(prefix)[: _MOST + 1] if len(found) < _MOST else []
        for row in self._library.rows(numbers):
            article = self._library.article(row.id)
            if article is not None and row.id != article_id:
                found.append(self._linked(article))
        return tuple(found[:_MOST])

    # drafts

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being written under a key of the face's choice, so that it comes back after a crash."""
        self._drafts.keep(key, text)

    def draft(self, key: str) -> str | None:
        """The draft under this key, if one was left."""
        return self._drafts.draft(key)

    def drop_draft(self, key: str) -> None:
        """Forget a draft, for having become a note."""
        self._drafts.drop(key)

    def drafts(self) -> dict[str, str]:
        """Every draft that was left, by key."""
        return self._drafts.all()

    @cached_property
    def _drafts(self) -> Drafts:
        return self._open_drafts()

    def _headline(self, article_id: str) -> str:
        article = self._library.article(article_id)
        return article.headline if article else f"An article that is no longer in the library ({article_id})"

    def _linked(self, article: Article) -> Candidate:
        from briefing_tui.export import file_name

        brief = self._library.brief(article.id)
        name = file_name(article, brief).removesuffix(".md") if brief else article.headline
        safe = re.sub(r"[\[\]|#^]", " ", article.headline)
        return Candidate(article.headline, "article", f"{name}|{' '.join(safe.split())}" if brief else safe)


def _named(brief: Brief) -> Iterator[Candidate]:
    for person in brief.people:
        yield Candidate(person.name, "person", person.name)
    for place in brief.places:
        yield Candidate(place.text, "place", place.text)


def _holds(note: Note, term: str) -> bool:
    if term.startswith("label:"):
        return note.label == term.removeprefix("label:")
    if _ID.fullmatch(term):
        return note.article_id == term
    text = f"{note.text}\n{note.passage.text if note.passage else ''}".casefold()
    return term in text or (len(term) >= 4 and note.article_id.startswith(term))
