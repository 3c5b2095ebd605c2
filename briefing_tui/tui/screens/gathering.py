"""What comes in by itself, by paste, or in bulk."""

from __future__ import annotations

from contextlib import aclosing
from io import BytesIO
from typing import TYPE_CHECKING

from textual import on

from briefing_tui.text import clean, shorten
from briefing_tui.tui.job import Job, Stopped
from briefing_tui.tui.screens.surveying import SurveyingScreen
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from briefing_tui.desk import Added
    from briefing_tui.intake import Refused

__all__ = ["GatheringScreen"]

_WATCH = 2.0
"""Seconds between looks at the watched folders."""
_IDLE = 2.0
"""Seconds after the start until the library is tidied."""
_PAUSE = 0.5
"""Seconds without a key before each step of it."""
_GIVEN_AGAIN = {
    "known": "The library knows this article already.",
    "dated": "The library knew this article without its day; it has the day now, and is read again.",
    "repaired": "The text of this article was damaged, and is whole again.",
}
_LITTLE = 25
"""Articles that are tidied in one step, some hundredths of a second."""


class GatheringScreen(SurveyingScreen):
    """Watched folders, paste, and the briefing of many."""

    _watching = False

    def on_mount(self) -> None:
        """Begin to watch, once the desk is painted."""
        self.set_timer(_IDLE, self._tidy)
        if self.desk.watching:
            self.set_interval(_WATCH, self._watch)

    def _tidy(self) -> None:
        self.run_worker(self._tidy_up(), group="tidy", exclusive=True, exit_on_error=False)

    async def _tidy_up(self) -> None:
        """A little at a time, while no key is pressed."""
        await self.idle(_PAUSE)
        while await self.ask(self.desk.tidy_some, _LITTLE):
            await self.idle(_PAUSE)

    def _watch(self) -> None:
        if not self._watching:
            self._watching = True
            self.run_worker(self._watch_once(), group="watch", exit_on_error=False)

    async def _watch_once(self) -> None:
        try:
            self._tell_added(await self.ask(lambda: list(self.desk.watch_once())) or [])
        finally:
            self._watching = False

    def _tell_added(self, found: list[Added | Refused], *, of_paste: bool = False) -> None:
        from briefing_tui.desk import Added

        new = sum(isinstance(one, Added) and one.new for one in found)
        refused = [one for one in found if not isinstance(one, Added)]
        if new:
            self.say(f"{new:,} new article{'' if new == 1 else 's'}{self._sample_told()}")
            self.find(self.query_text, again=True)
            self._tidy()
        elif of_paste and not refused:
            became = {one.became for one in found if isinstance(one, Added)}
            self.say(_GIVEN_AGAIN["repaired" if "repaired" in became else "dated" if "dated" in became else "known"])
        if refused:
            self.banner.say(f"Not read: {'; '.join(f'{one.ref}: {one.reason}' for one in refused[:3])}", warning=True)

    def _sample_told(self) -> str:
        if not self.desk.sample_put_away:
            return ""
        self.desk.sample_put_away = False
        return "; the sample is in the archive (is:archived)"

    # paste -------------------------------------------------------------------------------------------------

    @on(ArticleList.Pasted)
    def _pasted(self, message: ArticleList.Pasted) -> None:
        from briefing_tui.tui.screens.confirm import Confirm

        text = message.text
        if not text.strip():
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.run_worker(self._add_pasted(text), group="paste", exit_on_error=False)

        start = shorten(clean(text), 300)
        self.app.push_screen(Confirm(f"Add the pasted text as an article? {len(text.split()):,} words", start), decided)

    async def _add_pasted(self, text: str) -> None:
        from briefing_tui.desk import Added

        data = BytesIO(text.encode("utf-8", "replace"))
        found = await self.ask(lambda: list(self.desk.add(["-"], data)))
        if found:
            self._opened = next((one.article_id for one in found if isinstance(one, Added)), None)
            self._tell_added(found, of_paste=True)

    # feeds -------------------------------------------------------------------------------------------------

    def action_fetch(self) -> None:
        """Fetch the feeds that are followed."""
        self.begin(self._fetch())

    async def _fetch(self) -> None:
        from briefing_tui.desk import Added

        feeds = await self.ask(self.desk.feeds)
        if feeds is None:
            return
        if not feeds:
            self.say("No feeds are followed. In the shell, briefing fetch URL follows one.")
            return
        job, found = Job("Fetching", len(feeds)), []
        self.follow(job)
        try:
            for done, feed in enumerate(feeds, start=1):
                found += await self.ask(lambda feed=feed: list(self.desk.fetch([feed]))) or []
                job.step(done, len(feeds))
        except Stopped:
            pass
        finally:
            self.follow(None)
        self._tell_added(found)
        if not any(isinstance(one, Added) and one.new for one in found):
            self.say("Nothing new in the feeds.")

    # many briefs -------------------------------------------------------------------------------------------

    def action_brief_all(self) -> None:
        """Brief what is picked, or everything in the list, that has no brief yet."""
        self.begin(self._brief_all(self.articles.picked_in_order()))

    async def _brief_all(self, picked: list[int]) -> None:
        ids = await self.ask(self.desk.unbriefed, self.query_text) or []
        if picked:
            wanted = set(await self.ask(self.ids_of, picked) or [])
            ids = [one for one in ids if one in wanted]
        if not ids:
            self.say("All of them are briefed.")
            return
        job, failed = Job("Briefing", len(ids)), []
        self.follow(job)
        ending = "Briefed"
        try:
            async with aclosing(self.desk.read_many(ids)) as steps:
                async for step in steps:
                    if step.failure is not None:
                        failed.append((step.article_id, step.failure))
                    job.step(step.done, step.total)
        except Stopped:
            ending = "Stopped; briefed"
        except Exception as error:  # no reader can be started, or the store fails
            self.banner.say(reason(error), warning=True)
        finally:
            self.follow(None)
        self.articles.forget()
        headline = f"{ending} {job.done - len(failed):,} of {len(ids):,}"
        if failed:
            from briefing_tui.tui.screens.report import Report

            lines = [f"{self.name_of(one)}: {why}" for one, why in failed]
            self.app.push_screen(Report(f"{headline}; {len(failed):,} could not be read", lines))
        else:
            self.say(headline)
