"""Fits of one question's weights to annotated articles, and the calibration of its scores.

Two fits: a logistic regression on single candidates, and a conditional logit on the candidates of one article
against each other (McFadden 1974; listwise ranking, Cao et al. 2007). The penalty of both draws the weights to the
hand-set ones instead of to zero, so that what the data don't speak of stays as it was. Needs scipy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.ranker import Ranker
from briefing_tui.model import Article, Question

Method = Literal["pointwise", "listwise"]
METHODS: tuple[Method, ...] = ("pointwise", "listwise")
STRENGTHS = (0.03, 0.1)
"""Of the data against the hand-set weights (inverse of the penalty) that are tried."""
CODED_WEIGHT = 3.0
"""Of an article coded by people beside one read by a machine."""
UNTITLED_WEIGHT = 0.5
"""Of an article without its headline beside the same with it: many a text is read bare, but the annotators saw the
headline, and like to answer in its words."""
HIT_BONUS = 0.4
"""What a right answer is worth above a right silence when the threshold of silence is chosen: a wrong line is
skipped at a glance, a missing one has to be looked for."""
UNSTATED = 0.25
"""Share of articles that state no answer, where people code them: read articles are weighted to it, since those that
state nothing are too many among them (news without a date of its own)."""
SLACK = 0.99
"""Thresholds worth this share of the best one count as good as it; the middle one of them is taken."""
RAREST = 6
"""Features that fewer articles show get no weight of their own."""
SMALLEST = 0.02
"""Weights below this are dropped."""
Loss = Callable[[np.ndarray], tuple[float, np.ndarray]]


@dataclass(slots=True)
class Example:
    """An article, its annotated answers by question (empty: not stated), and the event it belongs to."""

    article: Article
    answers: dict[Question, list[str]]
    coded: bool
    fold: str
    source: str
    """The set of articles it comes from."""
    event: MainEvent | None = None
    titled: bool = True
    """Whether the article stands as published, not without its headline and teaser."""

    @property
    def weight(self) -> float:
        """What it counts beside the others."""
        return (CODED_WEIGHT if self.coded else 1.0) * (1.0 if self.titled else UNTITLED_WEIGHT)

    def untitled(self) -> Example:
        """The same article as a text without headline and teaser."""
        bare = replace(self.article, title=None, description=None)
        return replace(self, article=bare, source=f"untitled {self.source}", titled=False, event=None)


@dataclass(slots=True)
class Case:
    """One question put to one article."""

    example: Example
    candidates: list[Candidate]
    overlap: list[float]
    answerable: bool

    @property
    def findable(self) -> bool:
        """Whether a candidate is right."""
        return any(value >= 0.5 for value in self.overlap)

    @property
    def weight(self) -> float:
        """Of its article."""
        return self.example.weight


@dataclass(slots=True)
class Outcome:
    """What a ranker answered: whether its first answer is right, one of three, and how sure it was."""

    example: Example
    answerable: bool
    hit: bool
    hit3: bool
    best: bool
    total: float

    @property
    def source(self) -> str:
        """The set of articles it comes from."""
        return self.example.source


def fit(train: list[Case], prior: dict[str, float], method: Method, strength: float) -> Ranker:
    """The weights that fit these articles, each of equal weight among its kind, drawn to the prior weights."""
    train = [case for case in train if case.candidates and (method == "pointwise" or case.findable)]
    names = _names(train)
    column = {name: number for number, name in enumerate(names)}
    data, rows, columns, row = [], [], [], 0
    for case in train:
        for candidate in case.candidates:
            for name, value in candidate.features.items():
                if name in column:
                    data.append(value)
                    rows.append(row)
                    columns.append(column[name])
            row += 1
    x = sparse.csr_matrix((data, (rows, columns)), shape=(row, len(names)))
    loss = (_pointwise if method == "pointwise" else _listwise)(x, train)
    start = np.array([prior.get(name, 0.0) for name in names] + [0.0])

    def drawn(values: np.ndarray) -> tuple[float, np.ndarray]:
        value, gradient = loss(values)
        drift = values - start
        drift[-1] = 0.0
        return value + float(drift @ drift) / 2 / strength, gradient + drift / strength

    found = minimize(drawn, start.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {name: round(float(v), 3) for name, v in zip(names, found[:-1], strict=True) if abs(v) >= SMALLEST}
    return Ranker(weights, round(float(found[-1]), 3))


def _names(train: list[Case]) -> list[str]:
    shown = Counter(name for case in train for name in {name for c in case.candidates for name in c.features})
    return sorted(name for name, count in shown.items() if count >= RAREST)


def _pointwise(x: sparse.csr_matrix, train: list[Case]) -> Loss:
    """Is this candidate right? Logistic loss; the candidates of an article share its weight."""
    transposed = x.T.tocsr()
    right = np.array([value >= 0.5 for case in train for value in case.overlap], dtype=float)
    weight = np.concatenate([np.full(len(c.candidates), c.weight / len(c.candidates)) for c in train])
    weight /= weight.mean()

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ values[:-1] + values[-1]
        error = weight * (1 / (1 + np.exp(-z)) - right)
        return float((weight * (np.logaddexp(0, z) - right * z)).sum()), np.append(transposed @ error, error.sum())

    return loss


def _listwise(x: sparse.csr_matrix, train: list[Case]) -> Loss:
    """Which candidate of the article is right? Softmax over all of them; right ones count by their overlap."""
    transposed = x.T.tocsr()
    counts = np.array([len(case.candidates) for case in train])
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    gain = np.array([value if value >= 0.5 else 0.0 for case in train for value in case.overlap])
    weight = np.array([case.weight for case in train])
    weight /= weight.mean()

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ values[:-1]
        odds = np.exp(z - np.repeat(np.maximum.reduceat(z, first), counts))
        every, won = np.add.reduceat(odds, first), np.add.reduceat(odds * gain, first) + 1e-12
        error = np.repeat(weight, counts) * (odds / np.repeat(every, counts) - odds * gain / np.repeat(won, counts))
        return float((weight * (np.log(every) - np.log(won))).sum()), np.append(transposed @ error, 0.0)

    return loss


def calibrate(outcomes: list[Outcome], *, eager: bool = False) -> tuple[float, float, float]:
    """Slope and shift of the logistic from sums to probabilities (Platt 1999), and the threshold of silence.

    Of thresholds as good, an eager question takes the lowest.
    """
    totals = np.array([o.total for o in outcomes])
    right = np.array([o.hit and o.answerable for o in outcomes], dtype=float)
    weight = np.array([o.example.weight for o in outcomes])

    def loss(values: np.ndarray) -> float:
        z = values[0] * totals + values[1]
        return float((weight * (np.logaddexp(0, z) - right * z)).sum() + (values[0] - 1) ** 2)

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    scores = 1 / (1 + np.exp(-(slope * totals + shift)))
    answerable = np.array([o.answerable for o in outcomes])
    read = np.array([not o.example.coded for o in outcomes])
    silent = (weight * (read & ~answerable)).sum()
    if silent:
        weight[read & ~answerable] *= UNSTATED / (1 - UNSTATED) * (weight * (read & answerable)).sum() / silent
    levels = np.concatenate([[0.0], np.quantile(scores, np.arange(1, 40) / 40)])
    decided = [
        (weight * np.where(scores >= level, right * (1 + HIT_BONUS), ~answerable)).sum() / weight.sum()
        for level in levels
    ]
    good = levels[np.array(decided) >= SLACK * max(decided)]
    return float(slope), float(shift), float(good[0 if eager else len(good) // 2])
