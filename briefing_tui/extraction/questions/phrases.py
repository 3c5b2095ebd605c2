"""Where verb phrases begin and end.

A verb's subtree runs on into reasons, times and circumstances; the event itself is the verb with its complements.
"""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["COMPLEMENTS", "before_time", "full_end", "head_end", "innermost", "is_turn", "opening", "trimmed_end"]

COMPLEMENTS = frozenset(("dobj", "obj", "attr", "acomp", "oprd", "xcomp", "prt", "dative", "neg"))
_OPENING = frozenset(('"', "“", "‘", "'"))
_CLOSING = frozenset(('"', "”", "’", "'"))
_BREAKS = frozenset(("advcl", "relcl", "conj", "cc", "parataxis", "mark"))


def opening(clause: Clause) -> Token:
    """The first auxiliary, negation or adverb in an unbroken row before the verb."""
    first = clause.verb
    own = set(clause.auxiliaries) | {c for c in clause.verb.children if c.dep in ("neg", "advmod", "aux", "auxpass")}
    while (before := first.next(-1)) is not None and before in own:
        first = before
    while first is not clause.verb and first.dep == "advmod":
        after = first.next()
        if after is None:
            break
        first = after
    return first


def is_turn(child: Token) -> bool:
    """Whether the event ends before this dependent of its verb."""
    if child.dep in _BREAKS:
        return True
    if child.dep == "punct":
        return child.text not in ("-", '"', "'", "“", "”", "‘", "’", "(", ")")
    return child.dep in ("prep", "advmod", "mark") and child.lower in words("questions", "turns")


def before_time(verb: Token, last: Token) -> Token:
    """The end of a verb phrase before its time, which answers *when*: "will open a school | on Friday in the town".

    A time right behind the verb stays, since the object may follow it.
    """
    step = verb.next()
    while step is not None and step.i <= last.i:
        before = step.next(-1)
        head = step.child("pobj") if step.dep == "prep" else step if step.dep == "npadvmod" else None
        told = head is not None and head.ent in ("DATE", "TIME") and step.head.pos in ("VERB", "AUX", "ADJ", "NOUN")
        if told and before is not None and before.i > verb.i:
            return before
        step = step.next()
    return last


def trimmed_end(verb: Token) -> Token:
    """The end of the object's phrase before a second phrase that hangs on it ("a deal on debt | with the bank")."""
    last = verb
    while (below := last.child("dobj", "attr", "oprd", "acomp", "xcomp")) is not None and below.i > last.i:
        last = below
        if last.pos not in ("VERB", "AUX"):
            break
    if last.pos in ("VERB", "AUX"):
        return last
    first = next((c for c in last.children if c.i > last.i and c.dep == "prep"), None)
    inner = first.child("pobj") if first is not None else None
    return inner if inner is not None else last


def head_end(child: Token) -> Token:
    """The last head of a complement: itself, or the object of the verb it is."""
    while child.pos in ("VERB", "AUX"):
        below = [c for c in child.children if c.i > child.i and c.dep in COMPLEMENTS]
        if not below:
            break
        child = below[-1]
    return child


def full_end(child: Token) -> Token:
    """The last token of a complement, without clauses and turns behind it."""
    last: Token = child
    below: Token | None = child
    while below is not None:
        last = below
        below = _last_part(last)
    after = last.next()
    if after is not None and after.text in _CLOSING and any(t.text in _OPENING for t in child.subtree()):
        return after
    return last


def _last_part(phrase: Token) -> Token | None:
    """The last dependent behind the head of a phrase that still belongs to it."""
    found: Token | None = None
    for below in phrase.children:
        if below.i < phrase.i:
            continue
        if below.dep == "punct":
            if below.text in (",", ";", ":", "--", "–", "—"):
                break
            continue
        turns = below.dep in ("prep", "mark") and below.lower in words("questions", "turns")
        if turns or below.dep in ("relcl", "advcl", "parataxis", "appos"):
            break
        if below.dep in ("cc", "conj") and (below.pos == "VERB" or phrase.pos == "VERB"):
            break
        if below.dep != "cc":
            found = below
    return found


def innermost(verb: Token) -> Token:
    """The last verb of a chain such as "is set to start to build"."""
    step = verb
    while (below := step.child("xcomp", "acomp")) is not None and below.i > step.i:
        step = below
        if step.pos == "VERB":
            verb = step
    return verb
