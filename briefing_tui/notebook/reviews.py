"""Where decisions, statements and rules are kept: small TinyDB files, and a journal to undo by.

An article's decisions lie in one of 256 files, named by the first two digits of its id, so that a decision costs the
same however many there are, and nothing is read before its article is. One step may change many documents; it is one
line of the journal and one write of each file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from briefing_tui.notebook.books import Books
from briefing_tui.notebook.failures import READ_ERRORS, NotSaved, reason
from briefing_tui.notebook.journal import Change, Documents, Entry
from briefing_tui.notebook.puts import RULES_BOOK, Put, book_of
from briefing_tui.notebook.records import (
    COUNTS,
    DECISIONS,
    RULES,
    TRADECRAFT,
    article_number,
    decision,
    decision_number,
    document,
    rule,
    tradecraft,
)
from briefing_tui.review import Decision, ReviewCount, Rule, Step
from briefing_tui.tradecraft import Tradecraft

__all__ = ["ReviewStore"]

R = TypeVar("R")

_DONE_AGAIN = 20
"""Steps that are made sure of when a program first reads the journal: a power cut may have cost the files the last."""


class ReviewStore(Books):
    """What the analyst decided, stated and taught. Usable from any thread, and by several programs at once.

    Every change is on the disk when the call returns; otherwise it raises :class:`NotSaved` and nothing has changed.
    """

    # reading

    def decisions(self, article_id: str) -> dict[str, Decision]:
        """The decisions on an article, by row."""
        with self._thread_lock:
            found = (decision(fields) for fields in self._shard(book_of(article_id)).decisions(article_id))
            return {one.row: one for one in found}

    def tradecraft(self, article_id: str) -> Tradecraft | None:
        """What is stated about the article's brief, if anything was ever saved."""
        with self._thread_lock:
            rows = self._shard(book_of(article_id)).tables().get(TRADECRAFT, {})
            fields = rows.get(article_number(article_id))
        return None if fields is None else tradecraft(fields)

    def rules(self) -> tuple[Rule, ...]:
        """Every rule, oldest first."""
        with self._thread_lock:
            found = [rule(fields) for fields in self._shard(RULES_BOOK).tables().get(RULES, {}).values()]
        return tuple(sorted(found, key=lambda one: (one.time, one.id)))

    def counts(self, article_ids: Iterable[str]) -> dict[str, ReviewCount]:
        """How far the review has come, of those of the articles that have one."""
        found = {}
        with self._thread_lock:
            for article_id in article_ids:
                counted = self._book_counts(book_of(article_id)).get(article_id)
                if counted is not None:
                    found[article_id] = counted
        return found

    def preview(self, article_id: str, puts: Iterable[Put]) -> tuple[dict[str, Decision], tuple[Rule, ...]]:
        """The article's decisions and the rules as they would be after these changes."""
        decisions = {decision_number(article_id, row): one for row, one in self.decisions(article_id).items()}
        rules = {article_number(one.id): one for one in self.rules()}
        for put in puts:
            if put.table == DECISIONS:
                _replace(decisions, put, decision)
            elif put.table == RULES:
                _replace(rules, put, rule)
        return {one.row: one for one in decisions.values()}, tuple(rules.values())

    # changing

    def commit(
        self,
        what: str,
        puts: Iterable[Put],
        articles: tuple[str, ...],
        counts: Mapping[str, ReviewCount] | None = None,
    ) -> Step | None:
        """Make one step of these changes; None where nothing would change.

        Args:
            what: says what was done, in one line and in the past.
            puts: the documents.
            articles: the articles it is about.
            counts: of articles whose count has changed with it. They follow from decisions and are not undone.
        """
        with self.locked(), self._saving():
            self._catch_up()
            changes = [change for put in puts if (change := self._change(put)) is not None]
            if not changes:
                self.recount(counts or {})
                return None
            size = self._journal.size
            entry = self._journal.add(what, _now(), articles, tuple(changes))
            try:
                self._apply(entry, done=True, counts=counts)
            except OSError:
                self._journal.take_back(size)
                raise
            return _step(entry)

    def undo(self) -> Step | None:
        """Take the last step back, of whichever desk it was; None: there is none left."""
        return self._turn(lambda: self._journal.undo(_now()), done=False)

    def redo(self) -> Step | None:
        """Do the last step that was undone again; None: there is none, or something else was done since."""
        return self._turn(self._journal.redo, done=True)

    def last(self, *, undone: bool = False) -> Step | None:
        """What an undo would take back or, ``undone``, what a redo would do again."""
        with self.locked(), self._saving():
            self._catch_up()
            if undone:
                return _step(self._journal.last_undone, self._journal.undone_at)
            return _step(self._journal.last_done)

    def recount(self, counts: Mapping[str, ReviewCount]) -> None:
        """Keep counts that have changed without a decision: after an undo, or another reading."""
        with self.locked(), self._saving():
            for book in sorted({book_of(article_id) for article_id in counts}):
                known = self._book_counts(book)
                changed = {
                    key: value for key, value in counts.items() if book_of(key) == book and known.get(key) != value
                }
                if changed:
                    self._shard(book).put(_count_documents(changed))

    def check(self) -> list[str]:
        """What is wrong with any of the files, a line each; reads them all. Damaged ones are set aside."""
        with self._thread_lock:
            for path in sorted(self.folder.glob("*.json")):
                self._shard(path.stem)
            with contextlib.suppress(NotSaved):
                self.last()
            return [str(damage) for damage in self.damages]

    # inside

    def _turn(self, turn: Any, *, done: bool) -> Step | None:
        with self.locked(), self._saving():
            self._catch_up()
            size = self._journal.size
            entry: Entry | None = turn()
            if entry is None:
                return None
            try:
                self._apply(entry, done=done)
            except OSError:
                self._journal.take_back(size)
                raise
            return _step(entry)

    def _catch_up(self) -> None:
        """Read on in the journal; what a desk that was killed had written there but not yet done is done now."""
        first, last = self._journal.size == 0, self._journal.catch_up()
        if self._journal.damage is not None:
            self.damages.append(self._journal.damage)
            self._journal.damage = None
        if last is not None:
            self._write(self._journal.recent(_DONE_AGAIN if first else 1))

    def _change(self, put: Put) -> Change | None:
        before = self._shard(put.book).tables().get(put.table, {}).get(put.number)
        return None if before == put.fields else Change(put.book, put.table, put.number, before, put.fields)

    def _apply(self, entry: Entry, *, done: bool, counts: Mapping[str, ReviewCount] | None = None) -> None:
        documents: Documents = {}
        entry.put_into(documents, done=done)
        self._write(documents, counts)

    def _write(self, books: Documents, counts: Mapping[str, ReviewCount] | None = None) -> None:
        for book, documents in books.items():
            shard = self._shard(book)
            tables = shard.tables()
            fresh = {key: fields for key, fields in documents.items() if tables.get(key[0], {}).get(key[1]) != fields}
            here = {key: value for key, value in (counts or {}).items() if book_of(key) == book}
            if fresh:
                shard.put(fresh | _count_documents(here))

    @contextlib.contextmanager
    def _saving(self) -> Iterator[None]:
        try:
            yield
        except READ_ERRORS as error:
            raise NotSaved(reason(error, "the record of decisions")) from error


def _replace(records: dict[str, R], put: Put, read: Callable[[dict[str, Any]], R]) -> None:
    if put.fields is None:
        records.pop(put.number, None)
    else:
        records[put.number] = read(put.fields)


def _count_documents(counts: Mapping[str, ReviewCount]) -> dict[tuple[str, str], dict[str, Any] | None]:
    return {
        (COUNTS, article_number(article_id)): {"article_id": article_id, **document(counted)}
        for article_id, counted in counts.items()
    }


def _step(entry: Entry | None, undone: str = "") -> Step | None:
    return None if entry is None else Step(what=entry.what, articles=entry.articles, time=entry.time, undone=undone)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
