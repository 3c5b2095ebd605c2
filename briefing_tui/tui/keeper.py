"""Keeps what the analyst types until it is on disk, and never lets go of it before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

__all__ = ["NoteKeeper"]


class NoteKeeper:
    """Drafts by article: put in as they are typed, taken out when they have been written.

    Writes happen one at a time in a thread; :meth:`save_now` writes at once, for the ways out of the program.
    """

    def __init__(self, write: Callable[[str, str], object]) -> None:
        """Nothing is written yet.

        Args:
            write: stores a text durably under an article id, or raises.
        """
        self._write = write
        self._drafts: dict[str, str] = {}
        self._failures: dict[str, str] = {}
        self._turn = asyncio.Lock()

    def put(self, article_id: str, text: str) -> None:
        """Hold a text that is not on disk yet; it takes the place of an older one."""
        self._drafts[article_id] = text

    def draft(self, article_id: str) -> str | None:
        """The text that is not on disk yet, if there is one."""
        return self._drafts.get(article_id)

    def failure(self, article_id: str) -> str | None:
        """Why the last attempt to write this draft failed."""
        return self._failures.get(article_id) if article_id in self._drafts else None

    @property
    def waiting(self) -> bool:
        """Whether anything is not on disk yet."""
        return bool(self._drafts)

    @property
    def failures(self) -> dict[str, str]:
        """Why drafts could not be written, by article."""
        return {article_id: reason for article_id, reason in self._failures.items() if article_id in self._drafts}

    async def save(self) -> None:
        """Write all drafts; what can't be written stays, with the reason."""
        async with self._turn:
            for article_id, text in list(self._drafts.items()):
                reason = await asyncio.to_thread(self._attempt, article_id, text)
                self._settle(article_id, text, reason)

    def save_now(self) -> None:
        """Write all drafts before this call returns."""
        for article_id, text in list(self._drafts.items()):
            self._settle(article_id, text, self._attempt(article_id, text))

    def _attempt(self, article_id: str, text: str) -> str | None:
        try:
            self._write(article_id, text)
        except Exception as error:  # whatever the store says: the draft is kept and the reason shown
            return str(error) or type(error).__name__
        return None

    def _settle(self, article_id: str, text: str, reason: str | None) -> None:
        if reason is not None:
            self._failures[article_id] = reason
        elif self._drafts.get(article_id) == text:
            del self._drafts[article_id]
            self._failures.pop(article_id, None)
