"""Which file an export goes to: inside the folder, through no link, and never over what is not ours to replace.

Markdown says itself who wrote it and which blocks a person has changed. Other files can't, so a ledger in the state
folder holds the digest of each as it was written: a file that still has it may be replaced.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from briefing_tui.export import Ours, read_ours
from briefing_tui.files import private_folder, write_whole

__all__ = ["Ledger", "NotOurs", "Placed", "place_document", "place_file"]

_TRIES = 1000
_LARGEST = 16 * 1024 * 1024
"""Bytes; a larger file is no Markdown of ours."""
_MOST = 20_000
"""Files that the ledger remembers; the ones written longest ago go first."""


class NotOurs(ValueError):
    """The file that was named is not the desk's to replace; the message is one line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where to write, and the Markdown document that is there already."""

    path: Path
    old: str | None = None
    """Its text; absent where the file is new."""
    ours: Ours | None = None
    """What it says about itself."""


class Ledger:
    """Digests of the files that were exported, by path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            found = json.loads(path.read_bytes())
            self._known = {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}
        self._changed = False

    def holds(self, path: Path) -> bool:
        """The file is as the desk wrote it."""
        known = self._known.get(str(path.absolute()))
        if known is None or path.is_symlink() or not path.is_file():
            return False
        with contextlib.suppress(OSError), path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == known
        return False

    def noting(self, path: Path, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces, remembered as what the file now holds once the last one was taken."""
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece)
            yield piece
        self._known.pop(str(path.absolute()), None)
        self._known[str(path.absolute())] = digest.hexdigest()
        self._changed = True

    def save(self) -> None:
        """Store it. A ledger that can't be stored costs a second file next time, so nothing is said."""
        if self._changed:
            newest = dict(list(self._known.items())[-_MOST:])
            with contextlib.suppress(OSError):
                private_folder(self._path.parent)
                write_whole(self._path, json.dumps(newest, indent=0))
                self._changed = False


def place_document(path: Path, template: str, source_sha256: str | None, *, taken: Set[Path], exact: bool) -> Placed:
    """The Markdown file to write the document of this template about this article to.

    Args:
        path: the name wished for.
        template: name of the template.
        source_sha256: digest of the article; None for a document about many.
        taken: files that are on their way and may not be there yet.
        exact: no other name will do; otherwise the name with ``-2``, ``-3``, … before its ending is tried.

    Raises:
        NotOurs: the exact file holds something else.
        FileExistsError: a thousand such files are there already.
    """
    for candidate in _candidates(path, taken, exact):
        if not os.path.lexists(candidate):
            return Placed(candidate)
        old = _text(candidate)
        ours = read_ours(old) if old is not None else None
        if ours is not None and (ours.template, ours.source_sha256) == (template, source_sha256):
            return Placed(candidate, old, ours)
    raise NotOurs(f"{path}: holds something that briefing did not write, or the brief of another article")


def place_file(path: Path, ledger: Ledger, *, taken: Set[Path], exact: bool) -> Path:
    """The file to write anything but Markdown to; arguments and errors as of :func:`place_document`."""
    for candidate in _candidates(path, taken, exact):
        if not os.path.lexists(candidate) or ledger.holds(candidate):
            return candidate
    raise NotOurs(f"{path}: was not written by briefing, or has been changed since")


def _candidates(path: Path, taken: Set[Path], exact: bool) -> Iterator[Path]:
    yield from {path} - taken
    if exact:
        return
    for number in range(2, _TRIES):
        yield from {path.with_name(f"{path.stem}-{number}{path.suffix}")} - taken
    raise FileExistsError(f"{path.name}: too many files of that name")


def _text(path: Path) -> str | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return None
