"""Agenda items: concrete matters that named actors have on the table.

Every verb and event noun of the body is a candidate (:mod:`.candidates`); how its sentence puts it is recognised
(:mod:`.constructions`), what speaks against it is looked for (:mod:`.guards`), and a fitted sum of all that decides
(:mod:`.features`, :mod:`.model`). What remains is made one item an act (:mod:`.merge`) and its slots are filled.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from briefing_tui.extraction.agenda.candidates import Candidate, candidates
from briefing_tui.extraction.agenda.constructions import constructions
from briefing_tui.extraction.agenda.features import ACTION_FEATURES, StoryView, action_features, features
from briefing_tui.extraction.agenda.guards import VETOES, guards
from briefing_tui.extraction.agenda.kinds import kind_of, sort_of
from briefing_tui.extraction.agenda.merge import FURTHER, Scored, merged
from briefing_tui.extraction.agenda.model import Sums, load_weights
from briefing_tui.extraction.agenda.people import actors_of, attribution_of, counterparts_of
from briefing_tui.extraction.agenda.phrase import action_tokens, render, topic_tokens
from briefing_tui.extraction.agenda.status import status_of
from briefing_tui.extraction.agenda.times import is_ahead, when_of, where_of
from briefing_tui.extraction.agenda.timetable import is_timetabled
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import AgendaItem, Answers, Evidence

__all__ = ["Decision", "decide", "find_agenda"]

_SHORTEST = 3
"""Words that evidence must have."""


class Decision:
    """A candidate before the decision: all that the classifier, or the script that fits it, sees of it."""

    def __init__(self, candidate: Candidate, view: StoryView) -> None:
        self.candidate = candidate
        self.own = features(candidate, view)
        """The features of the candidate itself."""
        self.around = view.surroundings(candidate)
        self._view = view

    @cached_property
    def action(self) -> list[Token]:
        """The words of the act; made only where it can still be an item."""
        return action_tokens(self.candidate)

    @cached_property
    def told(self) -> list[str]:
        """The features of the act in its words."""
        return list(action_features(self.candidate, self._view, self.action))

    @property
    def features(self) -> list[str]:
        """All features."""
        return self.own + self.told + self.around.features()


def decide(reading: Reading) -> Iterator[Decision]:
    """Every candidate of a story that could be shown, with its features."""
    view = StoryView(reading)
    for one in candidates(reading):
        if not _shown(one):
            continue
        one.constructions = constructions(one)
        one.guards = guards(one)
        one.matter = sort_of(one)
        if not any(holds(one) for holds in VETOES):
            yield Decision(one, view)


def find_agenda(reading: Reading, answers: Answers) -> tuple[AgendaItem, ...]:
    """The agenda items of a story, ranked; ``answers`` give the story's principals, place and date."""
    weights = load_weights()
    sums = Sums(weights)
    hopeless = weights.needed - weights.at_most(ACTION_FEATURES)
    accepted: list[Scored] = []
    for decision in decide(reading):
        one = decision.candidate
        known = weights.total(decision.own) + sums.of(decision.around)
        timetabled = is_timetabled(one, reading)
        if known < hopeless and not timetabled:
            continue
        one.score = weights.probability(decision.told, known)
        if timetabled:
            one.score = max(one.score, weights.threshold + FURTHER)
        if one.score >= weights.threshold:
            one.features = weights.strongest(decision.features)
            accepted.append(Scored(one, decision.action))
    return tuple(_item(one, reading, answers) for one in merged(accepted, weights.threshold))


def _shown(one: Candidate) -> bool:
    """Whether the evidence is long enough to show anything."""
    start, end = one.evidence
    tokens = one.head.sentence.tokens
    first = bisect_left(tokens, start, key=_start)
    count = 0
    for token in islice(tokens, first, None):
        if token.start >= end:
            break
        count += token.text[0].isalnum()
        if count == _SHORTEST:
            return True
    return False


def _start(token: Token) -> int:
    return token.start


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
