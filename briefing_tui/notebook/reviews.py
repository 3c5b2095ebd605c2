"""Where decisions, statements and rules are kept: small TinyDB files, and a journal to undo by.

An article's decisions lie in one of 256 files, named by the first two digits of its id, so that a decision costs the
same however many there are, and nothing is read before its article is. One step may change many documents; it is one
line of the journal and one write of each file.
"""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from briefing_tui.files import private_folder
from briefing_tui.notebook.failures import READ_ERRORS, NotSaved, reason
from briefing_tui.notebook.journal import Change, Documents, Entry, Journal
from briefing_tui.notebook.records import (
    COUNTS,
    DECISIONS,
    RULES,
    TRADECRAFT,
    article_number,
    decision,
    decision_number,
    document,
    read_counts,
    rule,
    tradecraft,
)
from briefing_tui.notebook.repair import Damage
from briefing_tui.notebook.shard import Shard
from briefing_tui.review import Decision, ReviewCount, Rule, Step
from briefing_tui.tradecraft import Tradecraft

__all__ = ["Put", "ReviewStore"]

R = TypeVar("R")

_RULES = "rules"
_HELD = 24
"""Files held in memory at a time."""
_DONE_AGAIN = 20
"""Steps that are made sure of when a program first reads the journal: a power cut may have cost the files the last."""
_PATIENCE = 10.0
"""Seconds to wait for another desk that is writing."""


@dataclass(frozen=True, slots=True)
class Put:
    """One document to put in the place of what is there; ``fields`` None: to remove."""

    book: str
    table: str
    number: str
    fields: dict[str, Any] | None

    @classmethod
    def decided(cls, one: Decision) -> Put:
        """Keep a decision in the place of the one before it on the same row."""
        number = decision_number(one.article_id, one.row)
        return cls(_book(one.article_id), DECISIONS, number, document(one))

    @classmethod
    def undecided(cls, article_id: str, row: str) -> Put:
        """Remove the decision on a row."""
        return cls(_book(article_id), DECISIONS, decision_number(article_id, row), None)

    @classmethod
    def stated(cls, one: Tradecraft) -> Put:
        """Keep what is stated about a brief."""
        return cls(_book(one.article_id), TRADECRAFT, article_number(one.article_id), document(one))

    @classmethod
    def ruled(cls, one: Rule) -> Put:
        """Keep a rule."""
        return cls(_RULES, RULES, article_number(one.id), document(one))

    @classmethod
    def unruled(cls, rule_id: str) -> Put:
        """Remove a rule."""
        return cls(_RULES, RULES, article_number(rule_id), None)


class ReviewStore:
    """What the analyst decided, stated and taught. Usable from any thread, and by several programs at once.

    Every change is on the disk when the call returns; otherwise it raises :class:`NotSaved` and nothing has changed.
    """

    def __init__(self, folder: Path) -> None:
        """The store in ``folder``. Nothing is read or created yet."""
        self.folder = folder.resolve()
        self.damages: list[Damage] = []
        """What was found damaged so far, and what was done about it."""
        self._shards: OrderedDict[str, Shard] = OrderedDict()
        self._checked: set[str] = set()
        self._counts: dict[str, tuple[object, dict[str, ReviewCount]]] = {}
        self._journal = Journal(self.folder / "journal.jsonl")
        self._thread_lock = threading.RLock()
        self._file_lock = FileLock(self.folder / "decisions.lock", timeout=_PATIENCE, mode=0o600, thread_local=False)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other threads and desks from writing, so that what was read still holds when it is changed.

        Raises:
            NotSaved: the folder can't be written, or somebody else has been writing for too long.
        """
        with self._thread_lock:
            try:
                private_folder(self.folder)
                self._file_lock.acquire()
            except (OSError, Timeout) as error:
                raise NotSaved(reason(error, "the record of decisions")) from error
            try:
                yield
            finally:
                self._file_lock.release()

    # reading

    def decisions(self, article_id: str) -> dict[str, Decision]:
        """The decisions on an article, by row."""
        with self._thread_lock:
            found = (decision(fields) for fields in self._shard(_book(article_id)).decisions(article_id))
            return {one.row: one for one in found}

    def tradecraft(self, article_id: str) -> Tradecraft | None:
        """What is stated about the article's brief, if anything was ever saved."""
        with self._thread_lock:
            rows = self._shard(_book(article_id)).tables().get(TRADECRAFT, {})
            fields = rows.get(article_number(article_id))
        return None if fields is None else tradecraft(fields)

    def rules(self) -> tuple[Rule, ...]:
        """Every rule, oldest first."""
        with self._thread_lock:
            found = [rule(fields) for fields in self._shard(_RULES).tables().get(RULES, {}).values()]
        return tuple(sorted(found, key=lambda one: (one.time, one.id)))

    def counts(self, article_ids: Iterable[str]) -> dict[str, ReviewCount]:
        """How far the review has come, of those of the articles that have one."""
        found = {}
        with self._thread_lock:
            for article_id in article_ids:
                counted = self._book_counts(_book(article_id)).get(article_id)
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
        return self._turn(self._journal.undo, done=False)

    def redo(self) -> Step | None:
        """Do the last step that was undone again; None: there is none, or something else was done since."""
        return self._turn(self._journal.redo, done=True)

    def last(self) -> Step | None:
        """What an undo would take back."""
        with self.locked(), self._saving():
            self._catch_up()
            return _step(self._journal.last_done)

    def recount(self, counts: Mapping[str, ReviewCount]) -> None:
        """Keep counts that have changed without a decision: after an undo, or another reading."""
        with self.locked(), self._saving():
            for book in sorted({_book(article_id) for article_id in counts}):
                known = self._book_counts(book)
                changed = {
                    key: value for key, value in counts.items() if _book(key) == book and known.get(key) != value
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
            here = {key: value for key, value in (counts or {}).items() if _book(key) == book}
            if fresh:
                shard.put(fresh | _count_documents(here))

    def _shard(self, book: str) -> Shard:
        shard = self._shards.pop(book, None)
        if shard is None:
            shard = Shard(self.folder / f"{book}.json")
            if book not in self._checked:
                self._check(book, shard)
        self._shards[book] = shard
        if len(self._shards) > _HELD:
            self._shards.popitem(last=False)
        return shard

    def _check(self, book: str, shard: Shard) -> None:
        if shard.suspect:
            # Where no lock can be made nothing can be written either, but what is there may still be read.
            with contextlib.suppress(NotSaved), self.locked():
                damage = shard.check()
                if damage is not None:
                    self.damages.append(damage)
                    self._checked.add(book)
                    self._replay(book, shard)
        self._checked.add(book)

    def _replay(self, book: str, shard: Shard) -> None:
        """Bring a backup up to date with what the journal still knows."""
        with contextlib.suppress(OSError):
            self._journal.catch_up()
            documents = {
                (change.table, change.number): change.after
                for entry in self._journal.standing
                for change in entry.changes
                if change.book == book
            }
            if documents:
                shard.put(documents)

    def _book_counts(self, book: str) -> dict[str, ReviewCount]:
        # The list asks this of every row it shows, so nothing but the counts is read from a file that isn't open yet.
        path = self.folder / f"{book}.json"
        try:
            stat = path.stat()
            signature = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
            held = self._counts.get(book)
            if held is None or held[0] != signature:
                held = (signature, read_counts(path.read_bytes()))
                self._counts[book] = held
        except FileNotFoundError:
            return {}
        return held[1]

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


def _book(article_id: str) -> str:
    return article_id[:2]


def _count_documents(counts: Mapping[str, ReviewCount]) -> dict[tuple[str, str], dict[str, Any] | None]:
    return {
        (COUNTS, article_number(article_id)): {"article_id": article_id, **document(counted)}
        for article_id, counted in counts.items()
    }


def _step(entry: Entry | None) -> Step | None:
    return None if entry is None else Step(what=entry.what, articles=entry.articles, time=entry.time)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
