"""Words a second of the extraction core, against the bare spaCy pipeline on the same text."""

from __future__ import annotations

import random
import statistics
import time

from briefing_tui.intake import article
from briefing_tui.model import Article, Brief
from briefing_tui.settings import DEFAULT_MODEL
from tests.bench.figure import Figure

_ARTICLES = 240
_TURN = 24
_BAR = 0.8

_WHO = ["Ada Berg", "Minister Tomas Lindh", "the trade council", "Prime Minister Rosa Vidal", "Admiral Jon Vale"]
_WHERE = ["Oslo", "Lisbon", "Nairobi", "Seoul", "the harbour of Gdansk", "Montevideo"]
_WHEN = ["on Friday", "next week", "on 4 May 2021", "last month", "in March", "by the end of the year"]
_SENTENCES = [
    "{who} will meet {other} in {where} {when} to discuss the fishing treaty.",
    "{who} said that the talks in {where} had been postponed because of the storm.",
    "“We want to conclude the agreement before the summer begins,” {who} told reporters {when}.",
    "Officials in {where} expect {who} to sign a pact with {other} {when}.",
    "After the vote in {where}, {other} urged {who} to publish the report.",
    "The delegation, led by {who}, arrived in {where} {when} as part of a wider tour.",
    "If the draft fails, {other} may call another session {when}.",
    "Exports from {where} rose by 4.2 per cent, according to {other}.",
]


def written(number: int, sentences: int = 24) -> Article:
    """An article of made-up news; the same number gives the same article."""
    chance = random.Random(number)
    paragraphs = []
    for _ in range(sentences // 3):
        lines = [
            chance.choice(_SENTENCES).format(
                who=chance.choice(_WHO),
                other=chance.choice(_WHO),
                where=chance.choice(_WHERE),
                when=chance.choice(_WHEN),
            )
            for _ in range(3)
        ]
        paragraphs.append(" ".join(line[0].upper() + line[1:] for line in lines))
    return article(text="\n\n".join(paragraphs), ref=f"{number}", title=f"Story {number}", published="2021-04-20")


def run() -> list[Figure]:
    """Brief the articles and parse the same texts, a few of each in turn so that both see the same machine."""
    import spacy

    from briefing_tui.extraction.models import package_of
    from briefing_tui.extraction.reader import Reader

    reader = Reader(DEFAULT_MODEL)
    nlp = spacy.load(package_of(DEFAULT_MODEL))
    articles = [written(number) for number in range(_ARTICLES)]
    list(reader.read_many(articles[:8]))
    list(nlp.pipe([one.text for one in articles[:8]]))
    bare, core = [], []
    for first in range(0, _ARTICLES, _TURN):
        part = articles[first : first + _TURN]
        begin = time.perf_counter()
        for _ in nlp.pipe([one.text for one in part], batch_size=8):
            pass
        middle = time.perf_counter()
        briefs = list(reader.read_many(part))
        core.append(time.perf_counter() - middle)
        bare.append(middle - begin)
        assert all(isinstance(brief, Brief) for brief in briefs)
    ratio = statistics.median(alone / whole for alone, whole in zip(bare, core, strict=True))
    words = sum(one.words for one in articles)
    return [
        Figure(
            name=f"briefing {_ARTICLES} articles",
            value=words / sum(core),
            unit="words/s",
            against="bare nlp.pipe",
            ratio=ratio,
            bar=f"≥ {_BAR}×",
            ok=ratio >= _BAR,
        )
    ]
