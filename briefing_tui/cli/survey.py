"""``briefing people``, ``timeline`` and ``story``: what many articles say together, from the shell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from briefing_tui.cli.console import Exit, columns, complain, show
from briefing_tui.cli.opening import opened_desk
from briefing_tui.text import one_line, shorten

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk.story import Telling

__all__ = ["people_", "story_", "timeline_"]

T = TypeVar("T")

_PORTION = 200
"""Entries asked for at a time, so that a long list begins at once."""


def people_(options: Namespace) -> int:
    """Print who appears in the articles that match: in how many, who, and in which roles."""
    query, width = " ".join(options.query), columns()
    with opened_desk() as desk:
        for part in _portions(desk.people_keys(query)):
            for one in desk.appearances(part, query):
                line = f"{one.articles:>7,}  {'; '.join((one.name, *one.roles))}"
                show(json.dumps(asdict(one), ensure_ascii=False) if options.json else _fitted(line, width))
    return Exit.DONE


def timeline_(options: Namespace) -> int:
    """Print main events and dated agenda items of the articles that match, by date."""
    width = columns()
    with opened_desk() as desk:
        for part in _portions(desk.timeline_keys(" ".join(options.query)).keys):
            for one in desk.timeline_entries(part):
                day = one.first if one.first == one.last else f"{one.first}…{one.last}"
                what = " ".join(filter(None, (one.who, one.what)))
                line = f"{day:<21}  {one.status or 'event':<9}  {what} — {one.source or one.headline}"
                show(json.dumps(asdict(one), ensure_ascii=False) if options.json else _fitted(line, width))
    return Exit.DONE


def story_(options: Namespace) -> int:
    """Print the event of one article as others tell it: what each adds (+) and where they disagree (≠)."""
    with opened_desk() as desk:
        article_id = desk.find_id(options.article)
        if article_id is None:
            complain(options.article, "no article of that id or name")
            return Exit.FAILED
        for told in desk.story(article_id):
            show(json.dumps(_as_record(told), ensure_ascii=False) if options.json else "\n".join(_as_lines(told)))
    return Exit.DONE


def _as_record(told: Telling) -> dict[str, object]:
    article = told.version.article
    return {
        "number": told.number,
        "article": article.id,
        "headline": article.headline,
        "published": told.version.published,
        "source": article.source,
        "likeness": round(told.version.likeness, 3),
        "briefed": told.version.brief is not None,
        "adds": told.adds,
        "differs": told.differs,
    }


def _as_lines(told: Telling) -> Iterator[str]:
    article = told.version.article
    facts = (told.version.published, article.source, one_line(article.headline))
    yield f"{told.number:>3}  {article.id[:8]}  {' · '.join(filter(None, facts))}"
    yield from (f"       ≠ {one_line(line)}" for line in told.differs)
    yield from (f"       + {one_line(line)}" for line in told.adds)


def _portions(keys: Sequence[T]) -> Iterator[list[T]]:
    waiting = iter(keys)
    while part := list(islice(waiting, _PORTION)):
        yield part


def _fitted(line: str, width: int | None) -> str:
    return shorten(line, max(width, 20)) if width else one_line(line)
