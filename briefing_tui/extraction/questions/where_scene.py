"""Whether the words around a place make it a scene: a goal, the venue of a speech, or no scene at all."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token

__all__ = ["is_caption", "scene"]

_CAPTION = 40
"""Tokens in which a caption shows that it is one."""
_AROUND = frozenset(("before", "after", "ahead", "following", "since"))


def scene(top: Token, tokens: list[Token], part: dict[str, float]) -> dict[str, float]:
    """Features of the words that govern a place.

    Args:
        top: the head of the phrase that it belongs to.
        tokens: of the place.
        part: its features as a part of the sentence.
    """
    found: dict[str, float] = {}
    governor = top.head.head if top.dep == "pobj" else top.head
    lemma = governor.lemma.lower()
    if _is_goal(top, governor, lemma):
        found["destination"] = 1.0
    if top.dep == "pobj" and "of location" in part and _is_talk(governor, lemma):
        found["venue of a talk"] = 1.0
    names = "modifier" in part and top.lemma.lower() in words("locations", "gatherings")
    if names:
        found["names a gathering"] = 1.0
    if _is_market(top, governor, part):
        found["market"] = 1.0
    if top.dep == "pobj" and governor.pos == "NOUN" and lemma in words("locations", "experts"):
        found["of a speaker"] = 1.0
    if top.dep == "pobj" and _is_here(top.head):
        found["here"] = 1.0
    if top.dep == "pobj" and _is_fronted(top.head):
        found["fronted"] = 1.0
    if "venue of a talk" not in found and any(
        up.lower in _AROUND and up.dep in ("prep", "advmod", "mark") for up in top.ancestors()
    ):
        found["around another event"] = 1.0
    if top.dep == "pobj" and top.head.lower == "on" and lemma not in words("locations", "assaults"):
        found["on a target"] = 1.0
    name = " ".join(t.lower for t in tokens)
    if name in words("locations", "seats") and "of location" not in part and not names:
        found["seat of power"] = 1.0
    return found


def _is_goal(top: Token, governor: Token, lemma: str) -> bool:
    """Whether someone goes there: "visiting *Oslo*", "flew to *Oslo*", "a trip to *Oslo*"."""
    if top.dep == "dobj":
        return lemma in words("locations", "visiting")
    if top.dep != "pobj" or top.head.lower not in ("to", "into", "at", "in", "of"):
        return False
    if governor.pos == "NOUN":
        return lemma in words("locations", "journeys") and top.head.lower in ("to", "of", "in")
    return lemma in words("locations", "motion") and top.head.lower in ("to", "into", "at", "in")


def _is_talk(governor: Token, lemma: str) -> bool:
    """Whether something is said or signed there: "in a speech in *Oslo*", "speaking in *Oslo*"."""
    return lemma in words("locations", "gatherings" if governor.pos in ("NOUN", "PROPN") else "speaking")


def _is_market(top: Token, governor: Token, part: dict[str, float]) -> bool:
    """Whether it names where shares or currencies are traded: "in late *Oslo* trade", "in early trading in *Oslo*"."""
    markets = words("locations", "markets")
    if "modifier" in part:
        return top.dep == "pobj" and top.lemma.lower() in markets
    return top.dep == "pobj" and "of location" in part and governor.lemma.lower() in markets


def _is_here(preposition: Token) -> bool:
    """Whether the reporter is there: "Rain fell *here in Oslo*"."""
    before = preposition.next(-1)
    return before is not None and before.lower == "here" and preposition.lower in ("in", "at")


def _is_fronted(preposition: Token) -> bool:
    """Whether it stands before the subject: "In *Oslo*, ministers agreed …", "In a speech in *Oslo*, …"."""
    governor = preposition.head
    if governor.dep == "pobj" and governor.lemma.lower() in words("locations", "gatherings"):
        preposition, governor = governor.head, governor.head.head
    if governor.pos not in ("VERB", "AUX") or preposition.i > governor.i:
        return False
    subject = governor.child("nsubj", "nsubjpass")
    return subject is not None and preposition.i < subject.i


def is_caption(sentence: Sentence) -> bool:
    """Whether it tells what a picture shows: "Sailors *are seen* in Oslo", "in this May 3 *file photo*"."""
    for token in sentence.tokens[:_CAPTION]:
        word = token.lower
        if word in words("locations", "pictures"):
            return True
        if word in ("seen", "pictured") and token.tag == "VBN":
            auxiliary = token.child("auxpass")
            return auxiliary is None or auxiliary.lower in ("is", "are")
    return False
