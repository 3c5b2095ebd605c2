"""The reader of the one open article, which most desks that list or search never need."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Reads
    from briefing_tui.model import Article, Brief

__all__ = ["LateReader"]


class LateReader:
    """A reader that is made when the first article is to be read: the list of articles needs none."""

    def __init__(self, make: Callable[[], Reads]) -> None:
        self._make = make
        self._reader: Reads | None = None

    async def read(self, article: Article) -> Brief:
        """Brief the article by the reader, made now if it has to be."""
        return await self._made().read(article)

    async def start(self) -> None:
        """Make the reader and get it ready."""
        await self._made().start()

    async def close(self) -> None:
        """End the reader, if one was made."""
        if self._reader is not None:
            await self._reader.close()

    def _made(self) -> Reads:
        if self._reader is None:
            self._reader = self._make()
        return self._reader
