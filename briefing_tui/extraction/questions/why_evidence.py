"""What speaks for a reason by its nature: what its noun names, what it hangs on, and where it ends."""

from __future__ import annotations

from functools import cache

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.stretches import Stretch
from briefing_tui.extraction.questions.words import key

__all__ = ["before_setting", "nature", "reasons"]

_NAMES = {
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "people",
    "DATE": "time",
    "TIME": "time",
}
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ure", "ance", "ence", "ism", "ing", "acy")
"""Endings of nouns that name acts, states and qualities (Quirk et al. 1985, app. I.33–40): what reasons are made of."""


@cache
def reasons() -> frozenset[str]:
    """The keys of the nouns that name reasons."""
    return frozenset(key(word) for word in words("causes", "reasons"))


def nature(stretch: Stretch, kind: str) -> dict[str, float]:
    """Whether it names a thing in the world or an act or state, and what its preposition hangs on.

    A place or a person is no reason: "through *the Gulf*", "over *northern Spain*". Behind a verb of judgement nearly
    anything is: "fined for *the leak*".
    """
    head, upper = stretch.head, stretch.upper
    found: dict[str, float] = {}
    if head.pos not in ("VERB", "AUX") and (head.pos == "PROPN" or head.ent):
        name = _NAMES.get(head.ent, "thing")
        found[f"is a {name}"] = 1.0
        found[f"is a {name}, {kind}"] = 1.0
    if stretch.form.endswith("phrase"):
        on = head.head.head.pos
        found[f"{stretch.cue} on {on}"] = 1.0
        found[f"{kind} on {on}"] = 1.0
    thing = head.pos in ("NOUN", "PROPN") and not head.lemma.lower().endswith(_ABSTRACT)
    if stretch.cue == "through" and thing and key(head.lower) not in reasons():
        found["through a thing"] = 1.0  # a way: "tore through a bakery"; a cause: "through negligence"
    if head.pos == "NOUN":
        if head.lemma.lower().endswith(_ABSTRACT):
            found["abstract"] = 1.0
            found[f"abstract, {kind}"] = 1.0
        if any(child.dep == "prep" for child in head.children):
            found["noun with complement"] = 1.0
    if upper is not None:
        verb = upper.verb.lemma.lower()
        if verb in words("causes", "judgements"):
            found["under judgement"] = 1.0
            found[f"{stretch.cue} under judgement"] = 1.0
        if verb in words("attribution", "saying"):
            found[f"{kind} under saying"] = 1.0
    return found


def before_setting(stretch: Stretch) -> Token:
    """The last token of a stretch without place and occasion behind it: "skidded on wet leaves | at Marlow"."""
    least = max(stretch.tokens[0].i, stretch.head.i) + 1
    if any(token.lower == "during" for token in stretch.tokens):
        least -= 1  # an occasion may stand right behind the head
    last = stretch.tokens[-1]
    while (before := _before_place(last)) is not None and before.i >= least:
        last = before
    return last


def _before_place(last: Token) -> Token | None:
    """The token before the phrase of place or occasion that ends here: "engine trouble | *during* the race"."""
    name = last
    while name.dep != "pobj" and name.pos == "PROPN" and name.dep == "compound":
        name = name.head
    preposition = name.head
    if name.dep == "pobj" and preposition.lower == "during" and preposition.head.pos in ("NOUN", "VERB"):
        return preposition.next(-1)
    if name.dep != "pobj" or preposition.lower not in words("questions", "located") or preposition.head.pos == "PROPN":
        return None
    if name.ent not in ("GPE", "LOC", "FAC", "DATE", "TIME") and (name.pos != "PROPN" or name.ent):
        return None
    before = preposition.next(-1)
    return None if before is None or before.pos in ("ADP", "CCONJ", "PUNCT", "DET") else before
