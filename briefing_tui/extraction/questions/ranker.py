"""Scores candidates: a weighted sum of named features, squeezed to 0–1.

The weights are fitted where that beats the hand-set ones on cross-validation (``scripts/fit_questions.py``); the
data file says which, when, on what data, and with what scores. Features without a weight count nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.words import keys_of_text
from briefing_tui.extraction.story import Story
from briefing_tui.model import Question

__all__ = ["Ranker", "rank", "ranker"]

_ALTERNATIVES = 5


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

    def contributions(self, candidate: Candidate) -> dict[str, float]:
        """What each feature adds to the sum."""
        weights = self.weights
        return {name: weights[name] * value for name, value in candidate.features.items() if value and name in weights}

    def sum(self, candidate: Candidate) -> float:
        """The weighted sum of its features."""
        get = self.weights.get
        return self.bias + sum(get(name, 0.0) * value for name, value in candidate.features.items())

    def probability(self, total: float) -> float:
        """The calibrated score for a weighted sum."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * total + self.shift))))


@cache
def _file() -> dict[str, Any]:
    path = DATA / "question_weights.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"questions": {}}
    return loaded


def ranker(question: Question, rules: dict[str, float]) -> Ranker:
    """The ranker of a question: the fitted weights where the data file has them, else the hand-set ones."""
    entry = _file()["questions"].get(question, {})
    return Ranker(
        weights=entry.get("weights", rules),
        bias=entry.get("bias", 0.0),
        slope=entry.get("slope", 1.0),
        shift=entry.get("shift", 0.0),
        threshold=entry.get("threshold", 0.0),
    )


def rank(candidates: Iterable[Candidate], by: Ranker, story: Story) -> list[Candidate]:
    """The best candidates, best first: at most five, none of which says the same as a better one."""
    every = list(candidates)
    for candidate in every:
        candidate.score = by.sum(candidate)
    every.sort(key=lambda c: (-c.score, c.field == "title", c.start, c.end))
    kept: list[Candidate] = []
    said: list[set[str]] = []
    for candidate in every:
        keys = keys_of_text(story.words(candidate.span, candidate.field)) or {""}
        if any(len(keys & other) * 2 >= min(len(keys), len(other)) for other in said):
            continue
        kept.append(candidate)
        said.append(keys)
        if len(kept) == _ALTERNATIVES:
            break
    for candidate in kept:
        candidate.score = by.probability(candidate.score)
    return kept
