"""What a question chooses among."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.model import Field, Span, WhyKind

__all__ = ["Candidate", "Pool"]


@dataclass(slots=True, eq=False)
class Candidate:
    """A verbatim stretch of title or body that may answer a question, and what speaks for it."""

    start: int
    end: int
    sentence: Sentence
    features: dict[str, float] = dataclasses.field(default_factory=dict)
    """Named evidence; a present feature counts 1 unless it measures something."""
    score: float = 0.0
    """Of the ranker, 0 to 1."""
    support: float = 0.0
    """What other candidates that say the same add to it, in the unit of the weights."""
    head: Token | None = None
    """The word the stretch hangs on."""
    role: str | None = None
    country: str | None = None
    iso: str | None = None
    kind: WhyKind | None = None

    @property
    def field(self) -> Field:
        """Which part of the article the offsets count in."""
        return self.sentence.field

    @property
    def span(self) -> Span:
        """Its offsets."""
        return (self.start, self.end)


class Pool:
    """The candidates of one question, each stretch once."""

    def __init__(self) -> None:
        self._found: dict[tuple[Field, int, int], Candidate] = {}

    def __len__(self) -> int:
        return len(self._found)

    @property
    def all(self) -> list[Candidate]:
        """In the order in which they came."""
        return list(self._found.values())

    def add(self, first: Token, last: Token, features: dict[str, float], *, head: Token | None = None) -> Candidate:
        """The stretch from one token to another of the same sentence; a stretch known already adds its features."""
        place = (first.sentence.field, first.start, last.end)
        known = self._found.get(place)
        if known is None:
            known = Candidate(first.start, last.end, first.sentence, features, head=head)
            self._found[place] = known
        else:
            for name, value in features.items():
                known.features.setdefault(name, value)
        return known
