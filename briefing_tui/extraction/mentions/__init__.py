"""Who is who in a story: names, titles, acronyms and pronouns joined into people and bodies."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.clauses import phrase_span
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places import Places
from briefing_tui.extraction.story import Story
from briefing_tui.model import Field, Person

__all__ = ["Mentions", "find_mentions"]


@dataclass(slots=True)
class Mentions:
    """The people and bodies of a story."""

    people: tuple[Person, ...]
    """What the brief lists, most mentioned first; mention offsets count in the body."""
    story: Story

    def person_at(self, offset: int, name: Field = "text") -> Person | None:
        """The person whose mention (name, title or resolved pronoun) covers this offset."""
        return None

    def name_of(self, head: Token) -> str:
        """The fullest printed name of whom or what the noun phrase with this head means.

        A surname, title, acronym or pronoun gives the name it stands for where one reading is left; anything else
        its own noun phrase as printed.
        """
        return self.story.words(phrase_span(head), head.sentence.field)


def find_mentions(story: Story, places: Places) -> Mentions:
    """Find the people and bodies of title and body and join their mentions."""
    return Mentions((), story)
