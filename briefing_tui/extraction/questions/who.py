"""Who: the one or ones who act in the main event, or suffer it."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause, phrase_tokens
from briefing_tui.extraction.parse import Entity, Sentence, Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import length, position, shared, tie
from briefing_tui.extraction.questions.words import token_key

__all__ = ["RULES", "candidates"]

_REACH = 8
"""Body sentences in which actors are looked for."""

_ACTORS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "dobj": "object",
    "pobj": "in a phrase",
    "poss": "owner",
    "appos": "apposition",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "conj": "coordinated",
    "attr": "predicate",
}
_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"))

RULES: dict[str, float] = {
    "in title": 1.0,
    "first sentence": 1.2,
    "second sentence": 0.4,
    "late sentence": -0.8,
    "subject": 1.2,
    "passive subject": 0.9,
    "agent": 1.0,
    "object": 0.0,
    "in a phrase": -0.7,
    "modifier": -0.6,
    "owner": -0.2,
    "pronoun": -4.0,
    "person": 0.6,
    "body": 0.4,
    "country": 0.2,
    "time": -4.0,
    "clause is event": 1.6,
    "words in title": 1.0,
    "words in teaser": 0.3,
    "frequent words": 0.8,
    "over 8 words": -1.5,
    "7–8 words": -0.7,
    "event noun": -0.8,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Noun phrases and names of title and lead."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.sentences[:_REACH]:
        labels = {token: entity for entity in sentence.entities for token in entity.tokens}
        for token in sentence.tokens:
            if token.pos in ("NOUN", "PROPN", "PRON", "NUM") and token.dep in _ROLES and token.dep not in ("compound", "amod", "nmod"):
                _phrase(token, labels, event, pool)
        for entity in sentence.entities:
            if entity.label in _ACTORS:
                _entity(entity, event, pool)
    return pool.all


def _phrase(head: Token, labels: dict[Token, Entity], event: MainEvent, pool: Pool) -> None:
    tokens = phrase_tokens(head)
    conjuncts = [child for child in head.children if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "NUM")]
    features = _features(head, head, tokens, labels.get(head), event)
    if conjuncts:
        pool.add(tokens[0], tokens[-1], features | {"several": 1.0}, head=head)
        first_end = next((c.i for c in head.children if c.dep in ("cc", "punct", "conj") and c.i > head.i), None)
        tokens = [t for t in tokens if first_end is None or t.i < first_end]
        features = _features(head, head, tokens, labels.get(head), event) | {"one of several": 1.0}
    if tokens:
        pool.add(tokens[0], tokens[-1], features, head=head)
    core = [t for t in tokens if t.i <= head.i]
    if len(core) < len(tokens):
        pool.add(core[0], core[-1], _features(head, head, core, labels.get(head), event) | {"bare": 1.0}, head=head)


def _entity(entity: Entity, event: MainEvent, pool: Pool) -> None:
    tokens = [t for t in entity.tokens]
    while len(tokens) > 1 and (tokens[-1].tag == "POS" or tokens[-1].pos == "PUNCT"):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].pos in ("DET", "PUNCT"):
        tokens.pop(0)
    root = entity.root
    pool.add(tokens[0], tokens[-1], _features(root, _top(root), tokens, entity, event) | {"name": 1.0}, head=root)


def _top(token: Token) -> Token:
    """The head of the noun phrase that a modifier, apposition or conjunct belongs to."""
    while token.dep in ("compound", "appos", "conj", "nmod") and token.head is not token and token.head.pos in ("NOUN", "PROPN"):
        token = token.head
    return token


def _features(
    head: Token, top: Token, tokens: list[Token], entity: Entity | None, event: MainEvent
) -> dict[str, float]:
    clause = event.clause_of(top)
    found = position(head.sentence, event) | length(tokens) | shared(tokens, event) | tie(clause, event)
    found[_role(top, clause)] = 1.0
    if top is not head:
        found["inside: " + head.dep] = 1.0
    if entity is not None:
        if entity.label in _TIMES:
            found["time"] = 1.0
        else:
            found[{"PERSON": "person", "ORG": "body", "GPE": "country", "NORP": "people"}.get(entity.label, "thing")] = 1.0
    if head.pos == "PRON":
        found["pronoun"] = 1.0
    elif head.pos == "PROPN":
        found["proper"] = 1.0
    if any(t.pos == "NUM" for t in tokens):
        found["numbered"] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    return found


def _role(token: Token, clause: Clause | None) -> str:
    if token.dep == "pobj" and token.head.dep == "agent":
        return "agent"
    if token.is_root:
        return "alone"
    return _ROLES.get(token.dep, "other role")
