"""Seams: where a page's headline, captions and body were run together into one line.

A copied page often begins with its own headline, and a caption may run into the sentence behind it without a full
stop ("The pier at Hove The 40-year-old driver was unhurt"). Read as one sentence, both spoil the parse.
"""

from __future__ import annotations

import re

from briefing_tui.model import Span

__all__ = ["seams"]

_SHORTEST = 3
"""Words of a headline that is looked for; a shorter one may well open a sentence."""

_OPENERS = "The|An|This|These|They|He|She|It"
_GLUE = re.compile(rf"(?<=[a-z\])]) (?=(?:{_OPENERS}) [a-z0-9])")
_WORD = re.compile(r"\w+")


def seams(text: str, title: str | None) -> list[Span]:
    """Stretches to break at: the headline where the body repeats it, and the blank before a glued sentence."""
    start = _repeated(text, title) if title else 0
    head = [(0, start)] if start else []
    return head + [found.span() for found in _GLUE.finditer(text, start)]


def _repeated(text: str, title: str) -> int:
    """Where the body goes on behind its own headline; 0 if it doesn't open with it, or goes on with the sentence."""
    wanted = [word.casefold() for word in _WORD.findall(title)]
    if len(wanted) < _SHORTEST:
        return 0
    words = _WORD.finditer(text)
    end = 0
    for word in wanted:
        found = next(words, None)
        if found is None or found[0].casefold() != word:
            return 0
        end = found.end()
    after = re.compile(r"[.!?]?(?:\s*\n|\s+(?=[\"“‘'(]?[A-Z0-9]))").match(text, end)
    return after.end() if after else 0
