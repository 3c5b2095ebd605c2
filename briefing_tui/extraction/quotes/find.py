"""Finding the direct quotations of a story and their speakers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefing_tui.extraction.clauses import Clauses
from briefing_tui.extraction.marks import quoted_spans
from briefing_tui.extraction.mentions import Mentions
from briefing_tui.extraction.quotes.speakers import Speakers
from briefing_tui.extraction.story import Story
from briefing_tui.model import Quote, Span

__all__ = ["Quotes", "find_quotes"]

_SHORTEST = 5
"""Words from which a quotation is listed; what is shorter is a scare quote or a title."""


@dataclass(slots=True)
class Quotes:
    """The direct quotations of a story's body, in text order."""

    all: tuple[Quote, ...]
    """Of five words or more: what the brief lists."""
    quoted: list[Span]
    """Every stretch between quotation marks, short ones too; sorted, not overlapping."""

    def covers(self, offset: int) -> bool:
        """Whether this offset stands between quotation marks."""
        place = bisect_right(self.quoted, (offset, 1 << 60)) - 1
        return place >= 0 and self.quoted[place][0] <= offset < self.quoted[place][1]


def find_quotes(story: Story, mentions: Mentions, clauses: Clauses) -> Quotes:
    """Find the direct quotations of the body and their speakers."""
    text = story.article.text
    spans = quoted_spans(text, story.furniture)
    speakers = Speakers(story, mentions, spans)
    found: list[Quote] = []
    for number in range(len(spans)):
        start, end = speakers.extent(number)
        if len(text[start:end].split()) < _SHORTEST:
            continue
        said = speakers.of(number)
        found.append(Quote(text=text[start:end], speaker=said.name, verb=said.verb, start=start, end=end))
    return Quotes(tuple(found), spans)
