"""Who: the one or ones who act in the main event, or suffer it."""

from __future__ import annotations

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.parse import Entity, Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, by_kind, tokens_between
from briefing_tui.extraction.questions.who_evidence import ROLES, evidence, top
from briefing_tui.extraction.questions.who_names import lists

__all__ = ["RULES", "candidates"]

_REACH = 8
"""Body sentences in which actors are looked for."""

_HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_INSIDE = frozenset(("compound", "amod", "nmod"))
_ACTORS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"))

_OF_KIND = (
    *("in title", "first sentence", "second sentence"),
    *("person", "human", "body", "institution", "country", "thing", "number", "proper", "event noun"),
    *("subject", "passive subject", "agent", "object", "several", "numbered"),
)
"""Features that weigh differently in mishaps, suffered by people, and in affairs, led by persons and bodies."""

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
    "source of a judgement": 0.6,
    "subject in a judgement said": -0.4,
    "a circumstance": -0.8,
    "source of a report": -0.6,
    "source of its own act": 0.5,
    "source of an act": -1.2,
    "source behind an act": -2.0,
    "main clause of the lead": 0.8,
    "below clause of the lead": -0.5,
    "victim, incident": 0.6,
    "points back": -0.5,
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
                and token.dep in ROLES
                and token.dep not in _INSIDE
            ):
                entity = labels.get(token)
                if entity is None or entity.label not in _TIMES or _is_crowd(token):
                    _phrase(token, entity, event, pool)
        for entity in sentence.entities:
            if entity.label in _ACTORS and not (entity.label in ("NORP", "GPE") and entity.root.dep == "amod"):
                _entity(entity, event, pool)
        for named in lists(sentence):
            _list(named, event, pool)
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
        pool.add(tokens[0], tokens[-1], evidence(head, head, tokens, entity, event) | {"several": 1.0}, head=head)
        first_end = next((c.i for c in head.children if c.dep in ("cc", "punct", "conj") and c.i > head.i), None)
        tokens = [t for t in tokens if first_end is None or t.i < first_end]
    if entity is not None and entity.label == "PERSON":
        return  # the name stands for itself, its role apart
    if tokens and not conjuncts:
        pool.add(tokens[0], tokens[-1], evidence(head, head, tokens, entity, event), head=head)
    core = [t for t in tokens if t.i <= head.i]
    if len(core) < len(tokens) or conjuncts:
        pool.add(core[0], core[-1], evidence(head, head, core, entity, event) | {"bare": 1.0}, head=head)


def _entity(entity: Entity, event: MainEvent, pool: Pool) -> None:
    tokens = list(entity.tokens)
    while len(tokens) > 1 and (tokens[-1].tag == "POS" or tokens[-1].pos == "PUNCT"):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].pos in ("DET", "PUNCT"):
        tokens.pop(0)
    root = entity.root
    pool.add(tokens[0], tokens[-1], evidence(root, top(root), tokens, entity, event) | {"name": 1.0}, head=root)


def _list(named: list[Entity], event: MainEvent, pool: Pool) -> None:
    """The persons of a list, "Ada Moss, 41, and Karel Novotny, of Hull", as one answer."""
    first, last = named[0], named[-1]
    tokens = tokens_between(first.tokens[0], last.tokens[-1])
    features = evidence(first.root, top(first.root), tokens, first, event)
    pool.add(tokens[0], tokens[-1], features | {"list of names": 1.0, "several": 1.0}, head=first.root)


def _is_crowd(head: Token) -> bool:
    """Whether the number counts people that are named behind it: "*thousands* of nurses"."""
    return any(child.lower == "of" and child.child("pobj") is not None for child in head.children)
