"""What comes in by itself or in bulk: watched folders, the reading of many articles, and the views that show them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.desk.added import Added, Step
from briefing_tui.desk.surveying import Surveying
from briefing_tui.files import locked
from briefing_tui.settings import Settings

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Reads
    from briefing_tui.desk.views import View
    from briefing_tui.intake import Feed, Refused
    from briefing_tui.model import Article

__all__ = ["Gathering"]

_BATCH = 64
"""Articles that go into the library in one transaction."""


class Gathering(Surveying):
    """Watched folders, many briefs at once, saved views."""

    settings: Settings
    sample_put_away = False
    """Whether the sample article went to the archive, to make room for the first articles of the analyst's own."""
    _more_readers: Callable[[], Reads]
    _counted: tuple[object, dict[str, int | None]] | None = None
    """What the views were counted in, and their counts."""

    # watched folders

    @property
    def watching(self) -> tuple[Path, ...]:
        """The folders that the settings name."""
        return tuple(Path(folder).expanduser().absolute() for folder in self.settings.watch)

    def watch_once(self) -> Iterator[Added | Refused]:
        """Add what came into the watched folders since the last look, marked new. Belongs on a thread.

        A file is read two seconds after its last change, and again when it changes; each is remembered only after
        its articles are in the library, so that nothing is missed when the program ends in between.
        """
        folders = self.watching
        if not folders or self._library.read_only:
            return
        from briefing_tui.desk.watching import look
        from briefing_tui.intake import KNOWN_ENDINGS, Refused, read_paths

        found = look(folders, KNOWN_ENDINGS, self._library.seen_files())
        if found.gone:
            self._library.see_files({}, found.gone)
        for path, state in found.fresh.items():
            batch: list[Article] = []
            for one in read_paths([path]):
                if isinstance(one, Refused):
                    yield one
                    continue
                batch.append(one)
                if len(batch) == _BATCH:
                    yield from self.keep_articles(batch, new=True)
                    batch = []
            yield from self.keep_articles(batch, new=True)
            self._library.see_files({path: state})

    def keep_articles(self, articles: Sequence[Article], *, new: bool = False) -> Iterator[Added]:
        """Add articles that are already read from their files, marked ``new`` where they came by themselves."""
        if not articles:
            return
        articles = [self._library.as_known(article) for article in articles]
        before = self._library.only()
        arrivals = self._library.add(articles, new=new)
        if before is not None and "new" in arrivals:
            from briefing_tui.desk.sample import put_away

            self.sample_put_away = put_away(self._library, before)
        for article, became in zip(articles, arrivals, strict=True):
            yield Added(article.id, became)

    # feeds

    def feeds(self) -> list[Feed]:
        """The feeds that are followed, in the order they were added; FeedsError where their file can't be read."""
        from briefing_tui.desk.feeds import load_feeds

        return load_feeds(self.paths.feeds)

    def follow(self, feeds: Iterable[Feed]) -> int:
        """Follow feeds; how many are new.

        Raises:
            FeedsError: the file of the feeds can't be read.
            OSError: it can't be written.
        """
        from briefing_tui.desk.feeds import save_feeds

        wanted = {feed.url: feed for feed in feeds}
        if wanted.keys() <= {feed.url for feed in self.feeds()}:
            return 0
        with locked(self.paths.feeds):
            known = {feed.url: feed for feed in self.feeds()}
            new = [feed for feed in wanted.values() if feed.url not in known]
            save_feeds(self.paths.feeds, (*known.values(), *new))
        return len(new)

    def unfollow(self, url: str) -> bool:
        """No longer follow a feed; False where none has that address. Errors as :meth:`follow`."""
        from briefing_tui.desk.feeds import save_feeds

        if all(feed.url != url for feed in self.feeds()):
            return False
        with locked(self.paths.feeds):
            save_feeds(self.paths.feeds, [feed for feed in self.feeds() if feed.url != url])
        return True

    def fetch(self, feeds: Sequence[Feed]) -> Iterator[Added | Refused]:
        """Fetch these feeds, some at a time, and add what is new in them, marked new. Belongs on a thread.

        An address that is no feed, or does not answer, is one refusal; nothing else is ever fetched.
        """
        from briefing_tui.desk.feeds import fetched
        from briefing_tui.intake import Refused

        for found in fetched(feeds):
            yield from (one for one in found if isinstance(one, Refused))
            yield from self.keep_articles([one for one in found if not isinstance(one, Refused)], new=True)

    # many briefs

    def unbriefed(self, query: str = "") -> list[str]:
        """Ids of the articles that match and have neither a brief nor a failure, in list order."""
        from briefing_tui.desk.many import unbriefed

        found = self.find(query, fold=False)
        done = set(self._library.ids("is:briefed OR is:failed"))
        return list(unbriefed(self._library, [number for number in found if number not in done]))

    async def read_many(self, ids: Sequence[str], readers: int | None = None) -> AsyncGenerator[Step, None]:
        """Brief these articles in reading children of their own, one a core, and keep every brief as it is made.

        Stop iterating, or cancel, to stop; what was read is kept. The child of the open article is not disturbed.
        """
        from briefing_tui.desk.many import read_many

        steps = read_many(self._library, self._more_readers, ids, readers)
        try:
            async for step in steps:
                yield step
        finally:
            await steps.aclose()

    # saved views

    def views(self) -> list[View]:
        """The saved views, in the order of their file; ViewsError where it can't be read."""
        from briefing_tui.desk.views import load_views

        return load_views(self.paths.views)

    def view_counts(self) -> dict[str, int | None]:
        """Name of each view → number of articles; None where its query is wrong. Counted again only after a change."""
        self._follow_notes()
        views = tuple(self.views())
        state = (self._library.revision, date.today(), views)
        if self._counted is None or self._counted[0] != state:
            counts = {view.name: None if self.check_query(view.query) else self.count(view.query) for view in views}
            self._counted = state, counts
        return dict(self._counted[1])

    def save_view(self, name: str, query: str) -> None:
        """Save a query under a name, in the place of a view of that name or at the end.

        Raises:
            QueryError: the query is wrong.
            ViewsError: the name is no name, or the file can't be read.
            OSError: it can't be written.
        """
        from briefing_tui.desk.views import named, save_views

        if error := self.check_query(query):
            raise error
        view = named(name, query)
        with locked(self.paths.views):
            views = {each.name: each for each in self.views()} | {view.name: view}
            save_views(self.paths.views, list(views.values()))

    def remove_view(self, name: str) -> bool:
        """Remove a view; False where there is none of that name. Errors as :meth:`save_view`."""
        from briefing_tui.desk.views import save_views

        if all(view.name != name for view in self.views()):
            return False
        with locked(self.paths.views):
            save_views(self.paths.views, [view for view in self.views() if view.name != name])
        return True
