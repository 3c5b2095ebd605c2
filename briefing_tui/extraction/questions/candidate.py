"""What a question chooses among."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from briefing_tui.extraction.parse import Sentence
from briefing_tui.model import Field, Span

__all__ = ["Candidate"]


@dataclass(slots=True, eq=False)
class Candidate:
    """A verbatim stretch of title or body that may answer a question, and what speaks for it."""

    start: int
    end: int
    sentence: Sentence
    features: dict[str, float] = dataclasses.field(default_factory=dict)
    score: float = 0.0

    @property
    def field(self) -> Field:
        """Which part of the article the offsets count in."""
        return self.sentence.field

    @property
    def span(self) -> Span:
        """Its offsets."""
        return (self.start, self.end)
