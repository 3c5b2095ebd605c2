"""Markdown tables of cells that are already safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["table"]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of the table; none where there is no row."""
    lines = [_row(cells) for cells in rows]
    return [_row(header), "|" + "-|" * len(header), *lines] if lines else []


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
