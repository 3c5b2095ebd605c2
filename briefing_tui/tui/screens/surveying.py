"""From the list to what all its articles say together, and back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.tui.screens.ordering import OrderingScreen

if TYPE_CHECKING:
    from briefing_tui.tui.screens.overview import Goal, OverviewScreen

__all__ = ["SurveyingScreen"]


class SurveyingScreen(OrderingScreen):
    """Agenda, timeline, people and story: each stands at once and fills while one looks at it."""

    def action_overview(self, name: str) -> None:
        """Open ``agenda``, ``timeline`` or ``people`` of the articles in the list, or the ``story`` of the one here."""
        screen = self._overview(name)
        if screen is not None:
            self.app.push_screen(screen, self._go)

    def _viewed(self, chosen: tuple[str, str] | None) -> None:
        if chosen is not None and chosen[0] == "overview":
            self.action_overview(chosen[1])
        else:
            super()._viewed(chosen)

    def _overview(self, name: str) -> OverviewScreen | None:
        if name == "story":
            from briefing_tui.tui.screens.story import StoryScreen

            row = self.articles.current
            return StoryScreen(self.desk, row.id) if row is not None else None
        if name == "agenda":
            from briefing_tui.tui.screens.agenda import AgendaScreen, AgendaSurvey

            return AgendaScreen(AgendaSurvey(self.desk, self.query_text))
        from briefing_tui.tui.screens.overview import Overview

        if name == "timeline":
            from briefing_tui.tui.screens.timeline import TimelineSurvey

            return Overview(TimelineSurvey(self.desk, self.query_text))
        from briefing_tui.tui.screens.people import PeopleSurvey

        return Overview(PeopleSurvey(self.desk, self.query_text))

    def _go(self, goal: Goal | None) -> None:
        what, value = goal or ("", "")
        if what == "query":
            self.ask_query(value)
        elif what == "article":
            self.open_article(value)
            self.go_to("articles")
