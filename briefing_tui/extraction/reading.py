"""What has been read in one article so far: the shared ground that every question stands on."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_tui.extraction.clauses import Clauses, clauses
from briefing_tui.extraction.dates import Dates, find_dates
from briefing_tui.extraction.mentions import Mentions, find_mentions
from briefing_tui.extraction.places import Places, find_places
from briefing_tui.extraction.quotes import Quotes, find_quotes
from briefing_tui.extraction.story import Story

__all__ = ["Reading", "read_story"]


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """A story and the layers found in it, each made once."""

    story: Story
    clauses: Clauses
    """Of the body."""
    title_clauses: Clauses
    mentions: Mentions
    places: Places
    dates: Dates
    quotes: Quotes
    scratch: dict[str, object] = field(default_factory=dict)
    """Where questions keep what another question can use again."""


def read_story(story: Story) -> Reading:
    """Find the layers of a story, in the order in which they need each other."""
    body, title = clauses(story.sentences), clauses(story.title)
    places = find_places(story)
    mentions = find_mentions(story, places)
    dates = find_dates(story)
    quotes = find_quotes(story, mentions, body)
    return Reading(story, body, title, mentions, places, dates, quotes)
