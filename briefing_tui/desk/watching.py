"""Watched folders: which files are new or have changed since the last look."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Look", "look"]

State = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds."""

_SETTLED = 2.0
"""Seconds without a change after which a file counts as written to its end."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the watched folders found."""

    fresh: dict[str, State]
    """Files to read, in order of their names."""
    gone: tuple[str, ...]
    """Files seen before that are no longer there."""


def look(
    folders: Iterable[Path], endings: Collection[str], seen: Mapping[str, State], now: float | None = None
) -> Look:
    """Compare the folders with what was seen. A folder that can't be read now keeps what was seen in it.

    Costs one ``stat`` a file; a file still being written is left for the next look.
    """
    limit = ((time.time() if now is None else now) - _SETTLED) * 1e9
    here: dict[str, State] = {}
    unread: list[str] = []
    for folder in folders:
        here.update(_files(folder, endings, unread))
    fresh = {path: state for path, state in sorted(here.items()) if state != seen.get(path) and state[1] <= limit}
    gone = [path for path in seen if path not in here and not path.startswith(tuple(unread))]
    return Look(fresh, tuple(gone))


def _files(folder: Path, endings: Collection[str], unread: list[str]) -> Iterator[tuple[str, State]]:
    def trouble(error: OSError) -> None:
        unread.append(str(error.filename))

    for root, folders, names in os.walk(folder, onerror=trouble):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith(".") or Path(name).suffix.lower() not in endings:
                continue
            path = os.path.join(root, name)  # noqa: PTH118 - a Path a file is half the time of a look
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            if stat.S_ISREG(status.st_mode):
                yield path, (status.st_size, status.st_mtime_ns)
