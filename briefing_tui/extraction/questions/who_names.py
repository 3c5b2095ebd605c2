"""Who is named: the fullest name of whoever answers, the two that a description takes up, and lists of names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from briefing_tui.extraction.parse import Entity, Sentence
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import tokens_between
from briefing_tui.model import Person

__all__ = ["fullest", "lists", "taken_up"]

_GAP = 9
"""Tokens between two names of a list: ages, homes, marks."""
_APART = frozenset(("VERB", "AUX", "PRON"))
"""Words that do not stand inside one."""


def fullest(candidate: Candidate, event: MainEvent) -> Candidate:
    """The candidate at the fullest mention of the person it names, where that stands in the text."""
    reading = event.reading
    person = reading.mentions.person_at(candidate.start, candidate.field) or _person_in_office(candidate, event)
    if person is None or "several" in candidate.features:
        return candidate
    own = reading.story.words(candidate.span, candidate.field)
    if len(own.split()) >= len(person.name.split()):
        return candidate
    for start, end in person.mentions:
        sentence = reading.story.sentence_at(start)
        if sentence is not None and reading.story.words((start, end)) == person.name:
            return dataclasses.replace(candidate, start=start, end=end, sentence=sentence)
    return candidate


def _person_in_office(candidate: Candidate, event: MainEvent) -> Person | None:
    """The person whom an office or description means: "the home secretary"."""
    head = candidate.head
    if head is None or head.pos != "NOUN" or head.tag == "NNS" or candidate.field == "title":
        return None
    party = event.reading.mentions.entity_of(head)
    return party.person if party is not None else None


_PAIRS = {
    "GPE": frozenset(("countries", "governments", "nations", "neighbours", "neighbors", "sides", "states", "two")),
    "PERSON": frozenset(("couple", "duo", "leaders", "men", "ministers", "pair", "women", "two")),
    "ORG": frozenset(("banks", "companies", "firms", "parties", "rivals", "sides", "two", "unions")),
}
"""What takes two of a kind up again."""
_BACK = 2
"""Sentences back in which the two are named."""


def taken_up(candidate: Candidate, event: MainEvent) -> Candidate:
    """The two names that "the two countries" or "both sides" takes up, where they stand joined not far before."""
    head, sentence = candidate.head, candidate.sentence
    if head is None or candidate.field != "text" or "points back" not in candidate.features:
        return candidate
    told = event.reading.story.words(candidate.span).lower().split()
    if len(told) > 3 or not (told[0] == "both" or {"two", "pair", "duo", "couple"} & set(told)):
        return candidate
    for before in reversed(event.reading.story.sentences[max(0, sentence.index - _BACK) : sentence.index + 1]):
        for one, other in reversed(list(zip(before.entities, before.entities[1:], strict=False))):
            first, last = one.tokens[0], other.tokens[-1]
            between = tokens_between(one.tokens[-1], other.tokens[0])[1:-1]
            joined = len(between) == 1 and between[0].lower in ("and", "&") and last.end <= candidate.start
            if joined and one.label == other.label and told[-1] in _PAIRS.get(one.label, ()):
                return dataclasses.replace(candidate, start=first.start, end=last.end, sentence=before)
    return candidate


def lists(sentence: Sentence) -> Iterator[list[Entity]]:
    """Persons named in a row, with no more than ages and homes between them; the last behind *and*."""
    run: list[Entity] = []
    joined = False
    for entity in sentence.entities:
        if entity.label != "PERSON":
            continue
        between = tokens_between(run[-1].tokens[-1], entity.tokens[0])[1:-1] if run else []
        if run and (not between or len(between) > _GAP or any(token.pos in _APART for token in between)):
            if joined:
                yield run
            run, joined, between = [], False, []
        run.append(entity)
        joined = joined or any(token.lower in ("and", "&") for token in between)
    if joined:
        yield run
