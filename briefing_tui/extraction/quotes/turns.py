"""Dialogue: which turn a quotation is when no clause of saying stands with it."""

from __future__ import annotations

from briefing_tui.extraction.marks import MARKS
from briefing_tui.model import Span

__all__ = ["is_answer"]


def is_answer(text: str, before: Span, last: Span, this: Span) -> bool:
    """Whether three quotations are turns of a dialogue, so that the third is spoken by whom the first is.

    Each opens its paragraph, the third fills its own, and one of the others is a question. News repeats a speaker
    without naming them again (*"…," she said. / "…"*), so paragraphs that merely follow each other are no dialogue.
    """
    fills = this[1] + 1 >= len(text) or text[this[1] + 1] == "\n"
    opens = all(_opens_paragraph(text, span[0]) for span in (before, last, this))
    adjacent = _is_next_paragraph(text, before, last) and _is_next_paragraph(text, last, this)
    return fills and opens and adjacent and "?" in (text[before[1] - 1], text[last[1] - 1])


def _opens_paragraph(text: str, start: int) -> bool:
    return text[start - 1] in MARKS and (start == 1 or text[start - 2] == "\n")


def _is_next_paragraph(text: str, one: Span, other: Span) -> bool:
    """Whether the second stands in the paragraph right behind the first's: one stretch of line ends between them."""
    between = text[one[1] : other[0] - 1].split("\n")
    return len(between) > 1 and len([part for part in between if part]) <= 1
