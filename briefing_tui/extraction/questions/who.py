"""Who: the one or ones who act in the main event, or suffer it."""

from __future__ import annotations

import dataclasses

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, by_kind, measure, position, tie

__all__ = ["RULES", "candidates", "fullest"]

_REACH = 8
"""Body sentences in which actors are looked for."""

_HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_INSIDE = frozenset(("compound", "amod", "nmod"))
_WITHIN = frozenset(("compound", "appos", "conj", "nmod"))
_SORTS = {"PERSON": "person", "ORG": "body", "GPE": "country", "NORP": "people"}
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

_OF_KIND = (
    *("in title", "first sentence", "second sentence"),
    *("person", "human", "body", "institution", "country", "thing", "number", "proper", "event noun"),
    *("subject", "passive subject", "agent", "object", "several", "numbered"),
)
"""Features that weigh differently in mishaps, suffered by people, and in affairs, led by persons and bodies."""

_MAIN_ROLES = frozenset(("subject", "passive subject", "agent", "object", "owner", "modifier", "alone"))
_STAGES = {"in title": "title", "first sentence": "lead", "second sentence": "lead"}

RULES: dict[str, float] = {
    "in title": 0.4,
    "first sentence": 0.8,
    "second sentence": 0.3,
    "late sentence": -0.8,
    "subject": 0.8,
    "passive subject": 0.6,
    "agent": 0.8,
    "in a phrase": -0.7,
    "modifier": -0.6,
    "compound inside": -0.6,
    "appos inside": 0.2,
    "also as subject of the event, title": 0.6,
    "also as subject of the event, lead": 0.6,
    "also as passive subject of the event, lead": 0.5,
    "pronoun": -4.0,
    "person": 1.0,
    "human": 0.7,
    "body": 0.4,
    "institution": 0.4,
    "country": 0.2,
    "thing": -0.9,
    "number": -0.4,
    "event noun": -0.8,
    "clause is event": 0.8,
    "words in title": 1.0,
    "words in teaser": 0.3,
    "frequent words": 0.9,
    "over 8 words": -1.5,
    "7–8 words": -0.7,
    "subject of saying": -0.3,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Noun phrases and names of title and lead, each knowing how else its referent is mentioned there."""
    story = event.reading.story
    pool = Pool()
    mentions: dict[str, dict[str, float]] = {}
    for sentence in story.title + story.sentences[:_REACH]:
        labels = {token: entity for entity in sentence.entities for token in entity.tokens}
        for token in sentence.tokens[:HEADS]:
            if (
                token.pos in _HEADS
                and token.tag not in ("WP", "WDT")
                and token.dep in _ROLES
                and token.dep not in _INSIDE
            ):
                entity = labels.get(token)
                if entity is None or entity.label not in _TIMES:
                    _phrase(token, entity, event, pool)
        for entity in sentence.entities:
            if entity.label in _ACTORS and not (entity.label in ("NORP", "GPE") and entity.root.dep == "amod"):
                _entity(entity, event, pool)
    found = pool.all
    for candidate in found:
        referent = _referent(candidate, event)
        shared_evidence = mentions.setdefault(referent, {})
        for name in candidate.features:
            if name.startswith("as "):
                shared_evidence["also " + name] = 1.0
    for candidate in found:
        by_kind(candidate.features, _OF_KIND, event)
        for name, value in mentions[_referent(candidate, event)].items():
            candidate.features.setdefault(name, value)
    return found


def fullest(candidate: Candidate, event: MainEvent) -> Candidate:
    """The candidate at the fullest mention of the person it names, where that stands in the text."""
    reading = event.reading
    person = reading.mentions.person_at(candidate.start, candidate.field)
    if person is None:
        return candidate
    own = reading.story.words(candidate.span, candidate.field)
    if len(own.split()) >= len(person.name.split()):
        return candidate
    for start, end in person.mentions:
        sentence = reading.story.sentence_at(start)
        if sentence is not None and reading.story.words((start, end)) == person.name:
            return dataclasses.replace(candidate, start=start, end=end, sentence=sentence)
    return candidate


def _referent(candidate: Candidate, event: MainEvent) -> str:
    """Whom it names, as a key under which other mentions of the same one are found."""
    person = event.reading.mentions.person_at(candidate.start, candidate.field)
    if person is not None:
        return person.name
    head = candidate.head
    return event.keys.get(head, "") if head is not None else ""


def _phrase(head: Token, entity: Entity | None, event: MainEvent, pool: Pool) -> None:
    tokens = phrase_tokens(head)
    conjuncts = [child for child in head.children if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "NUM")]
    if conjuncts:
        pool.add(tokens[0], tokens[-1], _features(head, head, tokens, entity, event) | {"several": 1.0}, head=head)
        first_end = next((c.i for c in head.children if c.dep in ("cc", "punct", "conj") and c.i > head.i), None)
        tokens = [t for t in tokens if first_end is None or t.i < first_end]
    if entity is not None and entity.label == "PERSON":
        return  # the name stands for itself, its role apart
    if tokens and not conjuncts:
        pool.add(tokens[0], tokens[-1], _features(head, head, tokens, entity, event), head=head)
    core = [t for t in tokens if t.i <= head.i]
    if len(core) < len(tokens) or conjuncts:
        pool.add(core[0], core[-1], _features(head, head, core, entity, event) | {"bare": 1.0}, head=head)


def _entity(entity: Entity, event: MainEvent, pool: Pool) -> None:
    tokens = list(entity.tokens)
    while len(tokens) > 1 and (tokens[-1].tag == "POS" or tokens[-1].pos == "PUNCT"):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].pos in ("DET", "PUNCT"):
        tokens.pop(0)
    root = entity.root
    pool.add(tokens[0], tokens[-1], _features(root, _top(root), tokens, entity, event) | {"name": 1.0}, head=root)


def _top(token: Token) -> Token:
    """The head of the noun phrase that a modifier, apposition or conjunct belongs to."""
    while token.dep in _WITHIN and token.head is not token and token.head.pos in ("NOUN", "PROPN"):
        token = token.head
    return token


def _features(
    head: Token, top: Token, tokens: list[Token], entity: Entity | None, event: MainEvent
) -> dict[str, float]:
    clause = event.clause_of(top)
    found = measure(tokens, event) | tie(clause, event)
    place = next(iter(position(head.sentence, event)))
    role = _role(top, clause)
    found[place] = 1.0
    found[role] = 1.0
    sort = _sort(head, entity)
    found[sort] = 1.0
    inside = top is not head
    if inside:
        found[f"{head.dep} inside"] = 1.0
    rank = ("inside" if head.dep == "compound" else "beside") + " " if inside else ""
    plain = role if role in _MAIN_ROLES else "other"
    stage = _STAGES.get(place, "later")
    if "head clause" in found:
        found[f"as {rank}{plain} of the event, {stage}"] = 1.0
    found[f"as {rank}{plain}, {stage}"] = 1.0
    found[f"{sort} as {rank}{plain}"] = 1.0
    found[f"{sort}, {stage}"] = 1.0
    if any(t.pos == "NUM" for t in tokens):
        found["numbered"] = 1.0
    if head.lemma.lower() in words("events", "nouns"):
        found["event noun"] = 1.0
    if clause is not None and clause.verb.lemma.lower() in words("attribution", "saying"):
        found[f"{role} of saying"] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    return found


def _sort(head: Token, entity: Entity | None) -> str:
    """What sort of thing the phrase names."""
    if entity is not None and entity.label in _SORTS:
        return _SORTS[entity.label]
    if head.pos == "PRON":
        return "pronoun"
    if head.lemma.lower() in words("actors", "people") or head.lower in words("actors", "people"):
        return "human"
    if head.lemma.lower() in words("actors", "bodies"):
        return "institution"
    return "proper" if head.pos == "PROPN" else "number" if head.pos == "NUM" else "thing"


def _role(token: Token, clause: Clause | None) -> str:
    if token.dep == "pobj" and token.head.dep == "agent":
        return "agent"
    if token.is_root:
        return "alone"
    if token.dep == "pobj":
        return (
            "after " + token.head.lower
            if token.head.lower in ("of", "by", "with", "for", "in", "on", "to")
            else "in a phrase"
        )
    return _ROLES.get(token.dep, "other role")
