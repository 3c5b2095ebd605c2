"""Files that are written whole or not at all, in folders that only their owner can read."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

__all__ = ["private_folder", "sync_folder", "write_whole"]


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


def write_whole(path: Path, data: bytes | str, *, mode: int = 0o600) -> None:
    """Replace ``path`` by ``data`` so that a reader sees the old file or the new one, even after a power cut.

    Writes a temporary file in the same folder, fsyncs it, renames it over ``path`` (a symbolic link there is
    replaced, not followed) and fsyncs the folder.

    Raises:
        OSError: the disk is full, read-only or gone; ``path`` is then as it was and the temporary is removed.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), mode)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)
