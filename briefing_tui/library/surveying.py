"""Looking over the library: the agenda, the timeline and the people of all articles that a query finds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING

from briefing_tui.library.query import parse
from briefing_tui.library.records import AgendaEntry
from briefing_tui.library.room import Room

if TYPE_CHECKING:
    from briefing_tui.library.overviews import AgendaOrder, Appearance, Keys, TimelineEntry

__all__ = ["Surveying"]


class Surveying(Room):
    """Each overview hands out the keys of its entries, in order, and then the entries of some keys.

    Where a query is asked, :class:`~briefing_tui.library.query.QueryError` is raised when it is wrong. All is asked on
    a connection of its own, for some of it takes a second in a large library.
    """

    def agenda(self, query: str = "") -> list[AgendaEntry]:
        """Open agenda items of the articles that the query finds, by date, the undated last; of copies, one."""
        return self.agenda_entries(self.agenda_keys(query).keys)

    def agenda_keys(self, query: str = "", by: AgendaOrder = "date") -> Keys:
        """The keys of :meth:`agenda`, by date or in groups.

        ``kind:``, ``status:`` and ``when:`` are asked of the item itself; ``status:`` finds closed items, too.
        """
        from briefing_tui.library import overviews

        asked = parse(query)
        with self._database.aside() as connection:
            return overviews.agenda_keys(connection, self._surveyor, asked, by)

    def agenda_entries(self, keys: Iterable[int]) -> list[AgendaEntry]:
        """The agenda items of these keys, in their order."""
        from briefing_tui.library import overviews

        with self._database.aside() as connection:
            return overviews.agenda_entries(connection, keys)

    def timeline_keys(self, query: str = "") -> Keys:
        """Main events and dated agenda items, open and closed, of the articles that the query finds, by date."""
        from briefing_tui.library import overviews

        asked = parse(query)
        with self._database.aside() as connection:
            return overviews.timeline_keys(connection, self._surveyor, asked)

    def timeline_entries(self, keys: Iterable[int]) -> list[TimelineEntry]:
        """The entries of these keys, in their order."""
        from briefing_tui.library import overviews

        with self._database.aside() as connection:
            return overviews.timeline_entries(connection, keys)

    def people_keys(self, query: str = "") -> list[tuple[str, int]]:
        """Everybody in the articles that the query finds, by key, with the number of articles; the most first."""
        from briefing_tui.library import overviews

        asked = parse(query)
        with self._database.aside() as connection:
            return overviews.people_keys(connection, self._surveyor, asked)

    def appearances(self, people: Sequence[tuple[str, int]], query: str = "") -> list[Appearance]:
        """What the articles that the query finds say of these people, some of what :meth:`people_keys` gave."""
        from briefing_tui.library import overviews

        asked = parse(query)
        with self._database.aside() as connection:
            return overviews.appearances(connection, self._surveyor, asked, people)

    def alike(self, article_id: str) -> list[tuple[str, float]]:
        """Other articles on the same event, with how alike they are (0 to 1): the most alike first."""
        from briefing_tui.library.stories import alike

        with self._database.aside() as connection:
            found = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
            others = alike(connection, found[0]) if found else []
            ids = dict(_ids(connection, [number for number, _ in others]))
        return [(ids[number], likeness) for number, likeness in others]

    def stories(self, article_ids: Sequence[str]) -> list[list[str]]:
        """These articles grouped by event, in the order of the first of each; unknown ones are left out."""
        from briefing_tui.library.stories import stories

        sql = "SELECT id, number FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        with self._database.aside() as connection:
            numbers = dict(connection.execute(sql, (json.dumps(list(article_ids)),)).fetchall())
            found = stories(connection, [numbers[one] for one in article_ids if one in numbers])
        ids = {number: one for one, number in numbers.items()}
        return [[ids[number] for number in story] for story in found]


def _ids(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, str]]:
    sql = "SELECT number, id FROM articles WHERE number IN (SELECT value FROM json_each(?))"
    return connection.execute(sql, (json.dumps(numbers),)).fetchall()
