"""Fit the weights by which the six questions rank their answers; cross-validated, against the hand-set weights.

    python scripts/fit_questions.py --coded DIR --read DIR [--read DIR …] [--write]

``--coded`` holds articles in news-please form with ``fiveWoneH`` annotations (the form of the Giveme5W1H gold
standard), ``--read`` articles with a ``main`` record of acceptable answers. A candidate is right when its words and
those of an annotated answer overlap by half (F1 of their keys). Two fits are tried: a logistic regression on single
candidates, and a conditional logit on the candidates of one article against each other (McFadden 1974; listwise
ranking, Cao et al. 2007). The penalty of both draws the weights to the hand-set ones instead of to zero, so that what
the data don't speak of stays as it was. Kept is what cross-validation likes best.
Folds keep the articles of one event together. Without ``--write`` only the table is printed.

Needs scipy (installed with scikit-learn).
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from briefing_tui.extraction.cues import DATA, words
from briefing_tui.extraction.questions import SOURCES
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent, main_event
from briefing_tui.extraction.questions.ranker import Ranker, order
from briefing_tui.extraction.questions.words import key
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import QUESTIONS, Article, Question
from briefing_tui.text import clean

Method = Literal["pointwise", "listwise"]
FOLDS = 5
STRENGTH = 0.03
"""Of the data against the hand-set weights (inverse of the penalty)."""
CODED_WEIGHT = 3.0
"""Of an article coded by people beside one read by a machine."""
HIT_BONUS = 0.4
"""What a right answer is worth above a right silence when the threshold of silence is chosen: a wrong line is
skipped at a glance, a missing one has to be looked for."""
SLACK = 0.99
"""Thresholds worth this share of the best one count as good as it; the middle one of them is taken."""
RAREST = 6
"""Features that fewer articles show get no weight of their own."""
METHODS: tuple[Method, ...] = ("pointwise", "listwise")
SMALLEST = 0.02
"""Weights below this are dropped."""
Loss = Callable[[np.ndarray], tuple[float, np.ndarray]]
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(slots=True)
class Example:
    """An article, its annotated answers by question (empty: not stated), and the event it belongs to."""

    article: Article
    answers: dict[Question, list[str]]
    coded: bool
    fold: str
    event: MainEvent | None = None


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
        return CODED_WEIGHT if self.example.coded else 1.0


@dataclass(slots=True)
class Outcome:
    """What a ranker answered: whether its first answer is right, one of three, and how sure it was."""

    coded: bool
    answerable: bool
    hit: bool
    hit3: bool
    best: bool
    total: float


def unescape(text: str | None) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text or "")


def load(coded: Path | None, read: Iterable[Path]) -> Iterator[Example]:
    for path in sorted(coded.glob("*.json")) if coded else ():
        record = json.loads(path.read_text(encoding="utf-8"))
        answers = dict(_coded_answers(record["fiveWoneH"]))
        yield Example(_article(record, record["dId"]), answers, True, record["category"].split()[0])
    for folder in read:
        for number, path in enumerate(sorted(folder.glob("*.json"))):
            record = json.loads(path.read_text(encoding="utf-8"))
            given = {q: record["main"][q] for q in QUESTIONS if q in record["main"]}
            yield Example(_article(record, record["id"]), given, False, f"fold {number % FOLDS}")


def _coded_answers(record: dict[str, Any]) -> Iterator[tuple[Question, list[str]]]:
    for question in QUESTIONS:
        chosen = [a for a in record.get(question, {}).get("annotated", []) if a.get("coderPhraseCount")]
        texts = [unescape(a["text"]) for a in chosen if (a.get("text") or "").strip()]
        if chosen:
            yield question, texts


def _article(record: dict[str, Any], name: str) -> Article:
    published = (record.get("date_publish") or "")[:10]
    return Article(
        id=name,
        ref=name,
        title=" ".join(clean(unescape(record.get("title"))).split()) or None,
        text=clean(unescape(record["text"])),
        description=unescape(record.get("description")) or None,
        published=published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None,
        sha256="",
    )


def bag(text: str) -> Counter[str]:
    found = re.findall(r"[^\W\d_]+|\d+", re.sub(r"['’]s\b", " ", text.lower()))
    return Counter(key(word) for word in found if word not in words("questions", "closed")) or Counter(found)


def overlap(text: str, answers: list[Counter[str]]) -> float:
    own = bag(text)
    return max((2 * (own & other).total() / (own.total() + other.total()) for other in answers), default=0.0)


def cases(question: Question, examples: list[Example]) -> list[Case]:
    find, _ = SOURCES[question]
    found = []
    for example in examples:
        if question not in example.answers or example.event is None:
            continue
        story = example.event.reading.story
        bags = [bag(text) for text in example.answers[question]]
        candidates = find(example.event)
        values = [overlap(story.words(c.span, c.field), bags) for c in candidates]
        found.append(Case(example, candidates, values, bool(bags)))
    return found


def fit(train: list[Case], prior: dict[str, float], method: Method) -> Ranker:
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
        return value + float(drift @ drift) / 2 / STRENGTH, gradient + drift / STRENGTH

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


def outcome(case: Case, by: Ranker) -> Outcome:
    story = case.example.event.reading.story  # type: ignore[union-attr]
    values = {(*c.span, c.field): v for c, v in zip(case.candidates, case.overlap, strict=True)}
    best = order(case.candidates, by, story)
    hits = [values[(*c.span, c.field)] >= 0.5 for c in best]
    total = best[0].score if best else -30.0
    return Outcome(case.example.coded, case.answerable, any(hits[:1]), any(hits[:3]), case.findable, total)


def cross_validate(every: list[Case], prior: dict[str, float], method: Method) -> list[Outcome]:
    found = []
    for fold in sorted({case.example.fold for case in every}):
        by = fit([case for case in every if case.example.fold != fold], prior, method)
        found += [outcome(case, by) for case in every if case.example.fold == fold]
    return found


def calibrate(outcomes: list[Outcome]) -> tuple[float, float, float]:
    """Slope and shift of the logistic from sums to probabilities (Platt 1999), and the threshold of silence."""
    totals = np.array([o.total for o in outcomes])
    right = np.array([o.hit and o.answerable for o in outcomes], dtype=float)
    weight = np.array([CODED_WEIGHT if o.coded else 1.0 for o in outcomes])

    def loss(values: np.ndarray) -> float:
        z = values[0] * totals + values[1]
        return float((weight * (np.logaddexp(0, z) - right * z)).sum() + (values[0] - 1) ** 2)

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    scores = 1 / (1 + np.exp(-(slope * totals + shift)))
    answerable = np.array([o.answerable for o in outcomes])
    levels = np.concatenate([[0.0], np.quantile(scores, np.arange(1, 20) / 20)])
    decided = [
        (weight * np.where(scores >= level, right * (1 + HIT_BONUS), ~answerable)).sum() / weight.sum()
        for level in levels
    ]
    good = levels[np.array(decided) >= SLACK * max(decided)]
    return float(slope), float(shift), float(good[len(good) // 2])


def share(values: Iterable[bool]) -> float:
    listed = list(values)
    return round(sum(listed) / max(1, len(listed)), 3)


def table(outcomes: list[Outcome], threshold: tuple[float, float, float]) -> dict[str, float]:
    slope, shift, level = threshold
    found: dict[str, float] = {}
    for name, coded in (("coded", True), ("read", False)):
        own = [o for o in outcomes if o.coded is coded]
        asked = [o for o in own if o.answerable]
        silent = [1 / (1 + np.exp(-(slope * o.total + shift))) < level for o in own]
        found[f"{name} hit"] = share(o.hit for o in asked)
        found[f"{name} hit in three"] = share(o.hit3 for o in asked)
        found[f"{name} best candidate"] = share(o.best for o in asked)
        found[f"{name} decided"] = share(
            (not o.answerable) if quiet else (o.answerable and o.hit) for o, quiet in zip(own, silent, strict=True)
        )
    return found


def main(arguments: list[str], reader: Reader | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--coded", type=Path)
    parser.add_argument("--read", type=Path, action="append", default=[])
    parser.add_argument("--question", choices=QUESTIONS, action="append")
    parser.add_argument("--method", choices=("rules", *METHODS), help="instead of what cross-validation likes best")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    reader = reader or Reader("en_core_web_sm")
    examples = list(load(options.coded, options.read))
    for example, story in zip(examples, reader.stories(e.article for e in examples), strict=True):
        example.event = main_event(read_story(story))
    target = DATA / "question_weights.json"
    file: dict[str, Any] = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {"questions": {}}
    for question in options.question or QUESTIONS:
        every = cases(question, examples)
        prior = SOURCES[question][1]
        ruled = [outcome(case, Ranker(prior)) for case in every]
        outcomes = {"rules": ruled} | {method: cross_validate(every, prior, method) for method in METHODS}
        levels = {name: calibrate(found) for name, found in outcomes.items()}
        scores = {name: table(found, levels[name]) for name, found in outcomes.items()}
        for name, row in scores.items():
            print(f"{question:6s}{name:10s}", "  ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)
        chosen = options.method or max(scores, key=lambda name: _points(scores[name]))
        slope, shift, level = levels[chosen]
        entry: dict[str, Any] = {"method": chosen, "cross-validated": scores}
        entry |= {"slope": round(slope, 3), "shift": round(shift, 3), "threshold": round(level, 3)}
        if chosen in METHODS:
            by = fit(every, prior, chosen)
            entry |= {"bias": by.bias, "weights": dict(sorted(by.weights.items()))}
        file["questions"][question] = entry
    file["made"] = {
        "date": datetime.date.today().isoformat(),
        "script": "scripts/fit_questions.py",
        "data": f"{sum(e.coded for e in examples)} articles coded by people (Giveme5W1H gold standard, development "
        f"half), {sum(not e.coded for e in examples)} read under the same guidelines",
        "model": reader.model,
    }
    if options.write:
        target.write_text(json.dumps(file, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


def _points(scores: dict[str, float]) -> float:
    """What decides between rules and fits: both kinds of articles alike.

    The coded ones are the truer measure but few, of a handful of events, and the rules were written with them in
    view; the read ones are many and on other events, as the articles are that a user adds.
    """
    return scores["coded hit"] + scores["read hit"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
