"""A library of articles that are briefed: real briefs of made-up news, each article begun by words of its own."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_tui.library import Library
from briefing_tui.library.index import index_brief
from briefing_tui.library.records import encode_brief
from briefing_tui.model import Article, Brief
from briefing_tui.settings import DEFAULT_MODEL
from tests.bench.library import articles
from tests.bench.reading import written

__all__ = ["Filled", "briefed", "fill"]

_DISTINCT = 64
_OWN = 400
"""Characters of its own that an article begins with, so that no two are copies."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a library took."""

    text: int
    """Bytes of titles and texts."""
    disk: int
    """Bytes of the file."""
    seconds: float


def briefed(count: int) -> Iterator[tuple[Article, Brief]]:
    """Articles with their briefs; the core reads only a few, for what is stored of a brief is as large in all."""
    from briefing_tui.extraction.reader import Reader

    news = [written(number) for number in range(_DISTINCT)]
    briefs = [brief for brief in Reader(DEFAULT_MODEL).read_many(news) if isinstance(brief, Brief)]
    for own, of, brief in zip(articles(count), itertools.cycle(news), itertools.cycle(briefs), strict=False):
        text = f"{own.text[:_OWN]}.\n\n{of.text}"
        digest = hashlib.sha256(f"{own.title}\0{text}".encode()).hexdigest()
        article = replace(own, id=digest[:16], text=text, sha256=digest)
        yield article, replace(brief, article_id=article.id, published=article.published)


def fill(path: Path, count: int) -> Filled:
    """Fill a library, in large steps: no figure of adding or keeping is taken here."""
    begin = time.perf_counter()
    library = Library(path)
    size, number = 0, 0
    source = briefed(count)
    while batch := list(itertools.islice(source, _BATCH)):
        library.add([article for article, _ in batch])
        with library._database.writing() as connection:
            for article, brief in batch:
                number += 1
                size += len(f"{article.title}{article.text}".encode())
                values = (number, encode_brief(brief, article.text), brief.core, brief.model)
                connection.execute("INSERT INTO briefs VALUES (?, ?, ?, ?)", values)
                index_brief(connection, number, brief)
    while library.group_copies():
        pass
    library.close()
    return Filled(size, path.stat().st_size, time.perf_counter() - begin)
