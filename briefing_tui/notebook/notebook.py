"""The notebook: any number of notes an article, safe with several desks open on it at once."""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from briefing_tui.files import Lock, private_folder
from briefing_tui.model import Label, Note, Passage
from briefing_tui.notebook.backups import Backups
from briefing_tui.notebook.content import NOTEBOOK, NOTES
from briefing_tui.notebook.failures import READ_ERRORS, NotSaved, reason
from briefing_tui.notebook.format import Tables
from briefing_tui.notebook.repair import Damage, NotebookError, check
from briefing_tui.notebook.storage import Signature, WholeFileStorage
from briefing_tui.text import clean, visible

__all__ = ["NotSaved", "Notebook"]

_ID = re.compile("[0-9a-f]{16}")


class Notebook:
    """What the analyst wrote about each article. Usable from any thread, and by several programs at once.

    A write is on the disk when it returns. Reading is cheap: the file is read again only when it has changed.
    """

    damage: Damage | None
    """What was wrong with the file and what was done about it; ``None`` where all was well."""

    def __init__(self, path: Path) -> None:
        """Open the notebook at ``path``; nothing is created before the first note.

        A damaged file is set aside and the newest good backup takes its place: see :attr:`damage`.

        Raises:
            NotebookError: the file was written by a newer program, or can't be read. It is left as it was.
        """
        self.path = path.resolve()
        self._backups = Backups(self.path)
        self._thread_lock = threading.RLock()
        self._file_lock = Lock(self.path.with_name(f"{self.path.name}.lock"))
        self._notes: dict[str, Note] = {}
        self._grouped: dict[str, list[Note]] = {}
        self._grouped_from: dict[str, Note] | None = None
        self._seen: Signature | None = None
        self.damage = self._check()
        self._storage = WholeFileStorage(self.path, self._backups, NOTEBOOK)
        self._database = TinyDB(storage=lambda: self._storage)
        try:
            self._read()
        except READ_ERRORS as error:
            raise NotebookError(f"{visible(str(self.path))}: {reason(error, 'the notebook')}") from error

    def note(self, article_id: str) -> Note | None:
        """The article's first note without a row or a passage, as last saved by any desk."""
        return self._current().get(article_id)

    def find(self, note_id: str) -> Note | None:
        """The note with this id."""
        return self._current().get(note_id)

    def of(self, article_id: str) -> tuple[Note, ...]:
        """Every note on the article, oldest first."""
        with self._thread_lock:
            notes = self._current()
            if self._grouped_from is not notes:
                grouped: dict[str, list[Note]] = {}
                for note in notes.values():
                    grouped.setdefault(note.article_id, []).append(note)
                self._grouped, self._grouped_from = grouped, notes
            found = self._grouped.get(article_id, [])
        return tuple(sorted(found, key=lambda note: (note.created, note.id != article_id)))

    def noted(self) -> dict[str, int]:
        """Number of notes on each article that has any."""
        return dict(Counter(note.article_id for note in self._current().values()))

    def all(self) -> list[Note]:
        """Every note, the last changed first."""
        return sorted(self._current().values(), key=lambda note: note.updated, reverse=True)

    def write(self, article_id: str, text: str) -> Note | None:
        """Save the article's first note without a row or a passage; see :meth:`put`."""
        return self.put(article_id, article_id, text)

    def put(
        self,
        article_id: str,
        note_id: str | None,
        text: str,
        *,
        label: Label | None = None,
        row: str | None = None,
        passage: Passage | None = None,
        created: str | None = None,
    ) -> Note | None:
        """Save a note in the place of the one with this id; blank text removes it.

        Args:
            article_id: sixteen hex digits.
            note_id: None for a new note; the article's id for its first one.
            text: Markdown; it is cleaned first.
            label: None keeps the label as it is; of a new note, ``comment``.
            row: of a new note, the row of the brief that it is about.
            passage: of a new note, the words that it is about.
            created: of a new note that there was before, when it was begun; None: now.

        Returns:
            The note as saved; ``None`` where there is none any more.

        Raises:
            NotSaved: the disk is full or read-only, or the file was damaged since it was opened.
            ValueError: not the id of an article, or of a note.
        """
        if not _ID.fullmatch(article_id):
            raise ValueError(f"not the id of an article: {article_id!r}")
        note_id = os.urandom(8).hex() if note_id is None else note_id
        if not _ID.fullmatch(note_id):
            raise ValueError(f"not the id of a note: {note_id!r}")
        text, now = clean(text), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        about = {"row": row, "passage": passage, "created": created or now}
        new = Note(id=note_id, article_id=article_id, text="", updated=now, **about)  # type: ignore[arg-type]
        try:
            with self._thread_lock, self._locked():
                before = self._read().get(note_id)
                if text.strip():
                    base = before or new
                    note = replace(base, text=text, label=label or base.label)
                    return before if note == before else self._store(replace(note, updated=now))
                if before:
                    self._remove(note_id)
                return None
        except READ_ERRORS as error:
            raise NotSaved(reason(error, "the notebook")) from error

    def close(self) -> None:
        """Let go of the file; every note is saved already."""
        self._database.close()

    def _check(self) -> Damage | None:
        try:
            if not self.path.exists() and not any(self._backups.newest_first()):
                return None
            with self._locked():
                return check(self.path, self._backups, NOTEBOOK)
        except TimeoutError as error:
            raise NotebookError(f"{visible(str(self.path))}: {reason(error, 'the notebook')}") from error
        except OSError:
            # Where no lock can be made nothing can be written either, but the notes may still be read.
            return None

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        private_folder(self.path.parent)
        with self._file_lock:
            yield

    def _current(self) -> dict[str, Note]:
        # A file that is damaged while the desk is open takes nothing off the screen; saving will say so.
        with self._thread_lock, contextlib.suppress(*READ_ERRORS):
            return self._read()
        return self._notes

    def _read(self) -> dict[str, Note]:
        signature = self._storage.signature
        if signature is not None and signature != self._seen:
            self._notes = _notes(self._storage.read() or {})
            self._seen = signature
        return self._notes

    def _store(self, note: Note) -> Note:
        fields = asdict(note)
        del fields["id"]
        table = self._database.table(NOTES)
        if note.id in self._notes:
            table.update(fields, doc_ids=[_number(note.id)])
        else:
            table.insert(Document(fields, _number(note.id)))
        self._saved({**self._notes, note.id: note})
        return note

    def _remove(self, note_id: str) -> None:
        self._database.table(NOTES).remove(doc_ids=[_number(note_id)])
        self._saved({key: note for key, note in self._notes.items() if key != note_id})

    def _saved(self, notes: dict[str, Note]) -> None:
        self._notes, self._seen = notes, self._storage.signature


def _number(note_id: str) -> int:
    # TinyDB's document number is the note's id, so two desks never give one number to two notes.
    return int(note_id, 16)


def _notes(tables: Tables) -> dict[str, Note]:
    found = (_note(f"{int(number):016x}", fields) for number, fields in tables.get(NOTES, {}).items())
    return {note.id: note for note in found}


def _note(note_id: str, fields: dict[str, Any]) -> Note:
    passage = fields["passage"]
    return Note(
        id=note_id,
        article_id=fields["article_id"],
        text=fields["text"],
        label=fields["label"],
        row=fields["row"],
        passage=None if passage is None else Passage(**passage),
        created=fields["created"],
        updated=fields["updated"],
    )
