"""Which file an export goes to: inside the folder, through no link, and never over what a person wrote."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing_tui.export import Ours, read_ours

__all__ = ["Placed", "place"]

_TRIES = 1000
_LARGEST = 16 * 1024 * 1024
"""Bytes; a larger file is no brief of ours."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where to write, and what is known about the brief that the file replaces."""

    path: Path
    created: datetime | None = None
    """When the first version was made; absent where the file is new."""


def place(folder: Path, name: str, source_sha256: str) -> Placed:
    """The file in ``folder`` to write the brief of the article with this digest to.

    ``name``, or with ``-2``, ``-3``, … before its ending: the first that is free, or that is a brief of the same
    article which nobody has changed since the desk wrote it.

    Raises:
        FileExistsError: a thousand such files are there already.
    """
    base = Path(name)
    for number in range(1, _TRIES):
        path = folder / (name if number == 1 else f"{base.stem}-{number}{base.suffix}")
        if not os.path.lexists(path):
            return Placed(path)
        ours = _ours(path)
        if ours is not None and ours.untouched and ours.source_sha256 == source_sha256:
            return Placed(path, ours.created)
    raise FileExistsError(f"{name}: too many files of that name")


def _ours(path: Path) -> Ours | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return read_ours(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return None
