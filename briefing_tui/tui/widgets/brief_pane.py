"""The brief: six answers, then agenda, people, places, dates and quotes; each row lights its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from briefing_tui.model import Brief
from briefing_tui.tui.brief_rows import NOT_STATED, BriefRow, Section, sections
from briefing_tui.tui.cells import cut, printable, width_of, wrap
from briefing_tui.tui.lit import Lit
from briefing_tui.tui.widgets.line_view import LineView, Run

__all__ = ["BriefPane"]

_LABEL = 7
"""Cells of a question's name and the blank after it."""


@dataclass(frozen=True, slots=True)
class _Line:
    row: int | None
    runs: tuple[Run, ...]


class BriefPane(LineView):
    """Rows are laid out once for every brief and width; moving the cursor only draws."""

    @dataclass
    class RowHighlighted(Message):
        """The cursor stands on another row; ``lit`` is its evidence, if it has any."""

        lit: Lit | None

    @dataclass
    class RowOpened(Message):
        """The row under the cursor was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[BriefRow] = []
        self._sections: list[Section] = []
        self._lines: list[_Line] = []
        self._extents: list[range] = []
        self._laid_out = 0
        self._article_id: str | None = None

    def show(self, brief: Brief) -> None:
        """Show a brief, the cursor on its first row; on the same row where it is the same article's."""
        self._sections = sections(brief)
        self._rows = [row for section in self._sections for row in section.rows]
        if brief.article_id != self._article_id:
            self.cursor = 0
        self._article_id = brief.article_id
        self._renew()
        self.show_cursor()
        self.cursor_moved()

    def show_face(self, face: str) -> None:
        """Say why there is no brief to show."""
        self.face, self._article_id, self.cursor = face, None, 0
        self._sections, self._rows = [], []
        self._renew()

    @property
    def current(self) -> BriefRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

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
        room = max(width - 4 - indent, 8)
        aside = cut(row.aside, room // 2)
        ink = "dim" if row.text == NOT_STATED else "strong" if row.label else ""
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
        return [("▌ " if here.row == self.cursor else "  ", "mark"), *here.runs]

    # the cursor --------------------------------------------------------------------------------------------

    def cursor_moved(self) -> None:
        """Say what the row under the cursor lights."""
        row = self.current
        self.post_message(self.RowHighlighted(row.lit if row else None))

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
