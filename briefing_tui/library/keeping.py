"""The library's order: marks, tags and groups of copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sqlite3 import Connection

from briefing_tui.library import copies, marks
from briefing_tui.library.database import LibraryError
from briefing_tui.library.marks import Change, Mark
from briefing_tui.library.room import Room, number_of
from briefing_tui.text import visible

__all__ = ["Keeping"]


class Keeping(Room):
    """Marks of articles. What ``mark``, ``tag`` and ``separate`` do, ``undo`` undoes and ``redo`` redoes."""

    def mark_read(self, article_id: str, read: bool = True) -> None:
        """Mark the article and its copies as read, or as unread; not a change that ``undo`` knows."""
        self._set("read = ?, new = new AND NOT ?1", article_id, read)

    def mark_flagged(self, article_id: str, flagged: bool = True) -> None:
        """Flag the article and its copies, or take the flag away; not a change that ``undo`` knows."""
        self._set("flagged = ?", article_id, flagged)

    def mark_reviewed(self, article_id: str, reviewed: bool = True) -> None:
        """Say that the analyst has decided on all of the article's brief, or not."""
        with self._database.writing() as connection:
            connection.execute("UPDATE articles SET reviewed = ? WHERE id = ?", (reviewed, article_id))

    def mark(self, numbers: Iterable[int], how: Mark) -> Change:
        """Mark articles and their copies, in one change that can be undone."""
        with self._database.writing() as connection:
            return marks.mark(connection, numbers, how)

    def tag(self, numbers: Iterable[int], name: str, present: bool = True) -> Change:
        """Give articles and their copies a tag, or take it away, in one change that can be undone.

        Raises:
            ValueError: it is no name for a tag.
        """
        with self._database.writing() as connection:
            return marks.tag(connection, numbers, name, present)

    def undo(self) -> Change | None:
        """Undo the last change, also of another program or session; None where none is left.

        Raises:
            LibraryError: what to undo can't be read. It is set aside; the next call undoes the change before.
        """
        return self._whole(marks.undo)

    def redo(self) -> Change | None:
        """Do again what was undone last; None where there is nothing, or something else was changed since."""
        return self._whole(marks.redo)

    def _whole(self, turn: Callable[[Connection], Change | None]) -> Change | None:
        try:
            with self._database.writing() as connection:
                return turn(connection)
        except marks.DamagedChange as damaged:
            with self._database.writing() as connection:
                marks.set_aside(connection, damaged)
            raise LibraryError(f"{visible(str(self._database.path))}: {damaged}") from damaged

    def last_change(self, *, undone: bool = False) -> Change | None:
        """What :meth:`undo` would take back or, ``undone``, what :meth:`redo` would do again."""
        with self._database.reading() as connection:
            return marks.last(connection, undone=undone)

    def tags(self) -> dict[str, int]:
        """Every tag, with the number of articles that have it."""
        sql = "SELECT tag, count(*) FROM tags JOIN articles USING (number) WHERE state < 2 GROUP BY tag ORDER BY tag"
        with self._database.reading() as connection:
            return dict(connection.execute(sql).fetchall())

    def copies(self, article_id: str) -> list[int]:
        """Row numbers of the article's group, itself included; of an unknown article, none."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
            return copies.members(connection, found[0]) if found else []

    def separate(self, article_id: str, apart: bool = True) -> Change | None:
        """Take the article out of its group of copies, or put it back; None where there is nothing to do."""
        with self._database.writing() as connection:
            return marks.separate(connection, number_of(connection, article_id), apart)

    def _set(self, change: str, article_id: str, value: bool) -> None:
        with self._database.writing() as connection:
            found = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
            for number in copies.members(connection, found[0]) if found else ():
                connection.execute(f"UPDATE articles SET {change} WHERE number = ?2", (value, number))
