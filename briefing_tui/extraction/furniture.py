"""Page furniture: what a web page puts around and inside an article, found so that nothing is read from it."""

from __future__ import annotations

import re
from functools import cache

from briefing_tui.extraction.cues import table
from briefing_tui.model import Span

__all__ = ["furniture"]


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("furniture")), re.MULTILINE)


def furniture(text: str) -> list[Span]:
    """Stretches of the text that are share bars, credits, galleries, sign-up boxes and the like.

    Sorted, not overlapping. The patterns stand in ``data/furniture.toml``, each with an example.
    """
    return [found.span() for found in _patterns().finditer(text) if found.group()]
