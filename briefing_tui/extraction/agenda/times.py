"""When and where an item is."""

from __future__ import annotations

from datetime import date

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.dates import TimeExpression
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import Answers, Kind, When

__all__ = ["is_ahead", "when_of", "where_of"]

_ENCOUNTERS: tuple[Kind, ...] = ("meeting", "talks", "visit", "announcement", "signing")
_OCCASIONS = ("meeting", "summit", "visit", "trip", "talk", "conference", "session", "call")


def when_of(one: Candidate, reading: Reading, answers: Answers, kind: Kind) -> When | None:
    """The item's own date, else the date of the story's main event where it is part of the same occasion."""
    start, end = one.evidence
    own = [x for x in reading.dates.within(start, end) if x.iso]
    if not own:
        own = _in_sentence(one, reading)
    if own:
        nearest = min(own, key=lambda x: (not _hangs_from(x, one), _distance(x, one)))
        return When(text=nearest.text, iso=nearest.iso)
    if answers.when and answers.when[0].iso and _same_occasion(one, kind):
        return When(text=None, iso=answers.when[0].iso)
    return None


def _in_sentence(one: Candidate, reading: Reading) -> list[TimeExpression]:
    """The date of the sentence, where it has but one."""
    sentence = one.head.sentence
    found = [x for x in reading.dates.within(sentence.start, sentence.end) if x.iso]
    return found if len(found) == 1 else []


def _hangs_from(expression: TimeExpression, one: Candidate) -> bool:
    """Whether the expression modifies the item's own verb or the one that carries it."""
    for token in one.head.sentence.tokens:
        if expression.start <= token.start < expression.end:
            above = next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), None)
            if above is not None and (above is one.head or above is one.carrier):
                return True
    return False


def _distance(expression: TimeExpression, one: Candidate) -> int:
    before = one.head.start - expression.end
    return expression.start - one.head.end if before < 0 else before + 20


def _same_occasion(one: Candidate, kind: Kind) -> bool:
    if kind not in _ENCOUNTERS or one.construction not in ("future", "prospective", "reported_future"):
        return False
    sentence = one.head.sentence
    if sentence.index < 3:
        return True
    return any(
        token.lemma.lower() in _OCCASIONS and token.head.lower in ("during", "at", "in", "on")
        for token in sentence.tokens
    )


def is_ahead(when: When | None, published: date | None) -> bool:
    """Whether the time lies after publication."""
    if when is None or when.iso is None or published is None or when.text is None:
        return False
    return when.iso[:10] > published.isoformat()[: len(when.iso[:10])]


def where_of(one: Candidate, reading: Reading) -> str | None:
    """The place that the item's clause names with *in*, *at* or *to*."""
    start, end = one.evidence
    for place in reading.places.within(start, end):
        tokens = place.tokens
        if tokens:
            head = next((t for t in tokens if t.head not in tokens), tokens[-1])
            if head.dep == "pobj" and head.head.lower in ("in", "at", "to", "near"):
                return place.text
    return None
