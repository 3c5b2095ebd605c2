"""``briefing add`` and ``briefing list``: the library from the shell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, columns, say, show
from briefing_tui.cli.inputs import Inputs, standard_input
from briefing_tui.cli.opening import opened_desk
from briefing_tui.text import one_line, shorten

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk
    from briefing_tui.library import ArticleRow

__all__ = ["add_", "list_", "matching"]

_PORTION = 500
"""Rows fetched at a time, so that a long list begins at once and takes little memory."""

_ID_LENGTH = 8


def add_(options: Namespace) -> int:
    """Add articles and print a line for each: its id, and whether it is new."""
    inputs = Inputs()
    new = known = 0
    with opened_desk() as desk:
        for added in inputs.good(desk.add(options.paths, standard_input(options.paths), options.published)):
            new += added.new
            known += not added.new
            show(f"{added.article_id} {'new' if added.new else 'known'}")
    say(f"{new} added" + (f", {known} known before" if known else ""))
    return Exit.FAILED if inputs.failed else Exit.DONE


def list_(options: Namespace) -> int:
    """Print the articles that match, newest first."""
    form = _as_json if options.json else _as_line
    width = columns()
    with opened_desk() as desk:
        for row in matching(desk, " ".join(options.query)):
            show(form(row, width))
    return Exit.DONE


def matching(desk: Desk, query: str) -> Iterator[ArticleRow]:
    """The rows that a query finds, a portion at a time."""
    numbers = desk.find(query)
    for start in range(0, len(numbers), _PORTION):
        yield from desk.rows(numbers[start : start + _PORTION])


def _as_line(row: ArticleRow, width: int | None) -> str:
    marks = ("·" if row.read else "●") + ("⚑" if row.flagged else " ") + (_count(row.notes))
    state = "failed" if row.failure else "briefed" if row.briefed else ""
    head = f"{row.id[:_ID_LENGTH]}  {row.published or '':<10}  {marks}  {state:<7}  "
    line = row.headline + (f" — {row.source}" if row.source else "")
    return head + (shorten(line, max(width - len(head), 20)) if width else one_line(line))


def _count(notes: int) -> str:
    return f"{min(notes, 9)}✎" if notes else "  "


def _as_json(row: ArticleRow, _: int | None) -> str:
    return json.dumps(
        {
            "id": row.id,
            "headline": row.headline,
            "published": row.published,
            "source": row.source,
            "read": row.read,
            "flagged": row.flagged,
            "briefed": row.briefed,
            "failure": row.failure,
            "notes": row.notes,
        },
        ensure_ascii=False,
    )
