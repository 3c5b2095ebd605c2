"""Why: the reason the article gives for its main event."""

from __future__ import annotations

from functools import cache
from itertools import chain

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions import what
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import measure, position, stage, tie
from briefing_tui.extraction.questions.phrases import innermost
from briefing_tui.extraction.questions.ranker import best
from briefing_tui.extraction.questions.stretches import Stretch, mechanisms, stretches
from briefing_tui.extraction.questions.why_evidence import before_setting, nature, reasons
from briefing_tui.extraction.questions.why_tellings import objects, tellings
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
    "cue blame": 1.0,
    "cue cite": 1.0,
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
    "abstract": 0.3,
    "is a place": -1.0,
    "is a person": -0.8,
    "is a time": -0.8,
    "for under judgement": 1.2,
    "is the event": -1.6,
    "quoted": -0.3,
    "1 word": -1.2,
    "words over 8": -0.1,
    "under head clause": 0.4,
    "form phrase with verb": 0.6,
    "form short noun of answer": 1.3,
    "form trimmed noun of answer": 1.0,
    "form trimmed phrase": -0.1,
    "cause unknown": 3.2,
    "clause behind the event taken up": 2.0,
    "followed by the event": 2.0,
    "beside the event taken up": -1.0,
    "tells the event again": -1.0,
    "object of the response": 1.5,
    "what is reacted to": 1.5,
    "official belief": 1.5,
    "official on a cause": 1.0,
    "was doing what causes mishaps": 1.5,
    "quoted from the actor": 1.0,
    "through a thing": -2.0,
    "form short clause": -0.3,
    "form short phrase": -0.2,
    "form short predicate": -0.1,
}


@cache
def _kinds() -> dict[str, WhyKind]:
    return {cue: row["kind"] for row in table("causes") for cue in row["cues"].split()}


def candidates(event: MainEvent) -> list[Candidate]:
    """Clauses and phrases of title and lead, behind words of reason or bare."""
    pool = Pool()
    incident = event.kind == "incident"
    told = _told(event)
    for stretch in chain(stretches(event), objects(event)):
        last = before_setting(stretch)
        made = pool.add(stretch.tokens[0], last, _features(stretch, event, incident, told), head=stretch.head)
        made.kind = made.kind or _kind(stretch, made)
    return pool.all


def _told(event: MainEvent) -> frozenset[str]:
    """The words of the best answer to *what*; what says them again is no reason."""
    found = best("what", (what.candidates, what.RULES), event)[:1]
    return frozenset(
        event.keys[t] for c in found for t in c.sentence.tokens if c.start <= t.start < c.end and t in event.keys
    )


def _kind(stretch: Stretch, candidate: Candidate) -> WhyKind:
    """By its cue; of an unmarked one by what it names, or by who says it."""
    if "cause unknown" in candidate.features:
        return "unknown"
    marked = _kinds().get(stretch.cue.split()[-1])
    if marked is not None:
        return marked
    if "names a cause of mishap" in candidate.features:
        return "cause"
    return "rationale" if "quoted" in candidate.features else "unknown"


def _left_open(clause: Clause, tokens: list[Token]) -> bool:
    """Whether it says that nobody knows the cause: "It was not clear what caused the blast"."""
    asked = any(t.lemma.lower() in ("cause", "reason", "motive") or t.lower == "why" for t in tokens)
    if not asked:
        return False
    known = any(t.lemma.lower() in words("causes", "known") for t in tokens)
    return (known and clause.negated) or any(t.lower in words("causes", "unknown") for t in tokens)


def _ties(stretch: Stretch, where: str) -> dict[str, float]:
    """How the stretch hangs on the clause above it: as an aim, as a content, or as what the event followed."""
    head, upper = stretch.head, stretch.upper
    relation = head.dep if head.pos in ("VERB", "AUX") else "phrase"
    found = {f"{stretch.cue} as {relation}": 1.0}
    if relation in ("acl", "relcl", "pcomp") and head.head.pos == "NOUN":
        effort = head.head.lemma.lower() in words("causes", "efforts")
        found[f"{stretch.cue} of {'effort' if effort else 'noun'}"] = 1.0
    if upper is None:
        return found
    verb = upper.verb.lemma.lower()
    if verb in words("causes", "wishes"):
        found[f"{relation} under wish"] = 1.0
    if verb in words("causes", "follows"):
        found[f"under {verb}"] = 1.0
        found["under verb of consequence"] = 1.0
    subject = upper.subject
    if subject is not None and subject.lemma.lower() in words("causes", "retold"):
        found["of the event retold"] = 1.0
        found[f"{stretch.cue} of the event retold, {where}"] = 1.0
    return found


def _features(stretch: Stretch, event: MainEvent, incident: bool, told: frozenset[str]) -> dict[str, float]:
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
    if keys and told:
        shared = len(keys & told)
        found["says what"] = 2 * shared / (len(keys) + len(told))
        if 2 * shared >= len(told):
            found["holds what"] = 1.0
    found |= _ties(stretch, where)
    found |= nature(stretch, kind)
    if keys & reasons():
        found["names a reason"] = 1.0
    mechanism = incident and not keys.isdisjoint(mechanisms())
    if mechanism:
        found["names a cause of mishap"] = 1.0
    found |= tellings(stretch, event, mechanism)
    if stretch.upper is None:
        found["of no clause"] = 1.0
    own = event.clause_of(stretch.head)
    if own is not None and own.verb is stretch.head:
        if own.verb.lemma.lower() in words("causes", "wishes"):
            found["a wish"] = 1.0
        if own.negated:
            found["negated"] = 1.0
        if own.modal:
            found["modal " + own.modal] = 1.0
        found["tense " + own.tense] = 1.0
        if incident and _left_open(own, stretch.tokens):
            found["cause unknown"] = 1.0
        if any(
            innermost(head.verb) is stretch.head for head in (event.body_head, event.title_head) if head is not None
        ):
            found["is the event's last verb"] = 1.0
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
