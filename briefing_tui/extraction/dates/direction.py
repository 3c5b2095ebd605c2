"""Whether a time expression looks back or ahead, from the tense of the verb that governs it."""

from __future__ import annotations

from typing import Literal

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["Direction", "direction"]

Direction = Literal["past", "future", "open", "unknown"]
"""*open*: ahead of a verb in the past (*agreed to meet in May*), so ahead of or just behind publication."""

_BACK = frozenset({"since", "after", "following"})
_HAD = frozenset({"'d", "’d"})
_PRESENT = ("VBZ", "VBP")


def direction(token: Token) -> Direction:
    """Look at the words above the expression, up to the first verb that has a tense or a prospect."""
    planned = words("time", "future")
    ahead = words("time", "ahead")
    step = token
    while True:
        if step.dep in ("prep", "mark", "advmod", "pcomp") or step.pos in ("ADP", "SCONJ"):
            done_by = step.lower == "by" and (step.dep == "agent" or _past_main(step))
            if step.lower in ahead and not done_by:
                return "future"
            if step.lower == "to" and step.head.lemma in words("time", "postponing"):
                return "future"
            if step.lower in _BACK:
                return "past"
        if step.dep == "dobj" and step.head.lemma == "follow":
            return "past"
        if step.pos in ("VERB", "AUX"):
            found = _by_verb(step, planned)
            if found is not None:
                return found
        elif step.lemma in ("due", "set", "slated") and step.pos == "ADJ":
            return "future"
        if step.head is step:
            return "unknown"
        step = step.head


def _past_main(preposition: Token) -> bool:
    above = list(preposition.ancestors())
    return any(up.tag == "VBD" for up in above + [aux for up in above for aux in up.children_by("aux")])


def _by_verb(verb: Token, planned: frozenset[str]) -> Direction | None:
    """The direction that a verb gives, or None where its own form says nothing (a gerund, a bare infinitive)."""
    auxiliaries = verb.children_by("aux", "auxpass")
    lowers = {aux.lower for aux in auxiliaries}
    perfect = any(aux.lemma == "have" for aux in auxiliaries)
    if any(aux.tag == "MD" for aux in auxiliaries):
        had = len(auxiliaries) == 1 and lowers <= _HAD and verb.tag == "VBN"
        return "past" if perfect or had else "future"
    if verb.lemma in planned and (verb.tag == "VBN" or any(aux.lemma == "be" for aux in auxiliaries)):
        return "future"
    if "to" in lowers:
        return "past" if perfect else _by_infinitive(verb)
    finite = next((aux for aux in auxiliaries if aux.tag in ("VBD", *_PRESENT)), verb)
    if finite.tag == "VBD":
        prospect = finite.lemma == "be" and any(
            child.lemma in planned and child.pos not in ("NOUN", "PROPN") for child in verb.children
        )
        return "future" if prospect else "past"
    if finite.tag in _PRESENT:
        return _by_present(verb, finite, perfect)
    return "past" if verb.tag == "VBN" and not any(aux.tag == "VBG" for aux in auxiliaries) else None


def _by_infinitive(verb: Token) -> Direction | None:
    """*plans to meet* looks ahead; *managed to meet*, *flew in to meet* go by the verb above."""
    above = verb.head
    if verb.dep == "advcl" or (verb.dep == "xcomp" and above.lemma in words("time", "implicative")):
        return None
    return "open" if above.tag == "VBD" and above.lemma not in words("time", "future") else "future"


def _by_present(verb: Token, finite: Token, perfect: bool) -> Direction:
    looks = verb.lemma in words("time", "future")
    if perfect or (verb.lemma in words("attribution", "saying") and not looks):
        return "past"
    passive = verb.tag == "VBN" and finite is not verb
    return "unknown" if passive else "future"
