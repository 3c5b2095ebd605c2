"""Markdown as lines of the terminal: notes while they are written and in their list, and briefs before they leave.

Whatever stands in the text stays text: HTML is shown, links and pictures are named and not followed, and nothing is
read as markup of the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_tui.text import clean
from briefing_tui.tui.cells import Run, printable, wrap

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["brief_lines", "markdown_lines"]

_MOST = 20_000
"""Characters of a note that are looked at: a note is typed, so what is longer was pasted."""
_MOST_OF_A_BRIEF = 60_000
"""Characters of a brief that are looked at, ten times as many as most have: they take a third of a second."""
_FRONT_MATTER = re.compile(r"---\n.*?\n---(?:\n|\Z)", re.DOTALL)
_NARROWEST = 8
_WIKI = re.compile(r"\[\[(?:[^\[\]\n|]*\|)?([^\[\]\n|]+)\]\]")
_GROUPS = ("bullet_list_open", "ordered_list_open", "blockquote_open", "fence", "code_block", "table_open")
_INKS = {"strong": "strong", "em": "slanted", "s": "struck"}


@lru_cache(maxsize=256)
def markdown_lines(text: str, width: int) -> tuple[tuple[Run, ...], ...]:
    """The lines of a note at this width, each as runs of one ink."""
    return _laid_out(text, width, _MOST)


def brief_lines(text: str, width: int) -> tuple[tuple[Run, ...], ...]:
    """The lines of an exported brief at this width: what its reader sees, so neither front matter nor comments.

    Nothing is kept of them for the next call, as every decision makes another text.
    """
    return _laid_out(
        _FRONT_MATTER.sub("", text, count=1) if text.startswith("---\n") else text,
        width,
        _MOST_OF_A_BRIEF,
        comments=False,
    )


def _laid_out(text: str, width: int, most: int, *, comments: bool = True) -> tuple[tuple[Run, ...], ...]:
    page = _Page(max(width, _NARROWEST), comments=comments)
    page.blocks(_parser().parse(text[:most]))
    if len(text) > most:
        page.paragraph([("…", "dim")])
    return tuple(page.lines)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"breaks": True}).enable(["strikethrough", "table"])


class _Page:
    """Lays one block after the other, behind what stands left of it: bullets, numbers and the bars of quotes."""

    def __init__(self, width: int, *, comments: bool = True) -> None:
        self.lines: list[tuple[Run, ...]] = []
        self._width = width
        self._comments = comments
        self._indents: list[tuple[str, str]] = []
        """For each list or quote around: what stands before its first line, and before the others."""
        self._numbers: list[int | None] = []
        self._cells: list[list[Run]] | None = None
        """The cells so far of the row of a table; None: no row is being read."""
        self._cell_inks = ("", "")
        """Inks of the first cell of a row, and of the others."""

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Lay the blocks of a text."""
        for token in tokens:
            if token.type in _GROUPS and not token.level and self.lines:
                self.lines.append(())
            match token.type:
                case "heading_open":
                    self._heading = True
                case "heading_close":
                    self._heading = False
                case "thead_open":
                    self._cell_inks = ("dim", "dim")
                case "tbody_open":
                    self._cell_inks = ("strong", "")
                case "tr_open":
                    self._cells = []
                case "tr_close":
                    self._row()
                case "inline" if self._cells is not None:
                    ink = self._cell_inks[bool(self._cells)]
                    self._cells.append(list(_runs(token.children or [], ink)))
                case "inline":
                    ink = "label" if self._heading else ""
                    self.paragraph(list(_runs(token.children or [], ink)), apart=token.level == 1)
                case "bullet_list_open":
                    self._numbers.append(None)
                case "ordered_list_open":
                    self._numbers.append(int(token.attrGet("start") or 1))
                case "bullet_list_close" | "ordered_list_close":
                    self._numbers.pop()
                case "list_item_open":
                    self._item()
                case "blockquote_open":
                    self._indents.append(("▎ ", "▎ "))
                case "list_item_close" | "blockquote_close":
                    self._indents.pop()
                case "fence" | "code_block":
                    for line in token.content.rstrip("\n").split("\n"):
                        self.paragraph([("  " + line, "mark")], apart=False)
                case "html_block" if self._comments or not token.content.startswith("<!--"):
                    self.paragraph([(token.content.rstrip("\n"), "dim")])
                case "hr":
                    self.paragraph([("─" * self._room, "rule")])

    _heading = False

    def _item(self) -> None:
        number = self._numbers[-1] if self._numbers else None
        lead = "• " if number is None else f"{number}. "
        if number is not None:
            self._numbers[-1] = number + 1
        self._indents.append((lead, " " * len(lead)))

    def _row(self) -> None:
        """Lay the row of a table as one paragraph, without its empty cells: columns would not fit."""
        (first, *rest), self._cells = self._cells or [[]], None
        runs = list(first)
        for cell in filter(None, rest):
            between = "" if not runs else "  " if runs == first else " · "
            runs += [(between, "dim"), *cell]
        self._indents.append(("", "  "))
        if runs:
            self.paragraph(runs, apart=False)
        self._indents.pop()

    @property
    def _room(self) -> int:
        return max(self._width - sum(len(lead) for lead, _ in self._indents), _NARROWEST)

    def paragraph(self, runs: Sequence[Run], *, apart: bool = True) -> None:
        """Lay runs as wrapped lines; ``apart``: a blank line before them where something stands above."""
        if apart and self.lines:
            self.lines.append(())
        runs = [(clean(text), ink) for text, ink in runs]
        for line in _wrapped(runs, self._room):
            self.lines.append((("".join(first for first, _ in self._indents), "mark"), *line))
            self._indents = [(rest, rest) for _, rest in self._indents]


def _wrapped(runs: Sequence[Run], width: int) -> Iterator[tuple[Run, ...]]:
    """The runs cut into lines."""
    text = "".join(part for part, _ in runs)
    first = begin = 0  # the first run that reaches into the line, and where it begins in the text
    for start, end in wrap(text, width):
        while first < len(runs) and begin + len(runs[first][0]) <= start:
            begin += len(runs[first][0])
            first += 1
        line: list[Run] = []
        at = begin
        for index in range(first, len(runs)):
            if at >= end:
                break
            part, ink = runs[index]
            if shown := part[max(start - at, 0) : end - at]:
                line.append((printable(shown), ink))
            at += len(part)
        yield tuple(line)


def _runs(tokens: Sequence[Token], base: str) -> Iterator[Run]:
    """What stands on one line of Markdown, the innermost emphasis winning."""
    inks, targets = [base], []
    for token in tokens:
        match token.type:
            case "text":
                yield from _linked(token.content, inks[-1])
            case "code_inline":
                yield token.content, "mark"
            case "softbreak" | "hardbreak":
                yield "\n", ""
            case "html_inline":
                yield token.content, "dim"
            case "image":
                yield f"⟨picture {token.content or ''} {token.attrGet('src') or ''}⟩", "dim"
            case "link_open":
                targets.append(str(token.attrGet("href") or ""))
                inks.append("link")
            case "link_close":
                inks.pop()
                yield f" ⟨{targets.pop()}⟩", "dim"
            case "strong_open" | "em_open" | "s_open":
                inks.append(_INKS[token.tag])
            case "strong_close" | "em_close" | "s_close":
                inks.pop()


def _linked(text: str, ink: str) -> Iterator[Run]:
    """The text with what ``[[…]]`` shows in the ink of links."""
    at = 0
    for found in _WIKI.finditer(text):
        yield text[at : found.start()], ink
        yield found[1].strip(), "link"
        at = found.end()
    yield text[at:], ink
