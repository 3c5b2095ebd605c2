"""Places named in a story, with their countries."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.story import Story
from briefing_tui.model import Field, Place

__all__ = ["PlaceMention", "Places", "country_of", "find_places"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place."""

    text: str
    start: int
    end: int
    field: Field
    country: str | None
    kind: str
    """country, region, city, venue, or other."""
    tokens: tuple[Token, ...] = ()


@dataclass(slots=True)
class Places:
    """Every mention of a place in a story, in text order (title first)."""

    all: list[PlaceMention]

    def within(self, start: int, end: int, name: Field = "text") -> list[PlaceMention]:
        """The mentions inside this stretch."""
        return [x for x in self.all if x.field == name and x.start >= start and x.end <= end]

    @property
    def places(self) -> tuple[Place, ...]:
        """What the brief lists: each distinct place of the body once, mentions joined, most mentioned first."""
        return ()


def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country name, alias, demonym or capital metonym; None where none is meant."""
    return None


def find_places(story: Story) -> Places:
    """Find the places of title and body."""
    return Places([])
