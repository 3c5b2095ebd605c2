"""Whom an act is laid to where its own clause names nobody: those named just before, or who governs the story."""

from __future__ import annotations

from collections import Counter

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Token
from briefing_tui.extraction.reading import Reading

__all__ = ["authority", "both_of"]

_BACK = 4
"""Sentences that are looked back."""
_PAIRS = {"both": 2, "two": 2, "three": 3}
_ALIKE = {
    "people": "PERSON",
    "countries": "GPE",
    "firms": "ORG",
}
_KEY = "agenda authority"


def both_of(noun: Token, reading: Reading) -> tuple[str, ...]:
    """Who "the *two leaders*", "all *three parties*" are: as many of that sort as were named last.

    Empty where the noun names no such group or not enough of them were named.
    """
    number = next((_PAIRS[child.lower] for child in noun.children if child.lower in _PAIRS), 0)
    sort = next((name for name in _ALIKE if noun.lower in words("agenda", f"group_{name}")), None)
    if not number or sort is None:
        return ()
    found: list[str] = []
    for entity in _named_before(noun, reading):
        if entity.label == _ALIKE[sort]:
            name = reading.mentions.name_of(entity.root)
            if name not in found:
                found.append(name)
        if len(found) == number:
            return tuple(reversed(found))
    return ()


def _named_before(token: Token, reading: Reading) -> list[Entity]:
    """The names before a word, the nearest first."""
    here = token.sentence.index
    sentences = reading.story.sentences[max(0, here - _BACK) : here + 1]
    return [e for s in reversed(sentences) for e in reversed(s.entities) if e.end <= token.start]


def authority(one: Candidate, reading: Reading) -> str | None:
    """The office or body that the story lets act most often; a passive without agent is mostly its doing."""
    counts = reading.scratch.get(_KEY)
    if counts is None:
        counts = _authorities(reading)
        reading.scratch[_KEY] = counts
    assert isinstance(counts, list)
    undergoing = {token.lower for token in one.subject.subtree()} if one.subject is not None else set()
    return next((name for name in counts if not undergoing & set(name.lower().split())), None)


def _authorities(reading: Reading) -> list[str]:
    counts: Counter[str] = Counter()
    for sentence in reading.story.all_sentences:
        for token in sentence.tokens:
            if token.dep not in ("nsubj", "poss", "nsubjpass", "pobj"):
                continue
            if token.dep == "pobj" and token.head.dep != "agent":
                continue
            lemma = token.lemma.lower()
            if token.ent in ("ORG", "GPE") or lemma in words("agenda", "governing"):
                counts[reading.mentions.name_of(token)] += 1
    return [name for name, _ in counts.most_common()]
