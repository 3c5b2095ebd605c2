"""Links in notes, completed and followed; and the list of all notes, which leads to their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.geometry import Offset
from textual.message import Message

from briefing_tui.model import Note, Person, Place
from briefing_tui.tui.lit import Lit
from briefing_tui.tui.screens.annotating import AnnotatingScreen
from briefing_tui.tui.screens.desk import DeskScreen
from briefing_tui.tui.widgets.note_list import NoteList

if TYPE_CHECKING:
    from briefing_tui.tui.widgets.note_editor import NoteEditor

__all__ = ["LinkingScreen"]

_ARCHIVE = "is:archived"


class LinkingScreen(AnnotatingScreen):
    """From a note to what it names, and to what it is about."""

    @dataclass
    class Arrived(Message):
        """The article that was to be opened is on the table."""

        then: Callable[[], None]

    _goal: tuple[str, Callable[[], None]] | None = None
    """An article that is on its way to the table, and what to do once it is there."""

    # links -------------------------------------------------------------------------------------------------

    def on_note_editor_link_begun(self, message: NoteEditor.LinkBegun) -> None:
        """Offer what the link may name; the editor itself is loaded after the first paint."""
        editor = self.notes.editor
        if message.prefix is None and editor is not None:
            editor.completions.close()
        elif message.prefix is not None:
            self.run_worker(self._offer(message.prefix), group="complete", exclusive=True, exit_on_error=False)

    async def _offer(self, prefix: str) -> None:
        found = await self.ask(self.desk.notes.candidates, prefix, self.notes.article_id)
        editor = self.notes.editor
        if editor is not None and editor.has_focus and editor.link_begun == prefix:
            editor.completions.offer(found or (), editor.cursor_screen_offset + Offset(0, 1))

    def on_note_completions_taken(self) -> None:
        """A completion was clicked."""
        if self.notes.editor is not None:
            self.notes.editor.complete()

    def action_next_pane(self, step: int) -> None:
        """Tab takes a completion that is offered, else it goes round the panes."""
        editor = self.notes.editor
        if step < 0 or editor is None or not editor.has_focus or not editor.complete():
            super().action_next_pane(step)

    @on(NoteList.Asked)
    async def _asked_to_follow(self, message: NoteList.Asked) -> None:
        note = self.notes.list.current
        if message.what == "follow" and note is not None:
            await self._follow(note)

    async def _follow(self, note: Note) -> None:
        from briefing_tui.desk.notes import links
        from briefing_tui.tui.screens.pick_link import PickLink

        found = links(note.text)
        if len(found) > 1:
            self.app.push_screen(PickLink(found), self._follow_picked)
        elif found:
            await self._follow_link(found[0])
        else:
            self._reach(note)

    def _follow_picked(self, link: str | None) -> None:
        if link is not None:
            self.run_worker(self._follow_link(link), group="follow", exit_on_error=False)

    async def _follow_link(self, link: str) -> None:
        leads = await self.ask(self.desk.notes.follow, link, self.chosen)
        if leads is None:
            self.say(f"Nothing in the library is called “{link.partition('|')[0]}”.", warning=True)
        elif leads.article_id is None:
            self.ask_query(leads.query)
        elif leads.article_id == self.chosen:
            self._reach_name(leads.name)
        else:
            self._open(leads.article_id, lambda: self.go_to("brief"))

    def _reach_name(self, name: str) -> None:
        self.go_to("brief")
        for row in self.brief.reviewed.rows if self.brief.reviewed is not None else ():
            match row.value:
                case Person(name=found) | Place(text=found) if found.casefold() == name.casefold():
                    self.brief.put_cursor_on(row.id)

    def _open(self, article_id: str, then: Callable[[], None]) -> None:
        """Put an article on the table, and go on from there."""
        if article_id == self.chosen:
            then()
            return
        self._goal = article_id, then
        self.open_article(article_id)

    @on(DeskScreen.Loaded)
    def _arrived(self, loaded: DeskScreen.Loaded) -> None:
        if self._goal is not None and loaded.article_id == self._goal[0]:
            _, then = self._goal
            self._goal = None
            # By way of the brief, so that it comes behind what the row under its cursor lights.
            self.call_later(self.brief.post_message, self.Arrived(then))

    @on(Arrived)
    def _go_on_there(self, message: Arrived) -> None:
        message.then()

    @on(DeskScreen.Found)
    def _searched(self) -> None:
        self.call_later(self._look_elsewhere)

    async def _look_elsewhere(self) -> None:
        """An article that the list does not show is a copy under another row, in the archive, or deleted."""
        here = self.articles.current
        if self._goal is None or (here is not None and here.id == self._goal[0]):
            return
        article_id, _ = self._goal
        group = await self.ask(self.desk.copies, article_id) or []
        rows = await self.ask(self.desk.rows, group) or []
        wanted = next((row for row in rows if row.id == article_id), None)
        leader = next((number for number in self.articles.numbers if number in group), None)
        if wanted is not None and leader is not None:
            self.articles.put_cursor(self.articles.numbers.index(leader))
            self.articles.unfold([number for number in group if number != leader])
            self.articles.put_cursor(self.articles.numbers.index(wanted.number))
        elif wanted is not None and wanted.archived and self.query_text != _ARCHIVE:
            self._opened = article_id
            self.ask_query(_ARCHIVE)
        else:
            self._goal = None
            back = self.keys_of("undo")[0]
            self.say(f"Its article was deleted. If that was done last, {back} brings it back.", warning=True)

    def _reach(self, note: Note) -> None:
        """Go to what a note is about."""
        self.notes.list.select(note.id)
        anchor = self.about(note)
        if anchor.row is not None:
            self.go_to("brief")
            self.brief.put_cursor_on(anchor.row.id)
        elif anchor.passage is not None:
            self.go_to("source")
            self.source.light(Lit(((anchor.passage.start, anchor.passage.end),), None, anchor.passage.field))
        else:
            self.go_to("notes")

    # all notes ---------------------------------------------------------------------------------------------

    def action_all_notes(self) -> None:
        """Every note of the library, to search through."""
        from briefing_tui.tui.screens.all_notes import AllNotes

        self.take_note(now=True)
        self.app.push_screen(AllNotes(self.desk), self._opened_from_notes)

    def _opened_from_notes(self, note: Note | None) -> None:
        if note is not None:
            self._open(note.article_id, lambda: self._reach(note))
