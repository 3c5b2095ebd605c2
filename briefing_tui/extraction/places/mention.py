"""What the layer yields: mentions of places, and the places they join to."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.lookup import inside
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places.folding import bare
from briefing_tui.model import Field, Place

__all__ = ["PlaceMention", "Places"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention of a place."""

    text: str
    start: int
    end: int
    field: Field
    country: str | None
    """ISO 3166-1 alpha-2; absent where it spans countries, is disputed or can't be told."""
    kind: str
    """country, region, city, venue, or other."""
    tokens: tuple[Token, ...] = ()


@dataclass(slots=True)
class Places:
    """Every mention of a place in a story, in text order (title first)."""

    all: list[PlaceMention]

    def within(self, start: int, end: int, name: Field = "text") -> list[PlaceMention]:
        """The mentions inside this stretch."""
        return inside(self.all, start, end, name)

    @property
    def places(self) -> tuple[Place, ...]:
        """What the brief lists: each distinct place of the body once, mentions joined, most mentioned first."""
        joined: dict[str, list[PlaceMention]] = {}
        for mention in self.all:
            if mention.field == "text":
                joined.setdefault(bare(mention.text), []).append(mention)
        ranked = sorted(joined.values(), key=lambda mentions: -len(mentions))
        return tuple(
            Place(text=each[0].text, country=each[0].country, mentions=tuple((x.start, x.end) for x in each))
            for each in ranked
        )
