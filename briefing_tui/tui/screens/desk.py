"""What the desk knows: the list, the article on the table, its brief and its notes."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from briefing_tui.assets import STYLES
from briefing_tui.model import Article, Brief, Note
from briefing_tui.tui import faces
from briefing_tui.tui.first_look import FirstLook, place_of
from briefing_tui.tui.screens.noting import NotingScreen
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.article_list import ArticleList
from briefing_tui.tui.widgets.brief_pane import BriefPane

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.library import ArticleRow, Order
    from briefing_tui.review import ReviewedBrief
    from briefing_tui.tui.widgets.find_bar import FindBar

__all__ = ["DeskScreen"]

_HELD = 0.15
"""Two moves within this many seconds are a held key: what is passed over is not loaded."""

_SETTLE = 0.09
"""Seconds after a held key is let go until the article is loaded."""


class DeskScreen(NotingScreen):
    """Owns the state. Workers ask the desk and post what they got; handlers change what is shown."""

    @dataclass
    class Found(Message):
        """Articles for the list."""

        query: str
        numbers: list[int]
        cursor: int | None

    @dataclass
    class Loaded(Message):
        """An article, and what is kept of it."""

        article_id: str
        article: Article | None
        brief: Brief | None
        failure: str | None
        notes: tuple[Note, ...]
        reviewed: ReviewedBrief | None = None
        """The brief with the analyst's decisions over it."""

    @dataclass
    class BriefReady(Message):
        """The reading child has read an article."""

        reviewed: ReviewedBrief

    @dataclass
    class BriefFailed(Message):
        """An article could not be read."""

        article_id: str
        failure: str

    first: FirstLook | None = None
    """What the list begins with, where it was looked up before the screen was made."""

    def __init__(self, desk: Desk, opened: Sequence[str]) -> None:
        """Nothing is asked of the desk before the first paint.

        Args:
            desk: what both faces stand on.
            opened: ids of the articles named on the command line; the list starts on the first.
        """
        super().__init__(desk, self._rows)
        self.chosen: str | None = None
        """Id of the article under the list's cursor."""
        self.shown: DeskScreen.Loaded | None = None
        """What the panes show."""
        self.query_text = ""
        self.order: Order = "best"
        """In which order articles are listed."""
        self._opened = opened[0] if opened else None
        self._asked: str | None = None
        self._moved = 0.0
        self._settling: Timer | None = None

    def on_mount(self) -> None:
        """Paint first, then look into the library."""
        if self.first is not None:
            self.articles.begin(self.first)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc.freeze()
        gc.enable()
        self.app.stylesheet.read(STYLES / "later.tcss")
        self.app.stylesheet.parse()
        self.notes.furnish()
        self.find("", again=True)
        self.run_worker(self.bring_back(), group="save", exit_on_error=False)

    # the list ----------------------------------------------------------------------------------------------

    def _rows(self, numbers: Sequence[int]) -> Sequence[ArticleRow]:
        try:
            return self.desk.rows(numbers)
        except Exception as error:  # as in ask
            self.call_later(self.banner.say, reason(error), warning=True)
            return ()

    def find(self, query: str, *, again: bool = False) -> None:
        """List what the query finds; of queries typed quickly only the newest is asked."""
        if self.find_bar is not None:
            self.find_bar.say_wrong(None)
        self.query_text = query
        if again:
            self._asked = None
        self.run_worker(self._find(), group="find", exclusive=True, exit_on_error=False)

    async def _find(self) -> None:
        await asyncio.sleep(0.03 if self.query_text else 0)
        query = self.query_text
        if query == self._asked:
            self._name_query(query)
            return
        first, self.first = self.first, None
        try:
            numbers = first.numbers if first else await asyncio.to_thread(self.desk.find, query, self.order)
        except Exception as error:  # as in ask; the list stays as it was
            if query and self.find_bar is not None and self.find_bar.display:
                self.find_bar.say_wrong(reason(error), getattr(error, "position", None))
            else:
                self.banner.say(reason(error), warning=True)
            return
        if self._asked is None and not query and self.desk.damage:
            self.banner.say(self.desk.damage, warning=True)
        wanted, cursor = self._opened, first.cursor if first else None
        if wanted and not first:
            cursor = await asyncio.to_thread(place_of, self.desk, numbers, wanted)
        # Only now: a search that a newer one took the place of has answered nothing, and placed nothing.
        self._asked = query
        if self._opened == wanted:
            self._opened = None
        self.post_message(self.Found(query, numbers, cursor))

    @on(Found)
    def _list(self, found: Found) -> None:
        if found.query != self.query_text:
            return
        self.articles.face = faces.no_match(found.query) if found.query else faces.EMPTY_LIBRARY
        self.articles.show(found.numbers, found.cursor)
        self._name_query(found.query)
        row = self.articles.current
        if row is None:
            self._clear()
        elif len(found.numbers) == 1 and not (found.query or row.read or self.banner.display):
            self.banner.say(faces.welcome(self.keys_of))

    def _name_query(self, query: str) -> None:
        by = "" if self.order == "best" else f" by {self.order}"
        self.name_pane("articles", (f"/ {query}" if query else "") + by)

    def _clear(self) -> None:
        self.take_note()
        self.chosen = self.shown = None
        self.articles.nothing_announced()
        self.face_brief("")
        self.source.show(None)
        self.notes.show(None, ())
        self.notes.say("")

    def on_find_bar_changing(self, message: FindBar.Changing) -> None:
        """List while words are being typed."""
        self.find(message.query.strip())

    # the article on the table ------------------------------------------------------------------------------

    @on(ArticleList.Highlighted)
    def _choose(self, message: ArticleList.Highlighted) -> None:
        if message.article_id == self.chosen:
            return
        self.take_note()
        self.chosen = message.article_id
        held, self._moved = monotonic() - self._moved < _HELD, monotonic()
        if self._settling is not None:
            self._settling.stop()
        if held:
            self._settling = self.set_timer(_SETTLE, self._load)
        else:
            self._load()

    def _load(self) -> None:
        if self.chosen is not None:
            self.run_worker(self._load_article(self.chosen), group="load", exit_on_error=False)

    async def _load_article(self, article_id: str) -> None:
        loaded = await self.ask(self.fetch, article_id)
        if loaded is not None:
            self.post_message(loaded)

    def fetch(self, article_id: str) -> Loaded:
        """All that is kept of an article."""
        brief = self.desk.kept_brief(article_id)
        return self.Loaded(
            article_id,
            self.desk.article(article_id),
            brief,
            self.desk.failure(article_id),
            self.desk.notes.of(article_id),
            self.desk.reviews.brief(article_id) if brief is not None else None,
        )

    def settled(self) -> Loaded | None:
        """The article under the cursor, on the table: what is done next must be done to that one."""
        row = self.articles.current
        if row is not None and row.id != self.chosen:
            self.take_note()
            self.chosen = row.id
        if self.chosen is not None and (self.shown is None or self.shown.article_id != self.chosen):
            try:
                self.show(self.fetch(self.chosen))
            except Exception as error:  # as in ask
                self.banner.say(reason(error), warning=True)
        return self.shown if self.shown is not None and self.shown.article_id == self.chosen else None

    @on(Loaded)
    def show(self, loaded: Loaded) -> None:
        """Put an article on the table, unless another has been chosen meanwhile."""
        if loaded.article_id != self.chosen or loaded.article is None:
            return
        self.shown = loaded
        self.source.show(loaded.article)
        self.show_note(loaded.article_id, loaded.notes)
        if loaded.reviewed is not None:
            self.show_brief(loaded.reviewed)
        elif loaded.failure is not None:
            self.face_brief(faces.unreadable(loaded.failure, self.keys_of))
        else:
            self.read()

    def show_brief(self, reviewed: ReviewedBrief) -> None:
        """Show a brief as it stands, and how far its review has come."""
        self.brief.show(reviewed)
        self.name_pane("brief", f"{reviewed.count.decided} of {reviewed.count.total} reviewed")

    def face_brief(self, face: str) -> None:
        """Say why there is no brief."""
        self.brief.show_face(face)
        self.name_pane("brief")

    def read(self) -> None:
        """Have the article on the table read."""
        if self.shown is not None:
            self.shown.failure = None
            self.face_brief(faces.READING)
            self.run_worker(self._read(self.shown.article_id), group="read", exit_on_error=False)

    async def _read(self, article_id: str) -> None:
        from briefing_tui.extraction.failure import Superseded

        try:
            await self.desk.read(article_id)
            self.post_message(self.BriefReady(await asyncio.to_thread(self.desk.reviews.brief, article_id)))
        except Superseded:
            return
        except Exception as error:  # the child may fail in any way; the desk goes on
            self.post_message(self.BriefFailed(article_id, reason(error)))

    @on(BriefReady)
    def _brief_ready(self, message: BriefReady) -> None:
        self.articles.forget()
        if self.shown is not None and message.reviewed.article_id == self.shown.article_id == self.chosen:
            self.shown.brief, self.shown.reviewed = message.reviewed.machine, message.reviewed
            self.show_brief(message.reviewed)

    @on(BriefFailed)
    def _brief_failed(self, message: BriefFailed) -> None:
        self.articles.forget()
        if self.shown is not None and message.article_id == self.shown.article_id == self.chosen:
            self.shown.failure = message.failure
            self.face_brief(faces.unreadable(message.failure, self.keys_of))

    @on(BriefPane.RowHighlighted)
    def _light(self, message: BriefPane.RowHighlighted) -> None:
        self.source.light(message.lit)

    async def idle(self, seconds: float) -> None:
        """Wait until no key was pressed for so long: work that nobody waits for is done then."""
        while (left := seconds - (monotonic() - self.app.last_key)) > 0:  # type: ignore[attr-defined]  # noqa: ASYNC110
            await asyncio.sleep(left)  # a later key makes it longer
