"""The notebook: one note an article, safe with several desks open on it at once."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from tinydb import TinyDB
from tinydb.table import Document

from briefing_tui.files import private_folder
from briefing_tui.model import Note
from briefing_tui.notebook.backups import Backups
from briefing_tui.notebook.content import NOTES, Newer, Tables, Unreadable
from briefing_tui.notebook.repair import Damage, NotebookError, check
from briefing_tui.notebook.storage import Signature, WholeFileStorage
from briefing_tui.text import clean, one_line, visible

__all__ = ["NotSaved", "Notebook"]

_ARTICLE_ID = re.compile("[0-9a-f]{16}")
_READ_ERRORS = (OSError, Unreadable, Newer)
_PATIENCE = 10.0
"""Seconds to wait for another desk that is writing."""


class NotSaved(Exception):
    """The note could not be saved and the notebook is as it was; the message is one line that gives the reason."""


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
        self._file_lock = FileLock(f"{self.path}.lock", timeout=_PATIENCE, mode=0o600, thread_local=False)
        self._notes: dict[str, Note] = {}
        self._seen: Signature | None = None
        self.damage = self._check()
        self._storage = WholeFileStorage(self.path, self._backups)
        self._database = TinyDB(storage=lambda: self._storage)
        try:
            self._read()
        except _READ_ERRORS as error:
            raise NotebookError(f"{visible(str(self.path))}: {_reason(error)}") from error

    def note(self, article_id: str) -> Note | None:
        """The note on the article, as last saved by any desk."""
        return self._current().get(article_id)

    def noted(self) -> dict[str, int]:
        """Number of notes on each article that has any."""
        return dict.fromkeys(self._current(), 1)

    def all(self) -> list[Note]:
        """Every note, the last changed first."""
        return sorted(self._current().values(), key=lambda note: note.updated, reverse=True)

    def write(self, article_id: str, text: str) -> Note | None:
        """Save the note on the article in the place of the one before; blank text removes it.

        Args:
            article_id: sixteen hex digits.
            text: Markdown; it is cleaned first.

        Returns:
            The note as saved; ``None`` where there is none any more.

        Raises:
            NotSaved: the disk is full or read-only, or the file was damaged since it was opened.
            ValueError: not the id of an article.
        """
        if not _ARTICLE_ID.fullmatch(article_id):
            raise ValueError(f"not the id of an article: {article_id!r}")
        text = clean(text)
        try:
            with self._thread_lock, self._locked():
                before = self._read().get(article_id)
                if text.strip():
                    return before if before and before.text == text else self._store(article_id, text)
                if before:
                    self._remove(article_id)
                return None
        except (*_READ_ERRORS, Timeout) as error:
            raise NotSaved(_reason(error)) from error

    def close(self) -> None:
        """Let go of the file; every note is saved already."""
        self._database.close()

    def _check(self) -> Damage | None:
        try:
            if not self.path.exists() and not any(self._backups.newest_first()):
                return None
            with self._locked():
                return check(self.path, self._backups)
        except Timeout as error:
            raise NotebookError(f"{visible(str(self.path))}: {_reason(error)}") from error
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
        with self._thread_lock, contextlib.suppress(*_READ_ERRORS):
            return self._read()
        return self._notes

    def _read(self) -> dict[str, Note]:
        signature = self._storage.signature
        if signature is not None and signature != self._seen:
            self._notes = _notes(self._storage.read() or {})
            self._seen = signature
        return self._notes

    def _store(self, article_id: str, text: str) -> Note:
        updated = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        note = Note(article_id=article_id, text=text, updated=updated)
        fields = {"article_id": note.article_id, "text": note.text, "updated": note.updated}
        table = self._database.table(NOTES)
        if article_id in self._notes:
            table.update(fields, doc_ids=[_number(article_id)])
        else:
            table.insert(Document(fields, _number(article_id)))
        self._saved({**self._notes, article_id: note})
        return note

    def _remove(self, article_id: str) -> None:
        self._database.table(NOTES).remove(doc_ids=[_number(article_id)])
        self._saved({key: note for key, note in self._notes.items() if key != article_id})

    def _saved(self, notes: dict[str, Note]) -> None:
        self._notes, self._seen = notes, self._storage.signature


def _number(article_id: str) -> int:
    # TinyDB's document number is the article's id, so two desks never give one number to two notes.
    return int(article_id, 16)


def _notes(tables: Tables) -> dict[str, Note]:
    return {
        fields["article_id"]: Note(article_id=fields["article_id"], text=fields["text"], updated=fields["updated"])
        for fields in tables.get(NOTES, {}).values()
    }


def _reason(error: Exception) -> str:
    if isinstance(error, Timeout):
        return "another program has been writing to the notebook for too long"
    if isinstance(error, OSError):
        return one_line(error.strerror or str(error))
    if isinstance(error, Newer):
        return str(error)
    return f"the notebook was damaged while it was open: {error}"
