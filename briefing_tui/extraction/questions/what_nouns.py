"""What a noun tells: an event noun with its modifiers."""

from __future__ import annotations

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.what_evidence import LONGEST, evidence

__all__ = ["add_nominal"]

_TOLD_AS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "ROOT"))
"""What a happening is in the clause that tells it; in a phrase ("against the war") it is the background."""


def add_nominal(head: Token, event: MainEvent, pool: Pool) -> None:
    """A noun phrase; of an affair only one that names what happens, since a thing is no act."""
    if head.sentence.field == "title" and _is_circumstance(head):
        return
    happening = head.lemma.lower() in words("events", "nouns")
    if event.kind == "affair" and not (happening and head.dep in _TOLD_AS):
        return
    tokens = phrase_tokens(head)
    if not 1 <= len(tokens) <= LONGEST:
        return
    clause = event.clause_of(head)
    features = evidence(head, tokens, clause, event) | {"nominal": 1.0, "nominal " + head.dep: 1.0}
    if "in title" in features:
        features["nominal in title"] = 1.0
    if _is_circumstance(head):
        features["a circumstance"] = 1.0
    if happening:
        features["event noun"] = 1.0
    pool.add(tokens[0], tokens[-1], features, head=head)
    core = [t for t in tokens if t.i <= head.i]
    if 0 < len(core) < len(tokens):
        features = evidence(head, core, clause, event) | {
            "nominal": 1.0,
            "bare nominal": 1.0,
            "nominal " + head.dep: 1.0,
        }
        if _is_circumstance(head):
            features["a circumstance"] = 1.0
        if happening:
            features["event noun"] = 1.0
        pool.add(core[0], core[-1], features, head=head)


def _is_circumstance(head: Token) -> bool:
    """Whether it only tells when or why: "Two held after *raid on farm*"."""
    turns = words("questions", "turns")
    if head.sentence.field == "title":
        return any(t.lower in turns for t in head.sentence.tokens[1 : head.i - head.sentence.tokens[0].i])
    return head.dep == "pobj" and head.head.lower in turns
