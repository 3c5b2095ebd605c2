"""The library: every article that was added, its marks, and the brief or the failure of its reading."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from briefing_tui.library.database import Database, LibraryError
from briefing_tui.library.query import parse
from briefing_tui.library.records import (
    ARTICLE_COLUMNS,
    ArticleRow,
    article_values,
    decode_brief,
    encode_brief,
)
from briefing_tui.model import Article, Brief
from briefing_tui.text import one_line

__all__ = ["ArticleRow", "Library"]

_SHORTEST_PREFIX = 4
_MANY = 10_000
_IN_ORDER = "SELECT number FROM articles WHERE {} ORDER BY published DESC, number DESC"

_INSERT_ARTICLE = """
    INSERT INTO articles (id, ref, title, headline, published, source, url, description, sha256, added)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""
_ROWS = """
    SELECT number, id, headline, published, source, read, flagged, briefs.number IS NOT NULL, reason
    FROM articles LEFT JOIN briefs USING (number) LEFT JOIN failures USING (number)
    WHERE number IN (SELECT value FROM json_each(?))
"""


class Library:
    """Articles and finished briefs. Usable from any thread, and by several programs at once.

    Every method raises :class:`LibraryError`, with one line that gives the reason, when the file is damaged, or
    can't be written.
    """

    def __init__(self, path: Path) -> None:
        """Open the library at ``path``, or create it.

        Raises:
            LibraryError: the file is damaged, foreign, or written by a newer program. It is left as it was.
        """
        self._database = Database(path)

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """The file can't be written: nothing can be added, marked or kept."""
        return self._database.read_only

    def add(self, articles: Iterable[Article]) -> list[bool]:
        """Add articles, all or none: for each, true where it is new. The same title and text are one article."""
        batch = list(articles)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            return [_insert(connection, article, added) for article in batch]

    def ids(self, query: str = "") -> list[int]:
        """Row numbers of the articles that the query finds, in list order: newest publication first, then the
        undated; of the same day, the last added first. See :mod:`briefing_tui.library.query`.
        """
        asked = parse(query)
        if not asked.terms:
            return self._numbers(_IN_ORDER.format("TRUE"))
        condition, values = asked.condition()
        found = self._numbers(f"SELECT number FROM articles WHERE {condition}", *values)
        if len(found) < _MANY:
            return self._numbers(_IN_ORDER.format("number IN (SELECT value FROM json_each(?))"), json.dumps(found))
        # Picking many from the list in order takes half the time of sorting them.
        wanted = set(found)
        return [number for number in self._numbers(_IN_ORDER.format("TRUE")) if number in wanted]

    def rows(self, numbers: Iterable[int]) -> list[ArticleRow]:
        """What the list shows of these articles, in the order asked; unknown numbers are left out."""
        wanted = list(numbers)
        with self._database.reading() as connection:
            found = connection.execute(_ROWS, (json.dumps(wanted),)).fetchall()
        rows = {
            number: ArticleRow(
                number, article_id, headline, published, source, bool(read), bool(flagged), bool(briefed), failure
            )
            for number, article_id, headline, published, source, read, flagged, briefed, failure in found
        }
        return [rows[number] for number in wanted if number in rows]

    def count(self) -> int:
        """Number of articles."""
        with self._database.reading() as connection:
            (number,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(number)

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        sql = f"SELECT {ARTICLE_COLUMNS} FROM articles JOIN texts USING (number) WHERE id = ?"
        with self._database.reading() as connection:
            found = connection.execute(sql, (article_id,)).fetchone()
        return None if found is None else Article(**dict(zip(ARTICLE_COLUMNS.split(", "), found, strict=True)))

    def find_id(self, name: str) -> str | None:
        """The article that a person means by ``name``: its id, four or more first digits of one id, or its ref
        (of several with the same ref, the last added).
        """
        found = self._value("SELECT id FROM articles WHERE id = ?", name)
        if found is None and len(name) >= _SHORTEST_PREFIX and set(name) <= set("0123456789abcdef"):
            found = self._value(
                "SELECT min(id) FROM articles WHERE id BETWEEN ?1 AND ?1 || 'g' HAVING count(*) = 1", name
            )
        if found is None:
            found = self._value("SELECT id FROM articles WHERE ref = ? ORDER BY number DESC LIMIT 1", name)
        return None if found is None else str(found)

    def brief(self, article_id: str) -> Brief | None:
        """The brief kept for the article, by whichever core and model made it."""
        raw = self._value("SELECT brief FROM briefs JOIN articles USING (number) WHERE id = ?", article_id)
        return decode_brief(raw) if isinstance(raw, bytes) else None

    def keep(self, brief: Brief) -> None:
        """Keep a brief in the place of the one before, or of a failure.

        Raises:
            LibraryError: its article isn't in the library.
        """
        with self._database.writing() as connection:
            number = _number(connection, brief.article_id)
            values = (number, encode_brief(brief), brief.core, brief.model)
            connection.execute("INSERT OR REPLACE INTO briefs VALUES (?, ?, ?, ?)", values)
            connection.execute("DELETE FROM failures WHERE number = ?", (number,))

    def failure(self, article_id: str) -> str | None:
        """Why the article could not be read."""
        sql = "SELECT reason FROM failures JOIN articles USING (number) WHERE id = ?"
        reason = self._value(sql, article_id)
        return None if reason is None else str(reason)

    def keep_failure(self, article_id: str, reason: str) -> None:
        """Keep why the article could not be read, in one line. A brief from an earlier reading stays.

        Raises:
            LibraryError: the article isn't in the library.
        """
        with self._database.writing() as connection:
            values = (_number(connection, article_id), one_line(reason))
            connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", values)

    def mark_read(self, article_id: str, read: bool = True) -> None:
        """Mark the article as read, or as unread."""
        with self._database.writing() as connection:
            connection.execute("UPDATE articles SET read = ? WHERE id = ?", (read, article_id))

    def mark_flagged(self, article_id: str, flagged: bool = True) -> None:
        """Flag the article, or take the flag away."""
        with self._database.writing() as connection:
            connection.execute("UPDATE articles SET flagged = ? WHERE id = ?", (flagged, article_id))

    def check(self) -> list[str]:
        """What is wrong with the file, a line each; reads all of it, so it takes its time."""
        with self._database.reading() as connection:
            found = [str(line) for (line,) in connection.execute("PRAGMA quick_check").fetchall()]
        return [] if found == ["ok"] else [one_line(line) for line in found]

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._database.close()

    def _numbers(self, sql: str, *values: str) -> list[int]:
        # One JSON array crosses from SQLite to Python in a third of the time of 100,000 rows.
        numbers: list[int] = json.loads(str(self._value(f"SELECT json_group_array(number) FROM ({sql})", *values)))
        return numbers

    def _value(self, sql: str, *values: str) -> object:
        with self._database.reading() as connection:
            row = connection.execute(sql, values).fetchone()
        return None if row is None else row[0]


def _insert(connection: sqlite3.Connection, article: Article, added: str) -> bool:
    cursor = connection.execute(_INSERT_ARTICLE, article_values(article, added))
    if not cursor.rowcount:
        return False
    number = cursor.lastrowid
    connection.execute("INSERT INTO texts VALUES (?, ?)", (number, article.text))
    connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, article.title, article.text))
    return True


def _number(connection: sqlite3.Connection, article_id: str) -> int:
    found = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
    if found is None:
        raise LibraryError(f"no article {one_line(article_id)} in the library")
    return int(found[0])
