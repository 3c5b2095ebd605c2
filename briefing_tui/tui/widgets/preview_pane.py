"""The Markdown of a brief as it will be written: lines of text, so that a long one costs no more than a short one."""

from __future__ import annotations

from briefing_tui.tui.cells import Run, printable, wrap
from briefing_tui.tui.widgets.text_view import TextView

__all__ = ["PreviewPane"]

_NONE = "No brief yet\n\nThe preview appears when the article has been read."


class PreviewPane(TextView):
    """Headings stand out, everything else is as it is in the file; the keys scroll."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article_id: str | None = None
        self._text = ""
        self._lines: list[tuple[int, int, str]] = []
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
        """Wrap the text, unless it is wrapped for this width already."""
        if self._laid_out == (self._text, width):
            return
        self._laid_out, self._lines = (self._text, width), []
        ink = ""
        for start, end in wrap(self._text, max(width - 3, 8)) if self._text else ():
            if start == 0 or self._text[start - 1] == "\n":
                ink = _ink(self._text[start : start + 4])
            self._lines.append((start, end, ink))

    def line_count(self) -> int:
        """All lines at the current width."""
        return len(self._lines)

    def line_runs(self, line: int, width: int) -> list[Run]:
        """The text of a line."""
        start, end, ink = self._lines[line]
        return [("  ", ""), (printable(self._text[start:end]), ink)]


def _ink(start: str) -> str:
    if start.startswith("#"):
        return "label"
    return "dim" if start.startswith((">", "---", "<!--", "|-")) else ""
