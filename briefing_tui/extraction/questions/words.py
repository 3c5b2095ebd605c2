"""Word keys: a rough stem under which inflected and derived forms of a word meet."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["content_keys", "key", "keys_of_text", "token_key"]

_SUFFIXES = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "ies",
    "ied",
    "er",
    "ed",
    "es",
    "al",
    "ly",
    "s",
    "e",
    "y",
)
_LENGTH = 7
"""Letters kept: enough to keep words apart, few enough that *derail* and *derailment* meet."""

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PART = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """The key of one word: lower case, without possessive and common endings, cut to a few letters."""
    word = word.lower()
    for mark in ("'s", "’s", "'", "’"):
        word = word.removesuffix(mark)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:_LENGTH]


def token_key(token: Token) -> str:
    """The key of a token, from its lemma; empty for function words and marks."""
    if token.pos not in _CONTENT:
        return ""
    lemma = token.lemma.lower()
    return "" if lemma in words("questions", "light") else key(lemma)


def keys_of_text(text: str) -> set[str]:
    """The keys of the longer words of an unparsed text."""
    return {one for word in text.split() for one in _longer(word)}


def content_keys(text: str) -> frozenset[str]:
    """The keys of all words and numbers of an unparsed text but those of the closed classes.

    By these two answers are compared: "the US" and "Britain" differ, "7 killed" and "seven killed" share a word.
    """
    written = text.lower().split()
    found = frozenset(one for word in written for one in _open(word))
    return found or frozenset(part for word in written for part in _PART.findall(word))


@lru_cache(maxsize=20_000)
def _longer(word: str) -> tuple[str, ...]:
    light = words("questions", "light")
    return tuple(key(part) for part in _WORD.findall(word) if len(part) > 2 and part.lower() not in light)


@lru_cache(maxsize=20_000)
def _open(word: str) -> tuple[str, ...]:
    closed = words("questions", "closed")
    return tuple(key(part) for part in _PART.findall(word) if part not in closed)
