"""``briefing brief``: read articles in this process, without touching the library."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, columns, complain, show, show_bytes
from briefing_tui.cli.inputs import Inputs, standard_input
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings, load

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.model import Article, Brief

__all__ = ["brief_", "read_all"]

_WIDTH = 80
_WIDEST = 100
"""Columns; longer lines are hard to read."""


def brief_(options: Namespace) -> int:
    """Print a brief of every article, in input order and as soon as it is made."""
    from briefing_tui.intake import read_paths

    settings = load(Paths.of_user().settings)
    # Standard input may come from a program that waits for the answer to one record before it sends the next.
    if options.scheduler or options.output or options.jobs or (options.json and "-" not in options.paths):
        if not options.json:
            complain("brief", "-o, --jobs and --scheduler need --json")
            return Exit.USAGE
        from briefing_tui.cli.archive import archive_

        return archive_(options, settings)
    inputs = Inputs()
    found = read_paths(options.paths, standard_input(options.paths), options.published)
    print_one = _printer(options, settings)
    for article, brief in read_all(inputs.good(found), settings.model, inputs):
        print_one(article, brief)
    return Exit.FAILED if inputs.failed else Exit.DONE


def read_all(articles: Iterable[Article], model: str, inputs: Inputs) -> Iterator[tuple[Article, Brief]]:
    """Brief articles in order; the ones that can't be read are named and left out.

    The model is loaded when the first article is there: a wrong file name is answered at once.

    Raises:
        ModelMissing: the model is not installed.
    """
    from briefing_tui.extraction.failure import ReadingFailed

    source = iter(articles)
    first = next(source, None)
    if first is None:
        return
    from briefing_tui.extraction.reader import Reader

    waiting: deque[Article] = deque()

    def passing() -> Iterator[Article]:
        for article in chain([first], source):
            waiting.append(article)
            yield article

    for result in Reader(model).read_many(passing()):
        article = waiting.popleft()
        if isinstance(result, ReadingFailed):
            inputs.fail(article.ref, result.reason)
        else:
            yield article, result


def _printer(options: Namespace, settings: Settings) -> Callable[[Article, Brief], None]:
    if options.json:
        from briefing_tui.export import json_line

        return lambda article, brief: show_bytes(json_line(article, brief))
    if options.markdown:
        return lambda article, brief: show(_markdown(article, brief, settings))
    from briefing_tui.export import plain

    width = min(columns() or _WIDTH, _WIDEST)
    return lambda article, brief: show(plain(article, brief, width=width, evidence=options.evidence))


def _markdown(article: Article, brief: Brief, settings: Settings) -> str:
    from briefing_tui.export import markdown

    now = datetime.now(UTC)
    return markdown(
        article,
        brief,
        [],
        generated=now,
        retrieved=now.date().isoformat(),
        handling=settings.handling,
        yardstick=settings.yardstick,
    )
