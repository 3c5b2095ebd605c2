"""Sees that another desk has changed the stores, by looking at their files."""

from __future__ import annotations

from pathlib import Path

from briefing_tui.paths import Paths

__all__ = ["fingerprint"]


def fingerprint(paths: Paths) -> tuple[tuple[int, int], ...]:
    """Changes whenever the library or the notebook has been written to."""
    log = paths.library.with_name(paths.library.name + "-wal")
    return tuple(_stamp(path) for path in (paths.library, log, paths.notebook))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
