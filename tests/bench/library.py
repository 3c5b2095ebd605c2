"""A library of 100,000 articles against one of 100: opening, searching, adding, disk, kills; reading on two cores."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from briefing_tui.library import Library
from briefing_tui.model import Article
from tests.bench.figure import Figure

__all__ = ["articles", "kill_adders", "run"]

_SMALL, _LARGE = 100, int(os.environ.get("BENCH_ARTICLES", "100000"))
_BRIEFED = min(_LARGE, 5_000)
"""Articles whose room on disk is measured with their briefs; it grows with their number alone."""
_BATCH = 500
_COMMON = "the of to and in a for on that said with was by as at from he it his is will be has not have its an are who"
_SYLLABLES = "ba be bi bo ra re ri ro ta te ti to ma me mi mo la le li lo na ne ni no sa se so va ve vi do da du ka ko"
_TYPED = ["the", "said", "of the", "bare", "title:rate", "source:outlet published:2022", "mato -said", "is:unread bali"]
"""Typed letter by letter."""
_ROUNDS = 3
_TRIES = 3
"""Of each search; the quickest counts, since others use the machine, too."""


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Articles of made-up words, as often as words of news: the first in every article, most in hardly any."""
    chance = random.Random(seed)
    syllables = _SYLLABLES.split()
    made = ("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(60_000))
    words = [*_COMMON.split(), *dict.fromkeys(made)]
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def some(fewest: int, most: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(fewest, most))).capitalize()

    sentences = [some(12, 26) + "." for _ in range(20_000)]
    for number in range(count):
        chosen = chance.choices(sentences, k=chance.randint(12, 30))
        title, text = some(6, 11), "\n\n".join(" ".join(chosen[at : at + 3]) for at in range(0, len(chosen), 3))
        digest = hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()
        yield Article(
            id=digest[:16],
            ref=f"{number}.txt",
            title=title,
            text=text,
            published=f"{2018 + number % 7}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            source=f"Outlet {number % 40}",
            sha256=digest,
        )


def _fill(path: Path, count: int) -> tuple[float, int]:
    """Seconds that adding took, grouping of copies included, and bytes of text."""
    library = Library(path)
    seconds, size = 0.0, 0
    source = articles(count)
    while batch := list(itertools.islice(source, _BATCH)):
        size += sum(len(f"{one.title}{one.text}".encode()) for one in batch)
        begin = time.perf_counter()
        library.add(batch)
        while library.group_copies():
            pass
        seconds += time.perf_counter() - begin
    library.close()
    return seconds, size


def _starting(path: Path, rounds: int = 5) -> float:
    """Seconds from the shell to the first rows of the list: what an analyst waits for; the median."""
    code = (
        "import sys; from pathlib import Path; from briefing_tui.library import Library; "
        "library = Library(Path(sys.argv[1])); library.rows(library.ids('', 'best', fold=True)[:50])"
    )

    def once() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)
        return time.perf_counter() - begin

    return median(once() for _ in range(rounds))


def _searching(path: Path) -> list[float]:
    """Seconds from a letter to the rows it finds, for every letter of the queries that are typed."""
    from briefing_tui.library import QueryError

    library = Library(path)
    library.ids("", "best", fold=True)
    times = []
    for typed in _TYPED:
        for length in range(1, len(typed) + 1):
            tries = []
            with contextlib.suppress(QueryError):
                for _ in range(_TRIES):
                    begin = time.perf_counter()
                    library.rows(library.ids(typed[:length], "best", fold=True)[:50])
                    tries.append(time.perf_counter() - begin)
            times.extend([min(tries)] if tries else [])
    library.close()
    return times


_ADDER = """
import itertools, sys
from pathlib import Path
from briefing_tui.library import Library
from tests.bench.library import articles
library = Library(Path(sys.argv[1]))
source = articles(100_000, seed=int(sys.argv[2]))
while batch := list(itertools.islice(source, 64)):
    library.add(batch)
    library.group_copies()
    print(len(batch), flush=True)
"""


def kill_adders(folder: Path, kills: int) -> tuple[int, int]:
    """Kill a program in a bulk add, again and again: half articles or damage found, and acknowledged articles lost."""
    path = folder / "library.sqlite3"
    chance = random.Random(1)
    wrong = lost = acknowledged = 0
    for number in range(kills):
        adder = subprocess.Popen(
            [sys.executable, "-c", _ADDER, str(path), str(number)], stdout=subprocess.PIPE, text=True
        )
        assert adder.stdout is not None
        lines = [adder.stdout.readline()]
        time.sleep(chance.uniform(0, 0.25))
        adder.kill()
        lines += adder.stdout.read().splitlines(keepends=True)
        adder.wait()
        acknowledged += sum(int(line) for line in lines if line.endswith("\n"))
        library = Library(path)
        problems = library.check()
        rows = library.rows(library.ids())
        wrong += bool(problems) or any(library.article(row.id) is None for row in rows)
        lost += max(0, acknowledged - len(rows))
        acknowledged = len(rows)
        library.close()
    return wrong, lost


def _read_by(readers: int, count: int) -> float:
    """Articles a second, from the library and back, by so many reading children; their start left out.

    Children give way to other programs, so the figure means something on a machine that is idle otherwise.
    """
    from briefing_tui.desk import Desk
    from briefing_tui.paths import Paths
    from briefing_tui.settings import Settings
    from tests.bench.reading import written

    async def read(desk: Desk, ids: list[str]) -> float:
        begun = 0.0
        async for step in desk.read_many(ids, readers):
            begun = begun or time.perf_counter()
            last = step.done
        return (last - 1) / (time.perf_counter() - begun)

    with tempfile.TemporaryDirectory() as home:
        desk = Desk.open(Paths.under(Path(home)), Settings())
        ids = [added.article_id for added in desk.keep_articles([written(number) for number in range(count)])]
        rate = asyncio.run(read(desk, ids))
        desk.close()
    return rate


def _figure(name: str, value: float, unit: str, against: str, bar: str, ok: bool, ratio: float | None = None) -> Figure:
    return Figure(name=name, value=value, unit=unit, against=against, ratio=ratio, bar=bar, ok=ok)


def _with_briefs(path: Path) -> Figure:
    from tests.bench.briefs import fill

    filled = fill(path, _BRIEFED)
    ratio = filled.disk / filled.text
    against = f"text, {filled.text / 1e6:.0f} MB"
    return _figure(f"disk, {_BRIEFED:,} with briefs", filled.disk / 1e6, "MB", against, "≤ 4×", ratio <= 4, ratio)


def run() -> list[Figure]:
    """Fill two libraries and ask both the same; ``BENCH_ARTICLES`` makes the large one smaller."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.sqlite3"), Path(folder, "large.sqlite3")
        _fill(small, _SMALL)
        part, _ = _fill(Path(folder, "part.sqlite3"), 10_000)
        seconds, size = _fill(large, _LARGE)
        figures = [
            _figure("adding 10,000 articles", 10_000 / part, "a second", "-", "≥ 1,000", 10_000 / part >= 1_000),
            _figure(
                f"adding {_LARGE:,} articles", _LARGE / seconds, "a second", "-", "≥ 1,000", _LARGE / seconds >= 1_000
            ),
        ]
        disk = large.stat().st_size
        figures.append(
            _figure("disk", disk / 1e6, "MB", f"text, {size / 1e6:.0f} MB", "≤ 4×", disk <= 4 * size, disk / size)
        )
        figures.append(_with_briefs(Path(folder, "briefed.sqlite3")))
        few, many = _starting(small), _starting(large)
        ok = many <= 1.5 * few
        against = f"{_SMALL} articles, {few * 1000:.0f} ms"
        figures.append(_figure("opening, from the shell", many * 1000, "ms", against, "≤ 1.5×", ok, many / few))
        times = _searching(large)
        p95 = quantiles(times, n=20)[-1] * 1000
        figures.append(
            _figure(
                "search as typed, p95",
                p95,
                "ms",
                f"median {median(times) * 1000:.0f} ms",
                "≤ 50 ms",
                p95 <= 50,
            )
        )
        wrong, lost = kill_adders(Path(folder, "kills"), 20)
        figures.append(_figure("20 kills in a bulk add", wrong + lost, "wrong", "-", "0", not wrong + lost))
    # In turns, and the best of each: others use the machine, too.
    rounds = [(_read_by(1, 40), _read_by(2, 80)) for _ in range(_ROUNDS)]
    one, two = (max(rates) for rates in zip(*rounds, strict=True))
    figures.append(
        _figure("briefing on 2 cores", two, "a second", f"1 core, {one:.1f}", "≥ 1.7×", two >= 1.7 * one, two / one)
    )
    return figures
