"""What speaks for and against a phrase that may say what happened."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.event import MainEvent, behind_turn, within_turn
from briefing_tui.extraction.questions.evidence import measure, position, tie
from briefing_tui.extraction.questions.lead import lead_clauses

__all__ = ["LONGEST", "evidence"]

LONGEST = 16
"""Tokens."""

_QUOTES = frozenset(("'", "‘", "’", '"', "“", "”", "``", "''"))


def evidence(head: Token, tokens: list[Token], clause: Clause | None, event: MainEvent) -> dict[str, float]:
    """The features of a phrase with this head, in this clause."""
    found = position(head.sentence, event) | measure(tokens, event) | tie(clause, event)
    stage = "title" if "in title" in found else "lead" if "first sentence" in found else "later"
    if clause is not None:
        if stage != "title" and event.keys.get(clause.verb) in event.title_keys:
            found["verb in title"] = 1.0
        if clause.objects:
            found["with object"] = 1.0
        if clause.passive:
            found["passive"] = 1.0
        if clause.verb.lemma.lower() in words("attribution", "saying"):
            found["saying"] = 1.0
        if clause.verb.lemma.lower() == "be":
            found["being"] = 1.0
        found["relation " + clause.relation] = 1.0
        found[f"relation {clause.relation}, {stage}"] = 1.0
        if stage != "title" and clause.subject is not None and event.keys.get(clause.subject) in event.title_keys:
            found[f"subject in title, {stage}"] = 1.0
        if clause.negated:
            found["negated"] = 1.0
        standing = lead_clauses(event.reading).get(clause)
        if standing is not None:
            found[f"{standing} clause of the lead"] = 1.0
        if within_turn(clause):
            found["inside a circumstance"] = 1.0
        if behind_turn(clause):
            found["a circumstance"] = 1.0
            if "words in title" in found:  # the headline's own circumstance
                found["circumstance in title"] = found.pop("words in title")
    if sum(token.text in _QUOTES for token in tokens) % 2:
        found["half a quotation"] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    found[f"{stage} of {event.kind}"] = 1.0
    return found
