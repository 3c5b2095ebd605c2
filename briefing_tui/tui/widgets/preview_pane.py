"""A brief as the reader of its Markdown will see it, in the place of the source."""

from __future__ import annotations

from briefing_tui.tui.cells import Run
from briefing_tui.tui.markdown_lines import brief_lines
from briefing_tui.tui.widgets.text_view import TextView

__all__ = ["PreviewPane"]

_NONE = "No brief yet\n\nThe preview appears when the article has been read."


class PreviewPane(TextView):
    """Laid out anew only when the text or the width has changed; the keys scroll."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article_id: str | None = None
        self._text = ""
        self._lines: tuple[tuple[Run, ...], ...] = ()
        self._laid_out: tuple[str, int] | None = None

    def show(self, article_id: str, text: str) -> None:
        """Show a text; of the same article, the place is kept."""
        if text == self._text and article_id == self._article_id:
            return
        moved, self._article_id, self._text = article_id != self._article_id, article_id, text
        self.face = "" if text else _NONE
        self.refresh_rows()
        if moved:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def layout_lines(self, width: int) -> None:
        """Lay the text out, unless it is laid out for this width already."""
        if self._laid_out != (self._text, width):
            self._laid_out = (self._text, width)
            self._lines = brief_lines(self._text, width - 3)

    def line_count(self) -> int:
        """All lines at the current width."""
        return len(self._lines)

    def line_runs(self, line: int, width: int) -> list[Run]:
        """The text of a line."""
        return [("  ", ""), *self._lines[line]]
