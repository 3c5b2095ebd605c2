"""Looking over many articles: the agenda, the timeline, who appears where, and one event as many tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from briefing_tui.desk.shelf import Shelf, in_sections

if TYPE_CHECKING:
    from briefing_tui.desk.story import Telling
    from briefing_tui.library import AgendaEntry, AgendaOrder, Appearance, Keys, TimelineEntry

__all__ = ["Surveying"]

_MOST = 40
"""Articles of a story that are compared: the most alike."""


class Surveying(Shelf):
    """Each overview gives the keys of its entries in order, quickly, and then the entries that are looked at.

    Queries raise :class:`~briefing_tui.library.QueryError`.
    """

    def agenda(self, query: str = "") -> list[AgendaEntry]:
        """Open agenda items of the articles that match, by date, the undated last; see :func:`sections`.

        ``kind:``, ``status:`` and ``when:`` are asked of the item itself.
        """
        return self.agenda_entries(self.agenda_keys(query).keys)

    def agenda_keys(self, query: str = "", by: AgendaOrder = "date") -> Keys:
        """The keys of :meth:`agenda`, each with its first and last day, by date or in groups."""
        self._follow_notes()
        return self._library.agenda_keys(query, by)

    def agenda_sections(self, query: str = "", by: AgendaOrder = "date") -> list[tuple[str, list[int]]]:
        """The keys under headings: today, this week …, or the names of the groups."""
        found = self.agenda_keys(query, by)
        if by == "date":
            return in_sections(zip(found.first, found.last, found.keys, strict=True), date.today())
        named = groupby(zip(found.group, found.keys, strict=True), key=lambda entry: entry[0])
        return [(name or "nobody named", [key for _, key in those]) for name, those in named]

    def agenda_entries(self, keys: Iterable[int]) -> list[AgendaEntry]:
        """The agenda items of these keys."""
        return self._library.agenda_entries(keys)

    def timeline_keys(self, query: str = "") -> Keys:
        """Main events and dated agenda items, open and closed, of the articles that match, by date."""
        self._follow_notes()
        return self._library.timeline_keys(query)

    def timeline_sections(self, query: str = "") -> list[tuple[str, list[int]]]:
        """The keys under the months, ``2022-03``, in which things happened first."""
        found = self.timeline_keys(query)
        named = groupby(zip(found.first, found.keys, strict=True), key=lambda entry: (entry[0] or "")[:7])
        return [(month, [key for _, key in those]) for month, those in named]

    def timeline_entries(self, keys: Iterable[int]) -> list[TimelineEntry]:
        """What happened, or is to happen, under these keys."""
        return self._library.timeline_entries(keys)

    def people_keys(self, query: str = "") -> list[tuple[str, int]]:
        """Everybody in the articles that match, with the number of articles; those in most of them first."""
        self._follow_notes()
        return self._library.people_keys(query)

    def appearances(self, people: Sequence[tuple[str, int]], query: str = "") -> list[Appearance]:
        """These people with their roles, from the articles that match."""
        return self._library.appearances(people, query)

    def story(self, article_id: str) -> list[Telling]:
        """The event of the article as it and others tell it, in the order in which they appeared; see :func:`tell`.

        Alone where no other article is on the event; empty where there is no such article. Articles that were not
        read yet are in it with nothing to add.
        """
        from briefing_tui.desk.story import Version, tell

        alike = [(article_id, 1.0), *self._library.alike(article_id)[: _MOST - 1]]
        found = [(self._library.article(one), one, likeness) for one, likeness in alike]
        return tell(
            Version(article, self._library.brief(one), likeness)
            for article, one, likeness in found
            if article is not None
        )
