"""A pane of rows that draws only the lines in view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing_tui.tui.cells import Run, printable, wrap
from briefing_tui.tui.commands import bindings
from briefing_tui.tui.inks import Inks

__all__ = ["LineView", "Run"]


class LineView(ScrollView, can_focus=True):
    """Rows with a cursor, drawn line by line on demand: the cost of a key does not depend on their number.

    A subclass says how many rows there are, which lines each takes, and what stands on a line; text goes to the
    screen as plain segments, so no markup in it is ever read. While there are no lines the pane shows its face.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pane")]

    cursor: int = 0
    """Index of the row under the cursor."""
    _inks: Inks | None = None
    _ground: Style | None = None
    _blank: Strip | None = None
    _unlaid = False
    """The rows have changed while the pane was hidden, and had no width to lay them out for."""
    face: str = ""
    """What to say while there is nothing to show: a headline, then paragraphs."""

    # what a subclass provides ------------------------------------------------------------------------------

    def row_count(self) -> int:
        """Number of rows the cursor can stand on."""
        raise NotImplementedError

    def line_count(self) -> int:
        """Number of lines of all rows, headings and blank lines included."""
        raise NotImplementedError

    def row_lines(self, row: int) -> range:
        """The lines of a row."""
        raise NotImplementedError

    def row_at(self, line: int) -> int | None:
        """The row that a line belongs to, if any."""
        raise NotImplementedError

    def line_runs(self, line: int, width: int) -> Iterable[Run]:
        """What stands on a line, in cells ``width`` at most."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Called after the cursor came to another row."""

    def layout_lines(self, width: int) -> None:
        """Called before lines are counted, when the width or the rows have changed."""

    # drawing -----------------------------------------------------------------------------------------------

    @property
    def width(self) -> int:
        """Cells available to a line."""
        return self.scrollable_content_region.width

    @property
    def height(self) -> int:
        """Lines in view."""
        return self.scrollable_content_region.height

    def ink(self, name: str) -> Style:
        """The style of an ink, without the ground it stands on."""
        if self._inks is None:
            self._inks = Inks(self.app.theme_variables)
        return self._inks[name]

    def notify_style_update(self) -> None:
        """The theme may be another one."""
        super().notify_style_update()
        self._inks = self._ground = self._blank = None

    def _paper(self) -> Style:
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def _blank_line(self, width: int) -> Strip:
        if self._blank is None or self._blank.cell_length != width:
            self._blank = Strip.blank(width, self._paper())
        return self._blank

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width, line, ground = self.width, y + self.scroll_offset.y, self._paper()
        if self._unlaid:
            # Painted before it is told its size: the lines it has are those of what it showed when it was last seen.
            self._lay_out(width)
        runs: Iterable[Run]
        if not self.line_count():
            runs = self._face_runs(y, width)
            if not runs:
                return self._blank_line(width)
        elif line < self.line_count():
            if self.row_at(line) == self.cursor:
                ground += self.ink("here" if self.has_focus else "rest")
            runs = self.line_runs(line, width)
        else:
            return self._blank_line(width)
        segments = [Segment(text, self.ink(name) if name else None) for text, name in runs if text]
        return Strip(Segment.apply_style(segments, ground)).crop_extend(0, width, ground)

    def _face_runs(self, y: int, width: int) -> list[Run]:
        lines = list(wrap(self.face, max(width - 4, 8))) if self.face else []
        if not 0 <= y - 1 < len(lines):
            return []
        start, end = lines[y - 1]
        return [("  " + printable(self.face[start:end]), "strong" if y == 1 else "dim")]

    def refresh_rows(self) -> None:
        """Lay out the lines anew and draw them."""
        self._unlaid = True
        if width := self.width:
            self._lay_out(width)
            self.virtual_size = Size(width, self.line_count())
        self.refresh()

    def _lay_out(self, width: int) -> None:
        self.layout_lines(width)
        self._unlaid = False

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width and keep the cursor in view."""
        self.refresh_rows()
        self.show_cursor()

    def watch_has_focus(self, focused: bool) -> None:
        """The ground of the cursor row tells whether the keys go here."""
        super().watch_has_focus(focused)
        self.refresh()

    # the cursor --------------------------------------------------------------------------------------------

    def put_cursor(self, row: int) -> None:
        """Move the cursor to a row, or to the nearest there is."""
        row = max(0, min(row, self.row_count() - 1))
        moved, self.cursor = row != self.cursor, row
        self.show_cursor()
        if moved:
            self.refresh()
            self.cursor_moved()

    def show_cursor(self) -> None:
        """Scroll until the row under the cursor is in view."""
        if self.cursor < self.row_count():
            lines = self.row_lines(self.cursor)
            self.show_lines(0 if self.cursor == 0 else lines.start, lines.stop)

    def show_lines(self, start: int, stop: int) -> None:
        """Scroll no further than needed to bring these lines into view."""
        top = self.scroll_offset.y
        if start < top or stop - start > self.height:
            top = start
        elif stop > top + self.height:
            top = stop - self.height
        if self.height and top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.put_cursor(self.cursor + rows)

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self.put_cursor(0 if direction < 0 else self.row_count() - 1)

    def action_page(self, direction: int) -> None:
        """Move the cursor by about one screen."""
        if not self.row_count():
            return
        line = self.row_lines(self.cursor).start + direction * max(self.height - 1, 1)
        row = self._row_near(line, direction)
        self.put_cursor(row if row != self.cursor else self.cursor + direction)

    def _row_near(self, line: int, direction: int) -> int:
        while 0 <= line < self.line_count():
            row = self.row_at(line)
            if row is not None:
                return row
            line += direction
        return 0 if line < 0 else self.row_count() - 1

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked."""
        offset = event.get_content_offset(self)
        row = self.row_at(offset.y + self.scroll_offset.y) if offset is not None else None
        if row is not None:
            self.put_cursor(row)
