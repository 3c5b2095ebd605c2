"""Which prepositional phrases state a means or a manner: each preposition asks for its nouns.

The same prepositions open agents, companions, places, times and amounts; see :mod:`.how_means` for the sources.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["SORTS"]

_TIMES = ("DATE", "TIME")
_PLACES = ("GPE", "LOC", "FAC")
_AMOUNTS = ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
_VERBS = ("VERB", "AUX")
_INDEFINITE = ("a", "an", "another", "one")
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ing", "acy")


def _by(preposition: Token, head: Token) -> str | None:
    if head.tag == "VBG":
        return "by doing"
    if not any(c.dep in ("det", "poss") for c in head.children):
        if head.lower in words("means", "vehicles"):
            return "by vehicle"
        if head.lower in words("means", "ways"):
            return "by a way"
    if head.ent in _TIMES or head.pos not in ("NOUN", "NUM", "SYM"):
        return None
    if head.lower in words("means", "tallies") or head.ent in _AMOUNTS:
        return "by a margin" if preposition.dep != "agent" or head.lower in words("means", "tallies") else None
    lemma = head.lemma.lower()
    if lemma in words("means", "falling"):
        fell = any(c.lower in ("falling", "fallen") for c in head.children)
        return "by a tool" if fell or preposition.head.lemma.lower() in words("events", "harming") else None
    return "by a tool" if lemma in words("means", "tools") or lemma in words("means", "blows") else None


def _with(preposition: Token, head: Token) -> str | None:
    before = preposition.next(-1)
    if preposition.head.lemma.lower() in words("means", "equipped") or (before is not None and before.tag == "RP"):
        return None  # told by the participle, or part of a phrasal verb: "press on with"
    lemma = head.lemma.lower()
    if preposition.head.lemma.lower() in words("means", "collisions"):
        return None  # the other one in a collision
    if lemma in words("means", "tools") or head.lower in words("means", "tools"):
        return "with a tool"
    if lemma in words("means", "aids"):
        return "with help"
    if (head.lower in words("means", "tallies") or lemma in words("means", "tallies")) and any(
        c.dep in ("nummod", "det", "amod") for c in head.children
    ):
        return "with a tally"
    verb = preposition.head.lemma.lower()
    if head.pos != "NOUN" or lemma in words("actors", "people") or lemma in words("actors", "bodies"):
        return None
    if verb in words("means", "contests"):
        return "with a deed"
    determiner = head.child("det", "poss")
    if preposition.head.pos != "VERB" or verb in words("means", "joined") or lemma in words("means", "abstracts"):
        return None
    if determiner is not None and determiner.lower not in _INDEFINITE:
        return None
    described = any(c.dep in ("amod", "compound", "nmod", "prep", "relcl", "acl") for c in head.children)
    return "with a thing" if described else None


def _through(preposition: Token, head: Token) -> str | None:
    if head.tag == "VBG" and head.pos == "VERB":
        return "by doing"
    if head.ent in _PLACES or head.ent in _TIMES or head.ent == "PERSON":
        return None
    if head.lower in words("means", "channels") or preposition.lower == "via":
        return "through a channel"
    if (
        head.pos != "NOUN"
        or head.lemma.lower() in words("sites", "nouns")
        or head.lemma.lower() in words("means", "states")
    ):
        return None
    if head.lower.endswith(_ABSTRACT):
        return "through an act"
    vague = head.child("det", "poss") is None
    moves = preposition.head.lemma.lower() in words("locations", "motion")
    return "through things" if vague and not moves and head.child("amod", "compound") is not None else None


def _in(preposition: Token, head: Token) -> str | None:
    lemma = head.lemma.lower()
    if head.lower in words("means", "privacy") and head.child("det", "poss") is None:
        return "by a way"
    if any(t.lemma.lower() in words("means", "hiding") for t in islice(preposition.ancestors(), 3)):
        known = any(c.dep == "det" and c.lower == "the" for c in head.children)
        return "hidden" if head.pos == "NOUN" and not head.ent and not known else None
    if head.lower in words("means", "payments"):
        return "in a payment"
    if lemma == "exchange" and head.child("prep") is not None:
        return "in exchange"
    determiner = head.child("det", "poss")
    definite = determiner is not None and determiner.lower not in _INDEFINITE
    if lemma in words("means", "extras"):
        return "in extra time"
    if definite or (determiner is None and head.tag != "NNS") or any(c.ent == "DATE" for c in head.children):
        return None
    if lemma in words("means", "vehicles") and _moves(preposition.head):
        return "in a vehicle"
    if lemma in words("means", "speeches"):
        return "in a speech"
    described = any(c.dep in ("amod", "compound", "nummod", "nmod", "acl") for c in head.children)
    if lemma in words("means", "media") or head.lower in words("means", "media"):
        return "in a described procedure" if described else "in a procedure"
    acts = preposition.head.pos == "VERB" and head.tag == "NN" and head.child("amod", "compound") is not None
    return "in a described act" if acts and not _is_setting(head) else None


def _is_setting(head: Token) -> bool:
    """Whether the noun names a place, a time, a body or a state, in which something is rather than is done."""
    lemma = head.lemma.lower()
    lists = (
        ("sites", "nouns"),
        ("questions", "units"),
        ("actors", "bodies"),
        ("means", "abstracts"),
        ("means", "states"),
    )
    return bool(head.ent) or any(lemma in words(*one) for one in lists)


def _at(preposition: Token, head: Token) -> str | None:
    return "by a way" if head.lower in words("means", "points") and head.child("det", "poss") is None else None


def _under(preposition: Token, head: Token) -> str | None:
    lemma = head.lemma.lower()
    arranged = lemma in words("means", "arrangements") and preposition.head.pos in _VERBS
    return "under an arrangement" if arranged and head.child("det", "poss", "compound", "amod") is not None else None


def _to(preposition: Token, head: Token) -> str | None:
    before = preposition.next(-1)
    return "thanks to" if before is not None and before.lower == "thanks" and head.pos == "NOUN" else None


def _on(preposition: Token, head: Token) -> str | None:
    determiner = head.child("det", "poss")
    if determiner is None:
        if head.lower in ("penalties", "aggregate"):
            return "in extra time"
        if head.lower in words("means", "airwaves"):
            return "through a channel"
        return "by vehicle" if head.lower in words("means", "mounts") else None
    if head.lower == "show" and any(c.lower == "of" and _shows_hands(c) for c in head.children):
        return "by a way"
    ridden = head.lemma.lower() in words("means", "vehicles") and determiner.lower in _INDEFINITE
    return "in a vehicle" if ridden and _moves(preposition.head) else None


def _shows_hands(of: Token) -> bool:
    shown = of.child("pobj")
    return shown is not None and shown.lower == "hands"


def _moves(verb: Token) -> bool:
    """Whether it is a verb of motion or carrying; a fire may break out *on a ferry*."""
    lemma = verb.lemma.lower()
    return lemma in words("locations", "motion") or lemma in words("means", "carrying")


def _for(preposition: Token, head: Token) -> str | None:
    if head.ent != "MONEY":
        return None
    near = islice(preposition.ancestors(), 3)
    return "for a price" if any(t.lemma.lower() in words("means", "trades") for t in near) else None


def _without(preposition: Token, head: Token) -> str | None:
    return "without" if preposition.head.pos in _VERBS and not head.ent else None


def _after(preposition: Token, head: Token) -> str | None:
    if head.tag == "VBG":
        return "after a method" if head.lemma.lower() in words("means", "methods") else "after doing"
    inner = [head, *(c for p in head.children if p.lower == "of" for c in p.children if c.dep == "pobj")]
    if any(t.lower in words("means", "efforts") for t in inner) and (len(inner) > 1 or head.child("amod", "compound")):
        return "after an effort"
    return None


SORTS: dict[str, Callable[[Token, Token], str | None]] = {
    "at": _at,
    "to": _to,
    "under": _under,
    "by": _by,
    "with": _with,
    "via": _through,
    "through": _through,
    "in": _in,
    "on": _on,
    "for": _for,
    "without": _without,
    "after": _after,
}
"""For each preposition, what sort of means it states with this complement; none if it states none."""
