"""How an article comes into the library: as a new one, or to the one that is there already."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import Literal

from briefing_tui.library.finding import DELETED, LISTED
from briefing_tui.library.index import insert_words
from briefing_tui.library.packing import DamagedText, pack, unpack
from briefing_tui.library.records import article_values
from briefing_tui.model import Article

__all__ = ["Arrival", "arrive", "namesake"]

Arrival = Literal["new", "dated", "repaired", "known"]
"""What became of an article that was added.

``new``: it was not there, or was deleted. ``dated``: it was there without a publication day, has taken the one it came
with, and waits to be read again. ``repaired``: its text was damaged, and is whole again. ``known``: nothing changed.
"""

_NAMESAKES = 20
"""Articles from files of one name that are compared: the newest."""
_INSERT = """
    INSERT INTO articles (id, ref, title, headline, published, source, url, description, author, provenance,
        sha256, added, new)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""


def arrive(connection: sqlite3.Connection, article: Article, added: str, new: bool) -> Arrival:
    """Put an article into the library, or give the known one what it lacks.

    Args:
        connection: in a transaction.
        article: cleaned.
        added: now, ISO in UTC.
        new: mark it, where it is new, as having come by itself.
    """
    cursor = connection.execute(_INSERT, (*article_values(article, added), new))
    if cursor.rowcount:
        number = cursor.lastrowid
        assert number is not None
        connection.execute("INSERT INTO texts VALUES (?, ?)", (number, pack(article.text)))
        insert_words(connection, number, article)
        return "new"
    number, published, state, text = connection.execute(
        "SELECT number, published, state, text FROM articles JOIN texts USING (number) WHERE id = ?", (article.id,)
    ).fetchone()
    repaired = _repair(connection, number, text, article)
    dated = _date_late(connection, number, published, article)
    if state == DELETED:  # who adds a deleted article wants it back
        connection.execute("UPDATE articles SET state = ? WHERE number = ?", (LISTED, number))
        return "new"
    return "repaired" if repaired else "dated" if dated else "known"


def namesake(connection: sqlite3.Connection, article: Article) -> str | None:
    """Id of an article of the same words from a file of the same name, where this very article is not there."""
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (article.id,)).fetchone():
        return None
    words = _words(article.title, article.text)
    for other, title, text in connection.execute(
        "SELECT id, title, text FROM articles JOIN texts USING (number) WHERE ref = ? ORDER BY number DESC LIMIT ?",
        (article.ref, _NAMESAKES),
    ):
        with contextlib.suppress(DamagedText):  # nobody can tell what that one said
            if _words(title, unpack(text) or "") == words:
                return str(other)
    return None


def _words(title: str | None, text: str) -> list[str]:
    return f"{title or ''}\n{text}".split()


def _repair(connection: sqlite3.Connection, number: int, kept: bytes | str, article: Article) -> bool:
    """Put a whole text in the place of a damaged one; both had the same digest, which is the article's identity."""
    try:
        if unpack(kept) == article.text:
            return False
    except DamagedText:
        pass
    connection.execute("UPDATE texts SET text = ? WHERE number = ?", (pack(article.text), number))
    return True


def _date_late(connection: sqlite3.Connection, number: int, published: str | None, article: Article) -> bool:
    """Give a known article the publication day that it came without; what was read without it is to be read again."""
    if published is not None or article.published is None:
        return False
    connection.execute("UPDATE articles SET published = ? WHERE number = ?", (article.published, number))
    connection.execute("DELETE FROM briefs WHERE number = ?", (number,))
    return True
