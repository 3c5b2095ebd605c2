"""Briefing an archive on a Dask cluster: partitions go out, the same records come back in the same order.

A partition is a run of articles, cut from the input in order; the workers read it and send back finished JSON lines.
Dask gives the partition of a worker that dies to another one. Only a few partitions a worker are on their way at a
time, so an archive never lies in memory as a whole. The workers need this program installed, with the same model.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_tui.extraction.reader import Reader
    from briefing_tui.model import Article

__all__ = ["ClusterError", "Outcome", "brief_on_cluster", "read_here", "read_partition"]

PARTITION = 64
"""Articles in a partition: some seconds of work, little to lose."""

_RETRIES = 2
"""Times that a partition which raised is tried again."""
_AHEAD = 3
"""Partitions on their way for every thread of the cluster."""
_PATIENCE = 20
"""Seconds to wait for the scheduler to answer."""

_reading = threading.Lock()


class ClusterError(Exception):
    """The cluster can't be used; one line that gives the reason."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one partition."""

    articles: int
    lines: bytes
    """JSON Lines, one an article that could be read, in input order."""
    failed: tuple[tuple[str, str], ...]
    """Ref and reason of each article that could not."""


def brief_on_cluster(
    articles: Iterable[Article], model: str, scheduler: str, size: int = PARTITION
) -> Iterator[Outcome]:
    """Brief articles on the cluster, in input order, a partition at a time.

    A partition that fails on every try gives an outcome in which each of its articles has failed.

    Raises:
        ClusterError: there is no scheduler at the address, dask is not installed here, or the cluster went away.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("dask is not installed here: pip install 'briefing-tui[cluster]'") from None
    try:
        client: Any = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {scheduler}") from error
    with client:
        yield from _in_order(client, iter(articles), model, size)


def read_partition(raw: bytes, model: str) -> Outcome:
    """Brief one partition; runs on a worker, one partition at a time in each process.

    Args:
        raw: the articles as JSON.
        model: name of the spaCy model, which must be installed there.
    """
    import msgspec

    from briefing_tui.model import Article

    return read_here(msgspec.json.decode(raw, type=list[Article]), model)


def read_here(articles: Sequence[Article], model: str) -> Outcome:
    """Brief some articles in this process.

    Raises:
        ModelMissing: the model is not installed.
    """
    from briefing_tui.export import json_line
    from briefing_tui.extraction.failure import ReadingFailed

    lines: list[bytes] = []
    failed: list[tuple[str, str]] = []
    with _reading:
        for article, result in zip(articles, _reader(model).read_many(articles), strict=True):
            if isinstance(result, ReadingFailed):
                failed.append((article.ref, result.reason))
            else:
                lines.append(json_line(article, result))
    return Outcome(len(articles), b"".join(lines), tuple(failed))


@cache
def _reader(model: str) -> Reader:
    from briefing_tui.extraction.reader import Reader

    return Reader(model)


def _in_order(client: Any, articles: Iterator[Article], model: str, size: int) -> Iterator[Outcome]:
    import msgspec

    under_way: deque[tuple[Any, list[str]]] = deque()
    while True:
        while len(under_way) < _AHEAD * max(1, sum(client.nthreads().values())):
            part = list(islice(articles, size))
            if not part:
                break
            future = client.submit(read_partition, msgspec.json.encode(part), model, retries=_RETRIES, pure=False)
            under_way.append((future, [article.ref for article in part]))
        if not under_way:
            return
        future, refs = under_way.popleft()
        yield _result(future, refs)


def _result(future: Any, refs: Sequence[str]) -> Outcome:
    from concurrent.futures import CancelledError

    try:
        outcome: Outcome = future.result()
        return outcome
    except CancelledError as error:
        raise ClusterError("the scheduler went away") from error
    except Exception as error:  # whatever a worker raised, or that it died of it too often
        reason = f"its partition failed on the cluster {_RETRIES + 1} times ({type(error).__name__})"
        return Outcome(len(refs), b"", tuple((ref, reason) for ref in refs))
