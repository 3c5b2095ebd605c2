"""Filing lines: who filed the report, from where and when, in bylines and datelines at the head of a text.

They are no part of what the story tells, so they are kept apart from its sentences. Their place hints at where, their
date at when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.extraction.bylines import byline
from briefing_tui.extraction.datelines import dateline, signed
from briefing_tui.model import Span

__all__ = ["Filing", "filings"]

_HEAD = 1_500
"""Characters of a text in which filing lines are looked for."""
_OTHERS = 6
"""Lines of other text (title, teaser, highlights) that may stand before them."""
_PROSE = 150
"""Characters of a line that is prose: the story has begun."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A byline or dateline."""

    span: Span
    """Up to the sentence that it stands before."""
    place: Span | None = None
    """Where the report was filed."""
    date: Span | None = None
    """When it was filed, often without a year."""


def filings(text: str) -> list[Filing]:
    """The filing lines at the head of a text, in order; a dateline is the last of them."""
    found: list[Filing] = []
    others = 0
    for start, end in _lines(text, found):
        if (line := byline(text, start)) is not None:
            found.append(_filing(line))
            continue
        if (last := dateline(text, start)) is not None:
            return [*found, _filing(last)]
        others += 1
        if end - start > _PROSE or others == _OTHERS:
            late = signed(text, start, min(len(text), _HEAD))
            return [*found, _filing(late)] if late is not None else found
    return found


def _lines(text: str, found: list[Filing]) -> Iterator[Span]:
    """The lines at the head of a text; what stands behind a filing line in the same line is one, too."""
    place = 0
    while True:
        while place < len(text) and text[place].isspace():
            place += 1
        if place >= min(len(text), _HEAD):
            return
        end = text.find("\n", place)
        end = end if end >= 0 else len(text)
        known = len(found)
        yield (place, end)
        place = found[-1].span[1] if len(found) > known else end


def _filing(line: re.Match[str]) -> Filing:
    def group(name: str) -> Span | None:
        return line.span(name) if line.groupdict().get(name) else None

    return Filing(line.span(), group("place"), group("date"))
