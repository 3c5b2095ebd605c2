"""What every part of the library stands on: the open file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing_tui.library.database import Database, LibraryError
from briefing_tui.library.finding import Finder
from briefing_tui.text import one_line

__all__ = ["Room", "number_of"]


class Room:
    """The library's file, open."""

    def __init__(self, path: Path) -> None:
        """Open the library at ``path``, or create it.

        Raises:
            LibraryError: the file is damaged, foreign, or written by a newer program. It is left as it was.
        """
        self._database = Database(path)
        self._finder, self._surveyor = Finder(), Finder()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """The file can't be written: nothing can be added, marked or kept."""
        return self._database.read_only

    @property
    def revision(self) -> int:
        """Another number whenever something was written, by this program or another; good for this session only."""
        with self._database.reading() as connection:
            (number,) = connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._database.close()

    def _value(self, sql: str, *values: str) -> object:
        with self._database.reading() as connection:
            row = connection.execute(sql, values).fetchone()
        return None if row is None else row[0]


def number_of(connection: sqlite3.Connection, article_id: str) -> int:
    """Row number of the article with this id.

    Raises:
        LibraryError: there is none.
    """
    found = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
    if found is None:
        raise LibraryError(f"no article {one_line(article_id)} in the library")
    return int(found[0])
