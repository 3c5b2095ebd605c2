"""What an analyst can do: add, brief, note, find, export. The one API that both faces use.

The desk takes its rooms as arguments, so that a test can hand it small fakes; :meth:`Desk.open` builds the
real ones. Every call is plain and blocking but :meth:`Desk.read`; faces put the slow ones in threads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing_tui.desk.added import Added
from briefing_tui.desk.gathering import Gathering
from briefing_tui.desk.rooms import Articles, LateReader, Notes, Reads
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

if TYPE_CHECKING:
    from briefing_tui.intake import Refused
    from briefing_tui.model import Article, Brief, Note

__all__ = ["Added", "Desk", "NotBriefed"]

_BATCH = 64
"""Articles that go into the library in one transaction."""


class NotBriefed(LookupError):
    """There is no such article, or no brief of it yet; the message is one line."""


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

    @property
    def damage(self) -> str | None:
        """What was wrong with the notebook when it was opened and what was done about it; None: all was well."""
        damage = self._notebook.damage
        return None if damage is None else str(damage)

    @property
    def read_only(self) -> bool:
        """The library can't be written: nothing can be added, marked or kept."""
        return self._library.read_only

    def check(self) -> list[str]:
        """What is wrong with the library, a line each; reads all of it, so it takes its time."""
        return self._library.check()

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

    def keep_articles(self, articles: Sequence[Article]) -> Iterator[Added]:
        """Add articles that are already read from their files."""
        for article, new in zip(articles, self._library.add(articles) if articles else (), strict=True):
            yield Added(article.id, new)

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
        """Store a brief that was read elsewhere."""
        self._library.keep(brief)

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
        await asyncio.to_thread(self._library.keep, brief)
        return brief

    async def start_reading(self) -> None:
        """Start the reading child, so that the first article does not wait for its model.

        Raises:
            ReadingFailed: it can't be started, or the model is not installed.
        """
        await self._reader.start()

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

    # out

    def markdown(self, article_id: str, brief: Brief) -> str:
        """The Markdown brief of the article, made now.

        Raises:
            NotBriefed: there is no such article.
        """
        return self._markdown(self._known(article_id), brief, datetime.now(UTC))

    def export(self, article_id: str, folder: Path | None = None) -> Path:
        """Write the article's Markdown brief to ``folder``, else to the user's export folder; where it went.

        Raises:
            NotBriefed: there is no such article, or it has not been read yet.
            OSError: the file can't be written; what was there before is untouched.
        """
        from briefing_tui.desk.placing import place
        from briefing_tui.export import file_name
        from briefing_tui.files import private_folder, write_whole

        article = self._known(article_id)
        brief = self.kept_brief(article_id)
        if brief is None:
            raise NotBriefed(f"no brief of {article.ref} yet")
        target = private_folder(folder or self.export_folder)
        placed = place(target, file_name(article, brief), article.sha256)
        now = datetime.now(UTC)
        write_whole(placed.path, self._markdown(article, brief, now, placed.created))
        return placed.path

    @property
    def export_folder(self) -> Path:
        """Where briefs go when no other folder is named."""
        chosen = self.settings.export_folder
        return Path(chosen).expanduser() if chosen else self.paths.exports

    def _known(self, article_id: str) -> Article:
        article = self._library.article(article_id)
        if article is None:
            raise NotBriefed(f"no article {article_id}")
        return article

    def _markdown(self, article: Article, brief: Brief, now: datetime, created: datetime | None = None) -> str:
        from briefing_tui.export import markdown

        note = self._notebook.note(article.id)
        return markdown(
            article,
            brief,
            [note] if note else [],
            generated=now,
            created=created,
            handling=self.settings.handling,
            yardstick=self.settings.yardstick,
        )
