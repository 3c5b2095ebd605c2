"""Whether a name is a person's: evidence for and against, added up over all its mentions.

The model's label is one witness among several. Small models call ships, laws and firms PERSON and miss names from
outside the English-speaking world; a title, a known given name or an apposition with an office is worth more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.names import Name, Word, given_names
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places import country_of

__all__ = ["persons"]

_ENOUGH = 1.5
"""Sum of the weights below from which a name counts as a person's."""

_LABELS = {
    "PERSON": 1.6,
    "ORG": -1.0,
    "GPE": -1.0,
    "LOC": -1.2,
    "FAC": -1.5,
    "PRODUCT": -0.8,
    "LAW": -1.5,
    "EVENT": -1.5,
    "WORK_OF_ART": -1.0,
    "NORP": -1.5,
    "LANGUAGE": -1.5,
    "DATE": -1.0,
}


def persons(names: Iterable[Name]) -> list[Name]:
    """The candidates that name persons."""
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.words:
            groups[name.text.lower()].append(name)
    titled = {group[0].words[-1].lower for group in groups.values() if any(_honorific(name.lead) for name in group)}
    return [name for group in groups.values() if _weigh(group, titled) >= _ENOUGH for name in group]


def _weigh(group: list[Name], titled: set[str]) -> float:
    name = group[0]
    if _impossible(name):
        return -9.0
    labels = [_LABELS.get(token.ent, 0.0) for one in group for token in one.tokens]
    total = sum(labels) / len(labels)
    total += max(_lead_evidence(one) for one in group)
    total += max(_context_evidence(one) for one in group)
    if len(name.words) > 1:
        known = given_names()
        if name.words[0].lower in known or name.words[0].lower.split("-")[0] in known:
            total += 1.6
        elif name.words[0].is_initial or any(word.is_initial for word in name.words[1:-1]):
            total += 1.0
        if name.words[-1].lower in titled:
            total += 1.5
    elif max(_lead_evidence(one) for one in group) < 1.5:
        # A bare single word: only where the model is sure each time, or it is a given name.
        total -= 0.7 if name.words[0].lower not in given_names() else 0.2
    if country_of(name.text):
        total -= 3.0
    return total


def _impossible(name: Name) -> bool:
    parts = [word.lower for word in name.words]
    if any(part in words("people", "bodies") for part in parts[1:] if part not in given_names()):
        return True
    if len(parts) > 1 and parts[0] in words("people", "bodies") and parts[0] not in given_names():
        return True
    if all(word.is_initial for word in name.words):
        return True
    if len(parts) == 1:
        only = name.words[0]
        return only.is_acronym or len(only.text) < 2 or parts[0] in words("people", "bodies")
    return sum(word.is_acronym and not word.is_initial for word in name.words) * 2 > len(parts)


def _honorific(lead: list[Word]) -> bool:
    return bool(lead) and lead[-1].lower in words("people", "honorifics")


def _lead_evidence(name: Name) -> float:
    if name.lead:
        last = name.lead[-1].lower
        if last in words("people", "honorifics"):
            return 2.5
        if last in words("people", "offices"):
            return 2.0
    before = name.opening.next(-1)
    if before is None:
        return 0.0
    if not name.lead and before.lower in words("people", "offices") and before.text.islower():
        return 2.0
    if before.lower == "the":
        return -1.0
    if not name.lead and before.tag == "NN" and before.head in name.tokens and before.dep == "compound":
        return 0.6
    return 0.0


def _context_evidence(name: Name) -> float:
    last = name.last
    after = last.next()
    total = 0.0
    if after is None:
        return total
    if after.lower in ("who", "whose"):
        total += 1.0
    elif after.text == ",":
        following = last.next(2)
        if following is not None and following.lower in ("who", "whose"):
            total += 1.0
        elif following is not None and (_aged(following) or _office_phrase(following)):
            total += 1.0
    elif after.text == "(":
        following = last.next(2)
        if following is not None and _aged(following):
            total += 0.5
    elif after.lemma.lower() in words("attribution", "saying"):
        total += 0.5
    return total


def _aged(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 2 and 13 <= int(token.text)


def _office_phrase(token: Token) -> bool:
    """Whether an office noun stands among the next words, before any verb or comma."""
    step: Token | None = token
    for _ in range(7):
        if step is None or step.text in ",.;:" or step.pos in ("VERB", "AUX"):
            return False
        if step.lower in words("people", "offices") and step.pos in ("NOUN", "PROPN"):
            return True
        step = step.next()
    return False
