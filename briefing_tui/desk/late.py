"""A desk whose stores are opened when it is first asked for something, so that the screen can paint before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, cast

from briefing_tui.desk.desk import Desk
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

__all__ = ["LateDesk", "late_desk"]


class LateDesk:
    """Stands for a :class:`~briefing_tui.desk.desk.Desk` that is not open yet.

    Its settings and paths are known at once. Anything else opens the desk, in the thread that asks for it; what
    goes wrong then is raised there, and again at :meth:`close`.
    """

    def __init__(self, paths: Paths, settings: Settings, make: Callable[[], Desk]) -> None:
        self.paths = paths
        self.settings = settings
        self._make = make
        self._opening = threading.Lock()
        self._desk: Desk | None = None
        self._failure: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened(), name)

    async def stop_reading(self) -> None:
        """End the reading child, if the desk was opened and one was started."""
        if self._desk is not None:
            await self._desk.stop_reading()

    def close(self) -> None:
        """Let go of the stores.

        Raises:
            LibraryError, NotebookError: the desk could not be opened.
        """
        if self._desk is not None:
            self._desk.close()
        elif self._failure is not None:
            raise self._failure

    def _opened(self) -> Desk:
        with self._opening:
            if self._desk is None:
                try:
                    self._desk = self._make()
                except Exception as failure:
                    self._failure = failure
                    raise
            return self._desk


def late_desk(paths: Paths, settings: Settings, make: Callable[[], Desk]) -> Desk:
    """A desk that ``make`` opens when it is first needed."""
    return cast(Desk, LateDesk(paths, settings, make))
