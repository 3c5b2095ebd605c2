"""How: means or manner of the main event."""

from __future__ import annotations

from functools import cache

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import measure, position, stage, tie
from briefing_tui.extraction.questions.stretches import Stretch, stretches
from briefing_tui.extraction.questions.words import key

__all__ = ["RULES", "candidates"]

_REACH = 6
"""Body sentences in which means are looked for."""

RULES: dict[str, float] = {
    "in title": 0.2,
    "first sentence": 0.8,
    "second sentence": 0.5,
    "late sentence": -0.5,
    "clause is event": 0.6,
    "names a means": 0.8,
    "cue by": 0.8,
    "cue with": 0.6,
    "cue via": 1.0,
    "cue <ing>": 0.2,
    "names a course": 1.4,
    "is the event": 0.9,
    "verb in title": 0.4,
    "form short predicate": 0.5,
    "form clause": -0.6,
    "form short clause": -0.3,
    "form phrase": -0.2,
    "1 word": -0.3,
    "7–8 words": -0.4,
    "over 8 words": -1.0,
    "quoted": -0.5,
    "story of an incident": 1.2,
    "story of a plan": -1.0,
    "story of a statement": -0.6,
}


@cache
def _means() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "means"))


@cache
def _courses() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "courses"))


def candidates(event: MainEvent) -> list[Candidate]:
    """Phrases of means and manner, participles, and the verbs that tell the course of the event."""
    pool = Pool()
    incident = event.kind == "incident"
    story = _story(event, incident)
    for stretch in stretches(event):
        if stretch.head.sentence.index >= _REACH:
            continue
        pool.add(
            stretch.tokens[0], stretch.tokens[-1], _features(stretch, event, incident) | {story: 1.0}, head=stretch.head
        )
    return pool.all


def _story(event: MainEvent, incident: bool) -> str:
    """What sort of story it is: manner is told of what happened, seldom of what is said or planned."""
    if incident:
        return "story of an incident"
    heads = [clause for clause in (event.title_head, event.body_head) if clause is not None]
    if any(c.tense == "future" or c.modal or c.infinitive or c.progressive for c in heads):
        return "story of a plan"
    saying = words("attribution", "saying")
    if any(c.source is not None or c.verb.lemma.lower() in saying for c in heads):
        return "story of a statement"
    return "story of a deed"


def _features(stretch: Stretch, event: MainEvent, incident: bool) -> dict[str, float]:
    sentence = stretch.head.sentence
    tokens = stretch.tokens
    found = position(sentence, event) | measure(tokens, event) | tie(stretch.upper, event)
    where = stage(found)
    found["cue " + stretch.cue] = 1.0
    found["form " + stretch.form] = 1.0
    found[f"{stretch.form}, {where}"] = 1.0
    if "head clause" in found:
        found[f"cue {stretch.cue} of the event"] = 1.0
    if not _means().isdisjoint(event.keys_of(tokens)):
        found["names a means"] = 1.0
        found[f"names a means, cue {stretch.cue}"] = 1.0
    if incident and key(stretch.head.lemma) in _courses():
        found["names a course"] = 1.0
    own = event.clause_of(stretch.head)
    if own is not None and own.verb is stretch.head:
        if own is event.body_head or own is event.title_head:
            found["is the event"] = 1.0
            found[f"is the event, {stretch.form}"] = 1.0
        if sentence.field == "text" and event.keys.get(own.verb) in event.title_keys:
            found["verb in title"] = 1.0
        if incident:
            found[f"{stretch.form} in incident"] = 1.0
    if sentence.field == "text" and event.reading.quotes.covers(stretch.head.start):
        found["quoted"] = 1.0
    return found
