"""Markdown as lines of the terminal: for reading a note while it is written, and in the list of notes.

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

__all__ = ["markdown_lines"]

_MOST = 20_000
"""Characters that are looked at: a note is typed, so what is longer was pasted."""
_NARROWEST = 8
_WIKI = re.compile(r"\[\[(?:[^\[\]\n|]*\|)?([^\[\]\n|]+)\]\]")
_GROUPS = ("bullet_list_open", "ordered_list_open", "blockquote_open", "fence", "code_block")
_INKS = {"strong": "strong", "em": "slanted", "s": "struck"}


@lru_cache(maxsize=256)
def markdown_lines(text: str, width: int) -> tuple[tuple[Run, ...], ...]:
    """The lines of a note at this width, each as runs of one ink."""
    page = _Page(max(width, _NARROWEST))
    page.blocks(_parser().parse(text[:_MOST]))
    if len(text) > _MOST:
        page.paragraph([("…", "dim")])
    return tuple(page.lines)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"breaks": True}).enable("strikethrough")


class _Page:
    """Lays one block after the other, behind what stands left of it: bullets, numbers and the bars of quotes."""

    def __init__(self, width: int) -> None:
        self.lines: list[tuple[Run, ...]] = []
        self._width = width
        self._indents: list[tuple[str, str]] = []
        """For each list or quote around: what stands before its first line, and before the others."""
        self._numbers: list[int | None] = []
        self._tight = True

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
                case "html_block":
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
    for start, end in wrap(text, width):
        line: list[Run] = []
        at = 0
        for part, ink in runs:
            first, last = max(start - at, 0), min(end - at, len(part))
            if first < last:
                line.append((printable(part[first:last]), ink))
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
