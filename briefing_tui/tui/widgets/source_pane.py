"""The article itself, with the evidence of the current row lit, and passages to be taken from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType

from briefing_tui.model import Article, Field, Passage, Span
from briefing_tui.tui.cells import printable, width_of, wrap
from briefing_tui.tui.commands import bindings
from briefing_tui.tui.lit import Lit
from briefing_tui.tui.widgets.line_view import LineView, Run
from briefing_tui.wording import date_words

if TYPE_CHECKING:
    from briefing_tui.tui.selection import Selection

__all__ = ["SourcePane"]

_GUTTER = 2
"""Cells left of the text, where a bar marks the lit lines: they are told without colour, too."""

_Line = tuple[str, int, int]
"""Part of the article (``title``, ``text``, ``about``) and offsets in it."""


class SourcePane(LineView):
    """Title, where the article comes from, and its text, wrapped once for every width. The cursor is a sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("source")]
    ALLOW_SELECT = False
    """The pane has a selection of its own, which knows the article's offsets."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article: Article | None = None
        self._about = ""
        self._lit: Lit | None = None
        self._hits: tuple[Lit, ...] = ()
        self._noted: tuple[Passage, ...] = ()
        self._selection: Selection | None = None
        self._dragging = False
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

    @property
    def _here(self) -> Selection | None:
        """Where the analyst is. Made when it is asked for: an article that is passed over is not cut into sentences."""
        if self._selection is None and self._article is not None:
            from briefing_tui.tui.selection import Selection

            self._selection = Selection(self._article)
            self._follow_lit()
        return self._selection

    def _follow_lit(self) -> None:
        lit = self._lit
        if lit is not None and self._selection is not None:
            self._selection.go_to((lit.exact[0] if lit.exact else lit.span)[0], lit.field)

    @property
    def passage(self) -> Passage | None:
        """What is selected; else the word or the sentence under the cursor."""
        return self._here.passage if self._here is not None else None

    @property
    def selected(self) -> Passage | None:
        """What is selected, and nothing else."""
        return self._here.passage if self._here is not None and self._here.holding else None

    def show(self, article: Article | None) -> None:
        """Show another article from its start, nothing lit."""
        if article is self._article:
            return
        self._article, self._lit, self._hits, self._noted = article, None, (), ()
        self._selection = None
        self._about = _about(article) if article else ""
        self.refresh_rows()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def light(self, lit: Lit | None) -> None:
        """Light a place, and scroll it into view."""
        self._lit = lit
        if lit is not None:
            self._follow_lit()
            self._show_lit(lit)
        self.refresh()

    def mark(self, hits: tuple[Lit, ...]) -> None:
        """Mark the words that a query asked for."""
        self._hits = hits
        self.refresh()

    def note(self, passages: Iterable[Passage]) -> None:
        """Mark the passages that have notes."""
        self._noted = tuple(passages)
        self.refresh()

    def _show_lit(self, lit: Lit) -> None:
        self._show_span(lit.span, lit.field)

    def _show_span(self, span: Span, field: Field) -> None:
        first = self._line_of(span[0], field)
        last = self._line_of(max(span[1] - 1, span[0]), field)
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
        """The text of a line in pieces of one ink: the selection over hits over evidence over the cursor."""
        part, start, end = self._lines[line]
        text = self._part(part)
        marked = list(self._marked(part))
        cuts = {start, end} | {at for first, last, _ in marked for at in (first, last) if start < at < end}
        base = {"title": "strong", "about": "dim"}.get(part, "")
        runs, inks = [], set()
        for a, b in pairwise(sorted(cuts)):
            ink = next((ink for first, last, ink in marked if first <= a < last), base)
            inks.add(ink)
            runs.append((printable(text[a:b]), ink))
        return [(self._bar(part, start, end, inks), "mark"), *runs]

    def _marked(self, part: str) -> Iterator[tuple[int, int, str]]:
        """Places of a part and their ink, the one that wins first."""
        here = self._here if self.has_focus else None
        if here is not None and here.field == part and (span := here.selected or here.word) is not None:
            yield (*span, "picked" if here.holding else "word")
        lit = self._lit if self._lit is not None and self._lit.field == part else None
        if lit is not None:
            yield from ((*span, "exact") for span in lit.exact)
        yield from ((*hit.span, "hit") for hit in self._hits if hit.field == part)
        if lit is not None and lit.sentence is not None:
            yield (*lit.sentence, "lit")
        if here is not None and here.field == part and here.sentence is not None:
            yield (*here.sentence, "at")

    def _bar(self, part: str, start: int, end: int, inks: set[str]) -> str:
        place = self._here if self.has_focus else None
        here = place.sentence if place is not None and place.field == part else None
        noted = any(one.field == part and start <= one.start < end for one in self._noted)
        dot = "●" if noted else " "
        if here is not None and here[0] < end and start < here[1]:
            return f"▌{dot}"
        return f"▎{dot}" if inks & {"lit", "exact"} else f" {dot}"

    # the cursor --------------------------------------------------------------------------------------------

    def show_cursor(self) -> None:
        """After a resize: keep the lit place in view."""
        if self._lit is not None:
            self._show_lit(self._lit)

    def _moved(self) -> None:
        here = self._here
        span = (here.word or here.sentence) if here is not None else None
        if here is None or span is None:
            return
        if here.field == "title":
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._show_span(span, here.field)
        self.refresh()

    def action_move(self, step: int) -> None:
        """By sentences."""
        if self._here is not None:
            self._here.move(step)
            self._moved()

    def action_edge(self, direction: int) -> None:
        """To the first or the last sentence."""
        self.action_move(direction * len(self._lines) * 2)

    def action_page(self, direction: int) -> None:
        """By a screen, but a line."""
        if self._here is None or not self._lines:
            return
        by = direction * max(self.height - 1, 1)
        self.scroll_relative(y=by, animate=False, force=True, immediate=True)
        part, start, _ = self._lines[max(0, min(self.scroll_offset.y, len(self._lines) - 1))]
        if direction > 0 and self.scroll_offset.y >= self.max_scroll_y:
            self.action_edge(1)
        elif part != "about":
            self._here.go_to(start, "title" if part == "title" else "text")
        self.refresh()

    def action_step(self, words: int, extend: bool = False) -> None:
        """By words; ``extend``: and select."""
        if self._here is not None:
            if extend:
                self._here.hold()
            self._here.step(words)
            self._moved()

    def action_extend(self, step: int) -> None:
        """Select the sentence; once it is, the next one, too."""
        if self._here is not None:
            if self._here.holding:
                self._here.move(step)
            else:
                self._here.hold(whole=True)
            self._moved()

    def action_select(self) -> None:
        """Begin to select, or let go."""
        if self._here is not None:
            if self._here.holding:
                self._here.let_go()
            else:
                self._here.hold()
            self._moved()

    def action_let_go(self) -> None:
        """Select nothing."""
        if self._here is not None and self._here.let_go():
            self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape lets go of a selection first, and leaves the pane only then."""
        if action == "let_go":
            return self._selection is not None and self._selection.word is not None
        return super().check_action(action, parameters)

    # the mouse ---------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A word is where a selection may begin."""
        self._dragging = self._point(event, drag=False)
        self.capture_mouse(self._dragging)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects."""
        if self._dragging:
            self._point(event, drag=True)

    def on_mouse_up(self) -> None:
        """The selection stands."""
        self._dragging = False
        self.capture_mouse(False)

    def on_click(self, event: events.Click) -> None:
        """All is done by then."""

    def _point(self, event: events.MouseEvent, *, drag: bool) -> bool:
        offset = event.get_content_offset(self)
        line = offset.y + self.scroll_offset.y if offset is not None else -1
        if self._here is None or offset is None or not 0 <= line < len(self._lines):
            return False
        part, start, end = self._lines[line]
        if part == "about":
            return False
        text, at = self._part(part), start
        while at < end - 1 and width_of(printable(text[start : at + 1])) <= offset.x - _GUTTER:
            at += 1
        self._here.point(at, "title" if part == "title" else "text", drag=drag)
        self.refresh()
        return True


def _about(article: Article) -> str:
    date = date_words(article.published) if article.published else ""
    words = f"{article.words:,} words"
    author = f"by {article.author}" if article.author else ""
    return " · ".join(filter(None, (date, article.source, author, article.ref, words, article.provenance)))
