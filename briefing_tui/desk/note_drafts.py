"""Notes that are being written: kept beside the notebook, so that they come back after a crash."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_tui.model import LABELS, Note, Passage

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Notes
    from briefing_tui.notebook import Drafts

__all__ = ["NoteDrafts"]

_HELD, _OLD = "note:", "desk:"
"""Begin the keys of drafts: of a whole note as JSON, and, of earlier versions, of the text of an article's first."""


class NoteDrafts:
    """Drafts of notes, and of anything else under a key of the face's choice."""

    _notebook: Notes
    _open_drafts: Callable[[], Drafts]

    def hold(self, note: Note) -> None:
        """Keep a note that is not saved yet, in the place of the draft of it before.

        Raises:
            NotSaved: the disk is full, read-only or gone.
        """
        before = self._notebook.find(note.id)
        self._drafts.keep(_HELD + note.id, json.dumps({**asdict(note), "base": before.text if before else None}))

    def let_go(self, note_id: str) -> None:
        """Forget the draft of a note, for having been saved."""
        self._drafts.drop(_HELD + note_id)

    def bring_back(self) -> int:
        """Save the drafts that an earlier session could not save any more; how many came back.

        A note that was changed since its draft was kept stays, and a draft with other words becomes a note beside it.

        Raises:
            NotSaved: they still can't be saved; they are still there.
        """
        back = 0
        for key, text in self._drafts.all().items():
            if key.startswith(_HELD):
                back += self._bring_back(text)
            elif key.startswith(_OLD):
                article_id = key.removeprefix(_OLD)
                back += self._notebook.put(article_id, article_id, text) is not None
            else:
                continue
            self._drafts.drop(key)
        return back

    def _bring_back(self, text: str) -> bool:
        found = _draft(text)
        if found is None:
            return False
        draft, base = found
        stored = self._notebook.find(draft.id)
        if stored is not None and stored.text != base:
            if draft.text.strip() in stored.text:
                return False
            draft = replace(draft, id=secrets.token_hex(8))
        saved = self._notebook.put(
            draft.article_id, draft.id, draft.text, label=draft.label, row=draft.row, passage=draft.passage
        )
        return saved is not None

    # of anything else

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being written under a key of the face's choice, so that it comes back after a crash."""
        self._drafts.keep(key, text)

    def draft(self, key: str) -> str | None:
        """The draft under this key, if one was left."""
        return self._drafts.draft(key)

    def drop_draft(self, key: str) -> None:
        """Forget a draft, for having become a note."""
        self._drafts.drop(key)

    def drafts(self) -> dict[str, str]:
        """Every draft that was left, by key."""
        return self._drafts.all()

    @cached_property
    def _drafts(self) -> Drafts:
        return self._open_drafts()


def _draft(text: str) -> tuple[Note, str | None] | None:
    """A note and what was stored of it when it was held; None where somebody has changed the file by hand."""
    try:
        fields: dict[str, Any] = json.loads(text)
        base = fields.pop("base")
        passage = fields.pop("passage")
        note = Note(**fields, passage=None if passage is None else Passage(**passage))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    fits = note.label in LABELS and all(isinstance(each, str) for each in (note.id, note.article_id, note.text))
    return (note, base) if fits else None
