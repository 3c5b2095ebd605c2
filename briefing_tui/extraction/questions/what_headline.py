"""What the headline says: its segments and their predicates, in several lengths."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.questions.candidate import Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import tokens_between
from briefing_tui.extraction.questions.headline import Segment
from briefing_tui.extraction.questions.what_evidence import LONGEST, evidence
from briefing_tui.extraction.questions.words import key

__all__ = ["add_circumstance", "add_segment"]


def add_segment(segment: Segment, event: MainEvent, pool: Pool) -> None:
    """A piece of the headline whole, its predicate, and the predicate up to its first preposition."""
    opener = "first" if segment.number == 0 else "after colon" if segment.opener in (":", "–", "—", "--") else "turned"
    verb = segment.verb
    predicate = segment.predicate
    forms = [("predicate", predicate)]
    if verb is None or verb.tag == "VBN":
        forms.append(("segment", segment.tokens))
    cut = next((n for n, t in enumerate(predicate) if n > 1 and t.tag == "IN"), 0)
    if cut:
        forms.append(("short predicate", predicate[:cut]))
    elif predicate and len(predicate) > 2 and predicate[1].tag == "IN":
        forms.append(("short predicate", predicate[:1]))
    if verb is not None and segment.subject and len(predicate) <= 2 + 2 * (verb.tag == "VBN"):
        forms.append(("subject and short predicate", segment.subject + (predicate[:cut] if cut else predicate)))
    for name, tokens in forms:
        if 1 <= len(tokens) <= LONGEST:
            head = verb or tokens[-1]
            features = evidence(head, tokens, event.clause_of(head), event)
            features[f"headline {name}"] = 1.0
            if verb is None and opener == "turned":  # "Two held after raid on farm"
                features["a circumstance"] = 1.0
            if tokens[0].lower == "to":
                features[f"headline with to, {event.kind}"] = 1.0
            features[f"headline {name}, {opener}"] = 1.0
            features["verbal headline" if verb is not None else "verbless headline"] = 1.0
            if verb is not None and (verb.lower in event.lead_keys or key(verb.lemma) in event.lead_keys):
                features["headline verb in lead"] = 1.0
            pool.add(tokens[0], tokens[-1], features, head=head)


def add_circumstance(told: Segment, circumstance: Segment, event: MainEvent, pool: Pool) -> None:
    """What is told together with its circumstance: "Two *held after raid on farm*"."""
    if circumstance.opener not in words("questions", "turns"):
        return
    verbal = told.verb is not None and told.verb.tag != "VBN"
    last = circumstance.tokens[-1]
    forms = [("predicate and circumstance", told.predicate)]
    if not verbal:
        forms.append(("segment and circumstance", told.tokens))
    for name, opening in forms:
        if not opening:
            continue
        tokens = tokens_between(opening[0], last)
        if len(tokens) <= LONGEST:
            head = told.verb or opening[-1]
            features = evidence(head, tokens, event.clause_of(head), event)
            features["headline " + name] = 1.0
            features["with its circumstance"] = 1.0
            features["with its circumstance, " + event.kind] = 1.0
            pool.add(tokens[0], last, features, head=head)
