"""Briefing many articles without the desk, on every core: portions go to processes, and come back in the same order.

Each process holds its own model and parses by ``nlp.pipe``; what crosses between them is JSON. A portion over which a
process dies is read again by a process of its own, article by article where it dies of it again.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

import msgspec

from briefing_tui.desk.cluster import Outcome, read_here, read_partition
from briefing_tui.model import Article

__all__ = ["brief_on_cores"]

_PORTION = 16
"""Articles in hand of a process: about a second of work."""
_AHEAD = 3
"""Portions on their way for every process."""

_UnderWay = deque[tuple[Future[Outcome], list[Article]]]


def brief_on_cores(articles: Iterable[Article], model: str, jobs: int) -> Iterator[Outcome]:
    """Brief articles in input order, a portion at a time.

    Few articles are read in this process: starting another takes as long as reading some dozens.

    Args:
        articles: taken as they are needed, some portions ahead.
        model: name of an installed spaCy model.
        jobs: processes to use.

    Raises:
        ModelMissing: the model is not installed.
    """
    source = iter(articles)
    first = list(islice(source, 2 * _PORTION + 1)) if jobs > 1 else []
    source = chain(first, source)
    if len(first) <= 2 * _PORTION:
        while part := list(islice(source, _PORTION)):
            yield read_here(part, model)
        return
    under_way: _UnderWay = deque()
    pool = _pool(jobs)
    try:
        while True:
            try:
                _fill(pool, under_way, source, model, jobs)
                if not under_way:
                    return
                outcome = under_way[0][0].result()
            except BrokenProcessPool:
                # Nobody knows whose article it was: all that was under way is read with care, then it goes on.
                for _, part in under_way:
                    yield _carefully(part, model)
                under_way.clear()
                pool = _pool(jobs)
                continue
            under_way.popleft()
            yield outcome
    finally:
        for process in list((pool._processes or {}).values()):
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)


def _fill(pool: ProcessPoolExecutor, under_way: _UnderWay, source: Iterator[Article], model: str, jobs: int) -> None:
    while len(under_way) < _AHEAD * jobs and (part := list(islice(source, _PORTION))):
        under_way.append((Future(), part))  # in the list before it is sent: a dead pool refuses it
        under_way[-1] = (pool.submit(read_partition, msgspec.json.encode(part), model), part)


def _carefully(part: list[Article], model: str) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(read_partition, msgspec.json.encode(part), model).result()
        except BrokenProcessPool:
            pass
    if len(part) == 1:
        return Outcome(1, b"", ((part[0].ref, "the reader died over it"),))
    alone = [_carefully([article], model) for article in part]
    lines, failed = b"".join(one.lines for one in alone), chain.from_iterable(one.failed for one in alone)
    return Outcome(len(part), lines, tuple(failed))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned: the numerical libraries do not survive a fork with threads.
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    # ctrl+c is for the program that hands out the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
