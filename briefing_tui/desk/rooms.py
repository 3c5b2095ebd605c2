"""What the desk asks of the rooms below it, so that a test can put a small fake in the place of each."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefing_tui.library import (
        AgendaEntry,
        AgendaOrder,
        Appearance,
        Arrival,
        ArticleRow,
        Change,
        Hit,
        Keys,
        Mark,
        Order,
        TimelineEntry,
    )
    from briefing_tui.model import Article, Brief, Label, Note, Passage

__all__ = ["Articles", "Notes", "Reads"]


class Articles(Protocol):
    """The library, as the desk uses it."""

    @property
    def read_only(self) -> bool:
        """The file can't be written."""

    def add(self, articles: Sequence[Article], *, new: bool = False) -> list[Arrival]:
        """Keep the articles, marked ``new`` where they came by themselves; what became of each."""

    def as_known(self, article: Article) -> Article:
        """The article as it is kept, where only line breaks tell the two apart; else itself."""

    def ids(self, query: str = "", order: Order = "date", *, fold: bool = False, typing: bool = True) -> list[int]:
        """Row numbers that match, in the order asked for; with ``fold``, of copies one."""

    @property
    def revision(self) -> int:
        """Another number whenever something was written."""

    def count(self) -> int:
        """Number of articles."""

    def only(self) -> str | None:
        """Id of the one article that is listed, where there is but one and the archive is empty."""

    def found(self, query: str) -> int:
        """How many articles match, of copies one."""

    def added(self, article_id: str) -> str | None:
        """When the article came into the library, ISO in UTC."""

    def agenda_keys(self, query: str = "", by: AgendaOrder = "date") -> Keys:
        """Keys of the open agenda items of the articles that match, by date or in groups."""

    def agenda_entries(self, keys: Iterable[int]) -> list[AgendaEntry]:
        """The agenda items of these keys."""

    def timeline_keys(self, query: str = "") -> Keys:
        """Keys of what happened in the articles that match, by date."""

    def timeline_entries(self, keys: Iterable[int]) -> list[TimelineEntry]:
        """What happened, under these keys."""

    def people_keys(self, query: str = "") -> list[tuple[str, int]]:
        """Everybody in the articles that match, with the number of articles."""

    def appearances(self, people: Sequence[tuple[str, int]], query: str = "") -> list[Appearance]:
        """These people with their roles."""

    def alike(self, article_id: str) -> list[tuple[str, float]]:
        """Other articles on the same event, the most alike first."""

    def stories(self, article_ids: Sequence[str]) -> list[list[str]]:
        """These articles grouped by event."""

    def hits(self, article_id: str, query: str) -> list[Hit]:
        """Where the words of the query stand in the article and its notes."""

    def mark(self, numbers: Iterable[int], how: Mark) -> Change:
        """Mark articles in one change."""

    def tag(self, numbers: Iterable[int], name: str, present: bool = True) -> Change:
        """Give articles a tag, or take it away, in one change."""

    def tags(self) -> dict[str, int]:
        """Tag → number of articles."""

    def undo(self) -> Change | None:
        """Undo the last change."""

    def redo(self) -> Change | None:
        """Do the last undone change again."""

    def last_change(self, *, undone: bool = False) -> Change | None:
        """What would be undone, or done again."""

    def copies(self, article_id: str) -> list[int]:
        """Row numbers of the article's group of copies."""

    def separate(self, article_id: str, apart: bool = True) -> Change | None:
        """Take the article out of its group, or put it back."""

    def group_copies(self, limit: int = ...) -> int:
        """Look for copies of some new articles; how many were looked at."""

    def index_briefs(self, limit: int = ...) -> int:
        """Index some briefs of earlier versions; how many."""

    def index_brief(self, brief: Brief) -> None:
        """Index a brief as it is shown."""

    def index_note(self, article_id: str, text: str) -> None:
        """Index what was written about the article."""

    def indexed_notes(self) -> dict[str, str]:
        """What is indexed of notes, by article."""

    def seen_files(self) -> dict[str, tuple[int, int]]:
        """Watched files that were looked at: size and time of change."""

    def see_files(self, files: dict[str, tuple[int, int]], gone: Sequence[str] = ()) -> None:
        """Remember watched files, and forget others."""

    def mark_reviewed(self, article_id: str, reviewed: bool = True) -> None:
        """Mark the article's brief as decided on, or not."""

    def rebuild(self) -> None:
        """Make everything that is derived again."""

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

    def mark_read(self, article_id: str, read: bool = True) -> None:
        """Mark the article read or unread."""

    def mark_flagged(self, article_id: str, flagged: bool = True) -> None:
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

    def find(self, note_id: str) -> Note | None:
        """The note with this id."""

    def of(self, article_id: str) -> tuple[Note, ...]:
        """Every note on the article, oldest first."""

    def all(self) -> list[Note]:
        """Every note, the last changed first."""

    def put(
        self,
        article_id: str,
        note_id: str | None,
        text: str,
        *,
        label: Label | None = None,
        row: str | None = None,
        passage: Passage | None = None,
        created: str | None = None,
    ) -> Note | None:
        """Store a note in the place of the one with this id, None for a new one; a blank text removes it."""

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
