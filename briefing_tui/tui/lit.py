"""What a row of the brief lights in the source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefing_tui.model import Field, Span

__all__ = ["Lit"]


@dataclass(frozen=True, slots=True)
class Lit:
    """The place in the article that shows a row to be true."""

    exact: tuple[Span, ...]
    """The words themselves, or every mention of a name; may be empty where there is a sentence."""
    sentence: Span | None = None
    """The sentence around them."""
    field: Field = "text"
    """Which part of the article the offsets count in."""

    @property
    def span(self) -> Span:
        """From the first to the last character of the place to look at."""
        return self.sentence or self.exact[0]

    def inks(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """``start`` to ``end`` in pieces of one ink each: ``exact``, ``lit`` or plain."""
        cuts = {start, end}
        for span in (*self.exact, *([self.sentence] if self.sentence else [])):
            cuts.update(offset for offset in span if start < offset < end)
        edges = sorted(cuts)
        return [(a, b, self._ink(a)) for a, b in pairwise(edges)]

    def _ink(self, offset: int) -> str:
        if any(a <= offset < b for a, b in self.exact):
            return "exact"
        return "lit" if self.sentence and self.sentence[0] <= offset < self.sentence[1] else ""
