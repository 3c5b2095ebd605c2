"""Briefing many articles at once: a reading child a core, each with one article in hand."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence

from briefing_tui.desk.added import Step
from briefing_tui.desk.rooms import Articles, Reads

__all__ = ["cores", "read_many", "unbriefed"]


def cores() -> int:
    """Processor cores that this process may use."""
    with contextlib.suppress(AttributeError):  # not every system knows affinity
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


async def read_many(
    library: Articles, make: Callable[[], Reads], ids: Sequence[str], readers: int | None = None
) -> AsyncGenerator[Step, None]:
    """Read these articles and keep their briefs, each as soon as it is made.

    Whoever stops iterating, or cancels, stops the reading: what was read is kept, what is in hand is given up.

    Args:
        library: where articles come from and briefs go.
        make: makes a reader; each serves one article at a time.
        ids: articles to read, in this order.
        readers: how many at a time; one a core when not given.

    Raises:
        ReadingFailed: no reader can be started.
    """
    waiting = iter(ids)
    steps: asyncio.Queue[Step | BaseException] = asyncio.Queue()
    done = 0
    count = max(1, min(readers or cores(), len(ids)))

    def step(article_id: str, failure: str | None) -> Step:
        nonlocal done
        done += 1
        return Step(article_id, failure, done, len(ids))

    async def serve(reader: Reads) -> None:
        try:
            for article_id in waiting:
                failure = await _read_one(library, reader, article_id)
                steps.put_nowait(step(article_id, failure))
        except Exception as error:  # a store that fails ends the whole, in the loop below
            steps.put_nowait(error)

    made = [make() for _ in range(count)]
    tasks: list[asyncio.Task[None]] = []
    try:
        # A model that is missing fails once, and not with every article.
        await asyncio.gather(*(reader.start() for reader in made))
        tasks += [asyncio.create_task(serve(reader)) for reader in made]
        for _ in ids:
            result = await steps.get()
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(reader.close() for reader in made), return_exceptions=True)


async def _read_one(library: Articles, reader: Reads, article_id: str) -> str | None:
    from briefing_tui.extraction.failure import ReadingFailed

    article = await asyncio.to_thread(library.article, article_id)
    if article is None:
        return "it is no longer in the library"
    try:
        brief = await reader.read(article)
    except ReadingFailed as failed:
        await asyncio.to_thread(library.keep_failure, article_id, failed.reason)
        return failed.reason
    await asyncio.to_thread(library.keep, brief)
    return None


def unbriefed(library: Articles, numbers: Iterable[int], portion: int = 500) -> Iterator[str]:
    """Ids of those articles that have neither a brief nor a failure."""
    wanted = list(numbers)
    for start in range(0, len(wanted), portion):
        for row in library.rows(wanted[start : start + portion]):
            if not row.briefed and row.failure is None:
                yield row.id
