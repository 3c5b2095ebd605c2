"""The agenda of the library: every open item by date, or by actor, kind and status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType
from textual.content import Content

from briefing_tui.tui.cells import cut, width_of
from briefing_tui.tui.screens.overview import Goal, Overview, Survey
from briefing_tui.tui.widgets.line_view import Run
from briefing_tui.wording import date_words

if TYPE_CHECKING:
    from briefing_tui.library import AgendaEntry, AgendaOrder
    from briefing_tui.tui.widgets.entry_list import Section

__all__ = ["AgendaScreen", "AgendaSurvey", "dated"]

DATE = 17
"""Cells of the column of dates."""


class AgendaSurvey(Survey):
    """Open items: what and when, then who, sort, status and the article."""

    title = "Agenda"
    empty = "No open items\n\nNothing in the briefs of these articles is still to come."
    more_keys = "   s  by actor, kind, status"
    by: AgendaOrder = "date"

    def sections(self) -> Sequence[Section]:
        """Today, this week …; or the groups."""
        return self.desk.agenda_sections(self.query, self.by)

    def entries(self, keys: Sequence[int]) -> Sequence[AgendaEntry]:
        """The items of these keys."""
        return self.desk.agenda_entries(keys)

    def lines(self, entry: AgendaEntry, width: int) -> tuple[list[Run], list[Run]]:
        """When and what; who, kind, status, place, article."""
        facts = (", ".join(entry.actors), entry.kind, entry.status, entry.where or "", entry.headline)
        when = date_words(entry.first) if entry.first else entry.when or "no date"
        return dated(when, entry.action, facts, width)

    def goal(self, entry: AgendaEntry) -> Goal:
        """The article of the item."""
        return "article", entry.article_id


class AgendaScreen(Overview):
    """The agenda, put together anew by a key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "regroup", "by date, actor, kind, status")]

    survey: AgendaSurvey

    def action_regroup(self) -> None:
        """By date, by actor, by kind, by status."""
        from briefing_tui.library import AgendaOrder

        orders = get_args(AgendaOrder)
        self.survey.by = orders[(orders.index(self.survey.by) + 1) % len(orders)]
        by = "" if self.survey.by == "date" else f" by {self.survey.by}"
        self.items.border_title = Content(self.title_text + by)
        self.begin()


def dated(when: str, what: str, facts: Sequence[str], width: int) -> tuple[list[Run], list[Run]]:
    """Two lines: a date and what it is the date of; below, what else is known."""
    shown = cut(when, DATE)
    gap = " " * (DATE + 2 - width_of(shown))
    room = width - DATE - 2
    below = " · ".join(filter(None, facts))
    return (
        [(shown, "mark"), (gap, ""), (cut(what, room), "strong")],
        [(" " * (DATE + 2), ""), (cut(below, room), "dim")],
    )
