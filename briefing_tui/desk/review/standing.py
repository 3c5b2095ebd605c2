"""The brief as it stands: the machine's, with rules and decisions over it, and how changes of it are saved."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_tui.desk.failures import NotBriefed
from briefing_tui.desk.review.fields import as_text
from briefing_tui.desk.review.laying import lay
from briefing_tui.review import Decision, ReviewCount, ReviewedBrief, Row, Rule

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles, Notes
    from briefing_tui.model import Article
    from briefing_tui.notebook import Put, ReviewStore
    from briefing_tui.settings import Settings

__all__ = ["Standing", "now"]

_PORTION = 200
"""Rows of the list looked at together in search of the next article to review."""


class Standing:
    """Reads the stores; what decides and states on top of it saves by :meth:`_save`."""

    def __init__(
        self, library: Articles, notebook: Notes, open_store: Callable[[], ReviewStore], settings: Settings
    ) -> None:
        """Nothing is opened before it is needed."""
        self._library = library
        self._notebook = notebook
        self._open_store = open_store
        self._settings = settings

    @cached_property
    def store(self) -> ReviewStore:
        """Where decisions are kept."""
        return self._open_store()

    @property
    def damages(self) -> list[str]:
        """What was found wrong with the record of decisions so far, and what was done about it, a line each."""
        return [str(damage) for damage in self.store.damages]

    def check(self) -> list[str]:
        """Read every decision; what is damaged is set aside, and named in a line."""
        return self.store.check()

    def brief(self, article_id: str) -> ReviewedBrief:
        """The machine's brief with rules and decisions over it.

        Raises:
            NotBriefed: there is no such article, or no brief of it yet.
        """
        return self._noted(self._laid(article_id, self.store.decisions(article_id), self.store.rules()))

    def fields(self, row: Row) -> dict[str, str]:
        """What of a row can be edited, as text; see :data:`~briefing_tui.desk.review.fields.FIELDS`."""
        return as_text(row.layer, row.value)

    def counts(self, article_ids: Iterable[str]) -> dict[str, ReviewCount]:
        """How far the review has come, of those of the articles on which anything was decided."""
        return self.store.counts(article_ids)

    def next_unreviewed(self, numbers: Sequence[int], after: int | None = None) -> int | None:
        """The next briefed article in the list with a row that is still to be decided.

        Args:
            numbers: the list, as row numbers.
            after: row number to begin behind, or None for the beginning.
        """
        start = numbers.index(after) + 1 if after is not None and after in numbers else 0
        for first in range(start, len(numbers), _PORTION):
            rows = self._library.rows(numbers[first : first + _PORTION])
            counts = self.counts(row.id for row in rows)
            for row in rows:
                if row.briefed and not (row.id in counts and counts[row.id].done):
                    return row.number
        return None

    # inside

    @property
    def _put(self) -> type[Put]:
        from briefing_tui.notebook import Put

        return Put

    def _article(self, article_id: str) -> Article:
        article = self._library.article(article_id)
        if article is None:
            raise NotBriefed(f"no article {article_id}")
        return article

    def _laid(self, article_id: str, decisions: Mapping[str, Decision], rules: Sequence[Rule]) -> ReviewedBrief:
        article = self._article(article_id)
        brief = self._library.brief(article_id)
        if brief is None:
            raise NotBriefed(f"no brief of {article.ref} yet")
        return lay(article, brief, decisions, rules)

    def _noted(self, reviewed: ReviewedBrief) -> ReviewedBrief:
        about = [reviewed.row_about(note) for note in self._notebook.of(reviewed.article_id)]
        notes = Counter(row.id for row in about if row is not None)
        if not notes:
            return reviewed
        return replace(reviewed, rows=tuple(replace(row, notes=notes[row.id]) for row in reviewed.rows))

    def _row(self, article_id: str, row_id: str) -> Row:
        row = self.brief(article_id).row(row_id)
        if row is None:
            raise KeyError(row_id)
        return row

    def _save(self, article_id: str, what: str, puts: Sequence[Put]) -> ReviewedBrief:
        """Make the puts one step; the brief after it, and its count for the list."""
        after = self._laid(article_id, *self.store.preview(article_id, puts))
        self.store.commit(what, puts, (article_id,), {article_id: after.count})
        self._find_again(after)
        return self._noted(after)

    def _find_again(self, reviewed: ReviewedBrief) -> None:
        """Let the library find the brief as it stands. No decision fails by that: it can be made again."""
        from briefing_tui.library import LibraryError

        if self._library.read_only:
            return
        with contextlib.suppress(LibraryError):
            self._library.index_brief(reviewed.shown())
            self._library.mark_reviewed(reviewed.article_id, reviewed.count.done)


def now() -> str:
    """The time of a decision: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
