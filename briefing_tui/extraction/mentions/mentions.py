"""Who is meant: the mentions of a story, and what can be asked of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from briefing_tui.extraction.constituents import phrase_span
from briefing_tui.extraction.mentions.reference import Reference
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.story import Story
from briefing_tui.model import Field, Person

__all__ = ["Mentions", "Party"]


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that can act: a person, an organisation, a country."""

    name: str
    """The fullest form printed, without *the*."""
    kind: Literal["person", "body", "country"]
    person: Person | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, of a country."""


@dataclass(slots=True, eq=False, repr=False)
class Mentions:
    """The people and bodies of a story."""

    people: tuple[Person, ...]
    """What the brief lists, most mentioned first; mention offsets count in the body."""
    story: Story
    parties: dict[Token, Party] = field(default_factory=dict)
    """Who a token of a name, or the head of a role beside it, means."""
    _reference: Reference | None = None
    _by_referent: dict[int, Party] = field(default_factory=dict)
    _spans: dict[Field, list[tuple[int, int, Person]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spans = {(t.sentence.field, t.start): (t.end, p.person) for t, p in self.parties.items() if p.person}
        spans |= {("text", a): (b, person) for person in self.people for a, b in person.mentions}
        self._spans = {"text": [], "title": []}
        for (name, start), (end, person) in sorted(spans.items(), key=lambda row: row[0]):
            self._spans[name].append((start, end, person))

    def person_at(self, offset: int, name: Field = "text") -> Person | None:
        """The person whose mention (name, title or resolved pronoun) covers this offset."""
        rows = self._spans[name]
        behind = bisect_right(rows, offset, key=lambda row: row[0])
        for start, end, person in reversed(rows[max(0, behind - 4) : behind]):
            if start <= offset < end:
                return person
        return None

    def entity_of(self, head: Token) -> Party | None:
        """Whom or what the noun phrase with this head means: a person, body or country named in the story."""
        party = self.parties.get(head)
        if party is None and self._reference is not None:
            referent = self._reference.of(head)
            party = self._by_referent.get(id(referent)) if referent is not None else None
        return party

    def name_of(self, head: Token) -> str:
        """The fullest printed name of whom or what the noun phrase with this head means.

        A surname, title, acronym or pronoun gives the name it stands for where one reading is left; anything else
        its own noun phrase as printed, without *the*.
        """
        party = self.entity_of(head)
        if party is not None:
            return party.name
        start, end = phrase_span(head)
        text = self.story.words((start, end), head.sentence.field).strip("\"“”‘’', ")
        if text[:4].lower() == "the ":
            text = text[4:]
        return text.removesuffix("'s").removesuffix("’s")
