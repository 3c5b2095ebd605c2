"""A store that can't be read: set aside under a dated name, the newest good backup in its place, and said so."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing_tui.files import sync_folder, write_whole
from briefing_tui.notebook.backups import Backups
from briefing_tui.notebook.format import Format, Newer, Unreadable
from briefing_tui.text import visible

__all__ = ["Damage", "NotebookError", "check", "copy_aside"]


class NotebookError(Exception):
    """The notebook can't be opened; it is left as it was. The message is one line that gives the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What was found wrong when the notebook was opened, and what was done."""

    name: str
    """What a person calls the file."""
    reason: str
    """One line."""
    set_aside: Path | None
    """Where the damaged file lies now; ``None`` where the file was gone."""
    backup: Path | None
    """The backup that has taken its place; ``None``: there was no good one, and the notebook starts empty."""
    backup_time: str | None = None
    """When the backup was made: ISO 8601 in UTC, to the second."""

    def __str__(self) -> str:
        found = f"The {self.name} could not be read: {self.reason}."
        aside = "" if self.set_aside is None else f" The damaged file is kept as {visible(str(self.set_aside))}."
        if self.backup is None:
            return f"{found}{aside} There is no good backup, so the {self.name} starts empty."
        name = visible(self.backup.name)
        return f"{found}{aside} It is as in the backup {name} of {self.backup_time}; what came later may be missing."


def check(path: Path, backups: Backups, form: Format) -> Damage | None:
    """Make sure that the file at ``path`` has the form, or is missing for having never been written.

    The caller holds the lock.

    Raises:
        NotebookError: a newer version of the program wrote it, or it can't be read or set aside.
    """
    try:
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            if not any(backups.newest_first()):
                return None
            return _restore(path, backups, form, "the file is gone", None)
        try:
            form.decode(raw)
        except Unreadable as error:
            return _restore(path, backups, form, str(error), copy_aside(path))
        backups.keep_if_changed(raw)
    except Newer as error:
        raise NotebookError(f"{visible(str(path))}: {error}") from error
    except OSError as error:
        raise NotebookError(f"{visible(str(path))}: {visible(error.strerror or str(error))}") from error
    return None


def _restore(path: Path, backups: Backups, form: Format, reason: str, set_aside: Path | None) -> Damage:
    # The damaged file has a second name by now, so at every moment of this both it and the backups are there.
    for backup in backups.newest_first():
        with contextlib.suppress(Unreadable, Newer, OSError):
            raw = backup.read_bytes()
            form.decode(raw)
            made = datetime.fromtimestamp(backup.stat().st_mtime, UTC).isoformat(timespec="seconds")
            write_whole(path, raw)
            return Damage(name=form.name, reason=reason, set_aside=set_aside, backup=backup, backup_time=made)
    path.unlink(missing_ok=True)
    sync_folder(path.parent)
    return Damage(name=form.name, reason=reason, set_aside=set_aside, backup=None)


def copy_aside(path: Path) -> Path:
    """Give the damaged file a second, dated name beside it; that name."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.damaged-{stamp}{f'-{number}' if number > 1 else ''}")
        if not aside.exists():
            break
    try:
        os.link(path, aside)
    except OSError:
        shutil.copyfile(path, aside)
    aside.chmod(0o600)
    sync_folder(path.parent)
    return aside
