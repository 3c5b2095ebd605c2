"""One of the small files that decisions are spread over, so that writing one never rewrites them all."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from briefing_tui.notebook.backups import Backups
from briefing_tui.notebook.format import Tables
from briefing_tui.notebook.records import DECISIONS, REVIEWS
from briefing_tui.notebook.repair import Damage, check
from briefing_tui.notebook.storage import Signature, WholeFileStorage

__all__ = ["Shard"]


class Shard:
    """A TinyDB file, held in memory for as long as nobody else changes it. The caller holds the lock for writing.

    Its name is not forced to the disk at every write: that would cost a decision half as much time again, and the
    journal, which is, knows the last steps and does them again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._backups = Backups(path)
        self._storage = WholeFileStorage(path, self._backups, REVIEWS, sync_name=False)
        self._tables: Tables = {}
        self._seen: Signature | None = None
        self._by_article: dict[str, list[dict[str, Any]]] = {}

    @property
    def signature(self) -> Signature | None:
        """Another signature, another content; None where there is no file."""
        return self._storage.signature

    @property
    def suspect(self) -> bool:
        """There is something to check before the first reading."""
        return self.path.exists() or any(self._backups.newest_first())

    def check(self) -> Damage | None:
        """Set a damaged file aside and put a backup in its place; None where all is well."""
        return check(self.path, self._backups, REVIEWS)

    def tables(self) -> Tables:
        """Every table; not to be changed.

        Raises:
            Unreadable, Newer, OSError: as :meth:`WholeFileStorage.read`.
        """
        signature = self._storage.signature
        if signature is not None and signature != self._seen:
            self._hold(self._storage.read() or {}, signature)
        return self._tables

    def decisions(self, article_id: str) -> list[dict[str, Any]]:
        """The documents of the decisions on the article."""
        self.tables()
        return self._by_article.get(article_id, [])

    def put(self, documents: dict[tuple[str, str], dict[str, Any] | None]) -> None:
        """Put documents in the place of the ones with the same table and number, in one write; None removes.

        Raises:
            OSError: it can't be written; it is then as it was.
        """
        tables = {name: dict(rows) for name, rows in self.tables().items()}
        for (table, number), fields in documents.items():
            if fields is None:
                tables.get(table, {}).pop(number, None)
            else:
                tables.setdefault(table, {})[number] = fields
        self._storage.write(tables)
        self._hold(tables, self._storage.signature)

    def _hold(self, tables: Tables, signature: Signature | None) -> None:
        grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for fields in tables.get(DECISIONS, {}).values():
            grouped[fields["article_id"]].append(fields)
        self._tables, self._by_article, self._seen = tables, grouped, signature
