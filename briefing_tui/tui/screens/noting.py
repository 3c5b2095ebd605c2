"""The notes on the article: typed here, saved on every way out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.message import Message

from briefing_tui.model import Note
from briefing_tui.tui.faces import no_notes
from briefing_tui.tui.keeper import NoteKeeper
from briefing_tui.tui.note_anchors import Anchor
from briefing_tui.tui.screens.panes import PaneScreen
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.notes_pane import NotesPane, SaveState

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.tui.widgets.article_list import Fetch

__all__ = ["NotingScreen"]

_HOLD = 1.0
"""Seconds of typing without a pause after which a copy is kept that survives a crash."""

T = TypeVar("T")


class NotingScreen(PaneScreen):
    """The panes, with a desk behind the notes."""

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
        self.keeper = NoteKeeper(self._write_note, lambda note: desk.notes.hold(note), self._let_go)
        self._stored: tuple[Note, ...] = ()
        """The notes on the article that is shown, as they were last read."""
        self._copied = 0.0

    def on_mount(self) -> None:
        """Tell how a first note is written, by the user's keys."""
        self.notes.nothing = no_notes(self.keys_of)

    async def ask(self, call: Callable[..., T], *args: object) -> T | None:
        """Ask the desk in a thread; a store that fails gets a line across the top, and gives None."""
        try:
            return await asyncio.to_thread(call, *args)
        except Exception as error:  # any failure of a store has a face; none may end the desk
            self.banner.say(reason(error), warning=True)
            return None

    def _write_note(self, note: Note) -> None:
        self.desk.notes.write(
            note.article_id, note.text, note_id=note.id, label=note.label, row=note.row, passage=note.passage
        )

    def _let_go(self, note_id: str) -> None:
        self.desk.notes.let_go(note_id)

    # showing -----------------------------------------------------------------------------------------------

    def show_note(self, article_id: str, notes: Sequence[Note]) -> None:
        """Show the notes on an article, and drafts in the place of what is not on disk yet."""
        self._stored = tuple(notes)
        self.show_notes(article_id)

    def show_notes(self, article_id: str) -> None:
        """Show the notes again, as they are known here."""
        found = {note.id: note for note in self._stored}
        found |= {draft.id: draft for draft in self.keeper.drafts_on(article_id)}
        notes = [note for note in found.values() if note.text.strip()]
        self.notes.show(article_id, [(note, self.about(note)) for note in notes])
        self.name_pane("notes", str(len(notes)) if len(notes) > 1 else "")
        self.show_hints()
        self._say_saved()

    def about(self, note: Note) -> Anchor:
        """What a note is about; a screen that knows article and brief knows more."""
        return Anchor()

    def _say_saved(self) -> None:
        article_id = self.notes.article_id
        if article_id is None:
            return
        drafts = self.keeper.drafts_on(article_id)
        state: SaveState = "saving" if drafts else "saved" if self.notes.text else ""
        failures = [why for draft in drafts if (why := self.keeper.failure(draft.id)) is not None]
        self.notes.say(state, failures[0] if failures else None)
        for draft, failure in self.keeper.failed:
            if draft.article_id != article_id:
                self.banner.say(f"A note on another article is not saved: {failure}", warning=True)

    async def look_at_note(self, article_id: str) -> None:
        """Show what another desk has written, unless something is being typed here."""
        notes = await self.ask(self.desk.notes.of, article_id)
        if notes is not None and self.notes.article_id == article_id:
            self.show_note(article_id, notes)

    # saving ------------------------------------------------------------------------------------------------

    @on(NotesPane.Typed)
    def _typed(self, message: NotesPane.Typed) -> None:
        if not self.keeper.waiting:
            self._copied = monotonic()
        self.keeper.put(message.note)
        if self.keeper.failure(message.note.id) is None:
            self.notes.say("typing")
        if monotonic() - self._copied > _HOLD:
            self._copied = monotonic()
            self.run_worker(self.keeper.hold(), group="save", exit_on_error=False)

    @on(NotesPane.Rested)
    def save_notes(self) -> None:
        """Write what was typed, without making anyone wait."""
        if self.keeper.waiting:
            self._say_saved()
            self._copied = monotonic()
            self.run_worker(self._save_notes(), group="save", exit_on_error=False)

    async def _save_notes(self) -> None:
        await self.keeper.save()
        if self.notes.article_id is not None:
            await self.look_at_note(self.notes.article_id)
        self.post_message(self.NotesSaved())

    @on(NotesSaved)
    def _notes_saved(self) -> None:
        self._say_saved()
        self.articles.forget()

    def take_note(self, *, now: bool = False) -> None:
        """Take over what was typed and write it: in a thread, or before this returns."""
        untold = self.notes.untold()
        if untold is not None:
            self.keeper.put(untold)
        if now:
            self.keeper.save_now()
            self._say_saved()
        else:
            self.save_notes()

    async def bring_back(self) -> None:
        """Save the drafts that an earlier session could not."""
        back = await self.ask(self.desk.notes.bring_back)
        if back:
            self.say("A note that was not saved last time is back." if back == 1 else f"{back} notes are back.")
            self.articles.forget()
            if self.notes.article_id is not None:
                await self.look_at_note(self.notes.article_id)

    def left_pane(self, pane: str) -> None:
        """Leaving the notes saves what was written, and shows them as a list."""
        if pane == "notes":
            self.take_note()
            self.notes.close()
            if self.notes.article_id is not None:
                self.show_notes(self.notes.article_id)
