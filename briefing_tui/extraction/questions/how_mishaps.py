"""How harm came about: what fell, what went off, what ran into what, and the weapon that is the subject of the harm.

Levin 1993 §18.1 (*hit* verbs), §47.8 (contact) and the element *Instrument* as subject, §3.3; FrameNet frames Impact,
Motion_directional and Cause_harm.
"""

from __future__ import annotations

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.phrases import full_end

__all__ = ["mishap"]

_SUBJECTS = ("nsubj", "nsubjpass")
_AGAINST = ("into", "at", "with", "through", "onto")
_PARTICLES = {"come": "down", "go": "off", "blow": "up"}
_OCCASIONS = ("when", "after", "as")


def mishap(verb: Token) -> tuple[str, Token, Token] | None:
    """The construction of harm that a verb stands in, with its first and last token."""
    lemma = verb.lemma.lower()
    if lemma in words("events", "harming"):
        return _instrument(verb)
    if lemma in words("means", "befalling") and verb.dep == "advcl":
        return _befalls(verb, lemma)
    return _collision(verb, lemma) if lemma in words("means", "collisions") else None


def _instrument(verb: Token) -> tuple[str, Token, Token] | None:
    """A weapon as the subject of the harm it does: "*a suicide truck bomb* killed nine people"."""
    weapon = verb.child("nsubj")
    if weapon is None or weapon.lemma.lower() not in words("means", "tools") or verb.child("dobj") is None:
        return None
    before = [token for token in phrase_tokens(weapon) if token.i < weapon.i]
    return ("weapon that harms", before[0], weapon) if weapon.child("compound", "amod") is not None else None


def _befalls(verb: Token, lemma: str) -> tuple[str, Token, Token] | None:
    """What fell or went off, in a clause of the occasion: "when *a tree came down on her car*"."""
    thing, mark = verb.child("nsubj"), verb.child("mark", "advmod")
    if thing is None or mark is None or mark.lower not in _OCCASIONS or mark.i > thing.i:
        return None
    particle = _PARTICLES.get(lemma)
    after = verb.next()
    if particle is not None and (after is None or after.lower != particle):
        return None
    noun = thing.lemma.lower()
    if noun not in words("means", "falling") and noun not in words("means", "tools"):
        return None
    return ("thing that falls", phrase_tokens(thing)[0], _behind(verb))


def _collision(verb: Token, lemma: str) -> tuple[str, Token, Token] | None:
    """What ran into what: "*collided with a truck*", "*was driven at the gate*", "*drove a van into a crowd*"."""
    driven = lemma == "drive"
    subject, moved = verb.child(*_SUBJECTS), verb.child("dobj")
    against = next((c for c in verb.children if c.i > verb.i and c.dep == "prep" and c.lower in _AGAINST), None)
    if against is None or (moved is None and against is not verb.next()):
        return None
    hit = against.child("pobj")
    if hit is None or hit.ent in ("DATE", "TIME", "GPE", "MONEY", "PERCENT", "CARDINAL"):
        return None
    if moved is not None or driven:
        carrier = moved if moved is not None else subject if verb.child("auxpass") is not None else None
        if carrier is None or carrier.lemma.lower() not in words("means", "carriers") or against.lower == "with":
            return None
    return ("collision", verb, hit)


def _behind(verb: Token) -> Token:
    """The verb with the particle and the first phrase behind it, times apart."""
    last = verb
    for child in verb.children:
        if child.i < verb.i:
            continue
        inner = child.child("pobj") if child.dep == "prep" else child
        timed = inner is not None and inner.ent in ("DATE", "TIME")
        if child.dep not in ("prt", "prep", "dobj", "advmod") or timed:
            break
        last = full_end(child)
        if child.dep in ("prep", "dobj"):
            break
    return last
