"""Finding the people and bodies of a story."""

from __future__ import annotations

from briefing_tui.extraction.mentions.evidence import persons
from briefing_tui.extraction.mentions.mentions import Mentions
from briefing_tui.extraction.mentions.names import Name, name_runs
from briefing_tui.extraction.mentions.people import Individual, individuals
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places import Places
from briefing_tui.extraction.story import Story
from briefing_tui.model import Person

__all__ = ["find_mentions"]


def find_mentions(story: Story, places: Places) -> Mentions:
    """Find the people and bodies of title and body and join their mentions."""
    names = [name for sentence in story.all_sentences for name in name_runs(sentence)]
    found = individuals(persons(names))
    by_token: dict[Token, Person] = {}
    people: list[Person] = []
    for one in found:
        person = _person(story, one)
        if person.mentions:
            people.append(person)
        for name in one.names:
            for token in name.tokens:
                by_token[token] = person
    people.sort(key=lambda person: (-len(person.mentions), person.mentions[0]))
    return Mentions(tuple(people), story, by_token)


def _person(story: Story, one: Individual) -> Person:
    full = one.full
    role = one.role
    return Person(
        name=story.words(full.span, full.sentence.field),
        role=story.words(role.span, role.head.sentence.field) if role else None,
        affiliation=None,
        mentions=tuple(name.span for name in one.names if name.sentence.field == "text"),
    )
