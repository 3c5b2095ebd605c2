"""One undo for all that an analyst does: decisions and statements lie in one store, marks and tags in another.

Each store keeps a journal of its own; the time of a step joins them. What is undone is always the newest step of both,
and what is done again the oldest of the undone ones, unless something new was done since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from briefing_tui.text import one_line, shorten

if TYPE_CHECKING:
    from briefing_tui.desk.review import Reviews
    from briefing_tui.desk.rooms import Articles
    from briefing_tui.library import Change
    from briefing_tui.review import Step

__all__ = ["Taken", "redo", "undo"]

T = TypeVar("T", "Step", "Change")

_HEADLINE = 60
"""Characters of a headline by which an article is named."""
_LOOKED_UP = 500
"""Articles of one change whose ids are asked for: a bulk change may be about every article of the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was undone or done again; as text, what it was and in which article."""

    what: str
    """One line, in the past: ``accepted “Liz Truss”``, ``archived 3 articles``."""
    articles: tuple[str, ...]
    """Ids of the articles it is about, of a bulk change the first 500; none where it is about a rule."""
    count: int
    """How many articles it is about."""
    headline: str
    """Of the first of them, shortened; empty where there is none, or where it is gone for good."""
    decision: bool
    """Whether it is one of the analyst's decisions; else it is a change of the library's marks, tags or groups."""

    def __str__(self) -> str:
        if not self.headline:
            return self.what
        more = f" and {self.count - 1:,} more" if self.count > 1 else ""
        return f"{self.what} · {'in ' if self.decision else ''}“{self.headline}”{more}"


def undo(reviews: Reviews, library: Articles, *, decision: bool = False) -> Taken | None:
    """Take back the newest step of both, of whichever desk and session; None: there is none left.

    Args:
        reviews: the decisions.
        library: the changes.
        decision: leave the changes alone, and take back the newest decision.
    """
    with reviews.store.locked():
        decided, changed = reviews.last(), None if decision else library.last_change()
        if changed is not None and (decided is None or changed.time > decided.time):
            return _change(library.undo(), library)
        return _decision(reviews.undo(), library)


def redo(reviews: Reviews, library: Articles) -> Taken | None:
    """Do again what was undone last; None: there is nothing, or something else was done since."""
    with reviews.store.locked():
        decided, changed = reviews.last(undone=True), library.last_change(undone=True)
        decided, changed = (
            _still(decided, library.last_change(), changed),
            _still(changed, reviews.last(), decided),
        )
        if changed is not None and (decided is None or changed.time < decided.time):
            return _change(library.redo(), library)
        return _decision(reviews.redo(), library) if decided is not None else None


def _decision(step: Step | None, library: Articles) -> Taken | None:
    if step is None:
        return None
    article = library.article(step.articles[0]) if step.articles else None
    headline = shorten(one_line(article.headline), _HEADLINE) if article is not None else ""
    count = len(step.articles)
    return Taken(what=step.what, articles=step.articles, count=count, headline=headline, decision=True)


def _change(change: Change | None, library: Articles) -> Taken | None:
    if change is None:
        return None
    rows = library.rows(change.numbers[:_LOOKED_UP])
    headline = shorten(one_line(rows[0].headline), _HEADLINE) if rows else ""
    ids = tuple(row.id for row in rows)
    return Taken(what=str(change), articles=ids, count=change.count, headline=headline, decision=False)


def _still(undone: T | None, *others: Step | Change | None) -> T | None:
    """The undone step, unless the other store has one that was made after it was undone."""
    if undone is None or any(other is not None and other.time > undone.undone for other in others):
        return None
    return undone
