"""Fit the weights by which the six questions rank their answers; cross-validated, against the hand-set weights.

    python scripts/fit_questions.py --coded DIR --read DIR [--read DIR …] [--write]

``--coded`` holds articles in news-please form with ``fiveWoneH`` annotations (the form of the Giveme5W1H gold
standard), ``--read`` articles with a ``main`` record of acceptable answers. A candidate is right when its words and
those of an annotated answer overlap by half (F1 of their keys). The fit is a logistic regression whose penalty
draws the weights to the hand-set ones instead of to zero, so that what the data don't speak of stays as it was.
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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from briefing_tui.extraction.cues import DATA, words
from briefing_tui.extraction.questions import SOURCES
from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.event import MainEvent, main_event
from briefing_tui.extraction.questions.ranker import Ranker, rank
from briefing_tui.extraction.questions.words import key
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import QUESTIONS, Article, Question
from briefing_tui.text import clean

FOLDS = 5
STRENGTH = 0.03
"""Of the data against the hand-set weights (inverse of the penalty)."""
CODED_WEIGHT = 4.0
"""Of an article coded by people beside one read by a machine."""
HIT_BONUS = 0.4
"""What a right answer is worth above a right silence when the threshold of silence is chosen: a wrong line is
skipped at a glance, a missing one has to be looked for."""
SMALLEST = 0.02
"""Weights below this are dropped."""
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


def fit(train: list[Case], prior: dict[str, float]) -> Ranker:
    """Logistic regression on candidates, each article of equal weight, drawn to the prior weights."""
    train = [case for case in train if case.candidates]
    names = sorted({name for case in train for c in case.candidates for name in c.features})
    column = {name: number for number, name in enumerate(names)}
    data, rows, columns, row = [], [], [], 0
    for case in train:
        for candidate in case.candidates:
            for name, value in candidate.features.items():
                data.append(value)
                rows.append(row)
                columns.append(column[name])
            row += 1
    x = sparse.csr_matrix((data, (rows, columns)), shape=(row, len(names)))
    transposed = x.T.tocsr()
    right = np.array([value >= 0.5 for case in train for value in case.overlap], dtype=float)
    weight = np.concatenate(
        [np.full(len(c.candidates), (CODED_WEIGHT if c.example.coded else 1.0) / len(c.candidates)) for c in train]
    )
    weight /= weight.mean()
    start = np.array([prior.get(name, 0.0) for name in names] + [0.0])

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ values[:-1] + values[-1]
        error = weight * (1 / (1 + np.exp(-z)) - right)
        drift = values - start
        drift[-1] = 0.0
        gradient = np.append(transposed @ error, error.sum()) + drift / STRENGTH
        return float((weight * (np.logaddexp(0, z) - right * z)).sum() + drift @ drift / 2 / STRENGTH), gradient

    found = minimize(loss, start.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {name: round(float(v), 3) for name, v in zip(names, found[:-1], strict=True) if abs(v) >= SMALLEST}
    return Ranker(weights, round(float(found[-1]), 3))


def outcome(case: Case, by: Ranker) -> Outcome:
    story = case.example.event.reading.story  # type: ignore[union-attr]
    values = {(*c.span, c.field): v for c, v in zip(case.candidates, case.overlap, strict=True)}
    best = rank(case.candidates, by, story)
    hits = [values[(*c.span, c.field)] >= 0.5 for c in best]
    total = by.sum(best[0]) if best else -30.0
    return Outcome(
        case.example.coded, case.answerable, any(hits[:1]), any(hits[:3]), max(case.overlap, default=0) >= 0.5, total
    )


def cross_validate(every: list[Case], prior: dict[str, float]) -> list[Outcome]:
    found = []
    for fold in sorted({case.example.fold for case in every}):
        by = fit([case for case in every if case.example.fold != fold], prior)
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
    return float(slope), float(shift), float(levels[int(np.argmax(decided))])


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
        fitted = cross_validate(every, prior)
        levels = {"rules": calibrate(ruled), "fitted": calibrate(fitted)}
        scores = {"rules": table(ruled, levels["rules"]), "fitted": table(fitted, levels["fitted"])}
        for name, row in scores.items():
            print(f"{question:6s}{name:7s}", "  ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)
        better = _points(scores["fitted"]) > _points(scores["rules"])
        chosen = "fitted" if better else "rules"
        slope, shift, level = levels[chosen]
        entry: dict[str, Any] = {"method": chosen, "cross-validated": scores}
        entry |= {"slope": round(slope, 3), "shift": round(shift, 3), "threshold": round(level, 3)}
        if better:
            by = fit(every, prior)
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
    """What decides between rules and fit: people's coding is the measure, the machine's reading breaks near ties."""
    return 3 * scores["coded hit"] + scores["read hit"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
