"""One item an act: the best told of the candidates that tell the same."""

from __future__ import annotations

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.agenda.stems import alike, stems
from briefing_tui.extraction.parse import Token

__all__ = ["Scored", "merged"]

_ALIKE = 0.6
"""Likeness from which two actions tell the same."""


class Scored:
    """A candidate with its action, ready to be compared."""

    __slots__ = ("action", "candidate", "inside", "stems")

    def __init__(self, candidate: Candidate, action: list[Token]) -> None:
        self.candidate = candidate
        self.action = action
        self.inside = frozenset(token.i for token in action)
        self.stems = frozenset(stems(token.text for token in action))


def merged(scored: list[Scored]) -> list[Scored]:
    """Keep of every act the candidate with the highest score, best first."""
    kept: list[Scored] = []
    for one in sorted(scored, key=lambda one: -one.candidate.score):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _same(one: Scored, other: Scored) -> bool:
    a, b = one.candidate.head, other.candidate.head
    if a.sentence is b.sentence and (a.i in other.inside or b.i in one.inside):
        return True
    return alike(one.stems, other.stems) >= _ALIKE
