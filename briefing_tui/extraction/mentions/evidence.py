"""Whether a name is a person's: evidence for and against, added up over all its mentions.

The model's label is one witness among several. Small models call ships, laws and firms PERSON and miss names from
outside the English-speaking world; a title, a known given name or an apposition with an office is worth more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.mentions.name import Name, Word, given_names
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.places import country_of

__all__ = ["persons"]

_ENOUGH = 1.5
"""Sum of the weights below from which a name counts as a person's."""

_PREFIXED = re.compile(r"(?:D|L|De|La|Le|Da|Ja|Ke)['’]?[A-Z][a-z]+$")
"""Given names made with a prefix: *LeBron*, *D'Angelo*, *DeAndre*."""

_LABELS = {
    "PERSON": 1.6,
    "ORG": -0.6,
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
    headlines = _Headlines()
    sure = {key for key, group in groups.items() if _weigh(group, titled, headlines) >= _ENOUGH}
    surnames = {groups[key][0].words[-1].lower.removeprefix("al-") for key in sure if len(groups[key][0].words) > 1}
    surnames |= {groups[key][0].words[0].lower for key in sure if len(groups[key][0].words) > 1}
    return [
        name
        for key, group in groups.items()
        for name in group
        if key in sure or (len(name.words) == 1 and key in surnames and _short_form(name))
    ]


def _short_form(name: Name) -> bool:
    """Whether a single word that is part of a person's name may stand for the person here."""
    if _impossible(name):
        return False
    if name.first.ent in ("GPE", "LOC", "FAC", "NORP") and country_of(name.text):
        return False
    before, after = name.opening.next(-1), name.last.next()
    if before is not None and before.lower in ("the", "in", "at") and name.first.ent not in ("PERSON", "ORG", ""):
        return False
    return after is None or after.lower not in words("people", "bodies") or not after.text[0].isupper()


def _weigh(group: list[Name], titled: set[str], headlines: _Headlines) -> float:
    name = group[0]
    if _impossible(name):
        return -9.0
    lead = max(_lead_evidence(one) for one in group)
    total = _label_evidence(group) + lead + max(_context_evidence(one) for one in group)
    if len(name.words) > 1:
        total += _shape_evidence(name)
        if name.words[-1].lower in titled:
            total += 1.5
    elif lead < 1.5:
        # A bare single word: only where the model is sure, or it is a given name.
        only = name.words[0].lower
        total -= 0.1 if only in given_names() or _steady(group) else 0.6
        if only in words("people", "famous"):
            total += 1.4
    if country_of(name.text):
        total -= 3.0
    if name.words[0].lower not in given_names() and all(headlines[one.sentence] for one in group):
        total -= 1.0
    return total


class _Headlines(dict[Sentence, bool]):
    """Whether every long word of a sentence is capitalised, so that capitals prove nothing; looked at once for each."""

    def __missing__(self, sentence: Sentence) -> bool:
        long = [token for token in sentence.tokens if len(token.text) > 3 and token.text.isalpha()]
        self[sentence] = len(long) > 2 and sum(token.text[0].isupper() for token in long) > 0.8 * len(long)
        return self[sentence]


def _steady(group: list[Name]) -> bool:
    """Whether the model calls a single word a person each time, and one who acts: the subject of a verb of saying."""
    if any(token.ent != "PERSON" for name in group for token in name.tokens):
        return False
    return any(
        name.last.dep in ("nsubj", "nsubjpass") and name.last.head.lemma.lower() in words("quotes", "speech")
        for name in group
    )


def _label_evidence(group: list[Name]) -> float:
    """What the model says, on the tokens that it labels at all."""
    labels = [_LABELS.get(token.ent, 0.0) for name in group for token in name.tokens if token.ent]
    return sum(labels) / len(labels) if labels else 0.0


def _shape_evidence(name: Name) -> float:
    """A given name or initials in front, or a given name of two syllables as Koreans and Chinese hyphenate it."""
    first, known = name.words[0], given_names()
    total = 0.0
    if first.lower in known or first.lower.split("-")[0] in known:
        total += 2.1
    elif first.is_initial or any(word.is_initial for word in name.words[1:-1]):
        total += 1.0
    elif any(word.lower in known for word in name.words[1:-1]):
        total += 0.6
    if any(_hyphenated_given(word) for word in name.words) or _PREFIXED.match(first.text):
        total += 1.2
    return total


def _hyphenated_given(word: Word) -> bool:
    parts = word.text.split("-")
    return len(parts) == 2 and parts[0].istitle() and parts[1].islower() and max(map(len, parts)) <= 6


def _impossible(name: Name) -> bool:
    parts = [word.lower for word in name.words]
    if " ".join(parts) in _namesakes() or any(sign.isdecimal() for part in parts for sign in part):
        return True
    bodies, known = words("people", "bodies"), given_names()
    if len(parts) == 1:
        only = name.words[0]
        if only.is_acronym or len(only.text) < 2:
            return True
        return parts[0] in bodies and not _honorific(name.lead)
    if all(word.is_initial for word in name.words):
        return True
    if parts[0] in bodies and parts[0] not in known and not _hyphenated_given(name.words[-1]) and parts[0] != "park":
        return True
    if any(part in bodies and part not in known for part in parts[1:]):
        # Frank Field, Jude Law: a surname, if a given name stands before it and the model agrees.
        return not (len(parts) == 2 and parts[0] in known and (name.last.ent == "PERSON" or _honorific(name.lead)))
    if parts[0] in words("people", "particles") and name.words[0].text[0].isupper() and parts[0] not in known:
        return parts[0] in ("la", "le", "el", "il", "der", "das", "les", "los", "las")
    return sum(word.is_acronym and not word.is_initial for word in name.words) * 2 > len(parts)


def _honorific(lead: list[Word]) -> bool:
    return bool(lead) and lead[-1].lower in words("people", "honorifics")


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in table("namesakes"))


def _lead_evidence(name: Name) -> float:
    if name.lead:
        last = name.lead[-1].lower
        if last in words("people", "named_things"):
            return -2.5
        if last in words("people", "honorifics"):
            return 2.5
        if last in words("people", "offices"):
            return 2.0 if last not in words("people", "ranks") or len(name.words) < 2 else 1.0
    before = name.opening.next(-1)
    if before is None:
        return 0.0
    if not name.lead and before.lower in words("people", "offices") and before.text.islower():
        if before.lower in words("people", "kin"):
            return 2.6
        if before.lower not in words("people", "also_bodies"):
            return 2.2
        return 2.0 if len(name.words) > 1 else 0.0
    if before.tag == "NNS" and before.lemma.lower() in words("people", "offices") and len(name.words) > 1:
        return 1.0
    if before.lower in words("people", "body_nouns"):
        return -1.0
    if before.lower in words("people", "named_things"):
        return -2.5
    if before.lower == "the":
        return -1.0
    if (
        len(name.words) > 1
        and not name.lead
        and before.tag == "NN"
        and before.head in name.tokens
        and before.dep == "compound"
    ):
        return 0.6
    return 0.0


def _context_evidence(name: Name) -> float:
    last = name.last
    after = last.next()
    total = 0.0
    before = name.opening.next(-1)
    if _stands_alone(name) or (before is not None and before.lower in ("by", ":", ";", "and") and _credited(name)):
        return -3.0
    if after is None:
        return total
    if after.lower in words("people", "postnominals"):
        total += 1.0
    if before is not None and before.text == "," and _ends_office_phrase(before):
        total += 1.0
    if after.text == "/" or (before is not None and before.text == "/"):
        return -2.0
    if after.lower == "contributed" and any(
        token.lower in words("people", "contributions") for token in after.subtree()
    ):
        return -3.0
    if (
        before is not None
        and before.lower in ("the", "'s", "’s", "bbc")
        and after.lower in words("people", "named_after")
    ):
        return -2.0
    if after.lower in ("who", "whose"):
        total += 1.0
    elif after.text == ",":
        following = last.next(2)
        if following is not None and (
            following.lower in ("who", "whose") or _aged(following) or _office_phrase(following)
        ):
            total += 1.0
    elif after.text == "(":
        following = last.next(2)
        if following is not None and _aged(following):
            total += 0.5
    elif after.lemma.lower() in words("attribution", "saying"):
        total += 0.5
    return total


def _stands_alone(name: Name) -> bool:
    """Whether nothing but marks stands beside the name in its line: a byline, a credit."""
    own = name.tokens
    lone = all(token in own for token in name.sentence.tokens if token.text[0].isalnum())
    return lone and name.sentence.field == "text"


def _credited(name: Name) -> bool:
    """Whether the sentence opens as a credit line does: *Reporting by …*, *Photograph: …*, *With assistance by …*."""
    return any(token.lower in words("people", "credits") for token in name.sentence.tokens[:3])


def _aged(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 2 and int(token.text) >= 13


def _ends_office_phrase(comma: Token) -> bool:
    """Whether the words before the comma are a noun phrase with an office: *the chairman of the board*, X."""
    step = comma.next(-1)
    for _ in range(8):
        if step is None or step.text in ",.;:" or step.pos in ("VERB", "AUX"):
            return False
        if step.lower in words("people", "offices") and step.tag in ("NN", "NNP"):
            return True
        step = step.next(-1)
    return False


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
