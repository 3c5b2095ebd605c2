"""How: means or manner of the main event."""

from __future__ import annotations

from functools import cache

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import measure, position, stage, tie
from briefing_tui.extraction.questions.how_counts import is_interim
from briefing_tui.extraction.questions.how_means import Means, means
from briefing_tui.extraction.questions.phrases import innermost
from briefing_tui.extraction.questions.stretches import Stretch, stretches
from briefing_tui.extraction.questions.words import key

__all__ = ["RULES", "candidates"]

_REACH = 6
"""Body sentences in which means are looked for."""
_REACH_OF_COUNTS = 10
"""The same for the count that a contest ended with, which features tell late."""

_COUNTS = frozenset(("by a margin", "score", "score with its result", "share of the vote", "with a tally"))
_MISHAPS = frozenset(("collision", "thing that falls"))
"""Constructions that tell the course of a mishap, whichever clause has them."""

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
    "bare event": -0.5,
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
    "stated by doing": 3.0,
    "stated using": 3.0,
    "stated by vehicle": 2.8,
    "stated by a margin": 2.0,
    "stated by a tool": 2.6,
    "stated with a tool": 2.8,
    "stated with help": 2.4,
    "stated with a tally": 2.4,
    "stated with a deed": 1.6,
    "stated through a channel": 2.2,
    "stated through an act": 2.0,
    "stated in a payment": 2.2,
    "stated in exchange": 2.4,
    "stated in a speech": 1.6,
    "stated in a described procedure": 2.2,
    "stated in a procedure": 1.8,
    "stated in a described act": 1.6,
    "stated through things": 1.2,
    "stated for a price": 2.4,
    "stated without": 1.0,
    "stated after a method": 2.6,
    "stated after an effort": 2.0,
    "stated in disguise": 2.8,
    "stated by a way": 2.6,
    "stated with a thing": 1.2,
    "stated in a vehicle": 1.2,
    "stated hidden": 2.2,
    "stated thanks to": 1.8,
    "stated under an arrangement": 1.8,
    "stated brokered by": 2.4,
    "stated after doing": 1.2,
    "stated in extra time": 1.6,
    "stated while doing": 1.0,
    "stated driven by": 2.6,
    "stated equipped": 2.2,
    "stated equipped thing": 0.8,
    "stated adverb of manner": 1.6,
    "stated weapon that harms": 2.2,
    "stated thing that falls": 2.4,
    "stated collision": 2.4,
    "stated share of the vote": 2.0,
    "stated score": 2.4,
    "stated score with its result": 3.0,
    "stated of the event": 0.8,
    "stated beside the event": 0.4,
    "stated of the event retold": 0.8,
    "stated of a method": 0.0,
    "stated of another clause": -0.6,
    "tells an outcome": -1.5,
    "lies ahead": -1.0,
    "stated of no clause": -0.8,
    "stated, third sentence": -0.3,
    "stated, later": -0.8,
}


@cache
def _means() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "means"))


@cache
def _courses() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "courses"))


@cache
def _incidents() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "incidents"))


@cache
def _contest_nouns() -> frozenset[str]:
    return frozenset(key(word) for word in words("means", "contest_nouns"))


def candidates(event: MainEvent) -> list[Candidate]:
    """Phrases of means and manner, participles, and the verbs that tell the course of the event."""
    pool = Pool()
    incident = _is_incident(event)
    story = _story(event, incident)
    for stretch in stretches(event):
        if stretch.head.sentence.index >= _REACH or (stretch.cue == "with" and is_interim(stretch.head)):
            continue
        pool.add(
            stretch.tokens[0], stretch.tokens[-1], _features(stretch, event, incident) | {story: 1.0}, head=stretch.head
        )
    contest = _is_contest(event)
    reach = _REACH_OF_COUNTS if contest else _REACH
    for sentence in (*event.reading.story.title, *event.reading.story.sentences[:reach]):
        for one in means(sentence):
            if sentence.field == "text" and sentence.index >= _REACH and one.sort not in _COUNTS:
                continue
            pool.add(one.tokens[0], one.tokens[-1], _evidence(one, event, incident, contest), head=one.head)
    return pool.all


def _is_incident(event: MainEvent) -> bool:
    """Whether something befell somebody, also where the headline tells the course alone: "Lorry smashes into shop"."""
    if event.kind == "incident":
        return True
    heads = (event.body_head, event.title_head)
    told = any(head is not None and event.keys.get(head.verb) in _courses() for head in heads)
    return told and not _incidents().isdisjoint(event.lead_keys)


def _evidence(one: Means, event: MainEvent, incident: bool, contest: bool) -> dict[str, float]:
    """What speaks for a construction of means: which one it is, and whether the act it tells of is the event."""
    sentence = one.head.sentence
    upper = event.clause_of(one.anchor.head if one.anchor is one.head else one.anchor)
    found = position(sentence, event) | measure(one.tokens, event) | tie(upper, event)
    found["stated " + one.sort] = 1.0
    retold = _retells(one, upper, contest, incident)
    bond = "of the event retold" if retold else _bond(upper, event)
    found["stated " + bond] = 1.0
    if bond != "of the event retold":
        found["stated, third sentence" if "third sentence" in found else f"stated, {stage(found)}"] = 1.0
    if incident:
        found["story of an incident"] = 1.0
    if not _means().isdisjoint(event.keys_of(one.tokens)):
        found["names a means"] = 1.0
    if sentence.field == "text" and event.reading.quotes.covers(one.head.start):
        found["quoted"] = 1.0
    return found


def _bond(upper: Clause | None, event: MainEvent) -> str:
    """How the clause that a means hangs on relates to the main event."""
    if upper is None:
        return "of no clause"
    heads = [clause for clause in (event.body_head, event.title_head) if clause is not None]
    verbs = {event.keys.get(innermost(head.verb)) for head in heads} - {None}
    if upper in heads or event.keys.get(upper.verb) in verbs:
        return "of the event"
    if upper.above in heads or any(head.above is upper for head in heads):
        return "beside the event"
    subject = upper.verb.head if upper.relation in ("acl", "relcl") else upper.subject
    lemma = subject.lemma.lower() if subject is not None else ""
    if lemma in words("causes", "retold") or lemma in words("means", "agreed"):
        return "of the event retold"
    verb = upper.verb.lemma.lower()
    return "of a method" if verb in words("means", "methods") or key(verb) in _courses() else "of another clause"


def _is_contest(event: MainEvent) -> bool:
    """Whether the main event is a contest, an election or a vote."""
    heads = (event.body_head, event.title_head)
    if any(head is not None and head.verb.lemma.lower() in words("means", "contests") for head in heads):
        return True
    return not _contest_nouns().isdisjoint(event.lead_keys | event.title_keys)


def _retells(one: Means, upper: Clause | None, contest: bool, incident: bool) -> bool:
    """Whether it tells how the event went, wherever it stands: the count of a contest, the course of a mishap."""
    if one.sort not in _COUNTS:
        return incident and one.sort in _MISHAPS
    if one.sort == "by a margin" and one.head.lower in words("means", "votes"):
        return True
    known = words("means", "polling" if one.sort == "share of the vote" else "contests")
    return contest and upper is not None and upper.verb.lemma.lower() in known


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
            if "names a course" not in found:
                found["bare event"] = 1.0
                found.pop("names a means", None)
        if sentence.field == "text" and event.keys.get(own.verb) in event.title_keys:
            found["verb in title"] = 1.0
        if incident:
            found[f"{stretch.form} in incident"] = 1.0
            if own.modal or own.tense == "future" or own.condition:
                found["lies ahead"] = 1.0
    if stretch.cue == "<ing>" and stretch.head.lemma.lower() in words("means", "outcomes"):
        found["tells an outcome"] = 1.0
    if sentence.field == "text" and event.reading.quotes.covers(stretch.head.start):
        found["quoted"] = 1.0
    return found
