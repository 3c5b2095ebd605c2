"""``briefing export``: Markdown briefs of the library, as files or on standard output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.cli.articles import matching
from briefing_tui.cli.brief import read_all
from briefing_tui.cli.console import Exit, say, show
from briefing_tui.cli.inputs import Inputs
from briefing_tui.cli.opening import opened_desk

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk
    from briefing_tui.model import Article

__all__ = ["export_"]


def export_(options: Namespace) -> int:
    """Write the brief of every article that matches; print where each went.

    Articles without a brief are read first. The first failure of the disk ends it: the next would fail too.
    """
    inputs = Inputs()
    with opened_desk() as desk:
        wanted = _wanted(desk, " ".join(options.query))
        if not wanted:
            say("briefing: no article matches")
        unread = _unread(desk, wanted)
        for _, brief in read_all(unread, desk.settings.model, inputs):
            desk.keep_brief(brief)
        for article_id in wanted:
            brief_ = desk.kept_brief(article_id)
            if brief_ is None:
                continue
            if options.output == "-":
                show(desk.markdown(article_id, brief_).removesuffix("\n"))
            else:
                show(str(desk.export(article_id, Path(options.output) if options.output else None)))
    return Exit.FAILED if inputs.failed else Exit.DONE


def _wanted(desk: Desk, query: str) -> list[str]:
    named = desk.find_id(query) if query else None
    return [named] if named else [row.id for row in matching(desk, query)]


def _unread(desk: Desk, wanted: list[str]) -> Iterator[Article]:
    for article_id in wanted:
        if desk.kept_brief(article_id) is None:
            article = desk.article(article_id)
            if article is not None:
                yield article
