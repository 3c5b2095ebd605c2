"""Decisions that no longer fit what the program reads in the article today: kept, or dropped."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from briefing_tui.desk.review.rows import called
from briefing_tui.review import Lapsed, ReviewedBrief
from briefing_tui.tui.screens.listing import Listing
from briefing_tui.tui.trouble import reason

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["LapsedScreen"]

_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "edited",
    "add": "added",
    "merge": "merged",
    "split": "split",
    "pick": "picked",
}


class LapsedScreen(Listing[Lapsed]):
    """Leaving keeps what is listed: it counts again as soon as it fits again. Dropping is a step of undo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("D,x", "drop", "drop"),
        Binding("X", "drop_all", "drop all"),
    ]
    heading = "Decisions that no longer fit"
    keys = "x  drop it   X  drop all   esc  keep the rest"
    nothing = "✓ Every decision fits what the program reads today."

    def __init__(self, desk: Desk, reviewed: ReviewedBrief) -> None:
        """List those of this brief."""
        super().__init__()
        self._desk, self._article_id = desk, reviewed.article_id
        self._items = list(reviewed.lapsed)

    def line_of(self, item: Lapsed, number: int) -> Content:
        """What was decided about what, and why it does not fit."""
        decision = item.decision
        about = called(decision.value or decision.machine)
        return Content.assemble(
            (f"{decision.layer}  ", "$ink-mark"),
            (f"{_DONE[decision.verb]} {about}", "bold"),
            f": {item.reason}",
            (f"  {decision.time[:10]}", "$ink-dim"),
        )

    def taken(self, item: Lapsed) -> None:
        """There is nowhere to go to."""

    async def action_drop(self) -> None:
        """The decision under the cursor is no longer wanted."""
        if self.current is not None:
            await self._drop([self.current])

    async def action_drop_all(self) -> None:
        """None of them is wanted any longer."""
        await self._drop(self._items)

    async def _drop(self, those: list[Lapsed]) -> None:
        if not those:
            return
        rows = [one.decision.row for one in those]
        try:
            after = await asyncio.to_thread(self._desk.reviews.forget, self._article_id, rows)
        except Exception as error:  # whatever the store says: they stay
            self.say_wrong(reason(error))
        else:
            self.list_items(after.lapsed)
