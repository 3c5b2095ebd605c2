"""When: the time of the main event, as printed and as a date."""

from __future__ import annotations

from collections import Counter

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import root_of
from briefing_tui.extraction.questions.when_day import day_of, inferred
from briefing_tui.extraction.questions.when_evidence import evidence
from briefing_tui.extraction.questions.when_occasions import occasions, owned, played, sequels
from briefing_tui.extraction.questions.when_spans import Time, joined, times

__all__ = ["RULES", "candidates", "day_of", "inferred"]

_REACH = 30
"""Body sentences in which times are looked for."""
_OCCASIONS = 3
"""Body sentences in which happenings are taken for times."""

RULES: dict[str, float] = {
    "first sentence": 1.0,
    "second sentence": 0.5,
    "third sentence": 0.3,
    "late sentence": -0.5,
    "clause is event": 0.9,
    "on event verb": 0.6,
    "a day": 0.4,
    "weekday": 1.2,
    "clock": 0.6,
    "prep at": 0.6,
    "prep in": -0.3,
    "prep since": -1.0,
    "prep until": -0.8,
    "prep for": -0.8,
    "prep after": -0.5,
    "unit": -0.9,
    "vague, lead": -0.5,
    "vague, title": -0.4,
    "vague, later": -0.8,
    "near publication": 0.5,
    "long before publication": -0.8,
    "same date again": 0.5,
    "joined": 0.5,
    "full date": 0.8,
    "of a happening": 0.8,
    "clock and weekday": 0.3,
    "on noun": 0.2,
    "modifier": -0.3,
    "frequent words": 0.5,
    "stamp": -1.5,
    "named occasion": 0.6,
    "occasion": -0.6,
    "quoted": -0.6,
    "time of saying": 0.0,
    "said of a coming event": -0.3,
    "sequel": 1.4,
    "filing line": -1.0,
    "sort occasion": -1.4,
    "sort vague": -0.4,
    "sort duration": -0.6,
    "grain year": -0.4,
    "prep on": 0.4,
    "prospect of the event": 0.4,
    "within turn": -0.6,
    "past of coming": -0.4,
    "perfect": -0.5,
    "proper occasion, title": 1.0,
    "relative clause of a name": -0.6,
    "it was clock": 0.8,
    "compared with": -3.0,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Times of title and body, neighbours joined ("late on Thursday"), and happenings that stand for a time."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.filed + story.sentences[:_REACH]:
        every = times(sentence, event)
        for number, time in enumerate(every):
            _add(time, event, pool)
            happening = owned(time)
            if happening is not None:
                _add(happening, event, pool, mark=_owned_mark(happening))
            both = joined(number, every)
            if both is not None:
                _add(both, event, pool, mark="joined")
        for distance in sequels(sentence, every):
            _add(distance, event, pool, mark="sequel")
        for moment in played(sentence):
            _add(moment, event, pool, mark="game clock")
        if sentence.field == "title" or sentence.index < _OCCASIONS:
            for occasion in occasions(sentence, every, event):
                _add(occasion, event, pool)
    found = pool.all
    dated = Counter(c.iso for c in found if c.iso)
    for candidate in found:
        if candidate.iso:
            candidate.features["same date again"] = min(3, dated[candidate.iso] - 1) / 3
    _tell_apart(found)
    return found


def _tell_apart(found: list[Candidate]) -> None:
    """Mark the day of saying where its sentence gives a coming event its own: "will meet in May, he said on Friday"."""
    coming = {c.sentence for c in found if "coming event" in c.features}
    for candidate in found:
        if candidate.sentence in coming and "time of saying" in candidate.features:
            candidate.features["said of a coming event"] = 1.0


def _owned_mark(happening: Time) -> str:
    """A happening with a name keeps its day: "Sunday's Harbour Cup", but "Sunday" of "Sunday's match"."""
    tokens = happening.tokens
    named = tokens[-1].pos == "PROPN" and any(t.lower in words("questions", "weekdays") for t in tokens)
    return "named occasion" if named else "occasion"


def _add(time: Time, event: MainEvent, pool: Pool, mark: str | None = None) -> None:
    found = evidence(time, event)
    if mark is not None:
        found[mark] = 1.0
    made = pool.add(time.first, time.last, found, head=root_of(time.tokens))
    made.iso = time.iso
