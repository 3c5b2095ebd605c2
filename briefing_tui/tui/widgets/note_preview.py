"""A note as it will be read, beside or below the place where it is written."""

from __future__ import annotations

from briefing_tui.tui.cells import Run
from briefing_tui.tui.markdown_lines import markdown_lines
from briefing_tui.tui.widgets.text_view import TextView

__all__ = ["NotePreview"]


class NotePreview(TextView, can_focus=False):
    """Follows what is typed; it is laid out anew only when the text has changed."""

    face = "Preview\n\nWhat you type appears here as it will be read."

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._lines: tuple[tuple[Run, ...], ...] = ()
        self._part = 1.0

    def show(self, text: str, part: float) -> None:
        """Show a text, scrolled to where it is being written.

        Args:
            text: Markdown.
            part: how far down in it the cursor stands, 0 to 1.
        """
        self._text, self._part = text, part
        self.refresh_rows()
        self.show_cursor()

    def layout_lines(self, width: int) -> None:
        """Lay the text out for this width."""
        self._lines = markdown_lines(self._text, width - 2) if self._text.strip() else ()

    def line_count(self) -> int:
        """All lines at the current width."""
        return len(self._lines)

    def line_runs(self, line: int, width: int) -> list[Run]:
        """The text of a line."""
        return [(" ", ""), *self._lines[line]]

    def show_cursor(self) -> None:
        """Keep in view what is being written."""
        hidden = self.line_count() - self.height
        y = max(0, min(round(self._part * self.line_count()) - self.height // 2, hidden))
        self.scroll_to(y=y, animate=False, force=True, immediate=True)
