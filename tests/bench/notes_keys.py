"""What a key costs in the notes when very many are stored: typing, and going from note to note, in a real terminal."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from briefing_tui.desk import Desk
from briefing_tui.intake import article
from briefing_tui.notebook.content import NOTEBOOK
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings
from tests.bench.figure import Figure
from tests.tui.terminal import Terminal

__all__ = ["run"]

_EACH = 2
"""Notes on an article."""
_WORDS = 24
_LETTERS = "abcdef"
_MOVES = 160
_SHORT, _LONG = 0.04, 0.62
"""Seconds between keys, and between words: the longer one lets the note be saved, so that a key meets the saving."""


def _fill(home: Path, notes: int) -> None:
    """Articles with two notes each, indexed as they are a while after the desk was opened."""
    paths = Paths.under(home)
    paths.data.mkdir(parents=True)
    articles = [
        article(title=f"Talks {number} go on", text=f"The ministers of country {number} meet in Lima.", ref=str(number))
        for number in range(notes // _EACH)
    ]
    desk = Desk.open(paths, Settings())
    list(desk.keep_articles(articles))
    desk.close()
    fields = {"label": "comment", "row": None, "passage": None}
    times = {"created": "2022-03-31T08:00:00Z", "updated": "2022-03-31T08:00:00Z"}
    rows = {
        str(number + 1): {"article_id": one.id, "text": f"Note {number}. " * 30, **fields, **times}
        for number, one in enumerate(each for each in articles for _ in range(_EACH))
    }
    paths.notebook.write_bytes(NOTEBOOK.encode({"notes": rows}))
    desk = Desk.open(paths, Settings())
    desk.tidy()
    desk.close()


def _key(terminal: Terminal, key: str, shows: str) -> float:
    start = time.perf_counter()
    terminal.type(key)
    terminal.wait_for(shows, 10)
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _open(home: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "briefing_tui"], {"BRIEFING_HOME": str(home)})


def _measure(few: Path, many: Path) -> tuple[list[list[float]], list[list[float]]]:
    """Milliseconds of every key while writing, and of every move among notes: with few, then with many.

    Both desks get each key in turn, so that whatever else the machine does meets both alike.
    """
    writing: list[list[float]] = [[], []]
    moving: list[list[float]] = [[], []]
    with _open(few) as first, _open(many) as second:
        desks = (first, second)
        for desk in desks:
            desk.wait_for("1 of ", 30)
            desk.drain(3)
            desk.type("4")
            desk.drain(1)
        for number in range(_MOVES):
            for desk, times in zip(desks, moving, strict=True):
                desk.drain(_SHORT)
                times.append(_key(desk, "jk"[number % 2], "▌"))
        for desk in desks:
            desk.type("n")
            desk.wait_for("○judgement")
            desk.drain(1)
        for _ in range(_WORDS):
            for desk, times in zip(desks, writing, strict=True):
                desk.drain(_LONG)
                for letter in _LETTERS:
                    times.append(_key(desk, letter, letter))
                    desk.drain(_SHORT)
    return writing, moving


def run() -> list[Figure]:
    """Ten notes, and ten thousand."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        _fill(few, 10)
        _fill(many, 10_000)
        writing, moving = _measure(few, many)
    found = [
        (what, _p95(times[0]), _p95(times[1])) for what, times in (("writing a note", writing), ("among notes", moving))
    ]
    return [
        Figure(
            name=f"key to paint {what}, p95, 10,000 notes",
            value=round(after, 1),
            unit="ms",
            against=f"10 notes, {before:.1f} ms",
            ratio=round(after / before, 2),
            bar="≤ 1.2×",
            ok=after <= before * 1.2,
        )
        for what, before, after in found
    ]
