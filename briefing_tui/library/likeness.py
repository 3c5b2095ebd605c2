"""How alike two articles are: the cosine of their TF-IDF vectors over title and first 200 words.

How rare a word is comes from ``data/frequencies.tsv.gz`` (made by ``scripts/count_words.py`` from annotated news, with
the number of articles in its first line), not from the library: an article's vector then never changes, and which
articles are copies of each other does not depend on the order in which they came.
"""

from __future__ import annotations

import gzip
import math
from collections import Counter
from functools import cache
from pathlib import Path

from briefing_tui.library.folding import words

__all__ = ["Vector", "heaviest", "likeness", "rarest", "vector"]

_DATA = Path(__file__).parent / "data" / "frequencies.tsv.gz"
_WORDS = 200
_CHARACTERS = 2_000
"""Enough for 200 words of any news text."""
_KEYS = 16
Vector = dict[str, float]
"""Word → weight, of length 1."""


@cache
def _rarity() -> tuple[dict[str, float], float]:
    """Inverse document frequency of the known words, and of one that is not known."""
    head, *lines = gzip.decompress(_DATA.read_bytes()).decode().splitlines()
    articles = int(head.split("\t")[1])
    counts = (line.split("\t") for line in lines)
    return {word: math.log((articles + 1) / (int(count) + 1)) for word, count in counts}, math.log(articles + 1)


def vector(title: str | None, text: str) -> Vector:
    """The article's vector; empty where it has no words."""
    known, unknown = _rarity()
    counts = Counter(words(f"{title or ''} {text[:_CHARACTERS]}")[:_WORDS])
    weights = {word: (1 + math.log(count)) * known.get(word, unknown) for word, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """Cosine of the two: 0 (nothing in common) to 1 (the same words as often)."""
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def rarest(one: Vector) -> list[int]:
    """Keys of the heaviest words, for the inverted index: copies of one text have most of them in common."""
    import hashlib  # not for every list: it loads OpenSSL

    return [int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest()) for word in heaviest(one, _KEYS)]


def heaviest(one: Vector, count: int) -> list[str]:
    """The words that tell most of an article."""
    # Of words that are equally rare, as all unknown ones are, the longest tell most.
    return sorted(one, key=lambda word: (-one[word], -len(word), word))[:count]
