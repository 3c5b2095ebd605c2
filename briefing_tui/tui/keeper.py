"""Keeps what the analyst types until it is on disk, and never lets go of it before."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable

from briefing_tui.model import Note

__all__ = ["NoteKeeper"]


class NoteKeeper:
    """Notes by id: put in as they are typed, taken out when they have been written.

    Writes happen one at a time in a thread; :meth:`save_now` writes at once, for the ways out of the program. While
    somebody types on and on, :meth:`hold` keeps a copy beside the notebook.
    """

    def __init__(
        self, write: Callable[[Note], object], hold: Callable[[Note], None], let_go: Callable[[str], None]
    ) -> None:
        """Nothing is written yet.

        Args:
            write: stores a note durably, or raises.
            hold: keeps a note that is not finished where it survives a crash, or raises.
            let_go: forgets what was held under a note's id.
        """
        self._write, self._hold, self._let_go = write, hold, let_go
        self._drafts: dict[str, Note] = {}
        self._failures: dict[str, str] = {}
        self._held: set[str] = set()
        self._turn = asyncio.Lock()
        self._one_at_a_time = threading.Lock()
        """What is written on the way out must not be followed by an older state that was on its way before."""

    def put(self, note: Note) -> None:
        """Keep a note that is not on disk yet; it takes the place of an older state of it."""
        self._drafts[note.id] = note

    def draft(self, note_id: str) -> Note | None:
        """The note that is not on disk yet, if there is one."""
        return self._drafts.get(note_id)

    def drafts_on(self, article_id: str) -> list[Note]:
        """The notes on an article that are not on disk yet."""
        return [draft for draft in self._drafts.values() if draft.article_id == article_id]

    def failure(self, note_id: str) -> str | None:
        """Why the last attempt to write this note failed."""
        return self._failures.get(note_id) if note_id in self._drafts else None

    @property
    def waiting(self) -> bool:
        """Whether anything is not on disk yet."""
        return bool(self._drafts)

    @property
    def failed(self) -> list[tuple[Note, str]]:
        """The notes that could not be written, each with the reason."""
        return [(self._drafts[id], reason) for id, reason in self._failures.items() if id in self._drafts]

    async def save(self) -> None:
        """Write all drafts; what can't be written stays, with the reason."""
        async with self._turn:
            for note_id in list(self._drafts):
                self._settle(*await asyncio.to_thread(self._attempt, note_id))

    def save_now(self) -> None:
        """Write all drafts before this call returns; what can't be written may yet find room where it is held."""
        for note_id in list(self._drafts):
            draft, reason = self._attempt(note_id)
            if draft is not None and reason is not None:
                with contextlib.suppress(Exception):
                    self._hold(draft)
            self._settle(draft, reason)

    async def hold(self) -> None:
        """Keep a copy of what is not on disk yet where it survives a crash."""
        async with self._turn:
            for draft in list(self._drafts.values()):
                with contextlib.suppress(Exception):  # it is no note yet: what fails here is told when it is saved
                    await asyncio.to_thread(self._hold, draft)
                    self._held.add(draft.id)

    def _attempt(self, note_id: str) -> tuple[Note | None, str | None]:
        """Write the newest state of a note: which that was, and why it failed, if it did."""
        with self._one_at_a_time:
            draft = self._drafts.get(note_id)
            if draft is None:
                return None, None
            try:
                self._write(draft)
                if note_id in self._held:
                    self._let_go(note_id)
                    self._held.discard(note_id)
            except Exception as error:  # whatever the store says: the draft is kept and the reason shown
                return draft, str(error) or type(error).__name__
            return draft, None

    def _settle(self, draft: Note | None, reason: str | None) -> None:
        if draft is None:
            return
        if reason is not None:
            self._failures[draft.id] = reason
        elif self._drafts.get(draft.id) == draft:
            del self._drafts[draft.id]
            self._failures.pop(draft.id, None)
