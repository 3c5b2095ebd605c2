"""``briefing export``: what the library holds, as files or on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.cli.articles import matching
from briefing_tui.cli.brief import read_all
from briefing_tui.cli.console import Exit, complain, say, show, show_bytes
from briefing_tui.cli.inputs import Inputs
from briefing_tui.cli.opening import opened_desk
from briefing_tui.text import clean, visible

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Choice, Desk
    from briefing_tui.model import Article

__all__ = ["export_"]


def export_(options: Namespace) -> int:
    """Write every article that matches; print where each file is.

    Articles without a brief are read first. The first failure of the disk ends it: the next would fail too.
    """
    from briefing_tui.desk import Choice, ExportRefused

    inputs = Inputs()
    choice = Choice(template=options.template, format=options.format, final=options.final)
    query = " ".join(options.query)
    with opened_desk() as desk:
        wanted, topic = _wanted(desk, query)
        if not wanted:
            say("briefing: no article matches")
        for _, brief in read_all(_unread(desk, wanted), desk.settings.model, inputs):
            desk.keep_brief(brief)
        ready = [one for one in wanted if desk.kept_brief(one) is not None]
        if options.final:
            _say_findings(desk, ready)
        try:
            if options.output == "-":
                _print(desk, ready, choice, topic)
            else:
                _write(desk, ready, choice, Path(options.output) if options.output else None, topic)
        except ExportRefused as error:
            complain("export", str(error))
            return Exit.FAILED
    return Exit.FAILED if inputs.failed else Exit.DONE


def _write(desk: Desk, ids: list[str], choice: Choice, where: Path | None, topic: str) -> None:
    from briefing_tui.desk import NotExported

    for done in desk.exports.write(ids, choice, where, topic=topic):
        if isinstance(done, NotExported):
            complain(done.article_id, done.reason)
            continue
        show(visible(str(done.path)))
        for remark in done.remarks():
            complain(done.path.name, remark)


def _print(desk: Desk, ids: list[str], choice: Choice, topic: str) -> None:
    terminal = sys.stdout.isatty()
    if choice.format == "docx" and terminal:
        complain("export", "a Word file is not for a terminal; name a file or a folder with -o")
        return
    for piece in desk.exports.pieces(ids, choice, topic=topic):
        if choice.format == "docx":
            show_bytes(piece)
        else:
            # The byte-order mark is for files; calendars keep their own line ends.
            text = piece.removeprefix(b"\xef\xbb\xbf")
            # JSON escapes half of what acts on a terminal: what a store has that somebody else wrote goes out as read.
            show_bytes(clean(text.decode()).encode() if terminal else text)


def _say_findings(desk: Desk, ids: list[str]) -> None:
    """Name what stands against a final brief, before it is written."""
    for one in ids:
        for finding in desk.reviews.lint(one, final=True):
            complain(one, str(finding))


def _wanted(desk: Desk, query: str) -> tuple[list[str], str]:
    """The articles, and what they have in common in the analyst's words."""
    named = desk.find_id(query) if query else None
    return ([named], "") if named else ([row.id for row in matching(desk, query)], query)


def _unread(desk: Desk, wanted: list[str]) -> Iterator[Article]:
    for article_id in wanted:
        if desk.kept_brief(article_id) is None:
            article = desk.article(article_id)
            if article is not None:
                yield article
