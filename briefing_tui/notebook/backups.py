"""Earlier states of the notebook beside it: ``notebook.json.1`` is the newest, ``.5`` the oldest.

One is kept at each opening when the notebook has changed since the last, and one at most every ten minutes of
writing. They are copies, not links: what damages the notebook in place leaves them alone. A backup that can't be
written keeps nobody from opening the notebook or from saving a note.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from briefing_tui.files import write_whole

__all__ = ["Backups"]

_COUNT = 5
_INTERVAL = 600.0
"""Seconds between two backups while the analyst is writing."""


class Backups:
    """The earlier states of one file."""

    def __init__(self, path: Path) -> None:
        self._slots = [path.with_name(f"{path.name}.{number}") for number in range(1, _COUNT + 1)]

    def newest_first(self) -> Iterator[Path]:
        """Those that exist."""
        return (slot for slot in self._slots if slot.is_file())

    def keep_if_changed(self, raw: bytes) -> None:
        """Keep ``raw``, unless the newest backup is the same."""
        with contextlib.suppress(OSError):
            if self._slots[0].read_bytes() == raw:
                return
        self._keep(raw)

    def keep_now_and_then(self, raw: bytes) -> None:
        """Keep ``raw`` when the newest backup is ten minutes old, or there is none."""
        with contextlib.suppress(OSError):
            # A clock that was set back must not stop the backups.
            if abs(time.time() - self._slots[0].stat().st_mtime) < _INTERVAL:
                return
        self._keep(raw)

    def _keep(self, raw: bytes) -> None:
        # Written first and moved last, so that a full disk doesn't cost the oldest backup.
        fresh = self._slots[0].with_suffix(".new")
        with contextlib.suppress(OSError):
            write_whole(fresh, raw)
            for newer, older in reversed(list(zip(self._slots, self._slots[1:], strict=False))):
                with contextlib.suppress(FileNotFoundError):
                    newer.replace(older)
            fresh.replace(self._slots[0])
