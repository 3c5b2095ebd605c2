"""Finding articles and keeping them in order: the part of the desk that stands on the library."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from briefing_tui.paths import Paths

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles, Notes
    from briefing_tui.library import AgendaEntry, ArticleRow, Change, Hit, Mark, Order, QueryError
    from briefing_tui.model import Brief

__all__ = ["Shelf", "in_sections", "sections"]

E = TypeVar("E")

_MUCH = 200
"""Articles that are tidied in one step where nobody waits; other writers wait as long."""


class Shelf:
    """What an analyst can find, and put in order. Queries raise :class:`~briefing_tui.library.QueryError`."""

    paths: Paths
    _library: Articles
    _notebook: Notes
    _notes_seen: tuple[int, int] | None = None
    """Size and time of the notebook's file when its notes were last indexed."""

    # finding

    def find(self, query: str = "", order: Order = "best", *, fold: bool = True) -> list[int]:
        """Row numbers of the articles that match, in the order asked for.

        Args:
            query: see the guide, "Finding".
            order: ``best``: where the query holds words, articles with all of them in title or *who* first; else,
                and within each part, newest first. Or ``date``, ``source``, ``unreviewed``, ``agenda``.
            fold: of the copies of one text, only the first.
        """
        if query.strip():
            self._follow_notes()
        return self._library.ids(query, order, fold=fold)

    def count(self, query: str = "") -> int:
        """How many articles the query finds, copies folded; the last word counts as whole."""
        return self._library.found(query)

    def size(self) -> int:
        """Number of articles, those in the archive and copies too."""
        return self._library.count()

    def check_query(self, query: str) -> QueryError | None:
        """What is wrong with the query, and where; None where it can be asked."""
        from briefing_tui.library import QueryError, parse

        try:
            parse(query)
        except QueryError as error:
            return error
        return None

    def hits(self, article_id: str, query: str) -> list[Hit]:
        """Where in title, text and notes the words of the query stand, in order, for marking them."""
        return self._library.hits(article_id, query)

    def rows(self, numbers: Sequence[int]) -> list[ArticleRow]:
        """What the list shows for these row numbers, the number of notes included."""
        noted = self._notebook.noted()
        return [replace(row, notes=noted.get(row.id, 0)) for row in self._library.rows(numbers)]

    def find_id(self, name: str) -> str | None:
        """The article that a person means by an id, the beginning of one, or a ref."""
        return self._library.find_id(name)

    # order

    def mark_read(self, article_id: str, read: bool = True) -> None:
        """Mark the article and its copies read, or unread; opening an article is no change to undo."""
        self._library.mark_read(article_id, read)

    def mark_flagged(self, article_id: str, flagged: bool = True) -> None:
        """Flag the article and its copies, or take the flag away."""
        self._library.mark_flagged(article_id, flagged)

    def mark_reviewed(self, article_id: str, reviewed: bool = True) -> None:
        """Say whether every row of the article's brief has been decided: ``is:reviewed``."""
        self._library.mark_reviewed(article_id, reviewed)

    def mark(self, numbers: Iterable[int], how: Mark) -> Change:
        """Mark articles and the copies folded under them: read, unread, flag, unflag, archive, unarchive, delete.

        One change, undone as a whole. Notes about a deleted article stay in the notebook.
        """
        return self._library.mark(numbers, how)

    def tag(self, numbers: Iterable[int], name: str) -> Change:
        """Give articles and the copies folded under them a tag.

        Raises:
            ValueError: it is no name for a tag.
        """
        return self._library.tag(numbers, name)

    def untag(self, numbers: Iterable[int], name: str) -> Change:
        """Take a tag away; ValueError as :meth:`tag`."""
        return self._library.tag(numbers, name, False)

    def tags(self) -> dict[str, int]:
        """Every tag, with the number of articles that have it."""
        return self._library.tags()

    # copies

    def copies(self, article_id: str) -> list[int]:
        """Row numbers of the article's group of copies, itself included."""
        return self._library.copies(article_id)

    def separate(self, article_id: str) -> Change | None:
        """Take the article out of its group, for good; None where it has no copies."""
        return self._library.separate(article_id)

    def join(self, article_id: str) -> Change | None:
        """Put it back into the group that it was taken out of; None where it was in none."""
        return self._library.separate(article_id, False)

    # housekeeping

    def index_brief(self, brief: Brief) -> None:
        """Make a brief findable as it is shown, once the analyst's decisions have changed it."""
        self._library.index_brief(brief)

    def tidy(self) -> None:
        """Look for copies among new articles and bring every index up to date. Slow: belongs on a thread."""
        while self.tidy_some(_MUCH):
            pass

    def tidy_some(self, limit: int) -> bool:
        """Do as :meth:`tidy` does, for so many articles; whether any were left to look at."""
        if self._library.read_only:
            return False
        self._follow_notes()
        return bool(self._library.group_copies(limit) or self._library.index_briefs(limit))

    def rebuild(self) -> None:
        """Make everything that is derived again, from articles, briefs and notes."""
        self._library.rebuild()
        self._notes_seen = None
        self.tidy()

    def _follow_notes(self) -> None:
        """Index what was written since the last look, here or in another program."""
        with contextlib.suppress(OSError):
            status = self.paths.notebook.stat()
            seen = (status.st_size, status.st_mtime_ns)
            if seen != self._notes_seen and not self._library.read_only:
                self._index_notes()
                self._notes_seen = seen

    def _index_notes(self) -> None:
        written: dict[str, str] = {}
        for note in self._notebook.all():
            written[note.article_id] = f"{written.get(note.article_id, '')}\n{note.text}".strip()
        indexed = self._library.indexed_notes()
        for article_id in {*written, *indexed}:
            if written.get(article_id, "") != indexed.get(article_id, ""):
                self._library.index_note(article_id, written.get(article_id, ""))


def sections(entries: Iterable[AgendaEntry], today: date) -> list[tuple[str, list[AgendaEntry]]]:
    """The agenda under headings: *earlier*, *today*, *this week* (to Sunday), *later* and *undated*; none is empty."""
    return in_sections(((entry.first, entry.last, entry) for entry in entries), today)


def in_sections(dated: Iterable[tuple[str | None, str | None, E]], today: date) -> list[tuple[str, list[E]]]:
    """What has a first and a last ISO day, or none, under the same headings."""
    sunday = (today + timedelta(days=6 - today.weekday())).isoformat()
    day = today.isoformat()
    found: dict[str, list[E]] = {name: [] for name in ("earlier", "today", "this week", "later", "undated")}
    for first, last, one in dated:
        if first is None or last is None:
            found["undated"].append(one)
        elif last < day:
            found["earlier"].append(one)
        elif first == last == day:
            found["today"].append(one)
        else:
            found["this week" if max(first, day) <= sunday and last <= sunday else "later"].append(one)
    return [(name, those) for name, those in found.items() if those]
