"""What a clause tells: its verb phrase, in several lengths."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import tokens_between
from briefing_tui.extraction.questions.phrases import (
    COMPLEMENTS,
    before_time,
    full_end,
    head_end,
    innermost,
    is_turn,
    opening,
    trimmed_end,
)
from briefing_tui.extraction.questions.what_evidence import LONGEST, evidence

__all__ = ["add_clause"]

_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))
"""Sorts of subject that are no part of the answer: they answer who."""

_ADJUNCTS = frozenset(("prep", "agent", "npadvmod", "advmod"))


def add_clause(clause: Clause, event: MainEvent, pool: Pool) -> None:
    """Add the clause's verb phrases, and those with a subject that doesn't answer who."""
    verb = clause.verb
    if not any(c.isalpha() for c in verb.text):
        return
    above = clause.above
    chained = clause.relation == "xcomp" and verb.head.lemma.lower() in words("questions", "prospective")
    if chained and above is not None:
        return  # told together with the verb above it
    first = opening(clause)
    ends = _endings(verb)
    inner = innermost(verb)
    if inner is not verb:
        ends += [end for end in _endings(inner) if all(end[1] is not known for _, known in ends)]
    subject = verb.child("nsubj", "nsubjpass")
    in_body = verb.sentence.field == "text"
    for name, end in ends:
        last = before_time(inner, end)
        tokens = tokens_between(first, last)
        if not 1 <= len(tokens) <= LONGEST:
            continue
        features = evidence(verb, tokens, clause, event)
        _form(features, name, clause)
        pool.add(first, last, features, head=verb)
        told_by_who = subject is None or subject.pos == "PRON" or subject.ent in _NAMED
        if subject is not None and not told_by_who and subject.i < verb.i and (in_body or not clause.objects):
            start = phrase_tokens(subject)
            if start[-1].i < first.i:
                wide = tokens_between(start[0], last)
                if len(wide) <= LONGEST:
                    features = evidence(verb, wide, clause, event)
                    _form(features, "subject and " + name, clause)
                    features["with subject"] = 1.0
                    pool.add(start[0], last, features, head=verb)


def _form(features: dict[str, float], name: str, clause: Clause) -> None:
    """Note the form of a verb phrase, also together with where it stands and what sort of clause it is of."""
    features[name] = 1.0
    stage = "title" if "in title" in features else "lead" if "first sentence" in features else "later"
    if "head clause" in features:
        stage += " head"
    features[f"{name}, {stage}"] = 1.0
    sort = "passive" if clause.passive else "transitive" if clause.objects else "intransitive"
    features[f"{name}, {sort}"] = 1.0


def _endings(verb: Token) -> list[tuple[str, Token]]:
    """Where the verb phrase may end: behind the heads of its complements, behind them whole, behind adjuncts."""
    bare = full = verb
    right = [child for child in verb.children if child.i > verb.i]
    for child in right:
        if is_turn(child):
            break
        if child.dep in COMPLEMENTS:
            bare, full = head_end(child), full_end(child)
        elif child.dep == "ccomp":
            full = full_end(child)
            break
    found = [("bare form", bare)]
    trimmed = trimmed_end(verb)
    if trimmed.i > bare.i and trimmed.i < full.i:
        found.append(("trimmed form", trimmed))
    if full is not bare or full is verb:
        found.append(("full form", full))
    count = 0
    for child in right:
        if child.i <= full.i:
            continue
        if is_turn(child):
            break
        if child.dep in _ADJUNCTS:
            count += 1
            end = full_end(child)
            if count == 1:
                head = child.child("pobj")
                if head is not None and head is not end:
                    found.append(("short adjunct", head))
            found.append(("one adjunct" if count == 1 else "more adjuncts", end))
    return found
