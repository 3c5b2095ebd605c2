"""What corrections have taught this library: listed, and dropped where that is no longer wanted."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from briefing_tui.review import Rule
from briefing_tui.text import shorten
from briefing_tui.tui.screens.listing import Listing
from briefing_tui.tui.trouble import reason

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["RulesScreen"]


class RulesScreen(Listing[Rule]):
    """Enter gives the rule whose article to open; dropping one is a step of undo."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("D,x", "drop", "drop")]
    heading = "Rules learnt from your corrections"
    keys = "enter  where it was learnt   x  drop it   esc  close"
    nothing = "None yet. Merging names and correcting a role, a country or a source's grade teaches one."

    def __init__(self, desk: Desk) -> None:
        """List those of this desk's library."""
        super().__init__()
        self._desk = desk
        self._items = list(desk.reviews.rules())

    def line_of(self, item: Rule, number: int) -> Content:
        """What holds, and since when by which article."""
        article = self._desk.article(item.article_id)
        learnt = f"{item.time[:10]}, “{shorten(article.headline if article else item.article_id, 40)}”"
        return Content.assemble(("§ ", "$ink-mark"), f"{item}", (f"  {learnt}", "$ink-dim"))

    async def action_drop(self) -> None:
        """The rule under the cursor holds no longer."""
        rule = self.current
        if rule is None:
            return
        try:
            await asyncio.to_thread(self._desk.reviews.remove_rule, rule.id)
        except KeyError:
            pass  # another desk was quicker
        except Exception as error:  # whatever the store says: the rule stays
            self.say_wrong(reason(error))
        self.list_items(await asyncio.to_thread(self._desk.reviews.rules))
