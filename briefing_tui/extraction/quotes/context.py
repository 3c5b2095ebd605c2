"""The words on either side of a quotation."""

from __future__ import annotations

from bisect import bisect_left

from briefing_tui.extraction.marks import MARKS
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.story import Story
from briefing_tui.model import Span

__all__ = ["STOPS", "Context"]

STOPS = frozenset(".?!;")
"""Marks behind which no clause of saying is sought."""
_WINDOW = 40
"""Tokens looked at on either side of a quotation."""


class Context:
    """The tokens of a story's body and the quotations between them."""

    def __init__(self, story: Story, spans: list[Span]) -> None:
        self.story = story
        self.spans = spans
        self.tokens = list(story.tokens)
        self._starts = [token.start for token in self.tokens]

    def place(self, offset: int) -> int:
        """Position of the first token at or behind this offset."""
        return bisect_left(self._starts, offset)

    def quoted(self, offset: int) -> bool:
        """Whether this offset stands between quotation marks."""
        place = bisect_left(self.spans, (offset, 1 << 60)) - 1
        return place >= 0 and self.spans[place][0] <= offset < self.spans[place][1]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens of this stretch, quotation marks left out."""
        return [token for token in self.tokens[self.place(start) : self.place(end)] if token.text not in MARKS]

    def after(self, number: int, last: int) -> list[Token]:
        """Tokens behind the quotation up to the sentence's end or the next quotation."""
        found: list[Token] = []
        step = number + 1
        while step < len(self.spans) and self._is_nickname(self.spans[step]):
            step += 1
        limit = self.spans[step][0] if step < len(self.spans) else 1 << 60
        paragraph = self.tokens[last].sentence.paragraph
        for token in self.tokens[last + 1 : last + 1 + _WINDOW]:
            if token.start >= limit - 1 or token.sentence.paragraph != paragraph:
                break
            if token.text in MARKS:
                continue
            if token.text in STOPS:
                break
            found.append(token)
        return found

    def _is_nickname(self, span: Span) -> bool:
        """*Robert "Bobby" Scott*: one capitalised word between two."""
        first = self.place(span[0])
        if not 1 < first < len(self.tokens) - 2 or self.tokens[first].end != span[1]:
            return False
        around = (self.tokens[first - 2], self.tokens[first], self.tokens[first + 2])
        return all(token.text[0].isupper() for token in around)

    def before(self, number: int, first: int) -> list[Token]:
        """Tokens before the quotation back to the sentence's start or the quotation before."""
        found: list[Token] = []
        limit = self.spans[number - 1][1] if number else -1
        paragraph = self.tokens[first].sentence.paragraph
        for token in reversed(self.tokens[max(0, first - _WINDOW) : first]):
            if token.start <= limit or token.sentence.paragraph != paragraph:
                break
            if token.text in MARKS and token.end != token.start + 2:
                continue
            if token.text in STOPS:
                break
            found.append(token)
        found.reverse()
        return found
