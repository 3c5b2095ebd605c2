"""How: means or manner of the main event."""

from __future__ import annotations

from briefing_tui.extraction.clauses import phrase_tokens
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import length, position, shared, tie, tokens_between

__all__ = ["RULES", "candidates"]

_REACH = 8
_PREPS = frozenset(("by", "with", "via", "through", "in", "despite", "under", "using", "at"))

RULES: dict[str, float] = {
    "first sentence": 1.0,
    "second sentence": 0.5,
    "late sentence": -0.5,
    "clause is event": 1.0,
    "cue by doing": 1.5,
    "cue by": 0.2,
    "cue with": 0.3,
    "cue via": 1.0,
    "participle": 0.3,
    "quoted": -0.5,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Phrases of means and manner, participles, and the verbs of the event itself."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.sentences[:_REACH]:
        clauses = event.reading.clauses if sentence.field == "text" else event.reading.title_clauses
        for token in sentence.tokens:
            if token.dep in ("prep", "agent") and token.lower in _PREPS:
                child = token.child("pobj", "pcomp")
                if child is None or child.ent in ("DATE", "TIME", "GPE"):
                    continue
                verbal = child.pos in ("VERB", "AUX")
                tokens = _verbal(child) if verbal else phrase_tokens(child)
                cue = f"cue {token.lower}" + (" doing" if verbal else "")
                _add(token, tokens, cue, child, event, pool)
            elif token in clauses.by_verb:
                tokens = _verbal(token)
                cue = "participle" if token.tag == "VBG" and token.dep in ("advcl", "acl") else "verb"
                _add(token.head, tokens, cue, token, event, pool)
                if len(tokens) > 1:
                    _add(token.head, [token], cue + " alone", token, event, pool)
    return pool.all


def _add(holder: Token, tokens: list[Token], cue: str, head: Token, event: MainEvent, pool: Pool) -> None:
    if not tokens or len(tokens) > 14:
        return
    own = event.clause_of(holder)
    found = position(head.sentence, event) | length(tokens) | shared(tokens, event) | tie(own, event)
    found[cue] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    pool.add(tokens[0], tokens[-1], found, head=head)


def _verbal(verb: Token) -> list[Token]:
    kept = [verb]
    for child in verb.children:
        if child.i > verb.i and child.dep in ("dobj", "prt", "attr", "acomp", "prep", "agent", "oprd"):
            kept += phrase_tokens(child)
        elif child.i > verb.i and child.dep in ("punct", "cc", "conj", "advcl"):
            break
    kept.sort(key=lambda t: t.i)
    return tokens_between(kept[0], kept[-1])
