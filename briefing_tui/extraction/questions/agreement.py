"""Who and what of one event: the part that the answer to *who* has in a phrase that may answer *what*.

The two are chosen by evidence of their own, but a brief is read as one sentence: "31 people" beside "triggered
landslides" tells nothing. In the terms of semantic roles (Palmer, Gildea & Xue 2010, ch. 1), the answer to *who*
should be an argument of the predicate that answers *what*.
"""

from __future__ import annotations

from typing import Literal

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent

__all__ = ["Actor", "Part"]

Part = Literal["who takes part", "another acts"]
"""Of the actor in a phrase: its agent or patient (subject, *by* phrase, object); none, since somebody else is its
subject."""

_NAMING = frozenset(("PROPN", "NOUN", "NUM", "PRON"))


class Actor:
    """Whoever answers *who*, to be known again elsewhere in title and lead."""

    def __init__(self, who: Candidate, event: MainEvent) -> None:
        mentions = event.reading.mentions
        self._event = event
        self._who = who
        self._person = mentions.person_at(who.start, who.field)
        self._key = event.keys.get(who.head, "") if who.head is not None else ""
        self._party = mentions.entity_of(who.head) if who.head is not None else None

    def part_in(self, candidate: Candidate) -> Part | None:
        """The part it has in a phrase that may answer *what*; none where the phrase names it otherwise, or nobody."""
        head = candidate.head
        clause = self._event.clause_of(head) if head is not None else None
        before = _subject_of_headline(candidate)
        if clause is not None and clause.verb is head and (clause.subject is not None or not before):
            return self._part_in_clause(clause, candidate)
        if before:
            return "who takes part" if any(map(self.is_named_by, before)) else "another acts"
        return None

    def is_named_by(self, token: Token) -> bool:
        """Whether this word names it: by its own mention, the same word, or a reference to the person or party."""
        who, sentence = self._who, token.sentence
        if sentence.field == who.field and who.start <= token.start < who.end:
            return token is who.head or token.pos in _NAMING
        if self._key and self._event.keys.get(token) == self._key:
            return True
        mentions = self._event.reading.mentions
        if self._person is not None and mentions.person_at(token.start, sentence.field) is self._person:
            return True
        return self._party is not None and token.pos in ("PRON", "NOUN") and mentions.entity_of(token) is self._party

    def _part_in_clause(self, clause: Clause, candidate: Candidate) -> Part | None:
        arguments = (clause.subject, clause.agent, *clause.objects)
        if any(noun is not None and self._among(noun) for noun in arguments):
            return "who takes part"
        return None if clause.subject is None or self._inside(candidate) else "another acts"

    def _among(self, head: Token) -> bool:
        """Whether a noun names it, or one coordinated with it."""
        return self.is_named_by(head) or any(
            self.is_named_by(child) for child in head.children if child.dep in ("conj", "appos")
        )

    def _inside(self, candidate: Candidate) -> bool:
        start, end = candidate.span
        return any(self.is_named_by(t) for t in candidate.sentence.tokens if t.start >= start and t.end <= end)


def _subject_of_headline(candidate: Candidate) -> list[Token]:
    """What a headline says before a phrase, back to the last mark: the subject of a verb the parser did not see."""
    if candidate.field != "title":
        return []
    found: list[Token] = []
    for token in reversed([t for t in candidate.sentence.tokens if t.end <= candidate.start]):
        if token.pos == "PUNCT":
            break
        found.append(token)
    return found
