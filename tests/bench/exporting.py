"""How many briefs a second leave the desk as Markdown, the first time and again, and that memory stays flat.

Real files in a temporary folder, each fsynced as it always is. The bar is 200 briefs a second.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from pathlib import Path

from briefing_tui.desk import Desk
from briefing_tui.model import (
    AgendaItem,
    Answer,
    Answers,
    Article,
    Brief,
    DateMention,
    Evidence,
    Person,
    Quote,
    When,
)
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings
from tests.bench.figure import Figure

_BRIEFS = 1000
_PORTIONS = 5
_LEAST = 200
"""Briefs a second."""
_GROWTH = 1.5
"""What the second half of the export may need at most, of the memory of the first."""

_SENTENCE = (
    'The envoy Ada Berg will meet Minister Ole Vik in Oslo on Friday and said: "We are here to sign the treaty."'
)
_TEXT = " ".join([_SENTENCE] * 25)


def run() -> list[Figure]:
    """Export a thousand briefs of the sample's size, then again after every note has changed."""
    with tempfile.TemporaryDirectory() as home:
        desk = Desk.open(Paths.under(Path(home)), Settings(handling="TLP:GREEN"))
        try:
            return _measured(desk)
        finally:
            desk.close()


def _measured(desk: Desk) -> list[Figure]:
    articles = [_article(number) for number in range(_BRIEFS)]
    list(desk.keep_articles(articles))
    for article in articles:
        desk.keep_brief(_brief(article))
    ids = [article.id for article in articles]
    next(desk.exports.write(ids[:1]))  # imports and compiles the template
    new = _seconds(desk, ids)
    again = _seconds(desk, ids)
    halves = _peaks(desk, ids)
    return [
        *(
            Figure(
                name=name,
                value=_BRIEFS / seconds,
                unit="briefs/s",
                against="the clock",
                ratio=None,
                bar=f"≥ {_LEAST}",
                ok=_BRIEFS / seconds >= _LEAST,
            )
            for name, seconds in (("1,000 briefs exported", new), ("… and again", again))
        ),
        Figure(
            name="memory of the second 500",
            value=halves[1] / 1e6,
            unit="MB",
            against="the first 500",
            ratio=halves[1] / halves[0],
            bar=f"≤ {_GROWTH}×",
            ok=halves[1] <= _GROWTH * halves[0],
        ),
    ]


def _seconds(desk: Desk, ids: list[str]) -> float:
    """Of the whole export, at the pace of its quickest fifth: what else runs on the machine is not what is measured."""
    files = desk.exports.write(ids)
    portion = len(ids) // _PORTIONS
    quickest = float("inf")
    for _ in range(_PORTIONS):
        begin = time.perf_counter()
        for _ in range(portion):
            next(files)
        quickest = min(quickest, time.perf_counter() - begin)
    files.close()
    return quickest * _PORTIONS


def _peaks(desk: Desk, ids: list[str]) -> list[int]:
    """Peak of the memory that Python took during either half of one export, in bytes."""
    peaks = []
    tracemalloc.start()
    files = desk.exports.write(ids)
    for _ in range(2):
        tracemalloc.reset_peak()
        for _ in range(len(ids) // 2):
            next(files)
        peaks.append(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    return peaks


def _article(number: int) -> Article:
    return Article(
        id=f"{number:08x}" + "0" * 8,
        ref=f"a{number}.txt",
        title="Envoy to sign treaty in Oslo",
        text=_TEXT,
        published="2022-03-31",
        source="Wire",
        sha256=f"{number:08x}" * 8,
    )


def _brief(article: Article) -> Brief:
    step = len(_SENTENCE) + 1
    who = Answer(text="Ada Berg", start=10, end=18, sentence=(0, len(_SENTENCE)), score=0.9, role="envoy")
    items = tuple(
        AgendaItem(
            kind="meeting",
            action="meet Minister Ole Vik in Oslo",
            actors=("Ada Berg",),
            counterparts=("Ole Vik",),
            when=When(text="on Friday", iso="2022-04-01"),
            where="Oslo",
            status="planned",
            evidence=Evidence(start=step * n, end=step * n + len(_SENTENCE), text=_SENTENCE),
            score=0.8,
        )
        for n in range(9)
    )
    quotes = tuple(
        Quote(
            text="We are here to sign the treaty.", speaker="Ada Berg", verb="said", start=step * n, end=step * n + 30
        )
        for n in range(6)
    )
    dates = tuple(DateMention(text="Friday", iso="2022-04-01", start=step * n, end=step * n + 6) for n in range(5))
    people = tuple(
        Person(name=f"Person {n}", role="Minister", affiliation="NO", mentions=((n, n + 5),)) for n in range(5)
    )
    return Brief(
        article_id=article.id,
        answers=Answers(who=(who,), what=(who,), where=(who,), when=(who,), why=(who,)),
        agenda=items,
        people=people,
        quotes=quotes,
        dates=dates,
        published="2022-03-31",
        core="0.1.0",
        model="en_core_web_sm 3.8.0",
    )
