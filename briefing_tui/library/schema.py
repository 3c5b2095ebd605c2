"""The tables of the library, one script for each step of the schema."""

from __future__ import annotations

import sqlite3

__all__ = ["APPLICATION_ID", "PAGE", "SCHEMA", "make_words", "migrate", "version"]

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

# Two letters need an index of their own; from three on, the words themselves are few enough. A single letter that is
# being typed finds nothing yet (see finding.py). Libraries of schema 2 have an index of one letter, too, until rebuilt.
_WORDS = """
    CREATE VIRTUAL TABLE words USING fts5 (
        title, text, who, place, brief, note, content = 'contents', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
    );
    INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
    INSERT INTO words (words) VALUES ('rebuild')
"""
_WORDS_OF_SCHEMA_2 = _WORDS.replace("prefix = '2'", "prefix = '1 2'")

# What is found beside words lies in tables that are made from the briefs (sheets, agenda, days, countries) and can be
# made again. `sheets` holds what the word index knows of an article beyond its title and text.
_FINDING = """
    ALTER TABLE articles ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE articles ADD COLUMN new INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE articles ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE articles ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
    DROP INDEX articles_in_order;
    CREATE INDEX articles_in_order ON articles (state, published);
    CREATE INDEX articles_by_marks ON articles (read, flagged, new, reviewed);
    CREATE INDEX articles_by_source ON articles (source);
    CREATE INDEX articles_to_group ON articles (number) WHERE grouped = 0;
    CREATE TABLE sheets (
        number INTEGER PRIMARY KEY REFERENCES articles,
        who TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '',
        brief TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        briefed INTEGER NOT NULL DEFAULT 0,
        people INTEGER NOT NULL DEFAULT 0,
        places INTEGER NOT NULL DEFAULT 0,
        quotes INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE agenda (
        number INTEGER NOT NULL REFERENCES articles,
        item INTEGER NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        first TEXT,
        last TEXT,
        entry TEXT NOT NULL,
        PRIMARY KEY (number, item)
    ) WITHOUT ROWID;
    CREATE INDEX agenda_by_day ON agenda (first, last, status);
    CREATE INDEX agenda_by_kind ON agenda (kind, status);
    CREATE INDEX agenda_by_status ON agenda (status);
    CREATE TABLE days (
        number INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (number, first, last)
    ) WITHOUT ROWID;
    CREATE INDEX days_in_order ON days (first, last);
    CREATE TABLE countries (
        country TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (country, number)
    ) WITHOUT ROWID;
    CREATE INDEX countries_of ON countries (number);
    CREATE TABLE tags (tag TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (tag, number)) WITHOUT ROWID;
    CREATE INDEX tags_of ON tags (number);
    CREATE TABLE changes (number INTEGER PRIMARY KEY, what TEXT NOT NULL, count INTEGER NOT NULL, undo TEXT NOT NULL);
    CREATE TABLE copies (number INTEGER PRIMARY KEY REFERENCES articles, leader INTEGER NOT NULL);
    CREATE INDEX copies_of ON copies (leader);
    CREATE TABLE apart (number INTEGER PRIMARY KEY REFERENCES articles, leader INTEGER NOT NULL);
    CREATE TABLE terms (term INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (term, number)) WITHOUT ROWID;
    CREATE TABLE watched (path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE stamps (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    DROP TABLE words;
    DROP VIEW contents;
    CREATE VIEW contents AS
        SELECT number, title, text, coalesce(who, '') AS who, coalesce(place, '') AS place,
            coalesce(brief, '') AS brief, coalesce(note, '') AS note
        FROM articles JOIN texts USING (number) LEFT JOIN sheets USING (number);
"""

# Who appears where, and what happened when, are asked of all briefs at once; reading the briefs themselves would take
# minutes. What is waiting to be made again (briefed = 0) is found by an index of its own, which is empty in most files.
_VIEWS = """
    ALTER TABLE articles ADD COLUMN author TEXT;
    ALTER TABLE articles ADD COLUMN provenance TEXT;
    ALTER TABLE sheets ADD COLUMN dated TEXT;
    CREATE TABLE people (
        key TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, role TEXT, affiliation TEXT,
        PRIMARY KEY (key, number)
    ) WITHOUT ROWID;
    CREATE INDEX people_of ON people (number);
    CREATE TABLE events (
        number INTEGER PRIMARY KEY REFERENCES articles, first TEXT NOT NULL, last TEXT NOT NULL, event TEXT NOT NULL
    );
    CREATE INDEX events_in_order ON events (first, last);
    INSERT OR IGNORE INTO sheets (number) SELECT number FROM briefs;
    UPDATE sheets SET briefed = 0;
    CREATE INDEX sheets_to_make ON sheets (number) WHERE briefed = 0
"""

# A change knows its time, so that it takes its place among the decisions, which lie elsewhere; undone ones wait here.
_REDO = """
    ALTER TABLE changes ADD COLUMN time TEXT NOT NULL DEFAULT '';
    CREATE TABLE undone (
        number INTEGER PRIMARY KEY, what TEXT NOT NULL, count INTEGER NOT NULL, undo TEXT NOT NULL,
        time TEXT NOT NULL, undone TEXT NOT NULL
    )
"""

# Texts and briefs may be packed from here on (see packing.py), and what an agenda item says lies there without names.
_PACKED = """
    DROP VIEW contents;
    CREATE VIEW contents AS
        SELECT number, title, unpacked(text) AS text, coalesce(who, '') AS who, coalesce(place, '') AS place,
            coalesce(brief, '') AS brief, coalesce(note, '') AS note
        FROM articles JOIN texts USING (number) LEFT JOIN sheets USING (number);
    UPDATE sheets SET briefed = 0
"""

# What an agenda item says lies there in words that read on, as the exports print it.
_WORDED = "UPDATE sheets SET briefed = 0"

_MIGRATIONS = (_TABLES, f"{_FINDING}{_WORDS_OF_SCHEMA_2}", _VIEWS, _REDO, _PACKED, _WORDED)
"""The script at index *n* leads from schema *n* to *n* + 1. Released scripts never change."""

PAGE = 16_384
"""Bytes of a page of a new file: on pages of 4 KB, most texts and briefs would leave a third empty."""

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
        new = version(connection) == 0
        for script in _MIGRATIONS[version(connection) :]:
            for statement in script.split(";"):
                connection.execute(statement)
        if new:
            make_words(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def make_words(connection: sqlite3.Connection) -> None:
    """Make the word index anew from the articles; it may be broken or gone."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'words'").fetchone():
        _drop_words(connection)
    for statement in _WORDS.split(";"):
        connection.execute(statement)


def _drop_words(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("DROP TABLE words")
    except sqlite3.DatabaseError:
        # An index that can't even be opened can't be dropped: its shadow tables hold what FTS5 needs to do so.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'words'")
        connection.execute("PRAGMA writable_schema = RESET")
        for table in ("data", "idx", "docsize", "config"):
            connection.execute(f"DROP TABLE IF EXISTS words_{table}")
