"""The tables of the library, one script for each step of the schema."""

from __future__ import annotations

import sqlite3

__all__ = ["APPLICATION_ID", "SCHEMA", "migrate", "version"]

APPLICATION_ID = 0x42726667
"""``PRAGMA application_id`` of every library: "Brfg"."""

# Texts lie in a table of their own, so that a change of a mark never rewrites an article and the list never
# reads one. The index answers the list order (published, then added, newest first) by itself: the row number
# rises with the time of adding and ends every entry of an index.
_TABLES = """
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        ref TEXT NOT NULL,
        title TEXT,
        headline TEXT NOT NULL,
        published TEXT,
        source TEXT,
        url TEXT,
        description TEXT,
        sha256 TEXT NOT NULL,
        added TEXT NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        flagged INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX articles_in_order ON articles (published);
    CREATE INDEX articles_by_ref ON articles (ref);
    CREATE TABLE texts (number INTEGER PRIMARY KEY REFERENCES articles, text TEXT NOT NULL);
    CREATE VIEW contents AS SELECT number, title, text FROM articles JOIN texts USING (number);
    CREATE VIRTUAL TABLE words USING fts5 (
        title, text, content = 'contents', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    CREATE TABLE briefs (
        number INTEGER PRIMARY KEY REFERENCES articles,
        brief BLOB NOT NULL,
        core TEXT NOT NULL,
        model TEXT NOT NULL
    );
    CREATE TABLE failures (number INTEGER PRIMARY KEY REFERENCES articles, reason TEXT NOT NULL);
"""

_MIGRATIONS = (_TABLES,)
"""The script at index *n* leads from schema *n* to *n* + 1. Released scripts never change."""

SCHEMA = len(_MIGRATIONS)
"""Number of the schema that this program writes, kept in ``PRAGMA user_version``."""


def version(connection: sqlite3.Connection) -> int:
    """Number of the schema the file has; 0 for a new one."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to :data:`SCHEMA` in one transaction; two programs may try at once."""
    if version(connection) == SCHEMA:
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for script in _MIGRATIONS[version(connection) :]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
