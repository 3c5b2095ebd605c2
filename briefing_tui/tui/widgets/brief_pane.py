"""The brief: six answers, then agenda, people, places, dates and quotes; each row lights its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from briefing_tui.tui.brief_rows import NOT_STATED, BriefRow, Section, mark_of, sections
from briefing_tui.tui.cells import cut, flow, printable, width_of, wrap
from briefing_tui.tui.lit import Lit
from briefing_tui.tui.openings import Opening, opened
from briefing_tui.tui.widgets.line_view import LineView, Run

if TYPE_CHECKING:
    from briefing_tui.review import Mark, ReviewedBrief, Row

__all__ = ["BriefPane"]

_LABEL = 7
"""Cells of a question's name and the blank after it."""

_GUTTER = 4
"""Cells of the cursor's bar, the mark of the review, the mark of a note and a blank."""

_LEAD = 2
"""Cells of the number of an answer and the blank after it."""


_MARK_INKS: dict[Mark, str] = {
    "machine": "dim",
    "confirmed": "mark",
    "edited": "mark",
    "added": "mark",
    "rejected": "warn",
}


@dataclass(frozen=True, slots=True)
class _Line:
    row: int | None
    runs: tuple[Run, ...]


class BriefPane(LineView):
    """Rows are laid out once for every brief and width; moving the cursor only draws."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(str(n), f"pick({n})", "pick", show=False) for n in range(1, 10)]

    @dataclass
    class RowHighlighted(Message):
        """The cursor stands on another row; ``lit`` is its evidence, if it has any."""

        lit: Lit | None

    @dataclass
    class Unfolded(Message):
        """A row was opened or closed, or the cursor came to one that is."""

    @dataclass
    class RowOpened(Message):
        """The row under the cursor was clicked twice."""

    @dataclass
    class AnswerPicked(Message):
        """The analyst takes another answer of an open row, by its number from 1."""

        row: Row
        number: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reviewed: ReviewedBrief | None = None
        """What is shown."""
        self._open: set[str] = set()
        self._rows: list[BriefRow] = []
        self._sections: list[Section] = []
        self._lines: list[_Line] = []
        self._extents: list[range] = []
        self._laid_out = 0
        self._article_id: str | None = None

    def show(self, reviewed: ReviewedBrief) -> None:
        """Show a brief, the cursor on its first row; on the same row where it is the same article's."""
        here = self.current
        alike = self._looks_like(reviewed)
        if reviewed.article_id != self._article_id:
            self.cursor, here = 0, None
            self._open.clear()
        self.reviewed, self._article_id = reviewed, reviewed.article_id
        self._sections = sections(reviewed)
        self._rows = [row for section in self._sections for row in section.rows]
        if alike:  # what was foreseen has been stored: nothing is to be drawn
            return
        place = self._place(here.row.id) if here is not None else None
        self.cursor = max(0, min(self.cursor if place is None else place, len(self._rows) - 1))
        self._renew()
        self.show_cursor()
        self.cursor_moved()

    def _looks_like(self, reviewed: ReviewedBrief) -> bool:
        """It draws what is drawn already; only what an open row would tell may differ, and none is open."""
        here = self.reviewed
        if here is None or self._open or here.article_id != reviewed.article_id or self._article_id is None:
            return False
        return len(here.rows) == len(reviewed.rows) and all(
            (one.id, one.mark, one.value, one.rule, one.notes) == (two.id, two.mark, two.value, two.rule, two.notes)
            for one, two in zip(here.rows, reviewed.rows, strict=True)
        )

    def show_face(self, face: str) -> None:
        """Say why there is no brief to show."""
        self.face, self._article_id, self.cursor = face, None, 0
        self._sections, self._rows, self.reviewed = [], [], None
        self._renew()

    @property
    def current(self) -> BriefRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def _place(self, row_id: str) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.row.id == row_id), None)

    def put_cursor_on(self, row_id: str) -> None:
        """Move the cursor to the row with this id."""
        place = self._place(row_id)
        if place is not None:
            self.put_cursor(place)

    def next_left(self, *, skip: bool = True) -> str | None:
        """Id of the next row that nobody has decided, in the order shown: below the cursor, then from the top.

        Args:
            skip: pass over the row under the cursor.
        """
        start = self.cursor + skip
        round_ = [*self._rows[start:], *self._rows[:start]]
        return next((row.row.id for row in round_ if not row.row.decided), None)

    def unfold(self) -> None:
        """Open the row under the cursor and close any other, or close it again."""
        row = self.current
        if row is not None:
            self._open = {row.row.id} - self._open
            self._renew()
            self.show_cursor()
            self.post_message(self.Unfolded())

    def fold(self) -> None:
        """Close the row that is open, if one is."""
        if self._open:
            self._open.clear()
            self._renew()
            self.show_cursor()
            self.post_message(self.Unfolded())

    @property
    def picks(self) -> int | None:
        """How many other answers a digit picks; None where the row under the cursor is closed."""
        row = self.current
        return len(row.row.alternatives) if row is not None and row.row.id in self._open else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit picks an answer while the row is open; else it goes to a pane."""
        if action != "pick":
            return super().check_action(action, parameters)
        return parameters[0] in range(1, (self.picks or 0) + 1)

    def action_pick(self, number: int) -> None:
        """Take this answer."""
        if self.current is not None:
            self.post_message(self.AnswerPicked(self.current.row, number))

    def _renew(self) -> None:
        self._laid_out = 0
        self.refresh_rows()
        if not self._rows:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    # the lines ---------------------------------------------------------------------------------------------

    def layout_lines(self, width: int) -> None:
        """Wrap all rows, unless that is done for this width already."""
        if width == self._laid_out:
            return
        self._laid_out, self._lines, self._extents = width, [], []
        if self._rows and all(row.text == NOT_STATED for row in self._rows):
            self._put(None, ("  Nothing stated: the article answers none of the questions.", "warn"))
            self._put(None)
        for section in self._sections:
            if section.heading:
                self._put(None)
                rule = "─" * max(width - 5 - len(section.heading) - len(section.count), 0)
                self._put(None, ("  ", ""), (section.heading, "label"), (f" {section.count} ", "dim"), (rule, "rule"))
            for row in section.rows:
                start = len(self._lines)
                self._put_row(len(self._extents), row, width)
                self._extents.append(range(start, len(self._lines)))

    def _put(self, row: int | None, *runs: Run) -> None:
        self._lines.append(_Line(row, runs))

    def _put_row(self, index: int, row: BriefRow, width: int) -> None:
        label: Run = (row.label.ljust(_LABEL), "label") if row.label else ("▸ ", "mark")
        indent = len(label[0])
        room = max(width - _GUTTER - 2 - indent, 8)
        aside = cut(row.aside, room // 2)
        ink = "dim" if row.text == NOT_STATED else "strong" if row.label else ""
        if row.row.mark == "rejected":
            ink = "struck"
        first_room = room - (width_of(aside) + 2 if aside else 0)
        pieces = _hang(row.text, first_room, room)
        first, *more = pieces
        gap = " " * (room - width_of(first) - width_of(aside))
        self._put(index, label, (first, ink), *([(gap, ""), (aside, "dim")] if aside else []))
        for text in more:
            self._put(index, (" " * indent, ""), (text, ink))
        for detail in row.details:
            for start, end in wrap(detail, room - 2):
                self._put(index, (" " * (indent + 2), ""), (printable(detail[start:end]), "dim"))
        if row.row.id in self._open and self.reviewed is not None:
            for opening in opened(row.row, self.reviewed):
                self._put_opening(index, opening, indent, room)

    def _put_opening(self, index: int, opening: Opening, indent: int, room: int) -> None:
        ink = "" if opening.lead.isdecimal() else "dim"
        edge: Run = (" " * indent + "│ ", "rule")
        room = max(room - _LEAD - 2, 8)
        first, *more = _hang(opening.text, room - (width_of(opening.score) + 2 if opening.score else 0), room)
        gap = " " * (room - width_of(first) - width_of(opening.score))
        score: list[Run] = [(gap, ""), (opening.score, ink)] if opening.score else []
        self._put(index, edge, (opening.lead.ljust(_LEAD), "mark"), (first, ink), *score)
        for text in more:
            self._put(index, edge, (" " * _LEAD, ""), (text, ink))
        for text in flow(opening.reasons, " · ", room):
            self._put(index, edge, (" " * _LEAD, ""), (text, "dim"))

    def row_count(self) -> int:
        """Rows of all sections."""
        return len(self._rows)

    def line_count(self) -> int:
        """All lines at the current width."""
        return len(self._lines)

    def row_lines(self, row: int) -> range:
        """The lines of a row."""
        return self._extents[row] if row < len(self._extents) else range(0)

    def row_at(self, line: int) -> int | None:
        """The row that a line belongs to; none for headings."""
        return self._lines[line].row if 0 <= line < len(self._lines) else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """The prepared runs, after the cursor's bar."""
        here = self._lines[line]
        if here.row is None:
            return list(here.runs)
        row = self._rows[here.row].row
        first = line == self._extents[here.row].start
        bar: Run = ("▌" if here.row == self.cursor else " ", "mark")
        noted: Run = ("● " if first and row.notes else "  ", "mark")
        return [bar, (mark_of(row) if first else " ", _MARK_INKS[row.mark]), noted, *here.runs]

    # the cursor --------------------------------------------------------------------------------------------

    def cursor_moved(self) -> None:
        """Say what the row under the cursor lights."""
        row = self.current
        self.post_message(self.RowHighlighted(row.lit if row else None))
        if self._open:
            self.post_message(self.Unfolded())

    def on_click(self, event: events.Click) -> None:
        """A click selects; a second one goes to the source."""
        super().on_click(event)
        if event.chain == 2:
            self.post_message(self.RowOpened())


def _hang(text: str, first: int, rest: int) -> list[str]:
    """The text wrapped, its first line narrower than the others."""
    start, end = next(wrap(text, first))
    tail = end
    while tail < len(text) and text[tail] in " \n":
        tail += 1
    more = [printable(text[a:b]) for a, b in wrap(text, rest, tail)] if tail < len(text) else []
    return [printable(text[start:end]), *more]
