"""Finding what lies in a stretch of title or body, in lists kept in text order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from briefing_tui.model import Field

__all__ = ["inside", "place_in_text"]


class Placed(Protocol):
    """Something with a place in the article."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""

    @property
    def field(self) -> Field:
        """Which part of the article the offsets count in."""


_Found = TypeVar("_Found", bound=Placed)


def place_in_text(item: Placed) -> tuple[bool, int]:
    """Sorts the title before the body, and both by offset."""
    return (item.field == "text", item.start)


def inside(items: Sequence[_Found], start: int, end: int, name: Field) -> list[_Found]:
    """Those of the items, sorted by :func:`place_in_text`, that lie within this stretch."""
    found: list[_Found] = []
    for place in range(bisect_left(items, (name == "text", start), key=place_in_text), len(items)):
        item = items[place]
        if item.field != name or item.start >= end:
            break
        if item.end <= end:
            found.append(item)
    return found
