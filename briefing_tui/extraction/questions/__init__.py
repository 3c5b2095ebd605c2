"""The six questions, one file each: candidates with named features, scored by :mod:`.ranker`."""

from __future__ import annotations

from briefing_tui.extraction.questions import how, what, when, where, who, why
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent, main_event
from briefing_tui.extraction.questions.ranker import Source, best, ranker
from briefing_tui.extraction.questions.who_names import fullest, taken_up
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import QUESTIONS, Answer, Answers, Question, Span

__all__ = ["SOURCES", "answer_all"]

SOURCES: dict[Question, Source] = {
    "who": (who.candidates, who.RULES),
    "what": (what.candidates, what.RULES),
    "where": (where.candidates, where.RULES),
    "when": (when.candidates, when.RULES),
    "why": (why.candidates, why.RULES),
    "how": (how.candidates, how.RULES),
}
"""How each question finds its candidates, and its hand-set weights."""


def answer_all(reading: Reading) -> Answers:
    """Answer who, what, where, when, why and how, each ranked, best first, at most five."""
    event = main_event(reading)
    return Answers(**{question: _answer(question, event) for question in QUESTIONS})


def _answer(question: Question, event: MainEvent) -> tuple[Answer, ...]:
    source = SOURCES[question]
    by = ranker(question, source[1], event.kind)
    story = event.reading.story
    ranked = best(question, source, event)
    if question == "who":
        once: dict[tuple[str, Span], Candidate] = {}
        for named in (taken_up(fullest(c, event), event) for c in ranked):
            once.setdefault((named.field, named.span), named)
        ranked = list(once.values())
    if question == "when" and ranked:
        ranked[0].iso = when.day_of(ranked[0], event)
    answers = tuple(
        Answer(
            text=story.words(c.span, c.field),
            start=c.start,
            end=c.end,
            sentence=c.sentence.span,
            score=round(c.score, 4),
            field=c.field,
            role=_role(c, event) if question == "who" else None,
            country=c.country,
            iso=c.iso,
            kind=c.kind,
            features={name: round(value, 3) for name, value in by.contributions(c).items()},
        )
        for c in ranked
    )
    if answers and answers[0].score < by.threshold:
        answers = ()
    if question == "when" and not answers:
        guess = when.inferred(event)
        return (guess,) if guess is not None else ()
    return answers


def _role(candidate: Candidate, event: MainEvent) -> str | None:
    person = event.reading.mentions.person_at(candidate.start, candidate.field)
    return person.role if person is not None else None
