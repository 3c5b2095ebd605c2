"""Taking back what was done last, in whichever article, and doing it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_tui.tui.first_look import place_of
from briefing_tui.tui.screens.deciding import DecidingScreen
from briefing_tui.tui.screens.ordering import OrderingScreen

if TYPE_CHECKING:
    from briefing_tui.desk.timeline import Taken

__all__ = ["UndoingScreen"]


class UndoingScreen(DecidingScreen, OrderingScreen):
    """One undo for decisions and for the order of the library; what it changes comes in sight."""

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._step(self.desk.undo, "Undone")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._step(self.desk.redo, "Done again")

    def _step(self, call: Callable[[], Taken | None], said: str) -> None:
        reviewed = self.brief.reviewed
        self.decider.put(reviewed.article_id if reviewed is not None else "", call, said)
        self.run_worker(self._store(), group="decide", exit_on_error=False)

    async def stepped(self, step: Taken | None, said: str) -> None:
        """Say what was done and in which article, and show that one."""
        if step is None:
            self.say("There is nothing left to undo or to do again.")
            return
        self.say(f"{said}: {step}")
        if not step.decision:
            self.articles.let_go()
        if step.articles and self.chosen not in step.articles:
            await self._bring_up(step.articles[0], again=not step.decision)
        elif not step.decision:
            self.find(self.query_text, again=True)
        elif self.chosen is not None:  # of this article, or a rule, which is about any
            await self.show_standing(self.chosen)

    async def _bring_up(self, article_id: str, *, again: bool) -> None:
        """Put the cursor of the list on an article, where it is listed, out of the search where it must be.

        Args:
            article_id: the article.
            again: list anew in any case.
        """
        query = await self.ask(self._query_with, article_id)
        if query is None:  # archived or deleted again
            if again:
                self.find(self.query_text, again=True)
        elif query == self.query_text:
            self._opened = article_id
            self.find(query, again=True)
        else:
            self.open_article(article_id)

    def _query_with(self, article_id: str) -> str | None:
        """The search in force, else none, whichever lists the article."""
        for query in dict.fromkeys((self.query_text, "")):
            if place_of(self.desk, self.desk.find(query, self.order), article_id) is not None:
                return query
        return None
