"""Page furniture: what a web page puts around and inside an article, found so that nothing is read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing_tui.extraction.cues import table
from briefing_tui.model import Span

__all__ = ["furniture"]

_COUNTER = re.compile(r"(?<![\w/])(\d{1,3})/(\d{1,3})(?![\w/])")
_CREDIT = re.compile(r"\b(?:Getty Images|Getty|PA Wire|PA wire|PA|AP|AFP|EPA|Reuters|Rex)\b|\n")
_CAPTION = 400
"""Characters of a picture's caption, at most."""


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("furniture")), re.MULTILINE)


def furniture(text: str) -> list[Span]:
    """Stretches of the text that are share bars, credits, galleries, sign-up boxes and the like.

    Sorted, not overlapping, neighbours joined. The patterns stand in ``data/furniture.toml``, each with an
    example. Captions stay: they say when and where.
    """
    found = [match.span() for match in _patterns().finditer(text) if match.group()]
    found += _galleries(text)
    found.sort()
    joined: list[Span] = []
    for start, end in found:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _galleries(text: str) -> Iterator[Span]:
    """Picture galleries that became running text: "1/3 The harbour Getty 2/3 The ferry PA 3/3 …".

    Each counter opens a caption that ends at the next one; the last at its credit.
    """
    begun: tuple[int, int, int] | None = None
    for found in _COUNTER.finditer(text):
        number, of = int(found[1]), int(found[2])
        if begun is not None and (number, of) == (begun[1] + 1, begun[2]) and found.start() - begun[0] <= _CAPTION:
            yield (begun[0], found.start())
            begun = (found.start(), number, of)
            if number == of:
                credit = _CREDIT.search(text, found.end(), found.end() + _CAPTION)
                yield (found.start(), credit.end() if credit else found.end())
                begun = None
        elif number == 1 and of > 1:
            begun = (found.start(), 1, of)
