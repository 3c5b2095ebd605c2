"""The action of an item: a short verb phrase of words that stand in its evidence."""

from __future__ import annotations

import re

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.agenda.people import is_party
from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.parse import Token

__all__ = ["action_tokens", "render"]

_LIMIT = 16
"""Words of an action, at most."""
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'&.]*")
_SUM = re.compile(r"(?<=\d)(m|bn|tn|k)\.$")
"""A sum at the end of its sentence, whose mark the parser takes for one of an abbreviation."""
_COMPLEMENTS = ("prt", "dobj", "attr", "dative", "oprd", "acomp", "prep", "agent", "xcomp", "ccomp", "obj")
_OBJECTS = ("dobj", "attr", "obj", "xcomp", "ccomp")
_IDIOMATIC = ("effect", "place")
_LATER = ("relcl", "advcl", "appos", "parataxis")
_DOUBLE = str.maketrans("", "", '"“”')
_TIMES = ("DATE", "TIME")
_OPEN = ("ADP", "DET", "PUNCT", "CCONJ", "PART", "SCONJ")
"""What cannot end a phrase."""
_BOUND = ("dobj", "pobj", "pcomp", "xcomp", "ccomp", "attr", "acomp", "oprd", "obj", "prt")
"""What its verb or preposition cannot do without."""


def action_tokens(candidate: Candidate) -> list[Token]:
    """The words of the action, in the order in which they read.

    A verb is followed by its complements, without dates, relative clauses and asides; what undergoes a passive or
    an intransitive event follows behind a colon (see :func:`render`).
    """
    if candidate.nominal:
        return _cut(_trimmed(phrase_tokens(candidate.head)))
    verb = candidate.head
    clause = candidate.clause
    own: list[Token] = [verb]
    be = verb.child("auxpass")
    if be is not None and be.lower == "be":
        own.append(be)
    for child in verb.children:
        if child.i < verb.i or child.dep not in _COMPLEMENTS or _is_time(child):
            continue
        own += _shallow(child)
    own = _cut(_without_sums(sorted(own, key=_position)))
    assert clause is not None
    subject = candidate.subject
    antecedent = _antecedent(verb) if len(own) == 1 or _stands_for_object(verb) else None
    taken_up = antecedent is not None and antecedent is not subject and not is_party(antecedent)
    if taken_up:
        subject = antecedent
    elif _defined_by(candidate):
        return own
    if subject is None or subject.sentence is not verb.sentence or subject.pos not in ("NOUN", "PROPN"):
        return own
    if taken_up or clause.passive or not (is_party(subject) or _has_object(verb)):
        inside = {token.i for token in own}
        undergoing = [token for token in _trimmed(phrase_tokens(subject)) if token.i not in inside]
        own = _cut(own, _LIMIT - min(8, _count(undergoing)))
        own = own + _cut(undergoing, _LIMIT - _count(own))
    return own


def _has_object(verb: Token) -> bool:
    """Whether something is acted on: not in *take effect*, where verb and noun are one."""
    return any(child.dep in _OBJECTS and child.lower not in _IDIOMATIC for child in verb.children)


def _antecedent(verb: Token) -> Token | None:
    """What a bare verb in a relative clause is done to: "the *pledge* that they promised to keep"."""
    while verb.dep in ("xcomp", "ccomp") and verb.head is not verb:
        verb = verb.head
    return verb.head if verb.dep == "relcl" else None


def _stands_for_object(verb: Token) -> bool:
    return any(child.tag in ("WDT", "WP") for child in verb.children if child.dep in _OBJECTS and child.i < verb.i)


def _defined_by(candidate: Candidate) -> bool:
    """ "Their *job* is to build a bridge": the subject is no more than the act itself."""
    carrier, clause = candidate.carrier, candidate.clause
    return carrier is not None and carrier.lemma == "be" and clause is not None and not clause.passive


def _without_sums(tokens: list[Token]) -> list[Token]:
    """Without brackets that tell a sum once more in other money: "$54m (£28.85m)"."""
    kept: list[Token] = []
    inside: list[Token] = []
    for token in tokens:
        if inside or token.text == "(":
            inside.append(token)
            behind = token.next()
            closed = token.text == ")"
            if closed or not (behind is not None and behind in tokens):
                kept += () if any(t.text[0].isdigit() for t in inside) else inside
                inside = []
        else:
            kept.append(token)
    return kept + inside


def render(tokens: list[Token], text: str) -> str:
    """Print tokens: neighbours as they stand, a gap as one blank, a step back as a colon."""
    pieces: list[str] = []
    last: Token | None = None
    for token in tokens:
        if last is not None:
            if token.i == last.i + 1:
                pieces.append(" " if text[last.end : token.start] else "")
            else:
                pieces.append(": " if token.i < last.i else " ")
        pieces.append(token.text)
        last = token
    printed = "".join(pieces).strip(" ,;:-–—\"“”'‘’")
    printed = _SUM.sub(r"\1", printed)
    if last is not None and printed.count("(") > printed.count(")"):
        closed = text[last.end : last.end + 1] == ")"
        printed = f"{printed})" if closed else printed.replace("(", "", 1)
    return printed if _paired(printed) else printed.translate(_DOUBLE)


def _paired(printed: str) -> bool:
    return printed.count('"') % 2 == 0 and printed.count("“") == printed.count("”")


def _shallow(head: Token) -> list[Token]:
    """The subtree of a complement without relative clauses, asides and dates."""
    kept = [head]
    for child in head.children:
        if (child.dep in _LATER and not _belongs(child)) or _is_time(child):
            continue
        if child.dep == "acl" and child.tag not in ("VB",) and not any(c.lower == "to" for c in child.children):
            continue
        if child.dep in ("conj", "cc") and head.pos in ("VERB", "AUX"):
            continue
        kept += _shallow(child)
    return kept


def _belongs(apposition: Token) -> bool:
    """Whether an apposition is in brackets, or is the name that closely follows a title, as both do in
    "the foreign minister (FM) Ana Kos" (restrictive apposition: Huddleston & Pullum 2002, ch. 5 §14.3)."""
    if apposition.dep != "appos":
        return False
    first = apposition.subtree()[0]
    before = first.next(-1)
    if first.text == "(" or before is None or before.text == "(":
        return True
    return first.pos == "PROPN" and (before is apposition.head or before.text == ")")


def _is_time(token: Token) -> bool:
    behind = token.next()
    if behind is not None and behind.text == "-":
        return False
    if token.dep == "npadvmod" or (token.dep in ("prep", "agent") and token.children):
        inner = token if token.dep == "npadvmod" else token.child("pobj")
        return inner is not None and inner.ent in _TIMES
    return False


def _trimmed(tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and tokens[0].pos in ("DET", "PRON", "PUNCT"):
        tokens = tokens[1:]
    return tokens


def _position(token: Token) -> int:
    return token.i


def _count(tokens: list[Token]) -> int:
    return sum(len(_WORD.findall(token.text)) for token in tokens)


def _cut(tokens: list[Token], limit: int = _LIMIT) -> list[Token]:
    """The first words up to the limit, ending where a phrase ends."""
    kept: list[Token] = []
    room = limit
    for token in tokens:
        room -= len(_WORD.findall(token.text))
        if room < 0:
            break
        kept.append(token)
    beyond = tokens[len(kept) :]
    while len(kept) > 1 and (kept[-1].pos in _OPEN or (beyond and _torn(kept, beyond))):
        beyond = [kept.pop(), *beyond]
    return kept


def _torn(kept: list[Token], beyond: list[Token]) -> bool:
    """Whether a cut here parts a word from its head behind it, or a verb or preposition from its object."""
    inside = {token.i for token in kept}
    behind = {token.i for token in beyond}
    if any(token.head.i in behind for token in kept):
        return True
    return any(token.head.i in inside and token.dep in _BOUND for token in beyond)


def topic_tokens(candidate: Candidate, action: list[Token]) -> list[Token]:
    """What the act is about: the action without its verb, particle and leading preposition or determiner."""
    if candidate.nominal:
        return action
    rest = [t for t in action if t is not candidate.head and t.dep not in ("prt", "aux", "auxpass")]
    while rest and rest[0].pos in ("ADP", "DET", "PART", "SCONJ", "PUNCT"):
        rest = rest[1:]
    return rest
