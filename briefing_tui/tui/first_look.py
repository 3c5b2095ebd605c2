"""The list's first rows, looked up while the screen's library is not loaded yet."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.library import ArticleRow

__all__ = ["FirstLook", "first_look", "place_of"]

_PATIENCE = 1.0
"""Seconds to wait for the stores. A library that is being migrated, or that another program holds, takes longer; the
panes then come up empty, with keys that work, and ask again."""

_SCAN = 500
"""Rows looked through at a time for the article to open."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the list begins with."""

    numbers: list[int]
    """Row numbers of all articles, in list order."""
    cursor: int | None
    """Index of the article to stand on; None: of no one in particular."""
    rows: Sequence[ArticleRow]
    """Those in view, from :attr:`top` on."""
    top: int
    """Index of the first row in view."""


def first_look(desk: Desk, opened: Sequence[str], height: int) -> FirstLook | None:
    """Ask the desk for the list, as the screen would ask; None where that takes too long or fails.

    A failure is not told here: the screen asks again, and has a place to say it.

    Args:
        desk: what both faces stand on; this opens its stores.
        opened: ids of the articles named on the command line; the first is to be in view.
        height: lines that the list has.
    """
    found: list[FirstLook] = []

    def look() -> None:
        try:
            numbers = desk.find("", "best")
            cursor = place_of(desk, numbers, opened[0]) if opened else None
            top = max(((cursor or 0) + 1) * 2 - height, 0) // 2
            found.append(FirstLook(numbers, cursor, desk.rows(numbers[top : top + height // 2 + 1]), top))
        except Exception:  # whatever a store says
            return

    looking = threading.Thread(target=look, name="first look", daemon=True)
    looking.start()
    looking.join(_PATIENCE)
    return found[0] if found else None


def place_of(desk: Desk, numbers: list[int], article_id: str) -> int | None:
    """Index of an article among the row numbers of a list."""
    for start in range(0, len(numbers), _SCAN):
        part = numbers[start : start + _SCAN]
        for row in desk.rows(part):
            if row.id == article_id:
                return start + part.index(row.number)
    return None
