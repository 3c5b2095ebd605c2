"""What: the main event as a short verb phrase."""

from __future__ import annotations

from itertools import pairwise

from briefing_tui.extraction.questions import who
from briefing_tui.extraction.questions.agreement import Actor
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, by_kind
from briefing_tui.extraction.questions.headline import segments
from briefing_tui.extraction.questions.ranker import best
from briefing_tui.extraction.questions.what_clauses import add_clause
from briefing_tui.extraction.questions.what_headline import add_circumstance, add_segment
from briefing_tui.extraction.questions.what_nouns import add_nominal
from briefing_tui.extraction.questions.words import content_keys

__all__ = ["RULES", "candidates"]

_REACH = 6
_OF_KIND = ("nominal", "with subject", "passive", "with object")
"""Features that weigh differently in stories of mishaps, told by victims and nouns, and of affairs, told by acts."""

_OF_LEAD = frozenset(("head clause", "first sentence"))
"""Features of a phrase of the lead's main clause."""

RULES: dict[str, float] = {
    "who takes part": 0.4,
    "another acts": -0.6,
    "clause is event": 2.6,
    "head clause": 0.4,
    "in title": 0.5,
    "first sentence": 0.4,
    "third sentence": -0.6,
    "sentences 4–6": -0.9,
    "with object": 0.2,
    "with subject": -0.4,
    "1 word": -1.4,
    "2 words": -0.3,
    "7–8 words": -0.3,
    "over 8 words": -0.8,
    "words over 8": -0.2,
    "words in title": 1.4,
    "words in teaser": 0.3,
    "frequent words": 0.6,
    "headline predicate, first": 0.6,
    "headline short predicate, first": 0.5,
    "headline predicate, turned": -1.0,
    "headline short predicate, turned": -1.0,
    "headline segment, turned": -1.2,
    "headline verb in lead": 0.4,
    "verb in title": 0.3,
    "more adjuncts": -0.4,
    "saying": -0.5,
    "being": -0.2,
    "quoted": -0.5,
    "nominal": -1.8,
    "event noun": 1.3,
    "relation relcl": -0.6,
    "relation acl": -0.4,
    "relation conj": -0.3,
    "a circumstance": -1.0,
    "inside a circumstance": -1.2,
    "main clause of the lead": 0.5,
    "below clause of the lead": -0.5,
    "half a quotation": -0.8,
    "headline with to, affair": -0.4,
    "title of affair": -0.6,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Verb phrases of title and lead in several lengths, titles, and event nouns with their modifiers."""
    story = event.reading.story
    pool = Pool()
    headline = segments(story.title, event)
    for segment in headline:
        add_segment(segment, event, pool)
    for told, circumstance in pairwise(headline):
        add_circumstance(told, circumstance, event, pool)
    for clause in event.reading.title_clauses.all:
        add_clause(clause, event, pool)
    for sentence in story.sentences[:_REACH]:
        for token in sentence.tokens[:HEADS]:
            found = event.reading.clauses.by_verb.get(token)
            if found is not None:
                add_clause(found, event, pool)
    for sentence in story.title + story.sentences[:3]:
        for token in sentence.tokens[:HEADS]:
            if token.pos in ("NOUN", "PROPN") and not token.ent and token.dep not in ("compound", "npadvmod", "poss"):
                add_nominal(token, event, pool)
    every = pool.all
    _told_again(every, event)
    _agreeing(every, event)
    for candidate in every:
        by_kind(candidate.features, _OF_KIND, event)
    return every


def _told_again(every: list[Candidate], event: MainEvent) -> None:
    """Note how well a headline's words and a clause of the lead agree, by the F1 of their keys."""
    story = event.reading.story
    keys = [content_keys(story.words(candidate.span, candidate.field)) for candidate in every]
    heads = [own for own, candidate in zip(keys, every, strict=True) if candidate.features.keys() >= _OF_LEAD]
    for own, candidate in zip(keys, every, strict=True):
        if candidate.field == "title":
            best = max((2 * len(own & other) / (len(own) + len(other)) for other in heads), default=0.0)
            candidate.features["told again in the lead"] = best


def _agreeing(every: list[Candidate], event: MainEvent) -> None:
    """Note what part the answer to *who* has in each."""
    found = best("who", (who.candidates, who.RULES), event)
    if not found:
        return
    actor = Actor(found[0], event)
    for candidate in every:
        part = actor.part_in(candidate)
        if part is not None:
            candidate.features[part] = 1.0
