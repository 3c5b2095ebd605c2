"""Going through what is left to review: rows of the brief, then articles of the list."""

from __future__ import annotations

from briefing_tui.tui.screens.stating import StatingScreen

__all__ = ["ReviewingScreen"]


class ReviewingScreen(StatingScreen):
    """Merely moving decides nothing."""

    def action_unfold(self) -> None:
        """Open the row under the cursor, or close it."""
        if self._row() is not None:
            self.brief.unfold()

    def action_next_unreviewed(self) -> None:
        """To the next row that nobody has decided."""
        if self._row() is not None:
            self._go_on()

    async def action_next_article(self) -> None:
        """To the next article in the list with something left to decide."""
        here = self.articles.current
        if here is None:
            return
        numbers, next_unreviewed = self.articles.numbers, self.desk.reviews.next_unreviewed
        number = await self.ask(next_unreviewed, numbers, here.number)
        if number is None:  # round, from the top
            number = await self.ask(next_unreviewed, numbers[: numbers.index(here.number)])
        if number is None:
            self.say("No other article in the list has rows that are not reviewed.")
            return
        self.articles.put_cursor(self.articles.numbers.index(number))
        self.go_to("brief")
