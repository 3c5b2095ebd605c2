"""From a key to the paint it causes, in the list of the real program in a real terminal."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from briefing_tui.intake import article
from briefing_tui.library import Library
from briefing_tui.paths import Paths
from tests.bench.figure import Figure
from tests.tui.terminal import Terminal

__all__ = ["run"]

_KEYS = 100
_BATCH = 2_000
_SYLLABLES = ("ba", "ro", "ti", "men", "la", "so", "ku", "ver", "din", "pa", "lo", "shi", "gra", "ne", "for", "tu")


def _fill(home: Path, count: int) -> None:
    paths = Paths.under(home)
    paths.data.mkdir(parents=True)
    library = Library(paths.library)
    for start in range(0, count, _BATCH):
        library.add(
            article(
                title=f"Talks number {number} go on in {_words(number, 1).capitalize()}",
                text=f"The ministers meet on Friday. {_words(number, 40)}.",
                ref=str(number),
                published=f"2022-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            )
            for number in range(start, min(start + _BATCH, count))
        )
    while library.group_copies():
        pass
    library.close()


def _words(seed: int, count: int) -> str:
    """Words of no language, so that no two articles are copies of each other."""
    dice = random.Random(seed)
    return " ".join("".join(dice.choices(_SYLLABLES, k=3)) for _ in range(count))


def _p95(home: Path, count: int) -> float:
    """Moves down through the list, the screen settled before every key: milliseconds."""
    taken = []
    with Terminal([sys.executable, "-m", "briefing_tui"], {"BRIEFING_HOME": str(home)}) as terminal:
        terminal.wait_for(f"1 of {count:,}", 30)
        terminal.drain(3)
        for row in range(2, min(_KEYS, count) + 1):
            terminal.drain(0.03)
            start = time.perf_counter()
            terminal.type("j")
            terminal.wait_for(f"{row:,} of {count:,}")
            taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)[int(len(taken) * 0.95)]


def run() -> list[Figure]:
    """A hundred articles, then a hundred thousand."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        _fill(few, 100)
        _fill(many, 100_000)
        small, large = _p95(few, 100), _p95(many, 100_000)
    ratio = large / small
    return [
        Figure(
            name="key to paint in the list, p95, 100,000 articles",
            value=round(large, 1),
            unit="ms",
            against=f"100 articles, {small:.1f} ms",
            ratio=round(ratio, 2),
            bar="≤ 1.5× and ≤ 33 ms",
            ok=ratio <= 1.5 and large <= 33,
        )
    ]
