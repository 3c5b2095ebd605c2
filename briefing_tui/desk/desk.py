"""What an analyst can do: add, brief, note, find, export. The one API that both faces use.

The desk takes its rooms as arguments, so that a test can hand it small fakes; :meth:`Desk.open` builds the
real ones. Every call is plain and blocking but :meth:`Desk.read`; faces put the slow ones in threads.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from briefing_tui.desk.added import Added, Step
from briefing_tui.desk.failures import NotBriefed
from briefing_tui.desk.gathering import Gathering
from briefing_tui.desk.late_reader import LateReader
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

if TYPE_CHECKING:
    from briefing_tui.desk.exports import Exports
    from briefing_tui.desk.notes import DeskNotes
    from briefing_tui.desk.review import Reviews
    from briefing_tui.desk.rooms import Articles, Notes, Reads
    from briefing_tui.desk.timeline import Taken
    from briefing_tui.intake import Refused
    from briefing_tui.library import ArticleRow
    from briefing_tui.model import Article, Brief, Note
    from briefing_tui.notebook import ReviewStore
    from briefing_tui.review import ReviewedBrief

__all__ = ["Added", "Desk"]

_BATCH = 64
"""Articles that go into the library in one transaction."""


class Desk(Gathering):
    """One analyst's desk: the articles, their briefs and the notes, and the way out as files."""

    def __init__(
        self,
        library: Articles,
        notebook: Notes,
        reader: Reads,
        settings: Settings,
        paths: Paths,
        more_readers: Callable[[], Reads] | None = None,
    ) -> None:
        self.settings = settings
        self.paths = paths
        self._library = library
        self._notebook = notebook
        self._reader = reader
        self._more_readers = more_readers or (lambda: reader)

    @classmethod
    def open(cls, paths: Paths, settings: Settings) -> Desk:
        """The desk on the user's own files. Neither spaCy nor Textual is loaded.

        Raises:
            LibraryError: the library is damaged or newer than the program; it is left as it is.
            NotebookError: the notebook can't be opened; it is left as it is.
        """
        from briefing_tui.files import private_folder
        from briefing_tui.library import Library
        from briefing_tui.notebook import Notebook

        private_folder(paths.data)

        def child() -> Reads:
            from briefing_tui.extraction.client import ReadingChild

            private_folder(paths.state)
            return ReadingChild(settings.model, paths.log)

        def country_of(name: str) -> str | None:
            from briefing_tui.extraction.places.countries import country_of

            return country_of(name)

        library = Library(paths.library)
        library.name_countries(country_of)
        try:
            notebook = Notebook(paths.notebook)
        except BaseException:
            library.close()
            raise
        return cls(library, notebook, LateReader(child), settings, paths, child)

    @cached_property
    def reviews(self) -> Reviews:
        """Deciding about the rows of a brief, and what is stated about it."""
        from briefing_tui.desk.review import Reviews

        return Reviews(self._library, self._notebook, lambda: self._decisions, self.settings)

    @cached_property
    def notes(self) -> DeskNotes:
        """The analyst's notes, any number an article, and drafts of them."""
        from briefing_tui.desk.notes import DeskNotes
        from briefing_tui.notebook import Drafts

        return DeskNotes(self._library, self._notebook, lambda: Drafts(self.paths.drafts))

    @cached_property
    def exports(self) -> Exports:
        """The way out as files."""
        from briefing_tui.desk.exports import Exports

        return Exports(self._library, self._notebook, lambda: self.reviews, self.settings, self.paths)

    def undo(self, *, decision: bool = False) -> Taken | None:
        """Take back the newest step: a decision, or a change of marks, tags or groups; None where none is left.

        Args:
            decision: the newest decision, whatever was changed since.

        Raises:
            NotSaved, LibraryError: it could not be taken back; everything is as it was.
        """
        from briefing_tui.desk import timeline

        return timeline.undo(self.reviews, self._library, decision=decision)

    def redo(self) -> Taken | None:
        """Do again what was undone last; None where there is nothing, or something else was done since.

        Raises:
            NotSaved, LibraryError: as :meth:`undo`.
        """
        from briefing_tui.desk import timeline

        return timeline.redo(self.reviews, self._library)

    @cached_property
    def _decisions(self) -> ReviewStore:
        from briefing_tui.notebook import ReviewStore

        return ReviewStore(self.paths.decisions)

    @property
    def damage(self) -> str | None:
        """What was wrong with notebook or decisions, as found so far, and what was done about it; None: all is well."""
        found = [self._notebook.damage] if self._notebook.damage is not None else []
        found += self._decisions.damages if self.paths.decisions.exists() else ()
        return " ".join(map(str, found)) or None

    @property
    def read_only(self) -> bool:
        """The library can't be written: nothing can be added, marked or kept."""
        return self._library.read_only

    def check(self) -> list[str]:
        """What is wrong with library or decisions, a line each; reads all of them, so it takes its time."""
        return [*self._library.check(), *self.reviews.check()]

    def close(self) -> None:
        """Let go of the stores. Where a brief was read, await :meth:`stop_reading` first."""
        self._notebook.close()
        self._library.close()

    # articles

    def add(
        self, paths: Iterable[str], stdin: BinaryIO | None = None, published: str | None = None
    ) -> Iterator[Added | Refused]:
        """Add files, folders and ``-`` (``stdin``) to the library, reporting in input order.

        Args:
            paths: names as typed; a folder stands for the readable files in it.
            stdin: where ``-`` reads from.
            published: ISO date for articles that carry none.
        """
        from briefing_tui.intake import Refused, read_paths

        batch: list[Article] = []
        for found in read_paths(paths, stdin, published):
            if not isinstance(found, Refused):
                batch.append(found)
                if len(batch) < _BATCH:
                    continue
            yield from self.keep_articles(batch)
            batch = []
            if isinstance(found, Refused):
                yield found
        yield from self.keep_articles(batch)

    def rows(self, numbers: Sequence[int]) -> list[ArticleRow]:
        """What the list shows for these row numbers, the notes and the state of the review included."""
        rows = super().rows(numbers)
        # Where nothing was ever decided, the store is not even loaded: the list is what a desk shows first.
        counts = self._decisions.counts(row.id for row in rows) if self.paths.decisions.exists() else {}
        return [replace(row, review=counts[row.id]) if row.id in counts else row for row in rows]

    def article(self, article_id: str) -> Article | None:
        """The article, if the library has it."""
        return self._library.article(article_id)

    # briefs

    def kept_brief(self, article_id: str) -> Brief | None:
        """The brief that was made before, at once."""
        return self._library.brief(article_id)

    def failure(self, article_id: str) -> str | None:
        """Why the article could not be read, where that was so."""
        return self._library.failure(article_id)

    def keep_brief(self, brief: Brief) -> None:
        """Store a brief in the place of the one before; what the analyst decided stays."""
        self._library.keep(brief)
        self.reviews.refresh(brief.article_id)

    def keep_failure(self, article_id: str, reason: str) -> None:
        """Store why an article could not be read."""
        self._library.keep_failure(article_id, reason)

    async def read(self, article_id: str) -> Brief:
        """Brief the article in the reading child and keep the result.

        Raises:
            NotBriefed: there is no such article.
            ReadingFailed: the article can't be read; the reason is kept.
            Superseded: a newer request took this one's place before it began.
        """
        import asyncio

        from briefing_tui.extraction.client import ReadingFailed

        article = await asyncio.to_thread(self._library.article, article_id)
        if article is None:
            raise NotBriefed(f"no article {article_id}")
        try:
            brief = await self._reader.read(article)
        except ReadingFailed as failure:
            await asyncio.to_thread(self._library.keep_failure, article_id, failure.reason)
            raise
        await asyncio.to_thread(self.keep_brief, brief)
        return brief

    async def read_again(self, article_id: str) -> ReviewedBrief:
        """Brief the article by the newest core and model: decisions stay, and those that no longer fit are listed.

        Raises:
            NotBriefed, ReadingFailed, Superseded: as :meth:`read`. The brief before is still there.
        """
        import asyncio

        await self.read(article_id)
        return await asyncio.to_thread(self.reviews.brief, article_id)

    async def read_many(self, ids: Sequence[str], readers: int | None = None) -> AsyncGenerator[Step, None]:
        """Brief these articles in reading children of their own; what the analyst decided stays."""
        import asyncio
        from contextlib import aclosing

        async with aclosing(super().read_many(ids, readers)) as steps:
            async for step in steps:
                if step.failure is None:
                    await asyncio.to_thread(self.reviews.refresh, step.article_id)
                yield step

    async def stop_reading(self) -> None:
        """End the reading child, if one was started."""
        await self._reader.close()

    # notes

    def note(self, article_id: str) -> Note | None:
        """What the analyst wrote about the article."""
        return self._notebook.note(article_id)

    def write_note(self, article_id: str, text: str) -> Note | None:
        """Store the note, durably; a blank text removes it and gives None.

        Raises:
            NotSaved: the disk is full, read-only or gone; the note before is still there.
        """
        return self._notebook.write(article_id, text)

    def noted(self) -> int:
        """Number of notes in the notebook."""
        return sum(self._notebook.noted().values())
