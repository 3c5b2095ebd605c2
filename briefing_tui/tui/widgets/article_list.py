"""The list of articles: two lines a row, and as quick with a hundred thousand as with ten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from briefing_tui.tui.cells import Run
from briefing_tui.tui.commands import bindings
from briefing_tui.tui.list_rows import about_runs, bar, headline_runs, place_words
from briefing_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from briefing_tui.library import ArticleRow
    from briefing_tui.library.query import Node
    from briefing_tui.tui.first_look import FirstLook

__all__ = ["ArticleList", "Fetch"]

Fetch = Callable[[Sequence[int]], "Sequence[ArticleRow]"]
"""Gives the rows of row numbers; fewer or none where the store fails."""

_KEPT = 2_048
"""Rows that are remembered."""


class ArticleList(LineView):
    """Knows the numbers of all articles in list order, and asks for what a row shows when it comes into view."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another article."""

        article_id: str

    @dataclass
    class Opened(Message):
        """The article under the cursor was clicked twice."""

        article_id: str

    @dataclass
    class Pasted(Message):
        """Text was pasted while the list had the keys."""

        text: str

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._numbers: Sequence[int] = ()
        self._rows: OrderedDict[int, ArticleRow | None] = OrderedDict()
        self._announced: str | None = None
        self._picked: set[int] = set()
        self._query: Node | None = None
        self.unfolded: frozenset[int] = frozenset()
        """Copies that are listed below the row they were folded under."""

    # the articles ------------------------------------------------------------------------------------------

    def begin(self, look: FirstLook) -> None:
        """List what was looked up before the first paint; the cursor is announced by the next :meth:`show`."""
        self._numbers, self.cursor = look.numbers, look.cursor or 0
        self._rows.update((row.number, row) for row in look.rows)
        self._tell_place()

    def show(self, numbers: Sequence[int], cursor: int | None = None) -> None:
        """List these articles, with the cursor on the same one as before where it is still there.

        Args:
            numbers: row numbers in list order.
            cursor: index of the row to stand on instead.
        """
        held = self._numbers[self.cursor] if self.cursor < len(self._numbers) else None
        above = self.cursor * 2 - self.scroll_offset.y
        self._numbers = numbers
        self._rows.clear()
        self.unfolded = frozenset()
        self._picked &= set(numbers) if self._picked else set()
        place = cursor if cursor is not None else self._index(held)
        self.cursor = max(0, min(self.cursor if place is None else place, len(numbers) - 1))
        self.refresh_rows()
        if place is not None and cursor is None and numbers:
            self.scroll_to(y=self.cursor * 2 - above, animate=False, force=True, immediate=True)
        self.show_cursor()
        self.cursor_moved()

    def forget(self) -> None:
        """Ask anew for what the rows show: something about the articles has changed."""
        self._rows.clear()
        self.refresh()

    def nothing_announced(self) -> None:
        """The next article under the cursor is a new one, even if it is the last that was."""
        self._announced = None

    def row(self, index: int) -> ArticleRow | None:
        """What the list shows at an index; absent while the store can't be read."""
        if not 0 <= index < len(self._numbers):
            return None
        number = self._numbers[index]
        if number not in self._rows:
            self._load_around(index)
        self._rows.move_to_end(number)
        return self._rows[number]

    @property
    def current(self) -> ArticleRow | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    # what is picked ----------------------------------------------------------------------------------------

    @property
    def numbers(self) -> Sequence[int]:
        """Row numbers of all articles, in list order."""
        return self._numbers

    def picked_in_order(self) -> list[int]:
        """Row numbers of the articles that are picked and in the list."""
        return [number for number in self._numbers if number in self._picked] if self._picked else []

    def let_go(self) -> bool:
        """Pick nothing; whether anything was."""
        held, self._picked = bool(self.picked_in_order()), set()
        self._tell_place()
        self.refresh()
        return held

    def action_pick(self) -> None:
        """Pick the row under the cursor, or let it go, and step on."""
        if self.cursor < len(self._numbers):
            self._picked ^= {self._numbers[self.cursor]}
            self.refresh()
            self.action_move(1)
            self._tell_place()

    def action_pick_all(self) -> None:
        """Pick all rows; all are picked: none."""
        everything = set(self._numbers)
        self._picked = set() if everything <= self._picked else everything
        self._tell_place()
        self.refresh()

    def _index(self, number: int | None) -> int | None:
        try:
            return self._numbers.index(number) if number is not None else None
        except ValueError:
            return None

    def _load_around(self, index: int) -> None:
        page = max(self.height // 2 + 1, 8)
        near = self._numbers[max(index - page, 0) : index + page]
        missing = [number for number in near if number not in self._rows]
        self._rows.update(dict.fromkeys(missing))
        self._rows.update((row.number, row) for row in self._fetch(missing))
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)

    # the lines ---------------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """Number of articles."""
        return len(self._numbers)

    def line_count(self) -> int:
        """Two lines an article."""
        return 2 * len(self._numbers)

    def row_lines(self, row: int) -> range:
        """The two lines of a row."""
        return range(2 * row, 2 * row + 2)

    def row_at(self, line: int) -> int | None:
        """The article that a line belongs to."""
        return line // 2 if 0 <= line < self.line_count() else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """Headline, or date, source and marks."""
        index, below = divmod(line, 2)
        row = self.row(index)
        here = index == self.cursor
        if row is None:
            return [bar(here), ("  …", "dim")]
        if below:
            return about_runs(row, width, here=here)
        headline = ("↳ " if row.number in self.unfolded else "") + row.headline
        return headline_runs(row, width, headline, here=here, picked=row.number in self._picked, marked=self._marked)

    def mark(self, query: str) -> None:
        """Mark the words of this query in the headlines."""
        from briefing_tui.library import QueryError, parse

        try:
            self._query = parse(query) if query else None
        except QueryError:
            self._query = None
        self.refresh()

    def _marked(self, headline: str, ink: str) -> list[Run]:
        if self._query is None:
            return [(headline, ink)]
        from briefing_tui.library.hits import hits_in

        runs: list[Run] = []
        end = 0
        for hit in hits_in(self._query, "title", headline):
            runs += [(headline[end : hit.start], ink), (headline[hit.start : hit.end], "hit")]
            end = hit.end
        return [*runs, (headline[end:], ink)]

    def unfold(self, copies: Sequence[int]) -> None:
        """List copies below the row under the cursor."""
        below = self.cursor + 1
        those = set(copies)
        rest = [number for number in self._numbers[below:] if number not in those]
        self.show([*self._numbers[:below], *copies, *rest])
        self.unfolded = frozenset(copies)
        self.refresh()

    def fold(self) -> None:
        """Take them out of the list again."""
        kept, self.unfolded = self.unfolded, frozenset()
        self.show([number for number in self._numbers if number not in kept])

    def on_paste(self, event: events.Paste) -> None:
        """Hand the text on."""
        event.stop()
        self.post_message(self.Pasted(event.text))

    # the cursor --------------------------------------------------------------------------------------------

    def cursor_moved(self) -> None:
        """Say which article the cursor stands on, and where that is in the list."""
        self._tell_place()
        row = self.current
        if row is not None and row.id != self._announced:
            self._announced = row.id
            self.post_message(self.Highlighted(row.id))

    def _tell_place(self) -> None:
        count = len(self._numbers)
        self.border_subtitle = Content(place_words(self.cursor, count, len(self._picked))) if count else None

    def on_click(self, event: events.Click) -> None:
        """A click selects; a second one opens."""
        super().on_click(event)
        row = self.current
        if event.chain == 2 and row is not None:
            self.post_message(self.Opened(row.id))
