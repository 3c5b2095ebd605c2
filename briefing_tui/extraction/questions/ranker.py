"""Scores candidates: a weighted sum of named features, and how much the others say the same, squeezed to 0–1.

The weights are fitted where that beats the hand-set ones on cross-validation (``scripts/fit_questions.py``); the
data file says which, when, on what data, and with what scores. Features without a weight count nothing.

A question's candidates are many cuts of few ideas. Where the data file gives a sharpness, the sums are read as
odds, and the answer is the candidate that most of the odds lie on or near: minimum Bayes risk, as in the choice
among the hypotheses of speech recognition and translation (Goel & Byrne 2000; Kumar & Byrne 2004).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent, StoryKind
from briefing_tui.extraction.questions.words import content_keys, keys_of_text
from briefing_tui.extraction.story import Story
from briefing_tui.model import Question

__all__ = ["Ranker", "Source", "best", "order", "rank", "ranker"]

Source = tuple[Callable[[MainEvent], list[Candidate]], dict[str, float]]
"""How a question finds its candidates, and its hand-set weights."""

_ALTERNATIVES = 5
_CONSIDERED = 20
"""Candidates whose agreement is counted; those behind them have no odds worth counting."""

_LIKE = 0.5
"""F1 of their words from which two candidates say the same; they support each other in its measure."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """The weights of one question."""

    weights: dict[str, float]
    bias: float = 0.0
    slope: float = 1.0
    """Of the calibration: the probability of being right is the logistic of ``slope * sum + shift``."""
    shift: float = 0.0
    threshold: float = 0.0
    """Below this score the question stays unanswered."""
    sharpness: float = 0.0
    """By how much a point of the sum multiplies the odds, in powers of e; 0: candidates don't support each other."""

    def contributions(self, candidate: Candidate) -> dict[str, float]:
        """What each feature adds to the sum, and what the candidates that say the same add to it."""
        weights = self.weights
        found = {name: weights[name] * value for name, value in candidate.features.items() if value and name in weights}
        if candidate.support:
            found["others say the same"] = candidate.support
        return found

    def sum(self, candidate: Candidate) -> float:
        """The weighted sum of its features."""
        get = self.weights.get
        total = self.bias
        for name, value in candidate.features.items():
            weight = get(name)
            if weight is not None:
                total += weight * value
        return total

    def probability(self, total: float) -> float:
        """The calibrated score for a weighted sum."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * total + self.shift))))


@cache
def _file() -> dict[str, Any]:
    path = DATA / "question_weights.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"questions": {}}
    return loaded


def ranker(question: Question, rules: dict[str, float], kind: StoryKind) -> Ranker:
    """The ranker of a question: the fitted weights where the data file has them, else the hand-set ones.

    What answers *why* in a story of a mishap does not in one of a visit: there the file has an entry for each.
    """
    entry = _file()["questions"].get(question, {})
    entry = entry.get(kind, entry)
    return Ranker(
        weights=entry.get("weights", rules),
        bias=entry.get("bias", 0.0),
        slope=entry.get("slope", 1.0),
        shift=entry.get("shift", 0.0),
        threshold=entry.get("threshold", 0.0),
        sharpness=entry.get("sharpness", 0.0),
    )


def best(question: Question, source: Source, event: MainEvent) -> list[Candidate]:
    """The ranked candidates of a question; made once a story, since one question asks for another's answer."""
    scratch = event.reading.scratch
    known = scratch.get(f"best {question}")
    if isinstance(known, list):
        return known
    find, rules = source
    found = rank(find(event), ranker(question, rules, event.kind), event.reading.story)
    scratch[f"best {question}"] = found
    return found


def rank(candidates: Iterable[Candidate], by: Ranker, story: Story) -> list[Candidate]:
    """The best candidates, best first: at most five, none of which says the same as a better one."""
    kept = order(candidates, by, story)
    for candidate in kept:
        candidate.score = by.probability(candidate.score)
    return kept


def order(candidates: Iterable[Candidate], by: Ranker, story: Story) -> list[Candidate]:
    """As :func:`rank`, with the scores before calibration."""
    every = list(candidates)
    for candidate in every:
        candidate.score = by.sum(candidate)
    every.sort(key=lambda c: (-c.score, c.field == "title", c.start, c.end))
    if by.sharpness:
        every = _agreed(every[:_CONSIDERED], by, story)
    kept: list[Candidate] = []
    said: list[set[str]] = []
    for candidate in every:
        text = story.words(candidate.span, candidate.field)
        keys = keys_of_text(text) or {text.lower()}
        if any(len(keys & other) * 2 >= min(len(keys), len(other)) for other in said):
            continue
        kept.append(candidate)
        said.append(keys)
        if len(kept) == _ALTERNATIVES:
            break
    return kept


def _agreed(ranked: list[Candidate], by: Ranker, story: Story) -> list[Candidate]:
    """These candidates by the odds on them and on those like them."""
    keys = [content_keys(story.words(candidate.span, candidate.field)) for candidate in ranked]
    best = ranked[0].score if ranked else 0.0
    odds = [math.exp(by.sharpness * (candidate.score - best)) for candidate in ranked]
    near = list(odds)
    for place, own in enumerate(keys):
        for other in range(place):
            likeness = 2 * len(own & keys[other]) / (len(own) + len(keys[other]) or 1)
            if likeness >= _LIKE:
                near[place] += likeness * odds[other]
                near[other] += likeness * odds[place]
    for candidate, alone, together in zip(ranked, odds, near, strict=True):
        candidate.support = math.log(together / alone) / by.sharpness
        candidate.score += candidate.support
    return sorted(ranked, key=lambda candidate: -candidate.score)
