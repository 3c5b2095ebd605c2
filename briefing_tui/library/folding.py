"""Words as the full-text index sees them: lower case, without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["spans", "words"]

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(_folded(text))


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text, each with its start and end in it."""
    folded = _folded(text)
    for found in _WORD.finditer(folded):
        yield found[0], found.start(), found.end()


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    # One for one, so that offsets stay true; what has no such form keeps its own.
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter
