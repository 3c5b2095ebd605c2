"""TinyDB's storage for what the analyst wrote: a reader sees the old file or the new one, even after a power cut."""

from __future__ import annotations

from pathlib import Path

from tinydb.storages import Storage

from briefing_tui.files import write_whole
from briefing_tui.notebook.backups import Backups
from briefing_tui.notebook.format import Encoder, Format, Tables

__all__ = ["Signature", "WholeFileStorage"]

Signature = tuple[int, int, int]
"""Inode, size and time of change: another signature, another content."""


class WholeFileStorage(Storage):
    """Reads the whole file, writes the whole file. Takes no lock: the caller holds one round read-change-write."""

    def __init__(self, path: Path, backups: Backups, form: Format, *, sync_name: bool = True) -> None:
        """The file at ``path``.

        Args:
            path: the file.
            backups: where its earlier states go.
            form: what it must look like.
            sync_name: False where a power cut may bring the file before the last writes back, because somebody else
                knows what they were.
        """
        self._path = path
        self._backups = backups
        self._form = form
        self._sync_name = sync_name
        self._last: bytes | None = None
        self._tables: Tables | None = None
        """What :attr:`_last` holds, until somebody takes it to change it."""
        self._encoder = Encoder(form)

    @property
    def signature(self) -> Signature | None:
        """What the file is like now; ``None`` where there is none."""
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_size, stat.st_mtime_ns

    def read(self) -> Tables | None:
        """Every table, fresh for the caller to change; ``None`` where nothing was ever written.

        A file that was taken away while the notebook is open counts as still being there: the next write brings
        it back.

        Raises:
            Unreadable: somebody damaged the file.
            Newer: a newer version of the program wrote it.
            OSError: it can't be read.
        """
        tables, self._tables = self._tables, None
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            return tables if self._last is None or tables is not None else self._form.decode(self._last)
        if tables is None or raw != self._last:
            tables = self._form.decode(raw)
        self._last = raw
        return tables

    def write(self, data: Tables) -> None:
        """Replace the file.

        Raises:
            OSError: it can't be written; it is then as it was.
        """
        if self._last is not None:
            self._backups.keep_now_and_then(self._last)
        raw = self._encoder.encode(data)
        write_whole(self._path, raw, sync_name=self._sync_name)
        self._last, self._tables = raw, data
