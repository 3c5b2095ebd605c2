"""Writing notes: on an article, a row of its brief or a passage; labels, and what can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import SuspendNotSupported

from briefing_tui.model import LABELS, Label, Note, Passage
from briefing_tui.tui.note_anchors import Anchor, anchor_of
from briefing_tui.tui.screens.desk import DeskScreen
from briefing_tui.tui.screens.gathering import GatheringScreen
from briefing_tui.tui.screens.reviewing import ReviewingScreen
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.note_head import NoteHead
from briefing_tui.tui.widgets.note_list import NoteList

__all__ = ["AnnotatingScreen"]


class AnnotatingScreen(ReviewingScreen, GatheringScreen):
    """A note hangs on what the cursor stood on when it was begun."""

    _from_list = False
    """The note that is being written was opened from the list of notes: escape goes back there."""
    _changed: tuple[Note, ...] = ()
    """Notes as they were before they were deleted, labelled or rewritten in this session, the last one last."""
    _opened_note: Note | None = None
    """The note that is being written, as it was before; None: it is new."""
    _previewing = False

    # where a note hangs ------------------------------------------------------------------------------------

    def about(self, note: Note) -> Anchor:
        """What a note is about in the article on the table."""
        here = self.shown if self.shown is not None and self.shown.article_id == note.article_id else None
        return anchor_of(note, here.article, self.brief.reviewed or here.reviewed) if here is not None else Anchor()

    def _under_cursor(self) -> tuple[str | None, Passage | None]:
        """Row and passage that a note begun now is about."""
        if self.pane == "brief" and self.brief.current is not None:
            row = self.brief.current.row
            return row.id, row.evidence
        return None, self.source.passage if self.pane == "source" else None

    def _note_on(self, article_id: str, row: str | None, passage: Passage | None) -> Note:
        """The note that is there already, or a new one."""
        for note in self.notes.list.notes:
            about = self.about(note).row
            on_row = row is not None and row in (note.row, about.id if about is not None else None)
            if on_row or (row is None and note.row is None and note.passage == passage):
                return note
        return self._new_note(article_id, row, passage)

    def _new_note(self, article_id: str, row: str | None, passage: Passage | None) -> Note:
        import secrets

        # An article's first note has its id, so that programs that know of one note an article find it.
        plain = row is None and passage is None
        first = plain and all(note.id != article_id for note in self.notes.list.notes)
        note_id = article_id if first else secrets.token_hex(8)
        return Note(id=note_id, article_id=article_id, text="", updated="", row=row, passage=passage)

    def action_note(self) -> None:
        """Write on what the cursor stands on; the next hit while a search is on."""
        if self.searching:
            super().action_note()
        elif (here := self.settled()) is not None:
            self._write_on(self._note_on(here.article_id, *self._under_cursor()))

    def _write_on(self, note: Note) -> None:
        self._from_list = self.pane == "notes"
        self._opened_note = note if note.text else None
        self.notes.write(note, self.about(note))
        self.go_to("notes")

    def action_back(self) -> None:
        """From the note to where it was begun."""
        if self.pane == "notes" and self.notes.writing is not None and self._from_list:
            self.left_pane("notes")
            self.go_to("notes")
        else:
            super().action_back()

    def left_pane(self, pane: str) -> None:
        """What was rewritten can be taken back."""
        before, now = self._opened_note, self.notes.current
        if pane == "notes" and self.notes.writing is not None and before is not None and now is not None:
            self._opened_note = None
            if before.text != now.text:
                self._changed = (*self._changed, before)
        super().left_pane(pane)

    # the list of notes -------------------------------------------------------------------------------------

    @on(NoteList.Asked)
    async def _do_asked(self, message: NoteList.Asked) -> None:
        here, note = self.settled(), self.notes.list.current
        if here is None:
            return
        if message.what == "back":
            await self._take_back()
        elif message.what == "more":
            row, passage = (note.row, note.passage) if note is not None else (None, None)
            self._write_on(self._new_note(here.article_id, row, passage))
        elif note is None:
            self.say(f"There is no note yet; {self.keys_of('note-more')[0]} writes one.")
        elif message.what == "edit":
            self._write_on(note)
        elif message.what == "delete":
            await self._delete(note)
        elif message.what in LABELS:
            self._label(note, message.what)

    async def _delete(self, note: Note) -> None:
        await self.keeper.save()
        if await self._done(self.desk.notes.delete, note):
            self._changed = (*self._changed, note)
            self.say(f"Note deleted · {self.keys_of('note-back')[0]} brings it back")

    async def _take_back(self) -> None:
        if not self._changed:
            self.say("No note was changed in this session.")
            return
        *others, note = self._changed
        await self.keeper.save()
        if await self._done(self.desk.notes.restore, note):
            self._changed = tuple(others)
            self.notes.list.select(note.id)
            elsewhere = note.article_id != self.chosen
            self.say("The note is as it was before" + (", on another article." if elsewhere else "."))

    async def _done(self, call: Callable[[Note], object], note: Note) -> bool:
        try:
            await asyncio.to_thread(call, note)
        except Exception as error:  # whatever the store says: the note is as it was
            self.say(f"Not saved: {reason(error)}", warning=True)
            return False
        if self.notes.article_id is not None:
            await self.look_at_note(self.notes.article_id)
        self.post_message(self.NotesSaved())
        return True

    # labels and the preview --------------------------------------------------------------------------------

    def action_label(self) -> None:
        """The next label: of the note being written, or the one under the cursor in the notes."""
        note = self.notes.current if self.pane == "notes" else None
        if note is None:
            self.say(f"Labels are for notes: {self.keys_of('note')[0]} writes one.")
        else:
            self._label(note, LABELS[(LABELS.index(note.label) + 1) % len(LABELS)])

    @on(NoteHead.Picked)
    def _label_picked(self, message: NoteHead.Picked) -> None:
        if self.notes.current is not None:
            self._label(self.notes.current, message.label)

    def _label(self, note: Note, label: Label) -> None:
        if note.label == label:
            return
        if self.notes.writing is None:
            self._changed = (*self._changed, note)
        self.notes.untold()
        labelled = self.notes.label(label) or replace(note, label=label)
        if labelled.text.strip():
            self.keeper.put(labelled)
            self.show_notes(labelled.article_id)
            self.save_notes()

    def action_preview_note(self) -> None:
        """Show the note as it will be read while it is written, or no longer."""
        self._previewing = not self._previewing
        self.notes.preview(self._previewing)
        self.set_class(self._previewing, "-previewing-note")
        if self.notes.writing is None:
            self.say(f"Notes are {'' if self._previewing else 'not '}previewed while you write.")

    # what was written --------------------------------------------------------------------------------------

    @on(DeskScreen.NotesSaved)
    async def _mark_rows(self) -> None:
        """A row with notes carries a mark, and so does a passage."""
        here = self.brief.reviewed
        self._mark_passages()
        if here is None or not self.decider.idle:
            return
        found = await self.ask(self.desk.reviews.brief, here.article_id)
        if found is not None and self.decider.idle:
            self._show_again(found)

    @on(DeskScreen.Loaded)
    @on(DeskScreen.BriefReady)
    def _anchor_again(self) -> None:
        """Article and brief say what the notes are about, once they are on the table."""
        self.call_later(self._show_about)

    def _show_about(self) -> None:
        if self.notes.article_id is not None:
            self.show_notes(self.notes.article_id)
        self._mark_passages()

    def _mark_passages(self) -> None:
        article = self.shown.article if self.shown is not None else None
        if article is not None and self.notes.article_id == article.id:
            found = [anchor_of(note, article, None).passage for note in self.notes.list.notes]
            self.source.note([passage for passage in found if passage is not None])

    def action_external_editor(self) -> None:
        """Write in the analyst's own editor: the note in hand, else the one on what the cursor stands on."""
        from briefing_tui.tui.editor import EditorFailed, edit

        here = self.settled()
        if here is None:
            return
        self.take_note()
        in_hand = self.notes.current if self.pane == "notes" else None
        note = in_hand or self._note_on(here.article_id, *self._under_cursor())
        try:
            text = edit(self.app, note.text)
        except SuspendNotSupported:
            self.say("This terminal can't be handed to an editor.", warning=True)
        except (EditorFailed, OSError) as error:
            self.say(f"The note is as it was: {reason(error)}", warning=True)
        else:
            if note.text and text != note.text and self.notes.writing is None:
                self._changed = (*self._changed, note)
            self.keeper.put(replace(note, text=text))
            self.show_notes(here.article_id)
            self.save_notes()
