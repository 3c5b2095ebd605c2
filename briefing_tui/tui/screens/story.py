"""The story: one event as many articles tell it, what each adds to those before, and where they disagree."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from briefing_tui.tui.cells import cut, wrap
from briefing_tui.tui.dates import short_date
from briefing_tui.tui.screens.overview import OverviewScreen
from briefing_tui.tui.widgets.line_view import LineView, Run

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.desk.story import Telling

__all__ = ["StoryScreen"]

_INDENT = "      "


class StoryList(LineView):
    """A row an article, with a line for everything it adds (``+``) or says otherwise (``≠``)."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.tellings: list[Telling] = []
        self._lines: list[tuple[int, list[Run]]] = []
        self._starts: list[int] = []

    def show(self, tellings: list[Telling], article_id: str) -> None:
        """Show the story, with the cursor on one of its articles."""
        self.tellings = tellings
        here = (row for row, one in enumerate(tellings) if one.version.article.id == article_id)
        self.cursor = next(here, 0)
        self.refresh_rows()
        self.show_cursor()

    def layout_lines(self, width: int) -> None:
        """Wrap what is added and what differs."""
        self._lines, self._starts = [], []
        for row, told in enumerate(self.tellings):
            self._starts.append(len(self._lines))
            self._lines += [(row, runs) for runs in _runs(told, width - 3)]

    def row_count(self) -> int:
        """Number of articles."""
        return len(self.tellings)

    def line_count(self) -> int:
        """All lines of all articles."""
        return len(self._lines)

    def row_lines(self, row: int) -> range:
        """The lines of an article."""
        ends = [*self._starts[1:], len(self._lines)]
        return range(self._starts[row], ends[row])

    def row_at(self, line: int) -> int | None:
        """The article that a line belongs to."""
        return self._lines[line][0] if 0 <= line < len(self._lines) else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """One line of an article."""
        row, runs = self._lines[line]
        return [("▌ " if row == self.cursor else "  ", "mark"), *runs]


class StoryScreen(OverviewScreen):
    """The story of one article; ``enter`` opens another."""

    def __init__(self, desk: Desk, article_id: str) -> None:
        """Ask the desk for the story of this article, once the screen stands."""
        super().__init__()
        self._desk, self._article_id = desk, article_id
        self.pane = self.story = StoryList(id="items")
        self.title_text = "Story"
        self.keys_text = " enter  open the article   j/k  move   + adds   ≠ says otherwise   esc  back"

    async def fill(self) -> None:
        """Compare the articles."""
        tellings = await asyncio.to_thread(self._desk.story, self._article_id)
        self.story.face = "No such article"
        self.story.show(tellings, self._article_id)
        count = len(tellings)
        self.story.border_subtitle = Content("no other article on this event" if count == 1 else f"{count} articles")

    def action_open(self) -> None:
        """Open the article under the cursor."""
        if self.story.tellings:
            self.dismiss(("article", self.story.tellings[self.story.cursor].version.article.id))


def _runs(told: Telling, width: int) -> list[list[Run]]:
    version = told.version
    article = version.article
    number = f"{told.number:>3}  "
    where = " · ".join(filter(None, (short_date(version.published).strip(), article.source)))
    if version.likeness < 1:
        where += f" · likeness {version.likeness:.2f}"
    lines: list[list[Run]] = [
        [(number, "mark"), (cut(article.headline, width - len(number)), "strong")],
        [(" " * len(number), ""), (cut(where or "no date", width - len(number)), "dim")],
    ]
    if version.brief is None:
        lines.append([(_INDENT, ""), (cut("not read yet; B reads it", width - len(_INDENT)), "dim")])
    for sign, ink, said in (("≠", "warn", told.differs), ("+", "mark", told.adds)):
        for text in said:
            for place, (start, end) in enumerate(wrap(text, max(width - len(_INDENT) - 2, 10))):
                lead = sign if place == 0 else " "
                lines.append([(_INDENT, ""), (f"{lead} ", ink), (text[start:end], "")])
    return [*lines, [("", "")]]
