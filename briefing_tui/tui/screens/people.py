"""The people: who appears in how many articles, and in which roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_tui.countries import country_name
from briefing_tui.tui.cells import cut, width_of
from briefing_tui.tui.dates import short_date
from briefing_tui.tui.screens.overview import Goal, Survey
from briefing_tui.tui.widgets.line_view import Run

if TYPE_CHECKING:
    from briefing_tui.library import Appearance
    from briefing_tui.tui.widgets.entry_list import Section

__all__ = ["PeopleSurvey"]


class PeopleSurvey(Survey):
    """Those in most articles first: how many, who, and the roles that the articles print."""

    title = "People"
    empty = "Nobody\n\nNo brief of these articles names a person."
    opens = "list the articles"

    def sections(self) -> Sequence[Section]:
        """All in one."""
        found = self.desk.people_keys(self.query)
        return [("people", found)] if found else []

    def entries(self, keys: Sequence[tuple[str, int]]) -> Sequence[Appearance]:
        """What is known of these people."""
        return self.desk.appearances(keys, self.query)

    def lines(self, entry: Appearance, width: int) -> tuple[list[Run], list[Run]]:
        """Number of articles, name and roles; the newest article."""
        count = f"{entry.articles:>6,}  "
        name = cut(entry.name, width - len(count))
        about = "; ".join((*entry.roles, *(f"for {country_name(name)}" for name in entry.affiliations)))
        room = width - len(count) - width_of(name) - 2
        last = " · ".join(filter(None, (short_date(entry.published).strip(), entry.headline)))
        return (
            [(count, "mark"), (name, "strong"), ("  ", ""), (cut(about, room), "")],
            [(" " * len(count), ""), (cut(f"last in: {last}", width - len(count)), "dim")],
        )

    def goal(self, entry: Appearance) -> Goal:
        """The articles that name the person."""
        name = entry.name.replace('"', " ")
        return "query", f'who:"{name}"' + (f" {self.query}" if self.query else "")
