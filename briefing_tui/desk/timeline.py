"""One undo for all that an analyst does: decisions and statements lie in one store, marks and tags in another.

Each store keeps a journal of its own; the time of a step joins them. What is undone is always the newest step of both,
and what is done again the oldest of the undone ones, unless something new was done since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from briefing_tui.review import Step

if TYPE_CHECKING:
    from briefing_tui.desk.review import Reviews
    from briefing_tui.desk.rooms import Articles
    from briefing_tui.library import Change

    Taken: TypeAlias = Step | Change
    """A step that was undone or done again: one of the analyst's decisions, or one of the library's changes."""

__all__ = ["redo", "undo"]

T = TypeVar("T", "Step", "Change")


def undo(reviews: Reviews, library: Articles) -> Taken | None:
    """Take back the newest step of both, of whichever desk and session; None: there is none left."""
    with reviews.store.locked():
        decided, changed = reviews.last(), library.last_change()
        if changed is not None and (decided is None or changed.time > decided.time):
            return library.undo()
        return reviews.undo()


def redo(reviews: Reviews, library: Articles) -> Taken | None:
    """Do again what was undone last; None: there is nothing, or something else was done since."""
    with reviews.store.locked():
        decided, changed = reviews.last(undone=True), library.last_change(undone=True)
        decided, changed = (
            _still(decided, library.last_change(), changed),
            _still(changed, reviews.last(), decided),
        )
        if changed is not None and (decided is None or changed.time < decided.time):
            return library.redo()
        return reviews.redo() if decided is not None else None


def _still(undone: T | None, *others: Taken | None) -> T | None:
    """The undone step, unless the other store has one that was made after it was undone."""
    if undone is None or any(other is not None and other.time > undone.undone for other in others):
        return None
    return undone
