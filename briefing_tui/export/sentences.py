"""Numbers for the sentences of an article, so that a reader of an export can find the evidence.

A sentence ends at a line end, or at ``.``, ``!``, ``?`` or ``…`` (and the quotes and brackets that close with it)
before a space and an upper-case letter, a digit or an opening quote. Common abbreviations and single initials do
not end one. This counts the same on every machine and with every model.
"""

import re
from bisect import bisect_right
from functools import lru_cache

__all__ = ["sentence_number", "sentence_starts"]

_ABBREVIATIONS = frozenset(
    word
    for line in (
        "mr mrs ms dr prof sir st gen col lt maj capt sgt adm gov sen rep rev hon pres amb",
        "jan feb mar apr jun jul aug sep sept oct nov dec mt ft no vs jr sr inc ltd co dept est",
    )
    for word in line.split()
)

# Possessive, and begun only at the first mark of a run: linear also in a text of a million full stops.
_END = re.compile(r"""(?<![.!?…])([.!?…]++)["'”’»)\]]*+[ \t]++(?=["'“‘«(\[]*+[^\W_a-z])|\n\s*+""")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_WORD_LENGTH = 12
"""Characters looked at before a full stop; no abbreviation is longer."""


@lru_cache(maxsize=4)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the sentences of the text begin, in order; empty for a blank text."""
    lead = len(text) - len(text.lstrip())
    if lead == len(text):
        return ()
    ends = (end for end in _END.finditer(text, lead) if end[1] != "." or not _abbreviates(text, end.start()))
    return (lead, *(end.end() for end in ends if end.end() < len(text)))


def sentence_number(text: str, offset: int) -> int:
    """Which sentence of the text the offset lies in, counted from 1; 1 also before the first."""
    return max(1, bisect_right(sentence_starts(text), offset))


def _abbreviates(text: str, stop: int) -> bool:
    word = _LAST_WORD.search(text[max(0, stop - _WORD_LENGTH) : stop])
    if word is None:
        return False
    initial = len(word[0]) == 1 and word[0].isalpha()
    return initial or "." in word[0] or word[0].lower() in _ABBREVIATIONS
