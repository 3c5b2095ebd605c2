"""Decisions on their way to the disk: shown at once, stored in order, one at a time."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from briefing_tui.tui.trouble import reason

if TYPE_CHECKING:
    from briefing_tui.desk.timeline import Taken
    from briefing_tui.review import ReviewedBrief

__all__ = ["Decider", "Outcome"]

Call: TypeAlias = "Callable[[], ReviewedBrief | Taken | None]"
"""Asks the desk for one decision."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one decision."""

    article_id: str
    result: ReviewedBrief | Taken | None = None
    """What the desk gave back."""
    failure: str | None = None
    """Why it is not stored, in one line."""
    said: str = ""
    """What to call it, as given."""


class Decider:
    """A queue in front of the desk. The screen does not wait for it; leaving the program does."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[str, Call, str]] = deque()
        self._one_at_a_time = threading.Lock()
        self._storing = False
        self._draining = False

    @property
    def idle(self) -> bool:
        """Everything decided so far has been stored, or has failed."""
        return not self._waiting and not self._storing

    def put(self, article_id: str, call: Call, said: str = "") -> None:
        """Take a decision on.

        Args:
            article_id: the article it is about.
            call: asks the desk for it.
            said: what to call it in its outcome.
        """
        self._waiting.append((article_id, call, said))

    async def drain(self) -> AsyncIterator[Outcome]:
        """Store what waits, in a thread; gives the outcome of each. A second drain leaves the work to the first."""
        if self._draining:
            return
        self._draining = True
        try:
            while self._waiting:
                self._storing = True
                outcome = await asyncio.to_thread(self._next)
                self._storing = False
                if outcome is not None:
                    yield outcome
        finally:
            self._storing = self._draining = False

    def finish(self) -> list[Outcome]:
        """Store what waits before this call returns; the outcomes that failed."""
        failed = []
        while (outcome := self._next()) is not None:
            failed += [outcome] if outcome.failure else []
        return failed

    def _next(self) -> Outcome | None:
        with self._one_at_a_time:
            if not self._waiting:
                return None
            article_id, call, said = self._waiting.popleft()
            try:
                return Outcome(article_id, call(), said=said)
            except Exception as error:  # whatever the store says: it is told, and the desk goes on
                return Outcome(article_id, failure=reason(error), said=said)
