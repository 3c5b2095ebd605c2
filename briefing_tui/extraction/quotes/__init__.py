"""Direct quotations and who said them."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.clauses import Clauses
from briefing_tui.extraction.mentions import Mentions
from briefing_tui.extraction.story import Story
from briefing_tui.model import Quote, Span

__all__ = ["Quotes", "find_quotes"]


@dataclass(slots=True)
class Quotes:
    """The direct quotations of a story's body, in text order."""

    all: tuple[Quote, ...]
    """Of five words or more: what the brief lists."""
    quoted: list[Span]
    """Every stretch between quotation marks, short ones too."""

    def covers(self, offset: int) -> bool:
        """Whether this offset stands between quotation marks."""
        return any(start <= offset < end for start, end in self.quoted)


def find_quotes(story: Story, mentions: Mentions, clauses: Clauses) -> Quotes:
    """Find the direct quotations of the body and their speakers."""
    return Quotes((), [])
