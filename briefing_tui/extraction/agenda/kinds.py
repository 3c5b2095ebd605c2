"""What sort of matter an item is: by its verb, by the noun of a light verb, else by the way it is put."""

from __future__ import annotations

from functools import cache

from briefing_tui.extraction.agenda.acts import by_phrase, by_single_verb, is_plain
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

_OVERRULED: tuple[Kind, ...] = ("announcement", "launch", "talks")
_OCCASIONS: tuple[Kind, ...] = ("meeting", "visit", "talks", "vote", "hearing", "event", "signing")
_PROMISED: tuple[Kind, ...] = ("announcement", "signing")
"""Kinds that who promises the act does not yet carry out: "promised to *release* the drivers"."""
_UNDER_WAY: tuple[Kind, ...] = ("talks", "negotiation", "hearing", "vote")
_OBJECTS = ("dobj", "nsubjpass")
_LIGHT_REACH = 3
"""How far below a light verb the noun may stand that names the act; a full verb names it with its object alone."""


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
    called_off = _called_off(candidate, nouns)
    if called_off is not None:
        return called_off
    if candidate.construction == "demanded" and candidate.carrier_lemma not in ("need", "have"):
        if _required(candidate) and lemma in verbs:
            return verbs[lemma]
        return "hearing" if _judges(candidate) and lemma == "order" else "demand"
    if _wanted_of_another(candidate):
        return "demand"
    if _begins_by_itself(candidate) and candidate.subject is not None:
        by_subject = nouns.get(candidate.subject.lemma.lower())
        if by_subject is not None:
            return by_subject
    light = lemma in words("agenda_kinds", "light")
    undergoing = candidate.subject if candidate.clause is not None and candidate.clause.passive else None
    by_words = by_phrase(head, undergoing) or (None if light else _by_verb(candidate, nouns))
    if by_words is not None:
        return by_words
    if _judges(candidate):
        return "hearing"
    if candidate.carrier_lemma in ("decide", "decision"):
        return "announcement"
    if candidate.carrier_lemma in ("talk", "negotiation"):
        return "negotiation"
    by_way = _BY_CONSTRUCTION.get(candidate.construction, "pledge")
    if not light and is_plain(lemma):
        return by_way
    reach = _LIGHT_REACH if light else 1
    heads = [token for token in action if token.dep not in ("compound", "poss") and _steps(token, head) <= reach]
    nearest = sorted(heads, key=lambda token: _steps(token, head))
    by_light = verbs.get(lemma) if light else None
    if lemma == "decide":
        by_light = "announcement"
    return _first_noun(nearest, nouns) or by_light or by_way


def _required(candidate: Candidate) -> bool:
    """ "The treaty must be *ratified* by parliament": the next step of a procedure, asked of nobody."""
    clause = candidate.clause
    return clause is not None and clause.passive and _tables()[0].get(candidate.lemma) in ("vote", "signing")


def _called_off(candidate: Candidate, nouns: dict[str, Kind]) -> Kind | None:
    """ "They cancelled a *summit*": an occasion that is called off stays what it was."""
    if candidate.construction != "cancelled" or candidate.carrier is not None:
        return None
    kinds = (nouns.get(noun.lemma.lower()) for noun in candidate.head.children_by(*_OBJECTS))
    return next((kind for kind in kinds if kind in _OCCASIONS), None)


def _begins_by_itself(candidate: Candidate) -> bool:
    """ "The *talks* open on Monday": the subject is what happens."""
    return candidate.lemma in words("agenda", "aspect") and candidate.head.child("dobj") is None


def _by_verb(candidate: Candidate, nouns: dict[str, Kind]) -> Kind | None:
    """By the verb alone, but for what its object or a promise makes of it."""
    head = candidate.head
    kind = by_single_verb(head.lemma.lower())
    if kind == "meeting" and _meets_a_thing(head):
        return None
    if kind in _OVERRULED and any(_bargained(child) for child in head.children if child.dep in _OBJECTS):
        return "negotiation"
    if kind == "launch":
        return _opened(head, nouns) or kind
    if kind in _PROMISED and candidate.carrier_lemma in words("agenda_kinds", "promises"):
        return "pledge"
    return kind


def _opened(head: Token, nouns: dict[str, Kind]) -> Kind | None:
    """ "They reopened *talks*": what goes on once it is opened."""
    kinds = (nouns.get(noun.lemma.lower()) for noun in head.children_by(*_OBJECTS))
    return next((kind for kind in kinds if kind in _UNDER_WAY), None)


def _meets_a_thing(head: Token) -> bool:
    """ "*meet* the target": no encounter."""
    objects = head.children_by("dobj")
    return head.lemma.lower() == "meet" and any(o.lemma.lower() in words("agenda", "things") for o in objects)


def _bargained(noun: Token) -> bool:
    """Whether an offer or the like is one in a takeover: "rejected a *takeover bid*"."""
    if noun.tag == "NNS":
        return False
    named = (noun, *noun.children_by("compound"))
    return any(token.lemma.lower() in words("agenda_kinds", "takeovers") for token in named)


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
    """ "They want *the budget* to be capped", "It wants *better protection*": wanted, and not of oneself."""
    head = candidate.head
    if candidate.carrier_lemma in ("want", "like"):
        return head.child("nsubj", "nsubjpass") is not None
    return head.lemma.lower() == "want" and head.child("dobj") is not None


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
