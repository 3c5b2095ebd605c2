"""A role phrase, and which nouns are offices, occupations or descriptions of persons."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.model import Span

__all__ = ["LONGEST", "POST", "Role", "is_office", "is_offices", "is_person_noun"]

POST = 0.5
"""Weight of a role that is printed beside no name but used in its place."""
LONGEST = 16
"""Tokens in a role; what is longer is a clause."""

_AGENTIVE = (
    "ist",
    "loger",
    "logist",
    "grapher",
    "monger",
    "keeper",
    "maker",
    "holder",
    "owner",
    "worker",
    "goer",
    "eer",
)
"""Endings of nouns of occupation: Quirk et al. 1985, I.31-I.34."""
_GENDERED = ("man", "woman", "person", "enne", "stress")
_SHORTEST = 6
"""Letters of a word whose ending proves something: *list* and *beer* are no occupations."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase and where it stands."""

    span: Span
    head: Token
    """Its office noun."""
    weight: float
    """How well such a place usually names the office; more is better."""

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return [token for token in self.head.sentence.tokens if self.span[0] <= token.start < self.span[1]]

    @property
    def words(self) -> set[str]:
        """Its words, lower case."""
        return {token.lower for token in self.tokens if token.text[0].isalnum()}


def is_office(token: Token) -> bool:
    """Whether the word is a noun of office, rank or occupation, and no courtesy title."""
    lower = token.lower
    return lower in words("people", "offices") and lower not in words("people", "honorifics")


def is_offices(token: Token) -> bool:
    """Whether the word is the plural of one: *ministers*."""
    return token.tag in ("NNS", "NNPS") and token.lemma.lower() in words("people", "offices")


def is_person_noun(token: Token) -> bool:
    """Whether the word is an office, or a lower-case noun formed like one: *landowner*, *astrologer*, *guardsman*."""
    if is_office(token):
        return True
    if token.tag not in ("NN", "NNP") or not token.text.islower():
        return False
    formed = token.lower.endswith(_AGENTIVE) or token.lower.endswith(_GENDERED)
    return (formed and len(token.text) >= _SHORTEST) or token.lower in ("lord", "lady")
