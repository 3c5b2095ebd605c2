"""The library's housekeeping: what is derived is made, checked, and made again; watched files are remembered."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence

from briefing_tui.library import copies, schema
from briefing_tui.library.database import LibraryError
from briefing_tui.library.index import bump, index_brief, index_note
from briefing_tui.library.packing import DamagedText, unpack
from briefing_tui.library.records import decode_brief
from briefing_tui.library.room import Room
from briefing_tui.text import one_line, shorten, visible

__all__ = ["Tending"]

_NAMED = 5
"""Articles with damaged texts that are named; the others are counted."""
_PORTION = 200
"""Articles of one step of housekeeping, which keeps other writers waiting that long."""


class Tending(Room):
    """What is done beside the analyst's work, a portion at a time."""

    def index_note(self, article_id: str, text: str) -> None:
        """Make what the analyst wrote about the article findable; of an article that isn't here, nothing is."""
        with self._database.writing() as connection:
            found = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
            if found is not None:
                index_note(connection, found[0], text)

    def indexed_notes(self) -> dict[str, str]:
        """Article id → note, as the index knows them."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT id, note FROM sheets JOIN articles USING (number) WHERE note <> ''"))

    def group_copies(self, limit: int = _PORTION) -> int:
        """Look for copies of up to ``limit`` articles that have not been looked at; how many. 0: all is done."""
        with self._database.reading() as connection:
            (waiting,) = connection.execute("SELECT EXISTS (SELECT 1 FROM articles WHERE grouped = 0)").fetchone()
        if not waiting:
            return 0
        with self._database.writing() as connection:
            return copies.group_some(connection, limit)

    def index_briefs(self, limit: int = _PORTION) -> int:
        """Make up to ``limit`` briefs findable that an earlier version of the program left; how many there were."""
        sql = """
            SELECT number, briefs.brief, text FROM sheets CROSS JOIN briefs USING (number) JOIN texts USING (number)
            WHERE briefed = 0 ORDER BY number LIMIT ?
        """
        with self._database.reading() as connection:
            waiting = connection.execute(sql, (limit,)).fetchall()
        if waiting:
            with self._database.writing() as connection:
                for number, raw, text in waiting:
                    brief = decode_brief(raw, unpack(text) or "")
                    if brief is None:  # it will be read again
                        connection.execute("DELETE FROM briefs WHERE number = ?", (number,))
                    else:
                        index_brief(connection, number, brief)
        return len(waiting)

    def seen_files(self) -> dict[str, tuple[int, int]]:
        """Files of the watched folders that were looked at: path → size in bytes, time of change in nanoseconds."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT path, size, changed FROM watched").fetchall()
        return {os.fsdecode(path): (size, changed) for path, size, changed in found}

    def see_files(self, files: dict[str, tuple[int, int]], gone: Sequence[str] = ()) -> None:
        """Remember files of the watched folders, and forget those that are gone."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO watched VALUES (?, ?, ?)",
                [(_kept(path), *state) for path, state in files.items()],
            )
            connection.executemany("DELETE FROM watched WHERE path = ?", [(_kept(path),) for path in gone])

    def check(self) -> list[str]:
        """What is wrong with the file, a line each; reads all of it, so it takes its time.

        Raises:
            LibraryError: texts are damaged, from which nothing can be made again; it names their articles.
        """
        with self._database.reading() as connection:
            found = [str(line) for (line,) in connection.execute("PRAGMA quick_check").fetchall()]
            damaged = _damaged_texts(connection)
        problems = [] if found == ["ok"] else [one_line(line) for line in found]
        if damaged:
            more = [f"and {len(damaged) - _NAMED:,} more"] if len(damaged) > _NAMED else []
            named = "; ".join([*damaged[:_NAMED], *more])
            raise LibraryError(f"{visible(str(self._database.path))}: {named}; added again, their files repair them")
        return problems or self._check_index()

    def _check_index(self) -> list[str]:
        if self.read_only:
            return []
        try:
            with self._database.writing() as connection:
                connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except LibraryError as error:
            return [f"the word index is broken: {error}"]
        return []

    def rebuild(self) -> None:
        """Make the word index and everything derived from briefs again, from the articles and briefs themselves."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO sheets (number) SELECT number FROM briefs")
            connection.execute("UPDATE sheets SET briefed = 0")
            schema.make_words(connection)
            bump(connection)
        while self.index_briefs():
            pass


def _damaged_texts(connection: sqlite3.Connection) -> list[str]:
    """A line for each text that can't be unpacked."""
    found = []
    for article_id, headline, text in connection.execute(
        "SELECT id, headline, texts.text FROM texts JOIN articles USING (number) ORDER BY number"
    ):
        try:
            unpack(text)
        except DamagedText:
            found.append(f"the text of {article_id[:8]} “{shorten(headline, 60)}” is damaged")
    return found


def _kept(path: str) -> str | bytes:
    """The path as it is kept: a name that is no text, which a file system may have, is kept as its bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path
