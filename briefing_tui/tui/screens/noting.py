"""The note on the article: typed here, saved on every way out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message

from briefing_tui.tui.keeper import NoteKeeper
from briefing_tui.tui.screens.panes import PaneScreen
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.notes_pane import NotesPane, SaveState

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.tui.widgets.article_list import Fetch

__all__ = ["NotingScreen"]

_DRAFT = "desk:"
"""Begins the keys of drafts that are kept beside the notebook."""

T = TypeVar("T")


class NotingScreen(PaneScreen):
    """The panes, with a desk behind the note."""

    @dataclass
    class NotesSaved(Message):
        """All drafts have been written, or not."""

    def __init__(self, desk: Desk, fetch: Fetch) -> None:
        """Nothing is asked of the desk yet.

        Args:
            desk: what both faces stand on.
            fetch: gives what the list shows.
        """
        super().__init__(fetch, desk.settings.keys)
        self.desk = desk
        self.keeper = NoteKeeper(desk.write_note)

    async def ask(self, call: Callable[..., T], *args: object) -> T | None:
        """Ask the desk in a thread; a store that fails gets a line across the top, and gives None."""
        try:
            return await asyncio.to_thread(call, *args)
        except Exception as error:  # any failure of a store has a face; none may end the desk
            self.banner.say(reason(error), warning=True)
            return None

    def show_note(self, article_id: str, text: str) -> None:
        """Show the note, or its draft where that is not on disk yet."""
        draft = self.keeper.draft(article_id)
        self.notes.show(article_id, text if draft is None else draft)
        self._say_saved()

    def _say_saved(self) -> None:
        article_id = self.notes.article_id
        if article_id is None:
            return
        state: SaveState = "saved" if self.notes.text else ""
        if self.keeper.draft(article_id) is not None:
            state = "saving"
        self.notes.say(state, self.keeper.failure(article_id))
        for other, failure in self.keeper.failures.items():
            if other != article_id:
                self.banner.say(f"A note on another article is not saved: {failure}", warning=True)

    @on(NotesPane.Typed)
    def _typed(self, message: NotesPane.Typed) -> None:
        self.keeper.put(message.article_id, message.text)
        if self.keeper.failure(message.article_id) is None:
            self.notes.say("typing")

    @on(NotesPane.Rested)
    def save_notes(self) -> None:
        """Write what was typed, without making anyone wait."""
        if self.keeper.waiting:
            self._say_saved()
            self.run_worker(self._save_notes(), group="save", exit_on_error=False)

    async def _save_notes(self) -> None:
        await self.keeper.save()
        self.post_message(self.NotesSaved())

    @on(NotesSaved)
    def _notes_saved(self) -> None:
        self._say_saved()
        self.articles.forget()

    def take_note(self, *, now: bool = False) -> None:
        """Take over what was typed and write it: in a thread, or before this returns."""
        untold = self.notes.untold()
        if untold is not None:
            self.keeper.put(*untold)
        if now:
            self.keeper.save_now()
            self._rescue()
            self._say_saved()
        else:
            self.save_notes()

    def _rescue(self) -> None:
        # What the notebook does not take may yet find room beside it, and comes back at the next start.
        for article_id in self.keeper.failures:
            with contextlib.suppress(Exception):
                self.desk.notes.keep_draft(_DRAFT + article_id, self.keeper.draft(article_id) or "")

    async def bring_back(self) -> None:
        """Save the drafts that an earlier session could not."""
        drafts = await self.ask(self.desk.notes.drafts) or {}
        for key, text in drafts.items():
            if key.startswith(_DRAFT):
                article_id = key.removeprefix(_DRAFT)
                self.keeper.put(article_id, text)
                await self.keeper.save()
                if self.keeper.draft(article_id) is None:
                    await self.ask(self.desk.notes.drop_draft, key)
                    self.say("A note that could not be saved last time is saved now.")

    def left_pane(self, pane: str) -> None:
        """Leaving the note saves it."""
        if pane == "notes":
            self.take_note()

    async def look_at_note(self, article_id: str) -> None:
        """Show what another desk has written, unless something is being typed here."""
        note = await self.ask(self.desk.note, article_id)
        typing = self.keeper.draft(article_id) is not None or self.notes.untold() is not None
        if self.notes.article_id == article_id and not typing:
            self.notes.show(article_id, note.text if note else "")
            self._say_saved()
