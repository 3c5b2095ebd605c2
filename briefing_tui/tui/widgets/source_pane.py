"""The article itself, with the evidence of the current row lit."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from briefing_tui.model import Article
from briefing_tui.tui.cells import printable, wrap
from briefing_tui.tui.dates import long_date
from briefing_tui.tui.lit import Lit
from briefing_tui.tui.widgets.line_view import LineView, Run

__all__ = ["SourcePane"]

_GUTTER = 2
"""Cells left of the text, where a bar marks the lit lines: they are told without colour, too."""

_Line = tuple[str, int, int]
"""Part of the article (``title``, ``text``, ``about``) and offsets in it."""


class SourcePane(LineView):
    """Title, where the article comes from, and its text, wrapped once for every width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article: Article | None = None
        self._about = ""
        self._lit: Lit | None = None
        self._hits: tuple[Lit, ...] = ()
        self._lines: list[_Line] = []
        self._extent: dict[str, tuple[int, int]] = {}
        self._laid_out: tuple[str, int] | None = None

    @property
    def lit(self) -> Lit | None:
        """What is lit."""
        return self._lit

    @property
    def lit_text(self) -> str:
        """The words that are lit: the sentence, or the first mention."""
        if self._article is None or self._lit is None:
            return ""
        start, end = self._lit.span
        return self._article.part(self._lit.field)[start:end]

    def show(self, article: Article | None) -> None:
        """Show another article from its start, nothing lit."""
        if article is self._article:
            return
        self._article, self._lit, self._hits = article, None, ()
        self._about = _about(article) if article else ""
        self.refresh_rows()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def light(self, lit: Lit | None) -> None:
        """Light a place, and scroll it into view."""
        self._lit = lit
        if lit is not None:
            self._show_lit(lit)
        self.refresh()

    def mark(self, hits: tuple[Lit, ...]) -> None:
        """Mark the words that a query asked for."""
        self._hits = hits
        self.refresh()

    def _show_lit(self, lit: Lit) -> None:
        first = self._line_of(lit.span[0], lit.field)
        last = self._line_of(max(lit.span[1] - 1, lit.span[0]), lit.field)
        if first is None or last is None:
            return
        top = self.scroll_offset.y
        if first < top or last >= top + self.height:
            above = max((self.height - (last - first + 1)) // 3, 0)
            self.scroll_to(y=max(first - above, 0), animate=False, force=True, immediate=True)

    def _line_of(self, offset: int, part: str) -> int | None:
        base, stop = self._extent.get(part, (0, 0))
        if base == stop:
            return None
        after = bisect_right(self._lines, offset, base, stop, key=lambda line: line[1])
        return max(after - 1, base)

    # the lines ---------------------------------------------------------------------------------------------

    def layout_lines(self, width: int) -> None:
        """Wrap the article, unless it is wrapped for this width already."""
        article = self._article
        if article is None:
            self._lines, self._laid_out = [], None
            return
        if self._laid_out == (article.id, width):
            return
        self._laid_out = (article.id, width)
        room = max(width - _GUTTER - 1, 8)
        self._lines = []
        for part in ("title", "about", "text"):
            text = self._part(part)
            first = len(self._lines)
            if text:
                self._lines += [(part, start, end) for start, end in wrap(text, room)]
            self._extent[part] = (first, len(self._lines))
            if part == "about":
                self._lines.append((part, 0, 0))

    def _part(self, part: str) -> str:
        assert self._article is not None
        if part == "about":
            return self._about or " "
        return self._article.part("title" if part == "title" else "text")

    def row_count(self) -> int:
        """The source has no rows: its keys scroll."""
        return 0

    def row_at(self, line: int) -> int | None:
        """No line belongs to a row."""
        return None

    def line_count(self) -> int:
        """All lines at the current width."""
        return len(self._lines)

    def line_runs(self, line: int, width: int) -> list[Run]:
        """The text of a line in pieces, lit where the evidence is."""
        part, start, end = self._lines[line]
        text = self._part(part)
        base = {"title": "strong", "about": "dim"}.get(part, "")
        hits = [hit for hit in self._hits if hit.field == part and hit.span[0] < end and hit.span[1] > start]
        if self._lit is None or self._lit.field != part:
            return [(" " * _GUTTER, ""), *_with_hits(text, [(start, end, "")], hits, base)]
        pieces = self._lit.inks(start, end)
        if hits:
            lit = any(ink for _, _, ink in pieces)
            return [("▎ " if lit else "  ", "mark"), *_with_hits(text, pieces, hits, base)]
        runs = [(printable(text[a:b]), ink or base) for a, b, ink in pieces]
        lit = any(ink for _, _, ink in pieces)
        return [("▎ " if lit else "  ", "mark"), *runs]

    # the keys scroll ---------------------------------------------------------------------------------------

    def show_cursor(self) -> None:
        """After a resize: keep the lit place in view."""
        if self._lit is not None:
            self._show_lit(self._lit)

    def action_move(self, rows: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=rows, animate=False, force=True, immediate=True)

    def action_edge(self, direction: int) -> None:
        """Scroll to the start or the end."""
        y = 0 if direction < 0 else self.line_count()
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def action_page(self, direction: int) -> None:
        """Scroll by a screen, but a line."""
        self.action_move(direction * max(self.height - 1, 1))


def _with_hits(text: str, pieces: list[tuple[int, int, str]], hits: list[Lit], base: str) -> list[Run]:
    """The pieces with the hits in them marked."""
    runs: list[Run] = []
    for start, end, ink in pieces:
        cuts = {start, end} | {at for hit in hits for at in hit.span if start < at < end}
        for a, b in pairwise(sorted(cuts)):
            inside = any(hit.span[0] <= a < hit.span[1] for hit in hits)
            runs.append((printable(text[a:b]), ink if ink == "exact" else "hit" if inside else ink or base))
    return runs


def _about(article: Article) -> str:
    date = long_date(article.published) if article.published else ""
    words = f"{article.words:,} words"
    return " · ".join(filter(None, (date, article.source or "", article.ref, words)))
