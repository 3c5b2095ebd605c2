"""Fit the decision *agenda item or not*, and write its weights.

    python scripts/fit_agenda.py FOLDER [--test FOLDER] [--out FILE]

FOLDER holds one JSON file an article: ``id``, ``title``, ``text``, ``date_publish``, ``agenda`` (each item with
``evidence``, ``alt_evidence``, ``action``, perhaps ``topic``, ``core``) and perhaps ``not_agenda``, sentences that
carry a cue and are no item. Articles of ``--test`` are only scored. Needs scikit-learn.

Every candidate of an article is an example. The one that tells an annotated item best is positive; others that
tell it too are left out; those in ``not_agenda`` sentences weigh more. Scores are by cross-validation over articles, F1
with recall on core items, as the guidelines count; the threshold is the best one there.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import agenda_matching as rule
import numpy as np
from scipy.sparse import csr_matrix

from briefing_tui.extraction.agenda import Decision, decide
from briefing_tui.extraction.agenda.merge import Scored, merged
from briefing_tui.extraction.agenda.model import FILE
from briefing_tui.extraction.agenda.phrase import render
from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article
from briefing_tui.text import clean

MODEL = "en_core_web_sm"
STRENGTH = 0.05
"""Inverse of the L2 penalty."""
SEEN = 3
"""A feature must have been seen so often."""
HARD = 1.5
"""Weight of a candidate in a sentence annotated as no item."""
SMALL = 0.03
"""Weights nearer to zero are left out of the file."""
FOLDS = 4
THRESHOLDS = tuple(round(0.2 + 0.02 * step, 2) for step in range(18))


@dataclass
class Example:
    """A candidate with what it matches."""

    told: Scored
    features: list[str]
    matches: dict[int, float] = field(default_factory=dict)
    """Index of an annotated item → how well it is told."""
    positive: bool = False
    weight: float = 1.0


@dataclass
class Annotated:
    """An article's candidates and its annotation."""

    core: list[bool]
    examples: list[Example]


def articles(folder: Path) -> Iterator[tuple[dict, Article]]:
    for path in sorted(folder.glob("**/*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        title = " ".join(clean(record.get("title") or "").split())
        published = (record.get("date_publish") or "")[:10]
        yield (
            record,
            Article(
                id=record["id"],
                ref=record["id"],
                title=title or None,
                text=clean(record["text"]),
                published=published if len(published) == 10 else None,
                sha256="",
            ),
        )


def annotated(folder: Path, reader: Reader) -> list[Annotated]:
    pairs = list(articles(folder))
    stories = reader.stories(article for _, article in pairs)
    return [_annotate(*pair, list(decide(read_story(story)))) for pair, story in zip(pairs, stories, strict=True)]


def _annotate(record: dict, article: Article, decisions: list[Decision]) -> Annotated:
    text = record["text"]
    items = record["agenda"]
    places = [[s for e in [i["evidence"], *i.get("alt_evidence", [])] for s in rule.find(text, e)] for i in items]
    hard = [span for sentence in record.get("not_agenda", []) for span in rule.find(text, sentence)]
    examples = []
    for decision in decisions:
        start, end = decision.candidate.evidence
        action = render(decision.action, article.text)
        example = Example(Scored(decision.candidate, decision.action), decision.features)
        spans = rule.find(text, article.text[start:end])
        for number, item in enumerate(items):
            near = [rule.overlap(a, b) for a in spans for b in places[number]]
            if not any(share >= 0.5 for share, _ in near):
                continue
            like = rule.likeness(action, item["action"], item.get("topic") or "")
            if like:
                example.matches[number] = like + 0.5 * max(both for _, both in near)
        if any(rule.overlap(a, b)[0] >= 0.5 for a in spans for b in hard):
            example.weight = HARD
        examples.append(example)
    _label(examples)
    return Annotated([item.get("core", True) for item in items], examples)


def _label(examples: list[Example]) -> None:
    best: dict[int, Example] = {}
    for example in examples:
        for number, value in example.matches.items():
            value -= 0.3 * example.told.candidate.nominal
            if number not in best or value > best[number].matches[number]:
                best[number] = example
    chosen = {id(example) for example in best.values()}
    for example in examples:
        example.positive = id(example) in chosen
        if example.positive:
            example.weight = 1.0
        elif example.matches:
            example.weight = 0.0


@dataclass
class Fitted:
    columns: dict[str, int]
    weights: np.ndarray

    def scores(self, examples: Sequence[Example]) -> np.ndarray:
        return 1 / (1 + np.exp(-(_matrix(examples, self.columns) @ self.weights)))


def fit(sets: Sequence[Annotated]) -> Fitted:
    from sklearn.linear_model import LogisticRegression

    examples = [example for one in sets for example in one.examples if example.weight]
    seen = Counter(name for example in examples for name in set(example.features))
    columns = {name: number for number, name in enumerate(sorted(n for n, count in seen.items() if count >= SEEN))}
    model = LogisticRegression(C=STRENGTH, solver="liblinear", fit_intercept=False, max_iter=300)
    model.fit(
        _matrix(examples, columns),
        np.array([example.positive for example in examples]),
        sample_weight=np.array([example.weight for example in examples]),
    )
    weights = model.coef_[0].copy()
    weights[np.abs(weights) < SMALL] = 0
    return Fitted(columns, weights)


def _matrix(examples: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    indices: list[int] = []
    starts = [0]
    for example in examples:
        indices += sorted({columns[name] for name in example.features if name in columns})
        starts.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(examples), len(columns)))


def scored(sets: Sequence[Annotated], scores: Sequence[np.ndarray], threshold: float) -> tuple[float, float, float]:
    """F1, precision and recall of core items."""
    hits = predicted = core = core_hits = 0
    for one, values in zip(sets, scores, strict=True):
        for example, value in zip(one.examples, values, strict=True):
            example.told.candidate.score = float(value)
        accepted = [e.told for e, value in zip(one.examples, values, strict=True) if value >= threshold]
        kept = merged(accepted, threshold)
        by_told = {id(e.told): e for e in one.examples}
        matches = [by_told[id(told)].matches for told in kept]
        order = sorted(range(len(one.core)), key=lambda number: not one.core[number])
        rows = [sorted((c for c, m in enumerate(matches) if n in m), key=lambda c: -matches[c][n]) for n in order]
        owner = rule.match(rows, len(kept))
        found = {order[row] for row in owner if row is not None}
        hits += len(found)
        predicted += len(kept)
        core += sum(one.core)
        core_hits += sum(one.core[number] for number in found)
    precision, recall = hits / max(predicted, 1), core_hits / max(core, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def cross_validated(sets: list[Annotated]) -> list[np.ndarray]:
    order = list(range(len(sets)))
    random.Random(1).shuffle(order)
    scores: list[np.ndarray] = [np.zeros(0)] * len(sets)
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        fitted = fit([sets[number] for number in order if number not in set(held)])
        for number in held:
            scores[number] = fitted.scores(sets[number].examples)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / FILE)
    parser.add_argument("--threshold", type=float, help="instead of the best one in cross-validation")
    options = parser.parse_args()
    reader = Reader(MODEL)
    sets = annotated(options.folder, reader)
    held = cross_validated(sets)
    best = max(THRESHOLDS, key=lambda threshold: scored(sets, held, threshold)[0])
    threshold = options.threshold or best
    lines = [
        f"data\t{len(sets)} articles with {sum(len(s.core) for s in sets)} items, annotated by a language model",
        f"date\t{datetime.datetime.now(datetime.UTC).date()}",
        "script\tscripts/fit_agenda.py",
        f"parser\t{reader.model}",
        "cross-validated\tF1 {:.3f}  precision {:.3f}  recall {:.3f}".format(*scored(sets, held, threshold)),
    ]
    fitted = fit(sets)
    if options.test:
        test = annotated(options.test, reader)
        results = scored(test, [fitted.scores(one.examples) for one in test], threshold)
        lines.append("test, {} articles\tF1 {:.3f}  precision {:.3f}  recall {:.3f}".format(len(test), *results))
    lines.append(f"threshold\t{threshold}")
    write(options.out, lines, fitted)
    print("\n".join(lines))


def write(path: Path, head: list[str], fitted: Fitted) -> None:
    rows = sorted((name, weight) for name, weight in zip(fitted.columns, fitted.weights, strict=True) if weight)
    body = [f"# {line}" for line in head] + [f"{name}\t{weight:.3f}" for name, weight in rows]
    with path.open("wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as packed:
        packed.write("\n".join(body).encode() + b"\n")
    print(f"{path.name}: {len(rows)} weights, {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
