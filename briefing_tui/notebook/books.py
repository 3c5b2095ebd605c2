"""The small files that decisions lie in: held in memory while nobody else changes them, checked when first read."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from briefing_tui.files import Lock, private_folder
from briefing_tui.notebook.failures import NotSaved, reason
from briefing_tui.notebook.journal import Journal
from briefing_tui.notebook.records import read_counts
from briefing_tui.notebook.repair import Damage
from briefing_tui.notebook.shard import Shard
from briefing_tui.review import ReviewCount

__all__ = ["Books"]

_HELD = 24
"""Files held in memory at a time."""


class Books:
    """A folder of books, the journal of what was done to them, and the lock that keeps other desks away."""

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
        self._file_lock = Lock(self.folder / "decisions.lock")

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
            except OSError as error:
                raise NotSaved(reason(error, "the record of decisions")) from error
            try:
                yield
            finally:
                self._file_lock.release()

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
