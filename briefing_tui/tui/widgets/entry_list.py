"""Entries under headings, two lines each; what an entry says is asked for when it comes into view."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.line_view import LineView, Run

__all__ = ["EntryList", "heading"]

_PAGE = 32
"""Entries that are asked for together."""
_KEPT = 64
"""Pages that are remembered."""

Section = tuple[str, Sequence[Any]]
"""A heading, and the keys of the entries under it."""


class EntryList(LineView):
    """As quick with half a million entries as with ten: of those out of sight only the key is known."""

    def __init__(
        self,
        fetch: Callable[[Sequence[Any]], Sequence[Any]],
        lines: Callable[[Any, int], tuple[list[Run], list[Run]]],
        *,
        id: str,
    ) -> None:
        """Nothing stands in it before :meth:`fill`.

        Args:
            fetch: gives the entries of some keys; called on a thread.
            lines: the two lines of an entry, in so many cells at most.
            id: of the widget.
        """
        super().__init__(id=id)
        self._fetch, self._lines = fetch, lines
        self._headings: list[str] = []
        self._keys: list[Any] = []
        self._first_rows: list[int] = []
        self._first_lines: list[int] = []
        self._pages: dict[int, Sequence[Any] | None] = {}

    def fill(self, sections: Sequence[Section], cursor: int = 0) -> None:
        """Show these entries, with the cursor on one of them."""
        self._headings, self._keys, self._first_rows, self._first_lines = [], [], [], []
        self._pages.clear()
        line = 0
        for name, keys in sections:
            self._headings.append(f"{name.upper()} {len(keys):,}")
            self._first_rows.append(len(self._keys))
            self._first_lines.append(line)
            self._keys += keys
            line += 1 + 2 * len(keys)
        self.cursor = max(0, min(cursor, len(self._keys) - 1))
        self.refresh_rows()
        self.show_cursor()

    def entry(self, row: int) -> Any | None:
        """The entry of a row; None while it is on its way."""
        page = row // _PAGE
        if page not in self._pages:
            while len(self._pages) >= _KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = None
            self.run_worker(self._load(page), group=f"page {page}", exit_on_error=False)
        known = self._pages[page]
        return known[row % _PAGE] if known is not None and row % _PAGE < len(known) else None

    async def _load(self, page: int) -> None:
        keys = self._keys[page * _PAGE : (page + 1) * _PAGE]
        try:
            found = await asyncio.to_thread(self._fetch, keys)
        except Exception as error:  # a store that fails is told in the place of what it holds
            self.face = reason(error)
            self.fill([])
            return
        if page in self._pages and keys == self._keys[page * _PAGE : (page + 1) * _PAGE]:
            self._pages[page] = found
            self.refresh()

    # lines -------------------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """Number of entries."""
        return len(self._keys)

    def line_count(self) -> int:
        """Entries and headings."""
        return 2 * len(self._keys) + len(self._headings)

    def row_lines(self, row: int) -> range:
        """The two lines of an entry; with its heading where it is the first below it."""
        start = 2 * row + bisect_right(self._first_rows, row)
        return range(start, start + 2)

    def row_at(self, line: int) -> int | None:
        """The entry that a line belongs to."""
        if not 0 <= line < self.line_count():
            return None
        section = bisect_right(self._first_lines, line) - 1
        below = line - self._first_lines[section] - 1
        return self._first_rows[section] + below // 2 if below >= 0 else None

    def line_runs(self, line: int, width: int) -> list[Run]:
        """A heading, or one of an entry's lines."""
        row = self.row_at(line)
        if row is None:
            return heading(self._headings[bisect_right(self._first_lines, line) - 1], width)
        bar: Run = ("▌ " if row == self.cursor else "  ", "mark")
        entry = self.entry(row)
        if entry is None:
            return [bar, ("…", "dim")]
        return [bar, *self._lines(entry, width - 3)[line - self.row_lines(row).start]]


def heading(text: str, width: int) -> list[Run]:
    """A heading with a rule behind it."""
    return [("  ", ""), (text, "label"), (" " + "─" * max(width - 4 - len(text), 0), "rule")]
