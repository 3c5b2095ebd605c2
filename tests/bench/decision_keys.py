"""From the key that decides a row to the mark on the screen, in a real terminal, with very many decisions stored."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from briefing_tui.desk import Desk
from briefing_tui.intake import article as make_article
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings
from tests.bench.decisions import fill, fill_notes, story, story_brief
from tests.bench.figure import Figure
from tests.tui.terminal import Terminal

__all__ = ["run"]

_BAR = 33.0
"""Milliseconds, p95."""
_ARTICLES = 5
_PAUSE = 0.15
"""Seconds between keys: six decisions a second, faster than anybody reads."""


def _furnish(home: Path, decisions: int, notes: int) -> list[int]:
    """Articles with briefs that nobody has decided about, beside the rest; rows of each, as listed."""
    paths = Paths.under(home)
    fill(paths.decisions, decisions)
    fill_notes(paths.notebook, notes)
    desk = Desk.open(paths, Settings())
    for number in range(_ARTICLES):
        text, names = story(number)
        one = make_article(
            text=text, ref=f"{number}.txt", title=f"Accords, day {number}", published=f"2022-05-0{number + 1}"
        )
        list(desk.keep_articles([one]))
        desk.keep_brief(story_brief(one.id, text, names))
    rows = [desk.reviews.brief(row.id).count.total for row in desk.rows(desk.find(fold=False))]
    desk.close()
    return rows


def _measure(home: Path, decisions: int, notes: int) -> list[float]:
    """Milliseconds from key to mark, sorted; every row of every article."""
    rows = _furnish(home, decisions, notes)
    taken = []
    with Terminal([sys.executable, "-m", "briefing_tui"], {"BRIEFING_HOME": str(home)}) as terminal:
        terminal.wait_for(f"0 of {rows[0]} reviewed", 60)
        terminal.drain(4)
        for number, total in enumerate(rows):
            terminal.type("\r" if not number else "}")
            terminal.drain(1.5)
            for decided in range(1, total + 1):
                start = time.perf_counter()
                terminal.type("a")
                terminal.wait_for(f"{decided} of {total} reviewed", 10)
                taken.append((time.perf_counter() - start) * 1000)
                terminal.drain(_PAUSE)
    return sorted(taken)


def run() -> list[Figure]:
    """With 100,000 decisions and 10,000 notes, against none."""
    with tempfile.TemporaryDirectory() as folder:
        few = _measure(Path(folder, "few"), 0, 0)
        many = _measure(Path(folder, "many"), 100_000, 10_000)
    p95, base = many[int(len(many) * 0.95)], few[int(len(few) * 0.95)]
    return [
        Figure(
            name="key to shown decision, p95",
            value=round(p95, 1),
            unit="ms",
            against=f"none stored, {base:.1f} ms",
            ratio=round(p95 / base, 2),
            bar="≤ 33 ms",
            ok=p95 <= _BAR,
        )
    ]
