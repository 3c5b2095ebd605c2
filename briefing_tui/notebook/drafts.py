"""What the analyst is writing and has not finished: kept beside the notebook, so that it comes back after a crash."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

from briefing_tui.files import Lock, private_folder
from briefing_tui.notebook.backups import Backups
from briefing_tui.notebook.failures import READ_ERRORS, NotSaved, reason
from briefing_tui.notebook.format import Format, Tables, Unreadable
from briefing_tui.notebook.repair import Damage, check
from briefing_tui.notebook.storage import WholeFileStorage
from briefing_tui.text import clean

__all__ = ["Drafts"]

_DRAFTS = "drafts"


class Drafts:
    """Texts by a key that the face chooses; there are few at a time, so the file is small and quickly written."""

    def __init__(self, path: Path) -> None:
        """The drafts in the file at ``path``. Nothing is created before the first."""
        self.path = path.resolve()
        self.damage: Damage | None = None
        """What was wrong with the file, once that has been found."""
        self._backups = Backups(self.path)
        self._storage = WholeFileStorage(self.path, self._backups, _FORM)
        self._lock = Lock(self.path.with_name(f"{self.path.name}.lock"))
        self._thread_lock = threading.RLock()

    def keep(self, key: str, text: str) -> None:
        """Keep a draft in the place of the one before it under this key.

        Raises:
            NotSaved: the disk is full, read-only or gone.
        """
        self._put(key, clean(text))

    def drop(self, key: str) -> None:
        """Forget a draft, for having become a note; one that isn't there is forgotten already."""
        if key in self.all():
            self._put(key, None)

    def draft(self, key: str) -> str | None:
        """The draft under this key."""
        return self.all().get(key)

    def all(self) -> dict[str, str]:
        """Every draft by key; those that can't be read are none."""
        try:
            return {fields["key"]: fields["text"] for fields in self._tables().get(_DRAFTS, {}).values()}
        except READ_ERRORS:
            return {}

    def _put(self, key: str, text: str | None) -> None:
        try:
            private_folder(self.path.parent)
            with self._thread_lock, self._lock:
                try:
                    tables = self._tables()
                except Unreadable:
                    self.damage = check(self.path, self._backups, _FORM)
                    tables = self._tables()
                drafts = tables.setdefault(_DRAFTS, {})
                if text is None:
                    drafts.pop(_number(key), None)
                else:
                    drafts[_number(key)] = {"key": key, "text": text}
                self._storage.write(tables)
        except READ_ERRORS as error:
            raise NotSaved(reason(error, "the file of drafts")) from error

    def _tables(self) -> Tables:
        with self._thread_lock:
            return self._storage.read() or {}


def _number(key: str) -> str:
    return str(int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1)


def _check(tables: Tables) -> None:
    for fields in tables.get(_DRAFTS, {}).values():
        if not isinstance(fields.get("key"), str) or not isinstance(fields.get("text"), str):
            raise Unreadable("a draft in it has another shape")


_FORM = Format("file of drafts", _check)
