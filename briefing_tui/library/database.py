"""Opening the library's file, and SQLite's errors in words an analyst can act on."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from briefing_tui.files import private_folder
from briefing_tui.library import schema
from briefing_tui.library.packing import DamagedText, unpack
from briefing_tui.text import visible

__all__ = ["Database", "LibraryError"]

_HEADER = b"SQLite format 3\0"
_PATIENCE = 15.0
"""Seconds to wait for another program that is writing."""
_ROOM = 64 * 1024
"""Bytes that the disk must have left for the library to be written: of the log's index alone SQLite takes half."""


class LibraryError(Exception):
    """The library can't be opened, read or written; the message is one line that gives the reason."""


class Database:
    """One file, one connection for reading and one for writing, so that a long write keeps no reader waiting.

    They may be used from any thread, and so may a third for queries that take long.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or create it with mode 0600.

        Raises:
            LibraryError: it is damaged, foreign, written by a newer program, or can be neither opened nor made.
                The file is left as it was.
        """
        self.path = path
        self.read_only = False
        self._read_lock, self._write_lock, self._aside_lock = threading.RLock(), threading.RLock(), threading.RLock()
        self._aside: sqlite3.Connection | None = None
        with self._named_errors():
            if not _is_new(path):
                _inspect(path)
            self._writer = self._open_writer()
            self._reader = _connect(path, "ro") if not self.read_only else self._writer
            if self.read_only:
                self._write_lock = self._read_lock

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for queries, for this thread alone."""
        with self._read_lock, self._named_errors():
            yield self._reader

    @contextlib.contextmanager
    def aside(self) -> Iterator[sqlite3.Connection]:
        """A connection for queries that take seconds, so that no list waits for them."""
        with self._aside_lock, self._named_errors():
            if self._aside is None:
                self._aside = _connect_for_reading(self.path)
            yield self._aside

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection for changes, in one transaction that is committed at the end, or undone by an error."""
        if self.read_only:
            raise LibraryError(f"{visible(str(self.path))}: the library can only be read, not written{self._why()}")
        with self._write_lock, self._named_errors():
            self._writer.execute("BEGIN IMMEDIATE")
            with self._writer:
                yield self._writer

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._write_lock, self._read_lock, self._aside_lock:
            for connection in (self._reader, self._writer, self._aside):
                if connection is not None:
                    connection.close()

    def _open_writer(self) -> sqlite3.Connection:
        try:
            _create(self.path)
            return _prepare(_connect(self.path, "rw"))
        except (OSError, sqlite3.OperationalError) as error:
            if not _cannot_write(error) or not self.path.exists():
                raise
        self.read_only = True
        connection = _connect_for_reading(self.path)
        if schema.version(connection) < schema.SCHEMA:
            connection.close()
            raise LibraryError(
                f"{visible(str(self.path))}: written by an older version of this program, and can't be brought up to "
                "date because it may not be written"
            )
        return connection

    @contextlib.contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise LibraryError(f"{visible(str(self.path))}: {visible(reason or str(error))}{self._why()}") from error
        except (DamagedText, json.JSONDecodeError) as error:
            reason = str(error) if isinstance(error, DamagedText) else "an entry in it is damaged"
            raise LibraryError(f"{visible(str(self.path))}: {reason}") from error

    def _why(self) -> str:
        """What SQLite doesn't tell: to it, a disk without room for its log is one that fails."""
        with contextlib.suppress(OSError):
            if shutil.disk_usage(self.path.parent).free < _ROOM:
                return ": the disk is full"
        return ""


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{'mode=ro&immutable=1' if mode == 'immutable' else f'mode={mode}'}"
    connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("unpacked", 1, unpack, deterministic=True)
    return connection


def _connect_for_reading(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        schema.version(connection)
    except sqlite3.OperationalError:
        # In a folder that can't be written SQLite can't share its log, so the file must stand for itself.
        connection.close()
        return _connect(path, "immutable")
    return connection


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute(f"PRAGMA page_size = {schema.PAGE}")  # of a file that holds nothing yet
        _use_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _use_log(connection: sqlite3.Connection) -> None:
    # SQLite doesn't wait by itself when two programs change the journal mode at once.
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _is_new(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True


def _create(path: Path) -> None:
    # SQLite gives its log and its shared memory the mode of the file.
    private_folder(path.parent)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _inspect(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise LibraryError(f"{visible(str(path))}: not a library, or damaged")
    connection = _connect_for_reading(path)
    try:
        number = schema.version(connection)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()
    if tables and application != schema.APPLICATION_ID:
        raise LibraryError(f"{visible(str(path))}: a database of another program")
    if number > schema.SCHEMA:
        raise LibraryError(
            f"{visible(str(path))}: written by a newer version of this program "
            f"(schema {number}, this one knows {schema.SCHEMA})"
        )


def _cannot_write(error: Exception) -> bool:
    """A folder or disk that isn't for writing, or has no room left: the library can still be read."""
    reasons = ("readonly", "unable to open", "disk I/O error", "disk is full")
    return isinstance(error, OSError) or any(reason in str(error) for reason in reasons)
