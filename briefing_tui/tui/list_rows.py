"""The two lines of an article in the list, as runs of ink; drawn by the list, and before it by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_tui.tui.cells import Run, cut, width_of
from briefing_tui.tui.dates import short_date

if TYPE_CHECKING:
    from briefing_tui.library import ArticleRow

__all__ = ["about_runs", "bar", "headline_runs", "place_words"]

Marked = Callable[[str, str], list[Run]]
"""A headline and its ink → its runs."""


def _plain(headline: str, ink: str) -> list[Run]:
    return [(headline, ink)]


def place_words(index: int, count: int, picked: int = 0) -> str:
    """Where the cursor is in the list, and how many articles are picked: ``3 of 1,200 · 2 picked``."""
    return f"{index + 1:,} of {count:,}" + (f" · {picked:,} picked" if picked else "")


def bar(here: bool) -> Run:
    """What the line begins with: whether the cursor stands on it is told without colour, too."""
    return ("▌" if here else " ", "mark")


def headline_runs(
    row: ArticleRow,
    width: int,
    headline: str | None = None,
    *,
    here: bool,
    picked: bool = False,
    marked: Marked = _plain,
) -> list[Run]:
    """The upper line: whether the article is new, unread, picked; and its headline, or the one given."""
    fresh = "✦" if row.new else " " if row.read else "•"
    words = cut(row.headline if headline is None else headline, width - 4)
    return [
        bar(here),
        (fresh, "mark"),
        ("▪" if picked else " ", "mark"),
        *marked(words, "" if row.read else "strong"),
    ]


def about_runs(row: ArticleRow, width: int, *, here: bool) -> list[Run]:
    """The lower line: flag, date, tags and source; at its end copies, notes and how far the review is."""
    copies = f"+{row.copies}" if row.copies else ""
    marks = " ".join(filter(None, (copies, f"●{row.notes}" if row.notes else "", _state(row))))
    tags = " ".join(f"#{tag}" for tag in row.tags)
    day = short_date(row.published or row.dated).strip()
    # A day that the reading found in the article, which came without one, is marked.
    parts = filter(None, (f"~{day}" if row.dated else day, tags, row.source or ""))
    where = cut(" · ".join(parts) or "no date", width - 5 - len(marks))
    return [
        bar(here),
        ("⚑" if row.flagged else " ", "mark"),
        (" ", ""),
        (where, "dim"),
        (" " * (width - 4 - width_of(where) - len(marks)), ""),
        (marks, "warn" if row.failure else "dim"),
    ]


def _state(row: ArticleRow) -> str:
    if row.failure:
        return "✗"
    if row.review is not None:
        return "✓✓" if row.review.done else f"{row.review.decided}/{row.review.total}"
    return "✓" if row.briefed else "·"
