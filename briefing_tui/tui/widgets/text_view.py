"""A pane of text without rows: its keys scroll."""

from __future__ import annotations

from briefing_tui.tui.widgets.line_view import LineView

__all__ = ["TextView"]


class TextView(LineView):
    """A subclass says how many lines there are and what stands on each."""

    def row_count(self) -> int:
        """There is no row to go to."""
        return 0

    def row_at(self, line: int) -> int | None:
        """No line belongs to a row."""
        return None

    def show_cursor(self) -> None:
        """There is no cursor."""

    def action_move(self, rows: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=rows, animate=False, force=True, immediate=True)

    def action_edge(self, direction: int) -> None:
        """Scroll to the start or the end."""
        self.scroll_to(y=0 if direction < 0 else self.line_count(), animate=False, force=True, immediate=True)

    def action_page(self, direction: int) -> None:
        """Scroll by a screen, but a line."""
        self.action_move(direction * max(self.height - 1, 1))
