"""What *they*, *it*, *the two* and *the airline* take up where no name answers them: a subject told just before.

Agenda items stand in a row of sentences about one actor ("Students … They have asked … They will …"). The subject of
a main clause is what the next one most likely goes on about (the backward-looking centre of Grosz, Joshi & Weinstein
1995), so the nearest subject that agrees in number is taken.
"""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.reading import Reading

__all__ = ["taken_up", "takes_up"]

_BACK = 3
"""Sentences that are looked back: farther, a description has mostly been given up for the name."""
_PLURAL = frozenset(("they", "them", "their", "both", "two", "three"))
_SINGULAR = frozenset(("it", "its"))
_SUBJECTS = ("nsubj", "nsubjpass")
_TIMES = ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY")


def takes_up(token: Token, reading: Reading) -> bool:
    """Whether the word only takes up something told before, and no name is known for it."""
    if reading.mentions.entity_of(token) is not None:
        return False
    if token.lower in _PLURAL:
        return token.pos in ("PRON", "NUM", "DET") and not token.children_by("prep")
    return token.lower in _SINGULAR or _is_described(token)


def _is_described(token: Token) -> bool:
    """ "The *airline*", "the *companies*": a body that nothing but its kind is told of."""
    lemma = token.lemma.lower()
    if token.pos != "NOUN" or lemma not in words("agenda", "taken_up"):
        return False
    children = [child for child in token.children if child.i < token.i]
    return len(children) == 1 and children[0].lower in ("the", "both")


def taken_up(token: Token, reading: Reading) -> Token | None:
    """The subject that the word takes up, or None."""
    plural = token.lower in _PLURAL or token.tag in ("NNS", "NNPS")
    here = token.sentence.index
    for sentence in reversed(reading.story.sentences[max(0, here - _BACK) : here + 1]):
        for subject in _subjects(sentence):
            if subject.start < token.start and _agrees(subject, token, plural, reading):
                return subject
    return None


def _subjects(sentence: Sentence) -> list[Token]:
    """The subjects of a sentence, the main clause's first."""
    found = [token for token in sentence.tokens if token.dep in _SUBJECTS]
    return sorted(found, key=lambda token: (not token.head.is_root, -token.i))


def _agrees(subject: Token, token: Token, plural: bool, reading: Reading) -> bool:
    if subject.ent in _TIMES or subject.pos not in ("NOUN", "PROPN"):
        return False
    if not plural:
        return _is_body(subject, token, reading)
    if token.pos == "NOUN" and subject.pos == "NOUN":
        return False
    if token.pos == "NUM" and not subject.children_by("conj"):
        return False
    many = subject.tag in ("NNS", "NNPS") or bool(subject.children_by("conj"))
    if subject.pos == "NOUN":
        return (many and _are_people(subject)) or subject.lower in ("police", "people")
    return many or subject.ent == "NORP" or subject.lower in words("agenda", "parties")


def _is_body(subject: Token, token: Token, reading: Reading) -> bool:
    """Whether a subject may be the body that is taken up: a name that is no person's, or a body by its kind."""
    party = reading.mentions.entity_of(subject)
    if party is not None and party.kind == "person":
        return False
    if (
        subject.tag == "NNPS"
        and not subject.children_by("compound")
        and subject.lower not in words("agenda", "parties")
    ):
        return False
    if subject.lower in words("agenda", "parties"):
        return True
    if token.lower == "party":
        return subject.ent == "NORP"
    if subject.pos == "PROPN":
        return party is None or party.kind == "body" or token.lower in _SINGULAR
    return token.lower in _SINGULAR and subject.lemma.lower() in words("agenda", "taken_up") and subject.tag == "NN"


def _are_people(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    if lemma in words("agenda", "events") or lemma in words("agenda", "things"):
        return False
    known = (
        lemma in words("agenda", "officials")
        or lemma in words("agenda", "bodies")
        or lemma in words("actors", "people")
    )
    return known or lemma.endswith(tuple(words("agenda", "actor_endings")))
