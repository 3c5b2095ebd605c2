"""How well the core reads: ``python -m tests.bench quality [FOLDER] [--errors QUESTION]``.

Reads a folder of annotated articles, the project's own (tests/quality/articles) by default, and prints hits per
question, and F1 and slots of the other layers. ``--errors`` lists the wrong answers to one question.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from briefing_tui.model import QUESTIONS, Brief, Question
from briefing_tui.settings import DEFAULT_MODEL
from tests.quality.agenda import agenda, matched
from tests.quality.annotated import ARTICLES, Annotated, load
from tests.quality.scores import Counts, answered, dates, people, places, questions, quotes

__all__ = ["figures", "main", "read"]

Read = list[tuple[Annotated, Brief]]

_LAYERS: dict[str, tuple[Callable[[Annotated, Brief], Counts], list[tuple[str, str, str]]]] = {
    "agenda": (
        agenda,
        [
            ("date", "date right", "dates"),
            ("actors", "actor right", "actors"),
            ("status", "status right", "statuses"),
            ("kind", "kind right", "kinds"),
        ],
    ),
    "people": (people, [("role", "role right", "roles")]),
    "places": (places, [("country", "country right", "countries")]),
    "dates": (dates, [("days", "days right", "found")]),
    "quotes": (quotes, [("speaker", "speaker right", "found")]),
}
"""Each layer's counts, and its further figures as name, numerator and denominator."""


def read(folder: Path = ARTICLES) -> Read:
    """Brief every annotated article of a folder."""
    from briefing_tui.extraction.reader import Reader

    annotated = load(folder)
    briefs = Reader(DEFAULT_MODEL).read_many(one.article for one in annotated)
    return [(one, brief) for one, brief in zip(annotated, briefs, strict=True) if isinstance(brief, Brief)]


def figures(done: Read) -> dict[str, float]:
    """All figures by name: ``who``, ``date`` of the main event, ``agenda f1``, ``agenda kind``, ``people f1`` …

    ``silent`` is the share of questions without an answer in the article that are left open. What a folder has no
    annotation for is left out.
    """
    main = sum((questions(*pair) for pair in done), Counter())
    main["silent hit"] = sum(main[f"{name} silent"] for name in QUESTIONS)
    main["silent gold"] = sum(main[f"{name} unstated"] for name in QUESTIONS)
    ratios = [(name, main[f"{name} hit"], main[f"{name} gold"]) for name in (*QUESTIONS, "silent", "date")]
    for layer, (count, slots) in _LAYERS.items():
        total = sum((count(*pair) for pair in done), Counter())
        # F1 = 2PR / (P + R), with the counts of precision and recall apart: several of one may meet one of the other.
        hits = 2 * total["right"] * total["found"]
        ratios.append((f"{layer} f1", hits, total["right"] * total["gold"] + total["found"] * total["given"]))
        ratios += [(f"{layer} {name}", total[part], total[whole]) for name, part, whole in slots]
    return {name: part / whole for name, part, whole in ratios if whole}


def errors(done: Read, question: Question | Literal["agenda"]) -> Iterator[str]:
    """The misses of one question, or of the agenda: what was annotated, and what was given."""
    for one, brief in done:
        if question == "agenda":
            pairs = matched(one, brief.agenda)
            hit, used = [wanted for wanted, _ in pairs], [item for _, item in pairs]
            missed = [w for w in one.gold["agenda"] if w["core"] and w not in hit]
            yield from (f"{one.article.ref}: missed: {w['action']} ({w['kind']}): {w['evidence']}" for w in missed)
            yield from (f"{one.article.ref}: wrong: {i.action} ({i.kind})" for i in brief.agenda if i not in used)
            continue
        accepted = (one.gold.get("main") or {}).get(question)
        given = brief.answers.to(question)[:1]
        if accepted and not (given and answered(given[0].text, accepted)):
            said = given[0].text if given else "nothing"
            yield f"{one.article.ref}: said {said!r}; right: {' | '.join(map(repr, accepted))}"
        elif accepted == [] and given:
            yield f"{one.article.ref}: said {given[0].text!r}; not stated"


def main(arguments: list[str]) -> int:
    """Print the figures of a folder, or the errors of one question."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench quality", description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ARTICLES)
    parser.add_argument("--errors", choices=(*QUESTIONS, "agenda"), metavar="QUESTION")
    wanted = parser.parse_args(arguments)
    done = read(wanted.folder)
    if not done:
        print(f"no annotated articles in {wanted.folder}", file=sys.stderr)
        return 2
    if wanted.errors:
        print("\n".join(errors(done, wanted.errors)))
    else:
        print(f"{len(done)} articles")
        print("\n".join(f"{name:<16}{value:6.3f}" for name, value in figures(done).items()))
    return 0
