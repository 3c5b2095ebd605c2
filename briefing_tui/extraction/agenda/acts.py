"""Which kind the words of an act name: its verb, alone or with its particle, preposition and object."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.parse import Token
from briefing_tui.model import Kind

__all__ = ["by_phrase", "by_single_verb", "is_plain"]

_OBJECTS = ("dobj", "nsubjpass")


def by_phrase(verb: Token, undergoing: Token | None) -> Kind | None:
    """By the longest listed phrase of several words: *put to a vote*, *table a motion*, *look into*, *see X*.

    ``undergoing`` is what a passive is said of, where it does not hang from the verb: "a *motion* to be tabled".
    """
    phrases, _ = _listed()
    return max(_found(verb, undergoing, phrases), key=_length, default=(None, ""))[0]


def _found(verb: Token, undergoing: Token | None, phrases: dict[str, Kind]) -> Iterator[tuple[Kind, str]]:
    for phrase in _phrases(verb, undergoing):
        kind = phrases.get(phrase)
        if kind is not None:
            yield kind, phrase


def _length(found: tuple[Kind, str]) -> int:
    return found[1].count("_")


def by_single_verb(lemma: str) -> Kind | None:
    """By the verb alone."""
    return _listed()[1].get(lemma)


def is_plain(lemma: str) -> bool:
    """Whether the verb's object does not name the act: "*win* the election", "*cut* the tax bill"."""
    return lemma in words("agenda_acts", "plain")


def _phrases(verb: Token, undergoing: Token | None) -> Iterator[str]:
    """What a listed phrase could be, words joined by underscores."""
    stem = verb.lemma.lower()
    particle = verb.child("prt")
    if particle is not None:
        stem = f"{stem}_{particle.lower}"
        yield stem
    objects = verb.children_by(*_OBJECTS)
    if undergoing is not None:
        objects = [*objects, undergoing]
    for noun in objects:
        yield from _with_noun(stem, noun)
        for preposition in noun.children_by("prep"):
            yield from _with_preposition(stem, preposition)
            yield from _with_preposition(f"{stem}_{noun.lemma.lower()}", preposition)
    for preposition in verb.children_by("prep", "dative"):
        yield from _with_preposition(stem, preposition)


def _with_preposition(stem: str, preposition: Token) -> Iterator[str]:
    stem = f"{stem}_{preposition.lower}"
    yield stem
    noun = preposition.child("pobj")
    if noun is not None:
        yield from _with_noun(stem, noun)


def _with_noun(stem: str, noun: Token) -> Iterator[str]:
    lemma = noun.lemma.lower()
    yield f"{stem}_{lemma}"
    if noun.ent:
        yield f"{stem}_{noun.ent}"
    elif lemma in words("agenda", "officials"):
        yield f"{stem}_PERSON"


@cache
def _listed() -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Kinds by phrase and by single verb; the first entry of a verb holds."""
    phrases: dict[str, Kind] = {}
    verbs: dict[str, Kind] = {}
    rows = [(row["verbs"], row["kind"]) for row in table("agenda_kinds")]
    rows += [(row["acts"], row["kind"]) for row in table("agenda_acts")]
    for entries, kind in rows:
        for entry in entries.split():
            (phrases if "_" in entry else verbs).setdefault(entry, kind)
    return phrases, verbs
