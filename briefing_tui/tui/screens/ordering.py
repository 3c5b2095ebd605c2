"""The library kept in order: tags, archive, deletion and its undo, sorting, copies of one text, saved views."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from textual import on

from briefing_tui.tui.screens.desk import DeskScreen
from briefing_tui.tui.screens.exporting import ExportingScreen
from briefing_tui.tui.trouble import reason

if TYPE_CHECKING:
    from briefing_tui.library import Change
    from briefing_tui.tui.widgets.view_bar import ViewBar

__all__ = ["OrderingScreen"]


class OrderingScreen(ExportingScreen):
    """Everything here is done to all that is picked, else to the article under the cursor, and can be undone."""

    view_bar: ViewBar | None = None
    """Saved views with their counts, above the list."""

    def targets(self) -> list[int]:
        """Row numbers of what is picked, else of the article under the cursor."""
        row = self.articles.current
        return self.articles.picked_in_order() or ([row.number] if row is not None else [])

    def change(self, call: Callable[..., Change | None], *args: object) -> None:
        """Have the library changed, say what was, and list anew."""
        self.run_worker(self._change(call, *args), group="order", exit_on_error=False)

    async def _change(self, call: Callable[..., Change | None], *args: object) -> None:
        try:
            done = await asyncio.to_thread(call, *args)
        except Exception as error:  # a store that is locked, a name that is none: told in one line
            self.banner.say(reason(error), warning=True)
            return
        if done is None:
            self.say("It has no copies.")
            return
        back = (*self.keys_of("undo"), "")[0]
        self.say(f"{str(done).capitalize()} · {back} takes it back")
        self.articles.let_go()
        self.find(self.query_text, again=True)

    # marks -------------------------------------------------------------------------------------------------

    def action_toggle_many(self, mark: str) -> bool:
        """Mark everything picked; whether anything was."""
        row, picked = self.articles.current, self.articles.picked_in_order()
        if not picked or row is None:
            return False
        on_now = row.read if mark == "read" else row.flagged
        self.change(self.desk.mark, picked, f"un{mark}" if on_now else mark)
        return True

    def action_archive(self) -> None:
        """Into the archive, or out of it."""
        row = self.articles.current
        if row is not None:
            self.change(self.desk.mark, self.targets(), "unarchive" if row.archived else "archive")

    def action_delete(self) -> None:
        """Delete; of several, only after a question."""
        from briefing_tui.tui.screens.confirm import Confirm

        numbers = self.targets()

        def decided(yes: bool | None) -> None:
            if yes:
                self.change(self.desk.mark, numbers, "delete")

        if len(numbers) > 1:
            back = (*self.keys_of("undo"), "")[0]
            self.app.push_screen(
                Confirm("Delete these?", f"{len(numbers):,} articles. {back} brings them back."), decided
            )
        else:
            decided(bool(numbers))

    async def action_tag(self) -> None:
        """Give a tag, or take one away."""
        from briefing_tui.tui.screens.asking import Ask

        numbers = self.targets()
        tags = await self.ask(self.desk.tags)
        if not numbers or tags is None:
            return

        def named(name: str | None) -> None:
            if name:
                self.change(self.desk.untag if name.startswith("-") else self.desk.tag, numbers, name.lstrip("-"))

        what = "this article" if len(numbers) == 1 else f"{len(numbers):,} articles"
        known = "   ".join(f"#{tag} {count}" for tag, count in list(tags.items())[:24])
        self.app.push_screen(Ask(f"Tag {what}", "a tag; -tag takes it away", known, list(tags)), named)

    def action_sort(self) -> None:
        """List in the next order."""
        from briefing_tui.library import Order

        orders = get_args(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.find(self.query_text, again=True)

    # copies ------------------------------------------------------------------------------------------------

    async def action_copies(self) -> None:
        """Show the copies that are folded under the row, or fold them again."""
        row = self.articles.current
        if row is None or not (row.copies or self.articles.unfolded):
            self.say("It has no copies.")
            return
        if self.articles.unfolded:
            self.articles.fold()
            return
        numbers = await self.ask(self.desk.copies, row.id)
        self.articles.unfold([number for number in numbers or () if number != row.number])

    def action_separate(self) -> None:
        """Take the article out of its group of copies for good, or put it back."""
        row = self.articles.current
        if row is not None:
            self.change(self.desk.separate if row.copies else self.desk.join, row.id)

    # views -------------------------------------------------------------------------------------------------

    @on(DeskScreen.Found)
    def _recount(self) -> None:
        self.run_worker(self._count_views(), group="views", exclusive=True, exit_on_error=False)

    async def _count_views(self) -> None:
        await self.idle(0.3)  # the list first, and nobody's key waits for it
        try:
            counts = await asyncio.to_thread(self.desk.view_counts)
            queries = {view.name: view.query for view in await asyncio.to_thread(self.desk.views)}
        except Exception:  # the picker says what is wrong with the file
            counts, queries = {}, {}
        if self.view_bar is None and counts:
            from briefing_tui.tui.widgets.view_bar import ViewBar

            self.view_bar = ViewBar(id="views")
            await self.query_one("#left").mount(self.view_bar, before=0)
        if self.view_bar is not None:
            self.view_bar.show(counts, queries, self.query_text)

    async def action_views(self) -> None:
        """Choose a view, open agenda, timeline, people or story, or save the query as a view."""
        from briefing_tui.tui.screens.views import ViewPicker

        try:
            views = await asyncio.to_thread(self.desk.views)
            counts = await asyncio.to_thread(self.desk.view_counts)
        except Exception as error:  # a file that a person has edited
            self.banner.say(reason(error), warning=True)
            return
        self.app.push_screen(ViewPicker(views, counts, self.query_text), self._viewed)

    def _viewed(self, chosen: tuple[str, str] | None) -> None:
        """Do what was chosen in the picker."""
        from briefing_tui.tui.screens.asking import Ask

        what, value = chosen or ("", "")
        if what == "query":
            self.ask_query(value)
        elif what == "save":
            self.app.push_screen(Ask("Save this search as a view", "its name", self.query_text, []), self._save_view)
        elif what == "remove":
            self.run_worker(self._keep_views(self.desk.remove_view, value), group="views", exit_on_error=False)

    def _save_view(self, name: str | None) -> None:
        if name:
            self.run_worker(
                self._keep_views(self.desk.save_view, name, self.query_text), group="views", exit_on_error=False
            )

    async def _keep_views(self, call: Callable[..., object], *args: object) -> None:
        await self.ask(call, *args)
        await self._count_views()

    def ask_query(self, query: str) -> None:
        """List what a query finds, as if it had been typed."""
        if query:
            self.action_find()
            assert self.find_bar is not None
            self.find_bar.value = query
            self.find(query)
        elif self.find_bar is not None:
            self.find_bar.value = ""
            self.find_bar.display = False
            self.find("")
        self.go_to("articles")

    def on_view_bar_chosen(self, message: ViewBar.Chosen) -> None:
        """A view was clicked."""
        self.ask_query(message.query)

    def open_article(self, article_id: str) -> None:
        """Put the cursor of the whole list on an article."""
        self._opened = article_id
        if self.find_bar is not None:
            self.find_bar.value = ""
            self.find_bar.display = False
        self.find("", again=True)
