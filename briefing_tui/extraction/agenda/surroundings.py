"""The words around a candidate, as features that are made and summed once a sentence.

A sentence has several candidates, and each sees all its words. So the words become features once, and a candidate
only tells which of them stand in its clause (*near*) and which around it (*far*).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.model import Span

__all__ = ["FAR", "NEAR", "SentenceWords", "Surroundings"]

NEAR, FAR = "near ", "far "
"""How the names of these features begin."""

_NUMBERS = frozenset(("MONEY", "CARDINAL", "DATE", "TIME", "PERCENT"))
_REACH = 60
"""Words of a sentence before and behind the clause that count: more would make run-on text costly."""


@dataclass(frozen=True, slots=True, eq=False)
class SentenceWords:
    """The words of one sentence as the classifier counts them, and where they begin."""

    starts: list[int]
    words: list[str]

    @classmethod
    def of(cls, sentence: Sentence) -> SentenceWords:
        """Those of a sentence, without its marks."""
        tokens = [token for token in sentence.tokens if token.pos != "PUNCT"]
        return cls([token.start for token in tokens], [_word(token) for token in tokens])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Which words of the sentence stand before, in and behind a clause."""

    words: SentenceWords
    far_before: tuple[int, int]
    near: tuple[int, int]
    far_behind: tuple[int, int]

    @classmethod
    def of(cls, clause: Span, words: SentenceWords) -> Surroundings:
        """The surroundings of a clause with these offsets."""
        first, last = bisect_left(words.starts, clause[0]), bisect_left(words.starts, clause[1])
        count = len(words.starts)
        return cls(
            words,
            (max(0, first - _REACH), first),
            (first, min(last, first + 2 * _REACH)),
            (last, min(last + _REACH, count)),
        )

    def features(self) -> list[str]:
        """All of them by name."""
        words = self.words.words
        (a, b), (c, d), (e, f) = self.far_before, self.near, self.far_behind
        return [FAR + word for word in words[a:b] + words[e:f]] + [NEAR + word for word in words[c:d]]


def _word(token: Token) -> str:
    """A word as the classifier counts it: names of people and numbers by their type, others by lemma."""
    if token.ent == "PERSON" or (token.ent in _NUMBERS and token.pos != "PROPN"):
        return token.ent
    return token.lemma.lower()
