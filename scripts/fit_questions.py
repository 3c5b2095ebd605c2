"""Fit the weights by which the six questions rank their answers; cross-validated, against the hand-set weights.

    python scripts/fit_questions.py --coded DIR --read DIR [--read DIR …] [--write]

``--coded`` holds articles in news-please form with ``fiveWoneH`` annotations (the form of the Giveme5W1H gold
standard), ``--read`` articles with a ``main`` record of acceptable answers. A candidate is right when its words and
those of an annotated answer overlap by half (F1 of their keys). The hand-set weights stand against the two fits of
``question_fits.py``, each with and without the candidates' support of each other (``ranker.py``). Kept is what
cross-validation likes best. Folds keep the articles of one event together, and an article with its copy without a
headline, which the questions that lean on one are fitted to besides. *What* leans on the answer to *who*: fit *who*
first. Without ``--write`` only the table is printed.

Needs scipy (installed with scikit-learn).
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import numpy as np
from question_fits import METHODS, STRENGTHS, UNTITLED_WEIGHT, Case, Example, Method, Outcome, calibrate, fit

from briefing_tui.extraction.cues import DATA, words
from briefing_tui.extraction.questions import SOURCES
from briefing_tui.extraction.questions.event import StoryKind, main_event
from briefing_tui.extraction.questions.ranker import Ranker, order
from briefing_tui.extraction.questions.words import key
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import QUESTIONS, Article, Question
from briefing_tui.text import clean

FOLDS = 5
BY_KIND: tuple[Question, ...] = ("why", "how")
"""Questions whose weights are fitted for each kind of story apart: mishaps have causes, affairs have purposes."""
EAGER: tuple[Question, ...] = ("where", "why")
"""Questions that most articles answer, though not always in so many words: an unsure answer is worth showing."""
BARE: tuple[Question, ...] = ("who",)
"""Questions whose weights are fitted to the same articles without their headlines, too. Not *what*: annotators answer
it in the headline's words, which the bare article does not have."""
SHARPNESSES = (0.0, 0.75, 1.0, 1.5)
"""Of the candidates' odds that are tried; 0: candidates don't support each other."""
FITS: tuple[tuple[Method | None, float], ...] = (
    (None, 0.0),
    *((method, strength) for method in METHODS for strength in STRENGTHS),
)
"""The hand-set weights, and every fit with every strength of the data."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def unescape(text: str | None) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text or "")


def load(coded: Path | None, read: Iterable[Path]) -> Iterator[Example]:
    for path in sorted(coded.glob("*.json")) if coded else ():
        record = json.loads(path.read_text(encoding="utf-8"))
        answers = dict(_coded_answers(record["fiveWoneH"]))
        yield Example(_article(record, record["dId"]), answers, True, record["category"].split()[0], "coded")
    for folder in read:
        for number, path in enumerate(sorted(folder.glob("*.json"))):
            record = json.loads(path.read_text(encoding="utf-8"))
            given = {q: record["main"][q] for q in QUESTIONS if q in record["main"]}
            yield Example(_article(record, record["id"]), given, False, f"fold {number % FOLDS}", folder.parent.name)


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


def outcome(case: Case, by: Ranker) -> Outcome:
    story = case.example.event.reading.story  # type: ignore[union-attr]
    values = {(*c.span, c.field): v for c, v in zip(case.candidates, case.overlap, strict=True)}
    best = order(case.candidates, by, story)
    hits = [values[(*c.span, c.field)] >= 0.5 for c in best]
    total = best[0].score if best else -30.0
    return Outcome(case.example, case.answerable, any(hits[:1]), any(hits[:3]), case.findable, total)


def cross_validate(
    every: list[Case], prior: dict[str, float], method: Method | None, strength: float
) -> dict[float, list[Outcome]]:
    """What weights fitted on the other folds answer (without a method, the hand-set ones), by sharpness."""
    found: dict[float, list[Outcome]] = {sharpness: [] for sharpness in SHARPNESSES}
    for fold in sorted({case.example.fold for case in every}):
        others = [case for case in every if case.example.fold != fold]
        by = fit(others, prior, method, strength) if method else Ranker(prior)
        for sharpness, outcomes in found.items():
            sharp = dataclasses.replace(by, sharpness=sharpness)
            outcomes += [outcome(case, sharp) for case in every if case.example.fold == fold]
    return found


def share(values: Iterable[bool]) -> float:
    listed = list(values)
    return round(sum(listed) / max(1, len(listed)), 3)


def table(outcomes: list[Outcome], threshold: tuple[float, float, float]) -> dict[str, float]:
    slope, shift, level = threshold
    found: dict[str, float] = {}
    for name in dict.fromkeys(o.source for o in outcomes):
        own = [o for o in outcomes if o.source == name]
        asked = [o for o in own if o.answerable]
        silent = [1 / (1 + np.exp(-(slope * o.total + shift))) < level for o in own]
        found[f"{name} hit"] = share(o.hit for o in asked)
        found[f"{name} hit in three"] = share(o.hit3 for o in asked)
        found[f"{name} best candidate"] = share(o.best for o in asked)
        found[f"{name} decided"] = share(
            (not o.answerable) if quiet else (o.answerable and o.hit) for o, quiet in zip(own, silent, strict=True)
        )
    return found


def _entry(name: str, every: list[Case], prior: dict[str, float], options: argparse.Namespace) -> dict[str, Any]:
    """An entry of the data file: every way cross-validated, and the weights of the best."""
    outcomes: dict[tuple[Method | None, float, float], list[Outcome]] = {}
    for method, strength in FITS:
        for sharpness, found in cross_validate(every, prior, method, strength).items():
            outcomes[method, strength, sharpness] = found
    eager = name.split(",")[0] in EAGER
    levels = {way: calibrate(found, eager=eager) for way, found in outcomes.items()}
    scores = {way: table(found, levels[way]) for way, found in outcomes.items()}
    for way, row in scores.items():
        print(f"{name:14s} {_told(*way):48s}", *(f"{k} {v:.3f} " for k, v in row.items()), flush=True)
    allowed = [way for way in scores if options.method in (None, way[0] or "rules")]
    allowed = [way for way in allowed if options.sharpness in (None, way[2])]
    chosen = max(allowed, key=lambda way: _points(outcomes[way]))
    method, strength, sharpness = chosen
    slope, shift, threshold = levels[chosen]
    entry: dict[str, Any] = {"method": method or "rules", "strength": strength, "sharpness": sharpness}
    entry["cross-validated"] = {_told(*way): row for way, row in scores.items()}
    entry |= {"slope": round(slope, 3), "shift": round(shift, 3), "threshold": round(threshold, 3)}
    if method:
        by = fit(every, prior, method, strength)
        entry |= {"bias": by.bias, "weights": dict(sorted(by.weights.items()))}
    return entry


def _told(method: Method | None, strength: float, sharpness: float) -> str:
    """A way of ranking in words, as in the data file."""
    return f"{method}, strength {strength:g}, sharpness {sharpness:g}" if method else f"rules, sharpness {sharpness:g}"


def main(arguments: list[str], reader: Reader | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--coded", type=Path)
    parser.add_argument("--read", type=Path, action="append", default=[])
    parser.add_argument("--question", choices=QUESTIONS, action="append")
    parser.add_argument("--method", choices=("rules", *METHODS), help="instead of what cross-validation likes best")
    parser.add_argument("--sharpness", type=float, choices=SHARPNESSES, help="likewise")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    reader = reader or Reader("en_core_web_sm")
    titled = list(load(options.coded, options.read))
    examples = titled + [example.untitled() for example in titled]
    for example, story in zip(examples, reader.stories(e.article for e in examples), strict=True):
        example.event = main_event(read_story(story))
    target = DATA / "question_weights.json"
    file: dict[str, Any] = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {"questions": {}}
    for question in options.question or QUESTIONS:
        every = cases(question, examples if question in BARE else titled)
        prior = SOURCES[question][1]
        if question in BY_KIND:
            kinds = {kind: [c for c in every if c.example.event.kind == kind] for kind in get_args(StoryKind)}
            entry = {kind: _entry(f"{question}, {kind}", own, prior, options) for kind, own in kinds.items()}
        else:
            entry = _entry(question, every, prior, options)
        file["questions"][question] = entry
    file["made"] = {
        "date": datetime.date.today().isoformat(),
        "script": "scripts/fit_questions.py",
        "data": f"{sum(e.coded for e in titled)} articles coded by people (Giveme5W1H gold standard, development "
        f"half), {sum(not e.coded for e in titled)} read under the same guidelines; "
        f"{', '.join(BARE)} also without headlines",
        "model": reader.model,
    }
    if options.write:
        target.write_text(json.dumps(file, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


def _points(outcomes: list[Outcome]) -> float:
    """What decides between the ways: the hits of each set of articles, weighted by the root of its size.

    So much is a share of a set worth as it is sure. A few coded articles, of a handful of events, and the many read
    ones, on other events, both have their say. A set without headlines has half of it.
    """
    asked: dict[tuple[str, bool], list[bool]] = {}
    for found in outcomes:
        if found.answerable:
            asked.setdefault((found.source, found.example.titled), []).append(found.hit)
    return sum(
        sum(hits) / len(hits) * len(hits) ** 0.5 * (1.0 if titled else UNTITLED_WEIGHT)
        for (_, titled), hits in asked.items()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
