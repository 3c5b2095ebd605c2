"""The real desk on files of its own, with a reader that needs no model: for what stands on the library."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from briefing_tui.desk import Desk
from briefing_tui.extraction.failure import ReadingFailed
from briefing_tui.library import Library
from briefing_tui.model import Article, Brief
from briefing_tui.notebook import Notebook
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings
from tests.tui.fakes import article, brief

__all__ = ["QuickReader", "a_desk"]


class QuickReader:
    """Reads as the fakes do, after ``pace`` seconds."""

    def __init__(self, pace: float = 0.0, unreadable: str = "\0") -> None:
        self.pace, self.unreadable, self.closed = pace, unreadable, 0

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        self.closed += 1

    async def read(self, article: Article) -> Brief:
        await asyncio.sleep(self.pace)
        if self.unreadable in article.title:
            raise ReadingFailed(article.id, "it is in [bold]Klingon[/")
        return brief(article)


class FlatDesk(Desk):
    """Does not look for copies by itself: the articles of the fakes all are copies of one text."""

    def tidy_some(self, limit: int) -> bool:
        return False


def a_desk(
    home: Path,
    articles: Sequence[Article] | int = 6,
    *,
    briefed: bool = True,
    settings: Settings | None = None,
    reader: QuickReader | None = None,
) -> Desk:
    """A desk with these articles, or that many."""
    paths = Paths.under(home)
    for folder in (paths.data, paths.state):
        folder.mkdir(parents=True, exist_ok=True)
    library = Library(paths.library)
    given = [article(number) for number in range(1, articles + 1)] if isinstance(articles, int) else list(articles)
    library.add(given)
    for each in given if briefed else ():
        library.keep(brief(each))
    return FlatDesk(library, Notebook(paths.notebook), reader or QuickReader(), settings or Settings(), paths)
