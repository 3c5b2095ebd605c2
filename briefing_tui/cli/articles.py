"""``briefing add`` and ``briefing list``: the library from the shell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, columns, complain, say, show
from briefing_tui.cli.inputs import Inputs, standard_input
from briefing_tui.cli.opening import opened_desk
from briefing_tui.cli.progress import Progress
from briefing_tui.text import one_line, shorten

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk
    from briefing_tui.library import Arrival, ArticleRow, Order

__all__ = ["add_", "list_", "matching"]

_PORTION = 500
"""Rows fetched at a time, so that a long list begins at once and takes little memory."""

_ID_LENGTH = 8


def add_(options: Namespace) -> int:
    """Add articles and print a line for each: its id, and whether it is new. What can't be read is listed at the end.

    Interrupted, it keeps what it has; the same command goes on from there.
    """
    if not options.paths and not options.again:
        complain("add", "name a file, a folder or -")
        return Exit.USAGE
    inputs = Inputs(late=True)
    lists, paths = _parted(options.paths)
    progress = Progress("added")
    became: Counter[Arrival] = Counter()
    with opened_desk() as desk:
        ids: list[str] = []
        try:
            for name in lists:
                _follow(desk, name, inputs)
            for added in inputs.good(desk.add(paths, standard_input(paths), options.published)):
                became[added.became] += 1
                ids.append(added.article_id)
                progress.clear()
                show(f"{added.article_id} {added.became}")
                progress.step()
            desk.tidy()
            if options.again:
                _read_again(desk, ids if options.paths else None, options.jobs, inputs)
            if options.brief:
                from briefing_tui.extraction.failure import ReadingFailed

                try:
                    _read(desk, ids, options.jobs, inputs)
                except ReadingFailed as failed:
                    inputs.fail("reader", failed.reason)
        finally:
            progress.clear()
            inputs.report()
            if paths or not lists:
                say(_summary(became))
            if desk.sample_put_away:
                say("the sample article is in the archive now (briefing list is:archived)")
    return Exit.FAILED if inputs.failed else Exit.DONE


def _summary(became: Counter[Arrival]) -> str:
    """How many came, and what those that were known before took from what was given again."""
    told: dict[Arrival, str] = {
        "dated": "given their day, to be read again" if became["dated"] > 1 else "given its day, to be read again",
        "repaired": "repaired",
        "known": "known before",
    }
    return ", ".join([f"{became['new']} added", *(f"{became[one]} {how}" for one, how in told.items() if became[one])])


def _parted(paths: list[str]) -> tuple[list[str], list[str]]:
    """Lists of feeds, which are followed, and everything else, which is read."""
    lists = [name for name in paths if name.lower().endswith(".opml") and "://" not in name]
    return lists, [name for name in paths if name not in lists]


def _follow(desk: Desk, name: str, inputs: Inputs) -> None:
    from briefing_tui.cli.fetch import feeds_in

    try:
        count = desk.follow(feeds_in(name))
    except (OSError, ValueError) as error:
        inputs.fail(name, (error.strerror if isinstance(error, OSError) else None) or str(error))
    else:
        say(f"{name}: {count} more feeds are followed; briefing fetch reads them")


def _read(desk: Desk, ids: list[str], jobs: int | None, inputs: Inputs) -> None:
    """Brief those of the articles that have no brief, on every core."""
    named = set(ids)
    _read_all(desk, [article_id for article_id in desk.unbriefed() if article_id in named], jobs, inputs)


def _read_again(desk: Desk, ids: list[str] | None, jobs: int | None, inputs: Inputs) -> None:
    """Brief articles that have a brief by this version's core, and name the decisions that no longer fit."""
    named = None if ids is None else set(ids)
    briefed = [row.id for row in matching(desk, "", fold=False) if row.briefed]
    wanted = [article_id for article_id in briefed if named is None or article_id in named]
    _read_all(desk, wanted, jobs, inputs)
    for article_id in desk.reviews.counts(wanted):
        for lapsed in desk.reviews.brief(article_id).lapsed:
            say(f"{article_id} no longer fits: {lapsed.decision.verb} {lapsed.decision.layer}: {lapsed.reason}")


def _read_all(desk: Desk, wanted: list[str], jobs: int | None, inputs: Inputs) -> None:
    import asyncio

    progress = Progress("briefed", len(wanted))

    async def read() -> None:
        async for step in desk.read_many(wanted, jobs):
            if step.failure is not None:
                article = desk.article(step.article_id)
                inputs.fail(article.ref if article else step.article_id, step.failure)
            progress.step(step.done)

    try:
        asyncio.run(read())
    finally:
        progress.clear()
        if wanted:
            say(str(progress))


def list_(options: Namespace) -> int:
    """Print the articles that match, newest first."""
    form = _as_json if options.json else _as_line
    width = columns()
    with opened_desk() as desk:
        for row in matching(desk, " ".join(options.query), options.sort):
            show(form(row, width))
    return Exit.DONE


def matching(desk: Desk, query: str, order: Order = "best", *, fold: bool = True) -> Iterator[ArticleRow]:
    """The rows that a query finds, a portion at a time; with ``fold``, of copies the first."""
    numbers = desk.find(query, order, fold=fold)
    for start in range(0, len(numbers), _PORTION):
        yield from desk.rows(numbers[start : start + _PORTION])


def _as_line(row: ArticleRow, width: int | None) -> str:
    marks = ("·" if row.read else "●") + ("⚑" if row.flagged else " ") + (_count(row.notes))
    state = "failed" if row.failure else _reviewed(row) if row.briefed else ""
    day = row.published or (f"~{row.dated}" if row.dated else "")
    head = f"{row.id[:_ID_LENGTH]}  {day:<10}  {marks}  {state:<7}  "
    line = row.headline + (f" — {row.source}" if row.source else "")
    line += f" (+{row.copies})" if row.copies else ""
    line += "".join(f" #{tag}" for tag in row.tags)
    return head + (shorten(line, max(width - len(head), 20)) if width else one_line(line))


def _reviewed(row: ArticleRow) -> str:
    return f"{row.review.decided}/{row.review.total}" if row.review else "briefed"


def _count(notes: int) -> str:
    return f"{min(notes, 9)}✎" if notes else "  "


def _as_json(row: ArticleRow, _: int | None) -> str:
    return json.dumps(
        {
            "id": row.id,
            "headline": row.headline,
            "published": row.published,
            "dated": row.dated,
            "source": row.source,
            "read": row.read,
            "flagged": row.flagged,
            "briefed": row.briefed,
            "failure": row.failure,
            "notes": row.notes,
            "new": row.new,
            "reviewed": row.reviewed,
            "review": {"decided": row.review.decided, "total": row.review.total} if row.review else None,
            "archived": row.archived,
            "tags": row.tags,
            "copies": row.copies,
            "agenda": row.agenda,
        },
        ensure_ascii=False,
    )
