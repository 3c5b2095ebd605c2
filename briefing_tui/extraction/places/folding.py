"""Names of places in the form they are looked up by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["bare", "fold"]

_PLAIN = str.maketrans(dict(zip("’‘ʻ–øØłŁđı", "'''-oOlLdi", strict=True)) | {"ß": "ss", "æ": "ae"})
_SAINT = re.compile(r"\b(?:st\.|saint) ")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Lower case, without accents and hyphens, single blanks, *St* for *Saint*."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_PLAIN))
        name = "".join(mark for mark in name if not unicodedata.combining(mark))
    name = " ".join(name.replace("-", " ").split()).lower()
    return _SAINT.sub("st ", name)


def bare(name: str) -> str:
    """Folded, without article and possessive."""
    return fold(name).removeprefix("the ").removesuffix("'s")
