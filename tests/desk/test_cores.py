"""Many articles on every core: the same lines in the same order, and a process that dies costs one article."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from multiprocessing.connection import wait

import msgspec
import pytest

from briefing_tui.desk import cores
from briefing_tui.desk.cluster import Outcome, read_partition
from briefing_tui.intake import article
from briefing_tui.model import Article
from briefing_tui.settings import DEFAULT_MODEL

_HANGS = 120
"""Seconds after which a process would never end; a loaded machine takes its time."""


def _articles(count: int, poison: int = -1) -> Iterator[Article]:
    for number in range(count):
        yield article(text="poison" if number == poison else f"Rosa Vidal meets {number} envoys.", ref=str(number))


def _names(raw: bytes, model: str) -> Outcome:
    """Stands for the reading: a line is the article's name; poison kills the process."""
    articles = msgspec.json.decode(raw, type=list[Article])
    if any(one.text == "poison" for one in articles):
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(len(articles), b"".join(one.ref.encode() + b"\n" for one in articles), ())


def test_the_lines_are_those_of_one_process_in_the_same_order() -> None:
    articles = list(_articles(40))
    outcomes = list(cores.brief_on_cores(articles, DEFAULT_MODEL, 2))
    whole = read_partition(msgspec.json.encode(articles), DEFAULT_MODEL)
    assert b"".join(outcome.lines for outcome in outcomes) == whole.lines
    assert sum(outcome.articles for outcome in outcomes) == 40


def test_a_process_that_dies_costs_the_article_it_died_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "read_partition", _names)
    outcomes = list(cores.brief_on_cores(_articles(100, poison=20), "", 2))
    lines = b"".join(outcome.lines for outcome in outcomes).decode().split()
    assert lines == [str(number) for number in range(100) if number != 20]
    assert [failed for outcome in outcomes for failed in outcome.failed] == [("20", "the reader died over it")]


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(jobs: int) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(cores, "_pool", never)
    monkeypatch.setattr(cores, "read_here", lambda part, model: Outcome(len(part), b"", ()))
    assert sum(outcome.articles for outcome in cores.brief_on_cores(_articles(20), "", 8)) == 20


def test_whoever_stops_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    make = cores._pool

    def pool(jobs: int):  # type: ignore[no-untyped-def]
        started.append(make(jobs))
        return started[-1]

    monkeypatch.setattr(cores, "_pool", pool)
    monkeypatch.setattr(cores, "read_partition", _names)
    steps = cores.brief_on_cores(_articles(500), "", 2)
    next(steps)
    processes = list(started[0]._processes.values())
    steps.close()
    for process in processes:
        # Not by join(): the pool's own thread may be the one that is told of the end, and then join() knows of none.
        assert wait([process.sentinel], _HANGS)
