"""What another desk, or the shell, has changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from briefing_tui.tui.screens.linking import LinkingScreen
from briefing_tui.tui.watch import fingerprint

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["LookingScreen"]

_LOOK = 2.0
"""Seconds between looks at the stores."""


class LookingScreen(LinkingScreen):
    """Shows again what was written to the stores by somebody else."""

    def __init__(self, desk: Desk, opened: Sequence[str]) -> None:
        """As the stores are now; the arguments are those of the desk screen."""
        super().__init__(desk, opened)
        self._stamp = fingerprint(desk.paths)

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(_LOOK, self._look)

    def _look(self) -> None:
        if monotonic() - self._moved < _LOOK:
            return  # not while someone is moving through the list: every brief made changes the library, too
        stamp = fingerprint(self.desk.paths)
        if stamp != self._stamp:
            self._stamp = stamp
            self.find(self.query_text, again=True)
            if self.shown is not None:
                self.run_worker(self.look_at_note(self.shown.article_id), group="look", exit_on_error=False)
                self.run_worker(self._look_at_brief(self.shown), group="look", exit_on_error=False)

    async def _look_at_brief(self, here: LookingScreen.Loaded) -> None:
        """Show the article again where it was given its day, or was read again; what has no brief now is read."""
        if here.brief is None:  # it is being read, or can't be
            return
        there = await self.ask(self.fetch, here.article_id)
        if there is not None and self.shown is here and (there.article, there.brief) != (here.article, here.brief):
            self.post_message(there)
