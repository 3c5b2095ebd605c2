"""What a note is about, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.model import Article, Note, Passage
from briefing_tui.text import one_line

if TYPE_CHECKING:
    from briefing_tui.review import ReviewedBrief, Row

__all__ = ["Anchor", "anchor_of"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note hangs now."""

    words: str = ""
    """For the line above the note; empty: it is about the article as a whole."""
    lost: bool = False
    """What it was about is gone. The note stays, and says so."""
    row: Row | None = None
    passage: Passage | None = None
    """The words, where they stand in the article now."""


def anchor_of(note: Note, article: Article | None, reviewed: ReviewedBrief | None) -> Anchor:
    """What the note is about in this article and its brief as they are now."""
    from briefing_tui.desk.review.rows import called

    passage = note.passage.in_(article) if note.passage is not None and article is not None else None
    quoted = f"“{one_line(note.passage.text)}”" if note.passage is not None else ""
    if note.row is not None:
        layer = note.row.partition(":")[0].upper()
        if reviewed is None:
            return Anchor(f"{layer} {quoted}".strip(), passage=passage)
        row = reviewed.row_about(note)
        if row is None:
            return Anchor(f"✗ gone from {layer}: {quoted}".strip(), lost=True, passage=passage)
        words = f"{layer} {called(row.value)}"
        if passage is not None and not row.stands_on(passage):
            words += f", was about {quoted}"
        return Anchor(words, row=row, passage=passage)
    if note.passage is not None and passage is None:
        return Anchor(f"✗ gone from the article: {quoted}", lost=True)
    return Anchor(quoted, passage=passage)
