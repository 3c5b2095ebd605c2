"""Why: the reason the article gives for its main event."""

from __future__ import annotations

from functools import cache

from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import measure, position, stage, tie
from briefing_tui.extraction.questions.stretches import Stretch, stretches
from briefing_tui.extraction.questions.words import key
from briefing_tui.model import WhyKind

__all__ = ["RULES", "candidates"]

RULES: dict[str, float] = {
    "in title": 0.6,
    "first sentence": 0.9,
    "second sentence": 0.6,
    "third sentence": 0.2,
    "late sentence": -0.8,
    "clause is event": 1.0,
    "kind cause": 2.0,
    "kind trigger": 1.2,
    "kind purpose": 0.4,
    "kind frame": 0.2,
    "kind none": -0.6,
    "kind frame in incident": -0.4,
    "cue retaliation": 1.8,
    "cue response": 1.2,
    "cue revenge": 1.6,
    "cue reprisal": 1.8,
    "cue before": -1.0,
    "cue when": -0.6,
    "cue against": -0.6,
    "cue ahead": -0.5,
    "cue to, lead": 0.8,
    "cue as part": 1.0,
    "form segment": 0.9,
    "form noun of answer": 0.8,
    "cue for": -0.3,
    "cue for, lead": 0.2,
    "names a reason": 0.6,
    "names a cause of mishap": 1.2,
    "is the event": -1.6,
    "quoted": -0.3,
    "1 word": -1.2,
    "words over 8": -0.1,
    "under head clause": 0.4,
    "form phrase with verb": 0.6,
    "form short noun of answer": 0.9,
    "form short clause": -0.3,
    "form short phrase": -0.2,
    "form short predicate": -0.1,
}


@cache
def _kinds() -> dict[str, WhyKind]:
    return {cue: row["kind"] for row in table("causes") for cue in row["cues"].split()}


@cache
def _reasons() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "reasons"))


@cache
def _mechanisms() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "mechanisms"))


@cache
def _incidents() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "incidents"))


def is_incident(event: MainEvent) -> bool:
    """Whether the story tells of a mishap, an attack or a crime."""
    return bool((event.title_keys or event.lead_keys) & _incidents())


def candidates(event: MainEvent) -> list[Candidate]:
    """Clauses and phrases of title and lead, behind words of reason or bare."""
    pool = Pool()
    incident = is_incident(event)
    for stretch in stretches(event):
        made = pool.add(stretch.tokens[0], stretch.tokens[-1], _features(stretch, event, incident), head=stretch.head)
        made.kind = made.kind or _kind(stretch, made)
    return pool.all


def _kind(stretch: Stretch, candidate: Candidate) -> WhyKind:
    """By its cue; of an unmarked one by what it names, or by who says it."""
    marked = _kinds().get(stretch.cue.split()[-1])
    if marked is not None:
        return marked
    if "names a cause of mishap" in candidate.features:
        return "cause"
    return "rationale" if "quoted" in candidate.features else "unknown"


def _features(stretch: Stretch, event: MainEvent, incident: bool) -> dict[str, float]:
    sentence = stretch.head.sentence
    tokens = stretch.tokens
    found = position(sentence, event) | measure(tokens, event) | tie(stretch.upper, event)
    kind = _kinds().get(stretch.cue.split()[-1], "none")
    where = stage(found)
    found["kind " + kind] = 1.0
    found["cue " + stretch.cue] = 1.0
    found[f"cue {stretch.cue}, {where}"] = 1.0
    if "head clause" in found:
        found[f"kind {kind} of the event, {where}"] = 1.0
    found["form " + stretch.form] = 1.0
    found[f"{stretch.form}, {kind}"] = 1.0
    found[f"kind {kind} in {'incident' if incident else 'affair'}"] = 1.0
    keys = frozenset(event.keys_of(tokens))
    if keys & _reasons():
        found["names a reason"] = 1.0
    if incident and keys & _mechanisms():
        found["names a cause of mishap"] = 1.0
    if stretch.upper is None:
        found["of no clause"] = 1.0
    own = event.clause_of(stretch.head)
    if (
        stretch.form[:7] != "segment"
        and own is not None
        and own.verb is stretch.head
        and (own is event.body_head or own is event.title_head)
    ):
        found["is the event"] = 1.0
    if sentence.field == "text" and event.reading.quotes.covers(stretch.head.start):
        found["quoted"] = 1.0
    return found
