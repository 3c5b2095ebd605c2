"""What the desk asks of the rooms below it, so that a test can put a small fake in the place of each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefing_tui.library import ArticleRow
    from briefing_tui.model import Article, Brief, Note

__all__ = ["Articles", "LateReader", "Notes", "Reads"]


class Articles(Protocol):
    """The library, as the desk uses it."""

    @property
    def read_only(self) -> bool:
        """The file can't be written."""

    def add(self, articles: Sequence[Article]) -> list[bool]:
        """Keep the articles; True where an article is new."""

    def ids(self, query: str = "") -> list[int]:
        """Row numbers that match, in list order."""

    def rows(self, numbers: Sequence[int]) -> list[ArticleRow]:
        """What the list shows for these row numbers."""

    def find_id(self, name: str) -> str | None:
        """The article that a person means by an id, the beginning of one, or a ref."""

    def article(self, article_id: str) -> Article | None:
        """The article, if it is kept."""

    def brief(self, article_id: str) -> Brief | None:
        """The finished brief, if there is one."""

    def failure(self, article_id: str) -> str | None:
        """Why the article could not be read, if that was so."""

    def keep(self, brief: Brief) -> None:
        """Store a finished brief."""

    def keep_failure(self, article_id: str, reason: str) -> None:
        """Store why an article could not be read."""

    def mark_read(self, article_id: str, read: bool) -> None:
        """Mark the article read or unread."""

    def mark_flagged(self, article_id: str, flagged: bool) -> None:
        """Set or take away the article's flag."""

    def check(self) -> list[str]:
        """What is wrong with the file, a line each."""

    def close(self) -> None:
        """Let go of the file."""


class Notes(Protocol):
    """The notebook, as the desk uses it."""

    @property
    def damage(self) -> object | None:
        """What was wrong with the file when it was opened; as text, a line or two for the analyst."""

    def note(self, article_id: str) -> Note | None:
        """What the analyst wrote about the article."""

    def write(self, article_id: str, text: str) -> Note | None:
        """Store the note; a blank text removes it."""

    def noted(self) -> dict[str, int]:
        """Number of notes of every article that has one."""

    def close(self) -> None:
        """Let go of the file."""


class Reads(Protocol):
    """The extraction core behind a door that does not block the event loop."""

    def read(self, article: Article) -> Awaitable[Brief]:
        """Brief the article; raises ``ReadingFailed`` or ``Superseded``."""

    def start(self) -> Awaitable[None]:
        """Get ready, so that the first article does not wait for the model; raises ``ReadingFailed``."""

    def close(self) -> Awaitable[None]:
        """End the reading."""


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
