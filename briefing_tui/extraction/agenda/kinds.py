"""What sort of matter an item is: by its verb, by the noun of a light verb, else by the way it is put."""

from __future__ import annotations

from functools import cache

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.parse import Token
from briefing_tui.model import Kind

__all__ = ["kind_of", "sort_of"]

_BY_CONSTRUCTION: dict[str, Kind] = {
    "demanded": "demand",
    "cancelled": "announcement",
    "own_event": "announcement",
    "scheduled": "event",
    "named": "event",
    "stated": "announcement",
}


def sort_of(candidate: Candidate) -> str:
    """The kind that the head and its object suggest, however they are put; *light* or *other* if none."""
    verbs, nouns = _tables()
    head = candidate.head
    lemma = head.lemma.lower()
    if candidate.nominal:
        return nouns.get(lemma, "other")
    light = lemma in words("agenda_kinds", "light")
    if not light and lemma in verbs:
        return verbs[lemma]
    for child in head.children:
        if child.dep in ("dobj", "nsubjpass", "attr") and child.lemma.lower() in nouns:
            return nouns[child.lemma.lower()]
    return verbs.get(lemma) or ("light" if light else "other")


def kind_of(candidate: Candidate, action: list[Token]) -> Kind:
    """The kind of an item with this action."""
    verbs, nouns = _tables()
    head = candidate.head
    lemma = head.lemma.lower()
    if candidate.nominal:
        return nouns.get(lemma) or _first_noun(action, nouns) or "event"
    if candidate.construction == "demanded" and candidate.carrier_lemma not in ("need", "have"):
        return "demand"
    if _wanted_of_another(candidate):
        return "demand"
    light = lemma in words("agenda_kinds", "light")
    if not light:
        particle = head.child("prt")
        phrasal = f"{lemma}_{particle.lower}" if particle is not None else lemma
        by_verb = verbs.get(phrasal) or verbs.get(lemma)
        if by_verb is not None:
            return by_verb
    if _judges(candidate):
        return "hearing"
    heads = [token for token in action if token.dep not in ("compound", "poss")]
    nearest = sorted(heads, key=lambda token: _steps(token, head))
    return _first_noun(nearest, nouns) or verbs.get(lemma) or _BY_CONSTRUCTION.get(candidate.construction, "pledge")


def _judges(candidate: Candidate) -> bool:
    """Whether a court or the like acts, or decides on the act: "The *court* will decide whether to block the sale"."""
    subjects = (candidate.subject, candidate.outer.subject if candidate.outer else None)
    return any(token is not None and token.lemma.lower() in words("agenda_kinds", "judges") for token in subjects)


def _steps(token: Token, head: Token) -> int:
    """How far a word hangs below the head."""
    steps = 0
    while token is not head and token.head is not token:
        token = token.head
        steps += 1
    return steps


def _wanted_of_another(candidate: Candidate) -> bool:
    """ "They want *the budget* to be capped": wanted, and not of oneself."""
    return candidate.carrier_lemma in ("want", "like") and candidate.head.child("nsubj", "nsubjpass") is not None


def _first_noun(action: list[Token], nouns: dict[str, Kind]) -> Kind | None:
    for token in action:
        if token.pos in ("NOUN", "PROPN"):
            kind = nouns.get(token.lemma.lower())
            if kind is not None:
                return kind
    return None


@cache
def _tables() -> tuple[dict[str, Kind], dict[str, Kind]]:
    verbs: dict[str, Kind] = {}
    nouns: dict[str, Kind] = {}
    for row in table("agenda_kinds"):
        for verb in row["verbs"].split():
            verbs.setdefault(verb, row["kind"])
        for noun in row["nouns"].split():
            nouns.setdefault(noun, row["kind"])
    return verbs, nouns
