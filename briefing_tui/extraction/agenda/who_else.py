"""Whom an act is laid to where its own clause names nobody: those named just before, or who governs the story."""

from __future__ import annotations

from collections import Counter

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Token
from briefing_tui.extraction.reading import Reading

__all__ = ["authority", "both_of", "in_view_of", "last_two"]

_BACK = 4
"""Sentences that are looked back."""
_PAIRS = {"both": 2, "two": 2, "three": 3}
_ALIKE = {
    "people": "PERSON",
    "countries": "GPE",
    "firms": "ORG",
}
_SOURCE_BACK = 2
"""Sentences back in which the source of a bare demand is sought."""
_KEY = "agenda authority"


def both_of(noun: Token, reading: Reading) -> tuple[str, ...]:
    """Who "the *two leaders*", "all *three parties*" are: as many of that sort as were named last.

    Empty where the noun names no such group or not enough of them were named.
    """
    number = next((_PAIRS[child.lower] for child in noun.children if child.lower in _PAIRS), 0)
    sort = next((name for name in _ALIKE if noun.lower in words("agenda", f"group_{name}")), None)
    if not number or sort is None:
        return ()
    return _last_named(noun, number, _ALIKE[sort], reading)


def last_two(pronoun: Token, reading: Reading) -> tuple[str, ...]:
    """Who *they* and *the two* are after "Kos met Novak", where no plural was told: the last two of one sort."""
    if pronoun.lower not in ("they", "both", "two", "three"):
        return ()
    number = _PAIRS.get(pronoun.lower, 2)
    return next(filter(None, (_last_named(pronoun, number, label, reading) for label in ("PERSON", "ORG"))), ())


def _last_named(token: Token, number: int, label: str, reading: Reading) -> tuple[str, ...]:
    """As many names of one sort as were told last, in the order of the text; empty where there are too few."""
    found: list[str] = []
    for entity in _named_before(token, reading):
        if _is_of_sort(entity, label, reading):
            name = reading.mentions.name_of(entity.root)
            if name not in found:
                found.append(name)
        if len(found) == number:
            return tuple(reversed(found))
    return ()


def _is_of_sort(entity: Entity, label: str, reading: Reading) -> bool:
    """Whether a name is a person's, a body's or a place's; the model's word counts where the story knows no person."""
    party = reading.mentions.entity_of(entity.root)
    if party is not None and party.kind == "person":
        return label == "PERSON"
    return entity.label == label


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
                # Of a country and its ministry, named as often, the ministry decides.
                counts[reading.mentions.name_of(token)] += 1 if token.ent == "GPE" else 2
    return [name for name, _ in counts.most_common()]


def in_view_of(one: Candidate, reading: Reading) -> str | None:
    """On whose word a bare "Ministers *should* …" stands: who was last told to say or ask something before it.

    Reports go on for sentences without naming their source again (free indirect speech: Quirk et al. 1985 §14.31).
    """
    here = one.head.sentence.index
    for sentence in reversed(reading.story.sentences[max(0, here - _SOURCE_BACK) : here]):
        for token in reversed(sentence.tokens):
            lemma = token.lemma.lower()
            if lemma not in words("attribution", "saying") and lemma not in words("agenda", "demand"):
                continue
            clause = reading.clauses.by_verb.get(token)
            subject = clause.actor if clause is not None and not clause.infinitive else None
            if subject is None:
                continue
            meant = reading.mentions.entity_of(subject)
            if meant is not None and meant.kind != "country":
                return meant.name
    return None
