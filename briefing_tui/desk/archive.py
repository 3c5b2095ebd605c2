"""An output of many hours that may be stopped: what is finished is kept beside it, with how far it goes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from briefing_tui.files import sync_folder, write_whole

__all__ = ["Archive", "ArchiveError", "task_of"]

T = TypeVar("T")


class ArchiveError(Exception):
    """The output can't be gone on with; one line that gives the reason."""


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""What lies under the name may be a link to a file of somebody else's, which would be cut off."""


@dataclass(frozen=True, slots=True)
class _State:
    task: str
    articles: int = 0
    """Articles that are done, failed ones too."""
    bytes: int = 0
    """Length of the output they made."""
    failed: tuple[tuple[str, str], ...] = ()


class Archive:
    """``OUT`` in the making: ``OUT.part`` holds what is done, ``OUT.state`` how far that is.

    The state is written after the output it speaks of is on the disk; what a kill left beyond it is cut off.
    """

    def __init__(self, path: Path, task: str) -> None:
        """Begin, or go on where it was stopped.

        Args:
            path: where the whole output goes at the end.
            task: what is being done (:func:`task_of`); another task does not go on with this one's output.

        Raises:
            ArchiveError: the state can't be read, or is another task's.
            OSError: the folder can't be written.
        """
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._state_path = path.with_name(f"{path.name}.state")
        self._state = self._load(task)
        handle = os.open(self._part, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
        self._file: BinaryIO = os.fdopen(handle, "r+b")
        if os.fstat(handle).st_size < self._state.bytes:
            self._file.close()
            raise ArchiveError(
                f"{self._part.name} is shorter than {self._state_path.name} says; remove both to begin anew"
            )
        self._file.truncate(self._state.bytes)
        self._file.seek(self._state.bytes)

    @property
    def done(self) -> int:
        """Articles that are done, those of earlier runs too."""
        return self._state.articles

    @property
    def failed(self) -> tuple[tuple[str, str], ...]:
        """Ref and reason of every article that could not be read."""
        return self._state.failed

    def left(self, articles: Iterable[T]) -> Iterator[T]:
        """The articles that are not done yet."""
        return islice(articles, self._state.articles, None)

    def write(self, articles: int, lines: bytes, failed: tuple[tuple[str, str], ...] = ()) -> None:
        """Add what came of the next articles; once it returns, it stays."""
        self._file.write(lines)
        self._file.flush()
        os.fsync(self._file.fileno())
        old = self._state
        self._state = _State(old.task, old.articles + articles, old.bytes + len(lines), old.failed + failed)
        write_whole(self._state_path, json.dumps({name: getattr(self._state, name) for name in _State.__slots__}))

    def finish(self) -> None:
        """All is done: put the output in its place."""
        self._file.close()
        self._part.replace(self._path)
        self._state_path.unlink(missing_ok=True)
        sync_folder(self._path.parent)

    def close(self) -> None:
        """Stop here; the next run goes on."""
        self._file.close()

    def _load(self, task: str) -> _State:
        try:
            raw = json.loads(self._state_path.read_text(encoding="utf-8"))
            failed = tuple((str(ref), str(reason)) for ref, reason in raw["failed"])
            state = _State(str(raw["task"]), int(raw["articles"]), int(raw["bytes"]), failed)
        except FileNotFoundError:
            return _State(task)
        except (ValueError, KeyError, TypeError, RecursionError, OSError) as error:
            raise ArchiveError(f"{self._state_path.name} can't be read; remove it to begin anew") from error
        if state.task != task:
            raise ArchiveError(f"{self._state_path.name} is of another input or model; remove it to begin anew")
        return state


def task_of(paths: Iterable[str], model: str, published: str | None) -> str:
    """A digest of the inputs (names, sizes, times of change) and of what is done with them."""
    parts = [model, published or ""]
    for name in paths:
        status = Path(name).stat()
        parts.append(f"{Path(name).resolve()} {status.st_size} {status.st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()
