"""Files that are written whole or not at all, in folders that only their owner can read."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

__all__ = ["Lock", "locked", "private_folder", "sweep", "sync_folder", "write_whole"]

_PATIENCE = 10.0
"""Seconds to wait for another desk."""
_ABANDONED = 3600.0
"""Seconds after its last change when a temporary file is taken for left behind."""
_SUFFIX = ".briefing.tmp"
_TEMPORARY = re.compile(rf"\..+\.[a-z0-9_]{{8}}{re.escape(_SUFFIX)}")


def private_folder(path: Path) -> Path:
    """Create the folder and those of its parents that are missing, each with mode 0700; return it.

    Raises:
        OSError: a part of the path is a file, or may not be written.
    """
    for folder in (*reversed(path.parents), path):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    return path


def sync_folder(path: Path) -> None:
    """Make the folder's own entries durable, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Lock:
    """Keeps other programs from a store between reading and writing it; its threads keep each other off by themselves.

    Taken again while it is held, it is held until it has been let go as often.
    """

    def __init__(self, path: Path) -> None:
        """The lock in this file, which is made when it is first taken."""
        self._path = path
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take it.

        Raises:
            TimeoutError: another program holds it for ten seconds.
            OSError: the file can't be written.
        """
        if self._lock is None:
            from filelock import FileLock  # imported late: whoever only reads needs none

            self._lock = FileLock(self._path, timeout=_PATIENCE, mode=0o600, thread_local=False)
        self._lock.acquire()

    def release(self) -> None:
        """Let it go."""
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *raised: object) -> None:
        self.release()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other desks from changing a file between reading it and writing it.

    Raises:
        OSError: the folder may not be written, or another desk holds the lock for ten seconds.
    """
    private_folder(path.parent)
    with Lock(path.with_name(f"{path.name}.lock")):
        yield


def write_whole(path: Path, data: bytes | str | Iterable[bytes], *, mode: int = 0o600, sync_name: bool = True) -> None:
    """Replace ``path`` by ``data`` so that a reader sees the old file or the new one, even after a power cut.

    Writes a temporary file in the same folder, fsyncs it, renames it over ``path`` (a symbolic link there is
    replaced, not followed) and fsyncs the folder.

    Args:
        path: the file.
        data: what it will hold; in pieces where it is too large for memory.
        mode: its permissions.
        sync_name: make the folder's entry durable too. Whoever writes many files into one folder calls
            :func:`sync_folder` once at the end instead; until then a power cut may bring old files back, whole.

    Raises:
        OSError: the disk is full, read-only or gone; ``path`` is then as it was and the temporary is removed.
    """
    pieces = [data.encode("utf-8")] if isinstance(data, str) else [data] if isinstance(data, bytes) else data
    with _naming(path):
        _write(path, pieces, mode)
    if sync_name:
        sync_folder(path.parent)


def _write(path: Path, pieces: Iterable[bytes], mode: int) -> None:
    import tempfile  # imported late, as above

    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), mode)
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def sweep(folder: Path) -> None:
    """Remove the temporary files of :func:`write_whole` that a killed program left in the folder.

    Only files named as it names them, and so old that no program writes them any more.
    """
    oldest = time.time() - _ABANDONED
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < oldest:
                        Path(entry.path).unlink()


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """An error names the file that was asked for: a full disk names none, and a read-only folder the temporary."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
