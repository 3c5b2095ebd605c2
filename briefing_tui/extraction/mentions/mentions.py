"""Who is meant: the mentions of a story, and what can be asked of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_tui.extraction.clauses import phrase_span
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.story import Story
from briefing_tui.model import Field, Person, Span

__all__ = ["Mentions"]


@dataclass(slots=True)
class Mentions:
    """The people and bodies of a story."""

    people: tuple[Person, ...]
    """What the brief lists, most mentioned first; mention offsets count in the body."""
    story: Story
    by_token: dict[Token, Person] = field(default_factory=dict)
    """The person whom a token names or stands for."""

    def person_at(self, offset: int, name: Field = "text") -> Person | None:
        """The person whose mention (name, title or resolved pronoun) covers this offset."""
        for token, person in self.by_token.items():
            if token.start <= offset < token.end and token.sentence.field == name:
                return person
        return None

    def name_of(self, head: Token) -> str:
        """The fullest printed name of whom or what the noun phrase with this head means.

        A surname, title, acronym or pronoun gives the name it stands for where one reading is left; anything else
        its own noun phrase as printed.
        """
        person = self.by_token.get(head)
        if person is not None:
            return person.name
        return self.story.words(phrase_span(head), head.sentence.field)
