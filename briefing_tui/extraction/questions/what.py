"""What: the main event as a short verb phrase."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause, phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import length, position, shared, tie, tokens_between

__all__ = ["RULES", "candidates"]

_REACH = 6
_LONGEST = 16
"""Tokens."""

_COMPLEMENTS = frozenset(("dobj", "obj", "attr", "acomp", "oprd", "xcomp", "prt", "dative", "neg"))
_ADJUNCTS = frozenset(("prep", "agent", "npadvmod", "advmod"))
_BREAKS = frozenset(("advcl", "relcl", "conj", "cc", "parataxis", "mark"))

RULES: dict[str, float] = {
    "clause is event": 3.0,
    "head clause": 0.5,
    "in title": 0.3,
    "first sentence": 0.6,
    "with object": 0.4,
    "with subject": -0.4,
    "7–8 words": -0.2,
    "over 8 words": -0.8,
    "words over 8": -0.2,
    "1 word": -1.0,
    "words in title": 1.0,
    "words in teaser": 0.3,
    "long form": -0.2,
    "saying": -0.6,
    "quoted": -0.6,
    "nominal": -0.8,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Verb phrases of title and lead in several lengths, titles, and event nouns with their modifiers."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title:
        _whole(sentence.tokens, event, pool)
    for clause in event.reading.title_clauses.all:
        _clause(clause, event, pool)
    for sentence in story.sentences[:_REACH]:
        for token in sentence.tokens:
            found = event.reading.clauses.by_verb.get(token)
            if found is not None:
                _clause(found, event, pool)
    for sentence in story.title + story.sentences[:3]:
        for token in sentence.tokens:
            if token.pos in ("NOUN", "PROPN") and not token.ent and token.dep not in ("compound", "npadvmod", "poss"):
                _nominal(token, event, pool)
    return pool.all


def _whole(tokens: list[Token], event: MainEvent, pool: Pool) -> None:
    tokens = [t for t in tokens]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens.pop()
    if 2 <= len(tokens) <= _LONGEST:
        pool.add(tokens[0], tokens[-1], _features(tokens[0], tokens, None, event) | {"whole title": 1.0}, head=tokens[0].sentence.root)


def _clause(clause: Clause, event: MainEvent, pool: Pool) -> None:
    verb = clause.verb
    if not any(c.isalpha() for c in verb.text):
        return
    first = _opening(clause)
    ends = _endings(verb)
    subject = verb.child("nsubj", "nsubjpass")
    for name, last in ends:
        tokens = tokens_between(first, last)
        if len(tokens) > _LONGEST:
            continue
        features = _features(verb, tokens, clause, event)
        features[name] = 1.0
        pool.add(first, last, features, head=verb)
        if subject is not None and subject.pos != "PRON" and subject.i < verb.i:
            start = phrase_tokens(subject)
            if start[-1].i < first.i:
                wide = tokens_between(start[0], last)
                if len(wide) <= _LONGEST:
                    features = _features(verb, wide, clause, event)
                    features[name] = 1.0
                    features["with subject"] = 1.0
                    if clause.passive:
                        features["subject of passive"] = 1.0
                    if not clause.objects:
                        features["subject of intransitive"] = 1.0
                    pool.add(start[0], last, features, head=verb)


def _opening(clause: Clause) -> Token:
    """The first auxiliary, negation or adverb in an unbroken row before the verb."""
    first = clause.verb
    own = set(clause.auxiliaries) | {c for c in clause.verb.children if c.dep in ("neg", "advmod", "aux", "auxpass")}
    while (before := first.next(-1)) is not None and before in own:
        first = before
    while first is not clause.verb and first.dep == "advmod":
        after = first.next()
        if after is None:
            break
        first = after
    return first


def _endings(verb: Token) -> list[tuple[str, Token]]:
    """Where the verb phrase may end: behind the heads of its complements, behind them whole, behind the adjuncts."""
    last = verb
    core_head = verb
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep in _COMPLEMENTS:
            core_head = _head_end(child)
            last = _full_end(child)
        elif child.dep == "ccomp":
            last = _full_end(child)
            break
        elif child.dep in _BREAKS or child.dep == "punct":
            break
    found = [("bare form", core_head), ("full form", last)]
    at = last
    for child in verb.children:
        if child.i <= at.i and child.i <= last.i:
            continue
        if child.dep in _ADJUNCTS:
            at = _full_end(child)
            found.append(("long form" if len(found) > 2 else "form with adjunct", at))
        elif child.dep in _BREAKS or child.dep == "punct":
            break
    return found


def _head_end(child: Token) -> Token:
    if child.pos in ("VERB", "AUX"):
        below = [c for c in child.children if c.i > child.i and c.dep in _COMPLEMENTS]
        return _head_end(below[-1]) if below else child
    return child


def _full_end(child: Token) -> Token:
    """The last token of a complement, without clauses and breaks behind it."""
    last = child
    for below in child.children:
        if below.i < child.i:
            continue
        if below.dep in ("relcl", "advcl", "parataxis", "appos", "punct") or (below.dep in ("cc", "conj") and below.pos == "VERB"):
            break
        end = _full_end(below)
        if end.dep not in ("cc",):
            last = end
    return last


def _nominal(head: Token, event: MainEvent, pool: Pool) -> None:
    tokens = phrase_tokens(head)
    if not 1 <= len(tokens) <= _LONGEST:
        return
    clause = event.clause_of(head)
    features = _features(head, tokens, clause, event) | {"nominal": 1.0, "nominal " + head.dep: 1.0}
    if head.lemma.lower() in words("events", "nouns"):
        features["event noun"] = 1.0
    pool.add(tokens[0], tokens[-1], features, head=head)
    core = [t for t in tokens if t.i <= head.i]
    if len(core) < len(tokens):
        features = _features(head, core, clause, event) | {"nominal": 1.0, "bare nominal": 1.0, "nominal " + head.dep: 1.0}
        if head.lemma.lower() in words("events", "nouns"):
            features["event noun"] = 1.0
        pool.add(core[0], core[-1], features, head=head)


def _features(head: Token, tokens: list[Token], clause: Clause | None, event: MainEvent) -> dict[str, float]:
    found = position(head.sentence, event) | length(tokens) | shared(tokens, event) | tie(clause, event)
    if clause is not None:
        if clause.objects:
            found["with object"] = 1.0
        if clause.passive:
            found["passive"] = 1.0
        if clause.verb.lemma.lower() in words("attribution", "saying"):
            found["saying"] = 1.0
        if clause.verb.lemma.lower() == "be":
            found["being"] = 1.0
        found["relation " + clause.relation] = 1.0
        if clause.negated:
            found["negated"] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    return found
