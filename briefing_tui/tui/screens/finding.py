"""Finding: the line to type a query in, its history, the hits, and the way out of it."""

from __future__ import annotations

import asyncio

from textual import on

from briefing_tui.tui.lit import Lit
from briefing_tui.tui.screens.desk import DeskScreen

__all__ = ["FindingScreen"]


class FindingScreen(DeskScreen):
    """The list narrows down as a query is typed; what it asks for is marked in list and source."""

    _hits: tuple[Lit, ...] = ()
    """Where the words of the query stand in the article on the table, in order."""
    _hit = -1
    """Index of the hit that was gone to last."""
    _hits_of: tuple[str, str] | None = None
    """Article and query that the hits belong to."""
    _to_first = False
    """The article is not on the table yet whose first hit is to be gone to."""

    def action_find(self) -> None:
        """Type a query."""
        self.go_to("articles")
        if self.find_bar is None:
            from briefing_tui.tui.widgets.find_bar import FindBar

            self.find_bar = FindBar(id="find")
            self.query_one("#left").mount(self.find_bar, self.find_bar.trouble, before=self.articles)
        self.find_bar.display = True
        self.set_focus(self.find_bar)

    def on_input_submitted(self) -> None:
        """The query is typed: on to what it found."""
        if self.find_bar is not None:
            self.find_bar.remember()
        self._close_search(keep=True)

    def action_back(self) -> None:
        """Out of the search, or out of the pane."""
        bar = self.find_bar
        if self.pane == "articles" and ((bar is not None and bar.display) or self.query_text):
            self._close_search(keep=False)
        else:
            super().action_back()

    def _close_search(self, *, keep: bool) -> None:
        if self.find_bar is not None:
            self.find_bar.value = self.find_bar.value if keep else ""
            self.find_bar.display = bool(self.find_bar.value)
            self.find_bar.say_wrong(None)
        if not keep and self.query_text:
            self.find("")
        self.go_to("articles")

    # hits --------------------------------------------------------------------------------------------------

    @on(DeskScreen.Loaded)
    @on(DeskScreen.Found)
    def _look_for_hits(self) -> None:
        self.articles.mark(self.query_text)
        self.run_worker(self._find_hits(), group="hits", exclusive=True, exit_on_error=False)

    async def _find_hits(self) -> None:
        article_id, query = self.chosen, self.query_text
        if article_id is None or (article_id, query) == self._hits_of:
            return
        found = await self.ask(self.desk.hits, article_id, query) if query else []
        if (article_id, query) != (self.chosen, self.query_text):
            return
        self._hits = tuple(Lit(((hit.start, hit.end),), None, hit.field) for hit in found or () if hit.field != "note")
        self._hits_of, self._hit = (article_id, query), -1
        self.source.mark(self._hits)
        self._tell_hits()
        if self._to_first:
            self._to_first = False
            await asyncio.sleep(0)
            self.action_hit(1)

    def _tell_hits(self) -> None:
        if not self._hits:
            self.name_pane("source")
            return
        here = f"{self._hit + 1} of " if self._hit >= 0 else ""
        self.name_pane("source", f"{here}{len(self._hits)} hit{'' if len(self._hits) == 1 else 's'}")

    @property
    def searching(self) -> bool:
        """A query is asked, and the keys go to the list or the source: n means the next hit."""
        return bool(self.query_text) and self.pane in ("articles", "source")

    def action_note(self) -> None:
        """The next hit while there is a search, else the note."""
        if self.searching:
            self.action_hit(1)
        else:
            super().action_note()

    def action_hit(self, step: int) -> None:
        """To the next hit in the source; behind the last, to the next article."""
        if not self.query_text:
            self.say("Nothing is searched for; / begins.")
            return
        goal = self._hit + step if self._hit >= 0 or step > 0 else len(self._hits) - 1
        if 0 <= goal < len(self._hits):
            self._hit = goal
            self.source.light(self._hits[goal])
            self._tell_hits()
        elif 0 <= self.articles.cursor + step < self.articles.row_count():
            self._to_first = step > 0
            self.articles.action_move(step)
