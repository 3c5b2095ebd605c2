"""The day of the main event: of the printed time, or of publication where no time is printed."""

from __future__ import annotations

from datetime import timedelta

from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.model import Answer

__all__ = ["day_of", "inferred"]

_AHEAD = ("tense future", "prep by", "prep within", "prep until", "prep before", "prospect of the event")
_ONE_DAY, _SIX_DAYS = timedelta(days=1), timedelta(days=6)
"""A morning "six days ago" is tomorrow's, where the day has begun already: nobody tells the hour of last week."""


def day_of(best: Candidate, event: MainEvent) -> str | None:
    """The date of the best answer.

    Where its words give no date ("at noon", "recently", "at the Harbour Open"), it is the day of publication, on which
    it is news, unless the words look ahead. So it is of the current year in a headline, which belongs to a name there
    ("Harbour Festival 2019: …").
    """
    published = event.reading.story.published
    if published is None:
        return best.iso
    has = best.features.__contains__
    if best.iso is None:
        return None if any(map(has, _AHEAD)) else published.isoformat()
    if best.field == "title" and best.iso == str(published.year):
        return published.isoformat()
    if has("clock and weekday") and not has("tense future") and best.iso == (published - _SIX_DAYS).isoformat():
        return (published + _ONE_DAY).isoformat()
    return best.iso


def inferred(event: MainEvent) -> Answer | None:
    """The day of publication as a date without words, where no printed time was sure enough."""
    published = event.reading.story.published
    clause = event.body_head or event.title_head
    if published is None or clause is None:
        return None
    sentence = clause.sentence
    return Answer(
        text="",
        start=sentence.start,
        end=sentence.start,
        sentence=sentence.span,
        score=0.5,
        field=sentence.field,
        iso=published.isoformat(),
        features={"inferred from publication": 1.0},
    )
