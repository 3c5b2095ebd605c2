"""Content words cut to stems, coarse enough that *talks*, *talking* and *talked* agree."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_tui.extraction.cues import words

__all__ = ["stems"]

_SUFFIXES = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e")
_LENGTH = 5
_POSSESSIVE = re.compile(r"'s?$")


def stems(printed: Iterable[str]) -> list[str]:
    """The stems of these words in order, without function words and light verbs."""
    light = words("agenda", "function_words")
    lowers = (word.lower().strip(".'") for word in printed)
    return [_stem(word) for word in lowers if len(word) > 1 and word[0].isalnum() and word not in light]


def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:_LENGTH]
