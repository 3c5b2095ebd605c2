"""Agenda items: concrete matters that named actors have on the table.

Every verb and event noun of the body is a candidate (:mod:`.candidates`); how its sentence puts it is recognised
(:mod:`.constructions`), what speaks against it is looked for (:mod:`.guards`), and a fitted sum of all that decides
(:mod:`.features`, :mod:`.model`). What remains is made one item an act (:mod:`.merge`) and its slots are filled.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.agenda.candidates import Candidate, candidates
from briefing_tui.extraction.agenda.features import StoryView, features
from briefing_tui.extraction.agenda.kinds import kind_of
from briefing_tui.extraction.agenda.merge import Scored, merged
from briefing_tui.extraction.agenda.model import load_weights
from briefing_tui.extraction.agenda.people import actors_of, attribution_of, counterparts_of
from briefing_tui.extraction.agenda.phrase import action_tokens, render, topic_tokens
from briefing_tui.extraction.agenda.status import status_of
from briefing_tui.extraction.agenda.times import is_ahead, when_of, where_of
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import AgendaItem, Answers, Evidence

__all__ = ["Decision", "decide", "find_agenda"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A candidate before the decision: what the fitting script sees of it."""

    told: Scored
    features: list[str]
    action: str
    evidence: str


def decide(reading: Reading) -> list[Decision]:
    """Every candidate of a story that could be shown, with its features."""
    view = StoryView(reading)
    text = reading.story.article.text
    found = []
    for one in candidates(reading):
        if not _shown(one):
            continue
        action = action_tokens(one)
        start, end = one.evidence
        found.append(Decision(Scored(one, action), features(one, view, action), render(action, text), text[start:end]))
    return found


def find_agenda(reading: Reading, answers: Answers) -> tuple[AgendaItem, ...]:
    """The agenda items of a story, ranked; ``answers`` give the story's principals, place and date."""
    weights = load_weights()
    accepted: list[Scored] = []
    for decision in decide(reading):
        one = decision.told.candidate
        one.score = weights.probability(decision.features)
        if one.score >= weights.threshold:
            one.features = weights.strongest(decision.features)
            accepted.append(decision.told)
    return tuple(_item(one, reading, answers) for one in merged(accepted))


def _shown(one: Candidate) -> bool:
    """Whether the evidence is long enough to show anything."""
    start, end = one.evidence
    return sum(1 for t in one.head.sentence.tokens if start <= t.start < end and t.text[:1].isalnum()) >= 3


def _item(scored: Scored, reading: Reading, answers: Answers) -> AgendaItem:
    one, action = scored.candidate, scored.action
    text = reading.story.article.text
    kind = kind_of(one, action)
    when = when_of(one, reading, answers, kind)
    actors = actors_of(one, reading, answers)
    start, end = one.evidence
    return AgendaItem(
        kind=kind,
        action=render(action, text),
        actors=actors,
        counterparts=counterparts_of(one, reading, actors),
        topic=render(topic_tokens(one, action), text) or None,
        when=when,
        where=where_of(one, reading),
        status=status_of(one, kind, is_ahead(when, reading.story.published)),
        attribution=attribution_of(one, reading),
        evidence=Evidence(start=start, end=end, text=text[start:end]),
        score=round(one.score, 4),
        features=one.features,
    )
