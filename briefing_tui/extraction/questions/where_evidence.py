"""What speaks for and against a place: its part in the clause, and what that clause tells."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import measure, position, stage, tie
from briefing_tui.extraction.questions.where_scene import is_caption, scene

__all__ = ["evidence", "is_sort"]

_ROLES = ("modifier", "of location", "of direction", "subject", "owner", "object")
_HYPOTHETICAL = ("may", "might", "would", "could")
_LONG = ("month", "season", "year", "decade", "interval")
"""Grains of time that tell of another year or season than the event's."""
_TIED = 0.25
"""Weight of a clause, as the main event, below which it tells something else."""
_SHORT = 6
"""Tokens from *of* to the end of the name behind it."""
_PICTURED = 4
"""Body sentences among which captions may stand."""


def evidence(root: Token, tokens: list[Token], event: MainEvent) -> dict[str, float]:
    """The features of a place given by these tokens."""
    top = _top(root)
    clause = event.clause_of(top)
    found = position(root.sentence, event) | measure(tokens, event) | tie(clause, event)
    found |= _part(root, top, event)
    found |= scene(top, tokens, found)
    if clause is not None:
        if clause.condition or clause.modal in _HYPOTHETICAL:
            found["hypothetical"] = 1.0
        if _is_of_another_time(clause, event):
            found["another time"] = 1.0
        if clause is not event.body_head and clause.verb.lemma.lower() in words("locations", "holdings"):
            found["what one has"] = 1.0
        says = clause.verb.lemma.lower() in words("attribution", "saying")
        if found["clause is event"] < _TIED and "in title" not in found and not says:
            found["off the event"] = 1.0
    if _is_base(tokens) or (clause is not None and clause.verb.lemma.lower() in words("questions", "dwelling")):
        found["origin"] = 1.0
    role = next((name for name in _ROLES if name in found), "other")
    found[f"as {role}, {stage(found)}"] = 1.0
    if "head clause" in found:
        found[f"as {role} of the event, {stage(found)}"] = 1.0
    sentence = root.sentence
    if sentence in event.reading.story.filed:
        found["dateline"] = 1.0
    if sentence.field == "text" and sentence.index < _PICTURED and is_caption(sentence):
        found["caption"] = 1.0
    if event.reading.quotes.covers(root.start) and sentence.field == "text":
        found["quoted"] = 1.0
    return found


def _top(root: Token) -> Token:
    """The noun whose part in the clause the place has: "in the *hub* of Hull" says as much as "in Hull"."""
    top = root
    while top.head is not top:
        if top.dep == "pobj" and is_sort(top.head.head, top):
            top = top.head.head
        elif top.dep in ("compound", "appos", "nmod", "conj"):
            top = top.head
        else:
            break
    return top


def is_sort(noun: Token, name: Token) -> bool:
    """Whether it tells what sort of place a name behind *of* is, in apposition (Quirk et al. 1985 §17.47)."""
    link = noun.next()
    if link is None or link.lower != "of" or noun.lemma.lower() not in words("sites", "sorts"):
        return False
    return name.i - link.i <= _SHORT and (noun.pos == "NOUN" or noun.sentence.field == "title")


def _is_of_another_time(clause: Clause, event: MainEvent) -> bool:
    """Whether its clause tells of a year or month that is not the event's: "He was shot *in Hull in 1987*"."""
    if clause is event.body_head or clause is event.title_head:
        return False
    start, end = clause.span
    return any(
        (time.grain in _LONG and time.sort == "date") or time.text.lower().startswith("last year")
        for time in event.reading.dates.within(start, end, clause.sentence.field)
    )


def _part(root: Token, top: Token, event: MainEvent) -> dict[str, float]:
    """Its part in the sentence."""
    found: dict[str, float] = {}
    if top is not root:
        found["modifier" if root.dep in ("compound", "nmod") else "inside " + root.dep] = 1.0
    if root.dep == "amod":
        found["modifier"] = 1.0
    if top.dep == "pobj" and ("modifier" not in found or _has_place(top)):
        found |= _as_object(top.head, event)
    elif top.dep in ("nsubj", "nsubjpass"):
        found["subject"] = 1.0
    elif top.dep == "poss":
        found["owner"] = 1.0
    elif top.dep == "dobj":
        found["object"] = 1.0
    return found


def _has_place(noun: Token) -> bool:
    """Whether the noun is somewhere, so that its modifier may say where: "the *Hull* office", not "the Hull accent"."""
    lists = (("sites", "nouns"), ("locations", "gatherings"), ("events", "nouns"))
    return any(noun.lemma.lower() in words(name, key) for name, key in lists)


def _as_object(preposition: Token, event: MainEvent) -> dict[str, float]:
    """What a preposition makes of its place."""
    located = preposition.lower in words("questions", "located")
    found = {"of location" if located else "of direction": 1.0, "prep " + preposition.lower: 1.0}
    holder = preposition.head
    found["on verb" if holder.pos in ("VERB", "AUX") else "on noun"] = 1.0
    word = event.keys.get(holder, "")
    if located and word and word in event.title_keys:
        found["holder in title"] = 1.0
    if _is_origin(preposition, holder):
        found["origin"] = 1.0
    return found


def _is_origin(preposition: Token, holder: Token) -> bool:
    """Whether it says where a person or thing is from: "Ada Moss, 41, *of* Hull", "the driver, *from* Hove"."""
    before = preposition.sentence.tokens[max(0, preposition.i - preposition.sentence.tokens[0].i - 1)]
    if preposition.lower == "from":
        return holder.pos in ("NOUN", "PROPN", "NUM") or before.text == ","
    return preposition.lower == "of" and (holder.ent == "PERSON" or before.text == ",")


def _is_base(tokens: list[Token]) -> bool:
    """Whether it says where a body has its seat: "*Hull*-based"."""
    last = tokens[-1]
    if last.lower.endswith("based") and len(last.text) > 5:
        return True
    hyphen = last.next()
    based = hyphen.next() if hyphen is not None and hyphen.text in ("-", "‑", "–") else None
    return last.lower == "based" or (based is not None and based.lower == "based")
