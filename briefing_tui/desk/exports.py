"""What leaves the desk: which articles, by which template, in which format, to which file."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.desk.choice import Choice, remember, remembered
from briefing_tui.desk.failures import NotBriefed
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

if TYPE_CHECKING:
    from briefing_tui.desk.review import Reviews
    from briefing_tui.desk.rooms import Articles, Notes
    from briefing_tui.desk.writing import Begun, Exported, Writing
    from briefing_tui.export import Document, Dossier, Look, Template, Templates

__all__ = ["ExportRefused", "Exports", "NotExported", "Progress"]

_MOST_TOGETHER = 2000
"""Articles of one document: it is held in memory, and nobody reads more."""

Progress = Callable[[int, int], None]
"""Called with the number of articles done and of all. What it raises ends the export."""


class ExportRefused(ValueError):
    """What was asked for can't be exported; the message is one line. Nothing was written."""


@dataclass(frozen=True, slots=True)
class NotExported:
    """An article that was left out."""

    article_id: str
    reason: str
    """In one line."""


class Exports:
    """The way out as files. Nothing that is not asked for is read or imported."""

    def __init__(
        self,
        library: Articles,
        notebook: Notes,
        reviews: Callable[[], Reviews],
        settings: Settings,
        paths: Paths,
    ) -> None:
        self._library = library
        self._notebook = notebook
        self._settings = settings
        self._paths = paths
        self._reviews = reviews

    @property
    def folder(self) -> Path:
        """Where files go when no other folder is named."""
        chosen = self._settings.export_folder
        return Path(chosen).expanduser() if chosen else self._paths.exports

    @property
    def templates(self) -> Templates:
        """The templates by name: shipped ones and the user's own."""
        from briefing_tui.export import Templates

        return Templates(self._paths.templates)

    # the last choice

    def last(self) -> Choice:
        """The choice that was remembered, else the first one to offer."""
        from briefing_tui.export import FORMATS

        found = remembered(self._paths.last_export)
        fits = found is not None and found.format in FORMATS and found.template in self.templates.names()
        return found if found is not None and fits else Choice()

    def remember(self, choice: Choice) -> None:
        """Offer this choice first next time."""
        remember(self._paths.last_export, choice)

    # to read

    def preview(self, article_ids: str | Sequence[str], template: str = "brief", *, final: bool = False) -> str:
        """The Markdown of a document as it is read, without front matter and comments.

        Raises:
            NotBriefed: an article is missing or not read yet.
            ExportRefused: the template can't be used.
        """
        ids = [article_ids] if isinstance(article_ids, str) else list(article_ids)
        look = self._look(final, "")
        return self._document(self._template(template), [self.dossier(one) for one in ids], look).body()

    def clipboard(self, article_id: str) -> str:
        """The brief as plain lines for a chat.

        Raises:
            NotBriefed: the article is missing or not read yet.
        """
        from briefing_tui.export import SINGLE

        return SINGLE["txt"](self.dossier(article_id), self._look(False, "")).decode()

    def pieces(self, article_ids: Sequence[str], choice: Choice, *, topic: str = "") -> Iterator[bytes]:
        """What :meth:`write` would put into files, one behind the other.

        Raises:
            NotBriefed: an article is missing or not read yet.
            ExportRefused: the choice can't be exported.
        """
        from briefing_tui.export import DATA, DOCUMENTS, SINGLE, together

        template = self._checked(choice)
        look = self._look(choice.final, topic)
        if choice.format in DATA:
            yield from DATA[choice.format](map(self.dossier, article_ids), look)
        elif choice.format in SINGLE:
            yield from (SINGLE[choice.format](self.dossier(one), look) for one in article_ids)
        else:
            for group in self._groups(article_ids, together(template)):
                yield DOCUMENTS[choice.format](self._document(template, list(map(self.dossier, group)), look), look)

    # to write

    def write_one(self, article_id: str, choice: Choice | None = None) -> Exported:
        """Write one article.

        Raises:
            NotBriefed: it is missing or not read yet.
            ExportRefused, OSError: as of :meth:`write`.
        """
        self.dossier(article_id)
        (done,) = self.write([article_id], choice)
        if isinstance(done, NotExported):
            raise NotBriefed(done.reason)
        return done

    def write(
        self,
        article_ids: Sequence[str],
        choice: Choice | None = None,
        where: Path | None = None,
        *,
        topic: str = "",
        progress: Progress | None = None,
    ) -> Generator[Exported | NotExported, None, None]:
        """Write the articles, reporting each file as it is there. Files are written whole or not at all.

        Args:
            article_ids: in the order of the document or the data; the ones without a brief are left out and named.
            choice: absent: a Markdown brief to the export folder.
            where: a folder, or where only one file is written, that file; absent: as the choice says.
            topic: what a file about many articles is about; part of its title and name.
            progress: told how many articles are done.

        Raises:
            ExportRefused: the choice can't be exported, or the file named is not ours to replace.
            OSError: the disk is full, read-only or gone; what was there before is untouched.
        """
        from briefing_tui.desk.placing import NotOurs
        from briefing_tui.desk.writing import Writing

        choice = choice or Choice()
        template = self._checked(choice)
        ready = []
        for one in dict.fromkeys(article_ids):
            if self._library.brief(one) is not None:
                ready.append(one)
            else:
                yield NotExported(one, "it has not been read yet")
        if not ready:
            return
        target = where or (Path(choice.folder).expanduser() if choice.folder else self.folder)
        try:
            with Writing(target, choice.format, self._paths.ledger) as writing:
                yield from self._files(writing, ready, choice, template, self._look(choice.final, topic), progress)
        except NotOurs as error:
            raise ExportRefused(str(error)) from None

    def dossier(self, article_id: str) -> Dossier:
        """Everything about one article that an export may print.

        Raises:
            NotBriefed: it is missing or not read yet.
        """
        from briefing_tui.export import Dossier

        article = self._library.article(article_id)
        if article is None:
            raise NotBriefed(f"no article {article_id}")
        reviews = self._reviews()
        reviewed = reviews.brief(article_id)
        return Dossier(
            article=article,
            machine=reviewed.machine,
            notes=self._notebook.of(article_id),
            reviewed=reviewed,
            tradecraft=reviews.tradecraft(article_id),
            retrieved=(self._library.added(article_id) or "")[:10] or None,
        )

    # inside

    def _files(
        self,
        writing: Writing,
        ids: Sequence[str],
        choice: Choice,
        template: Template,
        look: Look,
        progress: Progress | None,
    ) -> Iterator[Exported]:
        from briefing_tui.export import DATA, SINGLE, together

        if choice.format in DATA:
            yield writing.data(self._dossiers(ids, progress), look)
            return
        many = choice.format not in SINGLE and together(template)
        groups = self._groups(ids, many)
        if writing.exact and len(groups) > 1:
            raise ExportRefused("one file can't hold the documents of several articles; name a folder")
        begun = self._begun(writing, groups, choice, template, look, progress if many else None)
        for done, exported in enumerate(writing.settled(begun), start=1):
            yield exported
            if progress is not None and not many:
                progress(done, len(groups))

    def _begun(
        self,
        writing: Writing,
        groups: Sequence[Sequence[str]],
        choice: Choice,
        template: Template,
        look: Look,
        progress: Progress | None,
    ) -> Iterator[Begun]:
        from briefing_tui.export import SINGLE, together

        for group in groups:
            if choice.format in SINGLE:
                yield writing.single(self.dossier(group[0]), look)
            else:
                dossiers = list(self._dossiers(group, progress))
                make = partial(self._document, template, dossiers)
                yield writing.document(make, template.name, dossiers, look, many=together(template))

    def _groups(self, ids: Sequence[str], many: bool) -> list[Sequence[str]]:
        if not many:
            return [[one] for one in ids]
        if len(ids) > _MOST_TOGETHER:
            raise ExportRefused(f"{len(ids):,} articles are too many for one document, {_MOST_TOGETHER:,} are the most")
        return [ids]

    def _dossiers(self, ids: Sequence[str], progress: Progress | None) -> Iterator[Dossier]:
        for done, one in enumerate(ids, start=1):
            yield self.dossier(one)
            if progress is not None:
                progress(done, len(ids))

    def _checked(self, choice: Choice) -> Template:
        from briefing_tui.export import FORMATS

        if choice.format not in FORMATS:
            raise ExportRefused(f"no format {choice.format!r}, there are {', '.join(FORMATS)}")
        return self._template(choice.template)

    def _template(self, name: str) -> Template:
        from briefing_tui.export import TemplateError

        try:
            return self.templates.get(name)
        except TemplateError as error:
            raise ExportRefused(str(error)) from None

    def _document(self, template: Template, dossiers: Sequence[Dossier], look: Look) -> Document:
        from briefing_tui.export import TemplateError, document, together

        if len(dossiers) > 1 and together(template):
            dossiers = self._in_stories(dossiers)
        try:
            return document(template, dossiers, look)
        except TemplateError as error:
            raise ExportRefused(str(error)) from None

    def _in_stories(self, dossiers: Sequence[Dossier]) -> list[Dossier]:
        """The same, each with the number of its story, as the library tells articles on one event."""
        found = self._library.stories([dossier.article.id for dossier in dossiers])
        story_of = {one: number for number, story in enumerate(found) for one in story}
        return [replace(dossier, story=story_of.get(dossier.article.id)) for dossier in dossiers]

    def _look(self, final: bool, topic: str) -> Look:
        from briefing_tui.export import Look

        return Look(
            generated=datetime.now(UTC),
            handling=self._settings.handling,
            yardstick=self._settings.yardstick,
            final=final,
            topic=topic,
        )
