"""The timeline: what happened and is to happen, month by month, from main events and agenda of all briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing_tui.tui.screens.agenda import dated
from briefing_tui.tui.screens.overview import Goal, Survey
from briefing_tui.tui.widgets.line_view import Run
from briefing_tui.wording import date_words

if TYPE_CHECKING:
    from briefing_tui.library import TimelineEntry
    from briefing_tui.tui.widgets.entry_list import Section

__all__ = ["TimelineSurvey"]


class TimelineSurvey(Survey):
    """Begins on the last thing of this month or before, so that one looks back upwards and ahead downwards."""

    title = "Timeline"
    empty = "Nothing with a date\n\nNo brief of these articles says when something happened."
    _start = 0

    def sections(self) -> Sequence[Section]:
        """The months, oldest first."""
        found = self.desk.timeline_sections(self.query)
        this_month = date.today().isoformat()[:7]
        self._start = max(sum(len(keys) for month, keys in found if month <= this_month) - 1, 0)
        return [(date_words(month), keys) for month, keys in found]

    def start(self) -> int:
        """The last entry of this month or before."""
        return self._start

    def entries(self, keys: Sequence[int]) -> Sequence[TimelineEntry]:
        """What happened."""
        return self.desk.timeline_entries(keys)

    def lines(self, entry: TimelineEntry, width: int) -> tuple[list[Run], list[Run]]:
        """When and what; where, how far it is, which article says so."""
        what = entry.what if not entry.who or entry.status else f"{entry.who} {entry.what}"
        who = entry.who if entry.status else None
        reported = None if entry.stated else "day of the report"
        facts = (who or "", entry.where or "", entry.status or "", reported or "", entry.source or "", entry.headline)
        when = entry.first if entry.first == entry.last else f"{entry.first[:7]} –"
        return dated(_span(entry.first, entry.last) or when, what, facts, width)

    def goal(self, entry: TimelineEntry) -> Goal:
        """The article that says so."""
        return "article", entry.article_id


def _span(first: str, last: str) -> str:
    if first == last:
        return date_words(first)
    if first[:7] == last[:7] and first.endswith("-01") and last >= f"{first[:7]}-28":
        return date_words(first[:7])
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    return f"{first[5:]} – {last[5:]}"
