"""What was decided in which order, so that it can be undone and done again: also after a restart, also after a kill.

A file of JSON lines that only grows: ``{"step": …}`` with what each document was before and is after,
``{"undone": number, "at": time}`` and ``{"redone": number}``. A line is on the disk before the documents change, so a
program that is killed between the two is made good by doing the last line again. A last line without its end was never
acknowledged and counts for nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from briefing_tui.files import sync_folder, write_whole
from briefing_tui.notebook.repair import Damage, copy_aside

__all__ = ["DEPTH", "Change", "Documents", "Entry", "Journal"]

DEPTH = 500
"""Steps that can be undone."""

_LONGEST = 8 * 1024 * 1024
"""Bytes after which the file is rewritten with the last :data:`DEPTH` steps, or half as many if that is still long."""


class Change(msgspec.Struct, frozen=True):
    """One document before and after a step; None: there is none."""

    book: str
    table: str
    number: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


Documents = dict[str, dict[tuple[str, str], dict[str, Any] | None]]
"""Book → table and number → fields; None: to be removed."""


class Entry(msgspec.Struct, frozen=True):
    """One step."""

    number: int
    what: str
    time: str
    articles: tuple[str, ...]
    changes: tuple[Change, ...]

    def put_into(self, documents: Documents, *, done: bool) -> None:
        """Set the documents as they are once the step is done, or undone."""
        for change in self.changes:
            book = documents.setdefault(change.book, {})
            book[change.table, change.number] = change.after if done else change.before


class _Line(msgspec.Struct, omit_defaults=True):
    step: Entry | None = None
    undone: int | None = None
    redone: int | None = None
    at: str = ""


@dataclass(slots=True)
class _Steps:
    """What the lines so far add up to."""

    done: list[Entry]
    undone: list[Entry]
    """The next to be redone last."""
    undone_at: dict[int, str] = field(default_factory=dict)
    """When the steps with these numbers were undone."""
    last: tuple[Entry, bool] | None = None
    """The step that the last line is about, and whether it was done (or undone)."""

    def follow(self, line: _Line) -> None:
        if line.step is not None:
            self.done.append(line.step)
            self.undone.clear()
            self.last = (line.step, True)
        elif line.undone is not None and self.done and self.done[-1].number == line.undone:
            self.undone.append(self.done.pop())
            self.undone_at[line.undone] = line.at
            self.last = (self.undone[-1], False)
        elif line.redone is not None and self.undone and self.undone[-1].number == line.redone:
            self.done.append(self.undone.pop())
            self.last = (self.done[-1], True)


class Journal:
    """The steps of one library. The caller holds the lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._steps = _Steps([], [])
        self._inode: int | None = None
        self._read_to = 0
        self.damage: Damage | None = None
        """What was wrong with the file, once it was found damaged."""

    @property
    def last_done(self) -> Entry | None:
        """What an undo would take back."""
        return self._steps.done[-1] if self._steps.done else None

    @property
    def last_undone(self) -> Entry | None:
        """What a redo would do again."""
        return self._steps.undone[-1] if self._steps.undone else None

    @property
    def undone_at(self) -> str:
        """When :attr:`last_undone` was undone; empty where that was not noted."""
        last = self.last_undone
        return self._steps.undone_at.get(last.number, "") if last is not None else ""

    @property
    def standing(self) -> list[Entry]:
        """The steps that are done, oldest first."""
        return self._steps.done

    def recent(self, steps: int) -> Documents:
        """What the documents of the last steps must be, done and undone ones."""
        documents: Documents = {}
        for entry in self._steps.done[-steps:]:
            entry.put_into(documents, done=True)
        for entry in self._steps.undone[-steps:]:
            entry.put_into(documents, done=False)
        return documents

    def catch_up(self) -> tuple[Entry, bool] | None:
        """Read what other desks have written; the step their last line is about, and whether it was done.

        A damaged file is set aside and the journal starts empty: what was decided is not in it.

        Raises:
            OSError: it can't be read.
        """
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            self._steps, self._inode, self._read_to = _Steps([], []), None, 0
            return None
        if stat.st_ino != self._inode or stat.st_size < self._read_to:
            self._steps, self._read_to = _Steps([], []), 0
        if stat.st_size == self._read_to:
            return None
        with self._path.open("rb") as file:
            file.seek(self._read_to)
            raw = file.read()
        self._inode = stat.st_ino
        whole = raw[: raw.rfind(b"\n") + 1]
        self._steps.last = None
        try:
            for line in whole.splitlines():
                self._steps.follow(msgspec.json.decode(line, type=_Line))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            self._set_aside()
            return None
        self._read_to += len(whole)
        del self._steps.done[:-DEPTH]
        return self._steps.last

    def add(self, what: str, time: str, articles: tuple[str, ...], changes: tuple[Change, ...]) -> Entry:
        """A new step, on the disk when this returns; what was undone can't be redone any more."""
        newest = max((entry.number for entry in (*self._steps.done[-1:], *self._steps.undone[:1])), default=0)
        entry = Entry(newest + 1, what, time, articles, changes)
        self._append(_Line(step=entry))
        return entry

    def undo(self, time: str) -> Entry | None:
        """Mark the last step undone at this time, on the disk; the step."""
        entry = self.last_done
        if entry is not None:
            self._append(_Line(undone=entry.number, at=time))
        return entry

    def redo(self) -> Entry | None:
        """Mark the last undone step done again, on the disk; the step."""
        entry = self.last_undone
        if entry is not None:
            self._append(_Line(redone=entry.number))
        return entry

    def take_back(self, size: int) -> None:
        """Make the file as long as it was: its last line came to nothing."""
        os.truncate(self._path, size)
        self._inode = None
        self.catch_up()

    @property
    def size(self) -> int:
        """Bytes of whole lines."""
        return self._read_to

    def _append(self, line: _Line) -> None:
        raw = msgspec.json.encode(line) + b"\n"
        new = not self._path.exists()
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.ftruncate(handle, self._read_to)  # what a killed desk left of its last line
            os.lseek(handle, self._read_to, os.SEEK_SET)
            try:
                _write_all(handle, raw)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, self._read_to)
                raise
            self._inode = os.fstat(handle).st_ino
        finally:
            os.close(handle)
        if new:
            sync_folder(self._path.parent)
        self._read_to += len(raw)
        self._steps.follow(line)
        del self._steps.done[:-DEPTH]
        if self._read_to > _LONGEST:
            self._shorten()

    def _shorten(self) -> None:
        kept = self._steps.done + self._steps.undone[::-1]
        lines = b"".join(msgspec.json.encode(_Line(step=entry)) + b"\n" for entry in kept)
        if len(lines) > _LONGEST // 2:
            kept = kept[-DEPTH // 2 :]
            lines = b"".join(msgspec.json.encode(_Line(step=entry)) + b"\n" for entry in kept)
        # Every step is written as done, then the undone ones as undone again.
        undone = (
            msgspec.json.encode(_Line(undone=entry.number, at=self._steps.undone_at.get(entry.number, ""))) + b"\n"
            for entry in self._steps.undone
        )
        raw = lines + b"".join(undone)
        write_whole(self._path, raw)
        self._inode, self._read_to = self._path.stat().st_ino, len(raw)

    def _set_aside(self) -> None:
        aside = copy_aside(self._path)
        self._path.unlink()
        sync_folder(self._path.parent)
        self.damage = Damage(name="undo journal", reason="a line in it is damaged", set_aside=aside, backup=None)
        self._steps, self._inode, self._read_to = _Steps([], []), None, 0


def _write_all(handle: int, raw: bytes) -> None:
    while raw:
        raw = raw[os.write(handle, raw) :]
