"""Why: the reason the article gives for its main event."""

from __future__ import annotations

from briefing_tui.extraction.clauses import phrase_tokens
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import length, position, shared, tie, tokens_between
from briefing_tui.model import WhyKind

__all__ = ["RULES", "candidates"]

_REACH = 12
_LONGEST = 25

RULES: dict[str, float] = {
    "in title": 0.4,
    "first sentence": 1.4,
    "second sentence": 0.8,
    "third sentence": 0.4,
    "late sentence": -0.6,
    "clause is event": 1.0,
    "cue because": 1.6,
    "cue due to": 1.6,
    "cue after": 0.9,
    "cue over": 0.6,
    "cue following": 1.0,
    "cue to do": 0.8,
    "cue for": 0.2,
    "cue in response": 1.6,
    "cue as": 0.3,
    "cue part of": 1.0,
    "quoted": -0.6,
    "1 word": -0.6,
    "over 8 words": -0.3,
}
_MARKS = {"because": "because", "since": "since", "after": "after", "as": "as", "so": "so that", "following": "following"}
_PREPS = {
    "over": "over", "after": "after", "following": "following", "amid": "amid", "for": "for", "despite": "despite",
    "against": "against", "from": "from", "on": "on", "ahead": "ahead", "because": "because", "due": "due to", "as": "as",
    "in": "in response", "with": "with",
}
_KINDS: dict[str, WhyKind] = {
    "because": "cause", "due to": "cause", "since": "cause", "after": "trigger", "following": "trigger",
    "in response": "trigger", "amid": "frame", "ahead": "trigger", "over": "trigger", "to do": "purpose", "so that": "purpose",
    "for": "purpose", "as": "frame", "part of": "frame", "against": "frame",
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Clauses and phrases behind words of cause, trigger and purpose."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.sentences[:_REACH]:
        clauses = event.reading.clauses if sentence.field == "text" else event.reading.title_clauses
        for token in sentence.tokens:
            clause = clauses.by_verb.get(token)
            if clause is not None and token.dep in ("advcl", "acl", "xcomp", "relcl"):
                mark = token.child("mark", "advmod", "prep")
                lower = mark.lower if mark is not None and mark.i < token.i else ""
                if lower in _MARKS:
                    _stretch(token, mark, _MARKS[lower], event, pool)
                elif clause.infinitive and token.dep in ("advcl", "acl", "xcomp"):
                    to = next((a for a in clause.auxiliaries if a.lower == "to"), token)
                    _stretch(token, to, "to do", event, pool)
            elif token.dep == "prep" and token.lower in _PREPS:
                cue = _PREPS[token.lower]
                child = token.child("pobj", "pcomp")
                if child is not None:
                    _stretch(child, token, cue, event, pool)
    return pool.all


def _stretch(head: Token, cue_token: Token | None, cue: str, event: MainEvent, pool: Pool) -> None:
    if head.pos in ("VERB", "AUX"):
        tokens = _clause_tokens(head)
    else:
        tokens = phrase_tokens(head, relative=False)
    if cue_token is not None and tokens and tokens[0] is cue_token and cue != "to do":
        tokens = tokens[1:]
    tokens = tokens[:_LONGEST]
    if not tokens:
        return
    upper = event.clause_of(cue_token.head if cue_token is not None and head.pos not in ("VERB", "AUX") else head.head)
    found = position(head.sentence, event) | length(tokens) | shared(tokens, event) | tie(upper, event)
    found["cue " + cue] = 1.0
    found["clausal" if head.pos in ("VERB", "AUX") else "nominal"] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    made = pool.add(tokens[0], tokens[-1], found, head=head)
    made.kind = _KINDS.get(cue, "unknown")


def _clause_tokens(verb: Token) -> list[Token]:
    kept = [verb]
    for child in verb.children:
        if child.dep in ("conj", "cc", "parataxis", "punct", "advcl"):
            continue
        kept += child.subtree()
    kept.sort(key=lambda t: t.i)
    return tokens_between(kept[0], kept[-1])
