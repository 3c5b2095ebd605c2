"""Long work beside the desk: one at a time, with a line of progress, stopped by escape."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from briefing_tui.text import one_line, shorten
from briefing_tui.tui.job import Job
from briefing_tui.tui.screens.finding import FindingScreen

if TYPE_CHECKING:
    from briefing_tui.tui.widgets.job_bar import JobBar

__all__ = ["WorkingScreen"]

_PORTION = 500


class WorkingScreen(FindingScreen):
    """The desk, and work that goes on while somebody reads."""

    _busy = False
    _job_bar: JobBar | None = None

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this work, unless other work is under way."""
        if self._busy:
            work.close()
            self.say("Other work is under way; esc stops it.", warning=True)
            return
        self._busy = True
        self.run_worker(self._finish(work), group="work", exit_on_error=False)

    async def _finish(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        finally:
            self._busy = False

    def follow(self, job: Job | None) -> None:
        """Show how far the work is; None: it has ended."""
        if self._job_bar is None and job is not None:
            from briefing_tui.tui.widgets.job_bar import JobBar

            self._job_bar = JobBar(id="job")
            self.mount(self._job_bar, before="#hints")
        if self._job_bar is not None:
            self._job_bar.follow(job)

    @property
    def job(self) -> Job | None:
        """The work under way."""
        return self._job_bar.job if self._job_bar is not None else None

    def stop_work(self) -> bool:
        """Tell the work to stop; whether there was any."""
        if self.job is None or self.job.stopped:
            return False
        self.job.stopped = True
        return True

    def action_back(self) -> None:
        """Stop the work, else let go of what is picked, else back."""
        if self.pane != "notes" and (self.stop_work() or (self.pane == "articles" and self.articles.let_go())):
            return
        super().action_back()

    def ids_of(self, numbers: Sequence[int]) -> list[str]:
        """The ids of these articles; asks the disk."""
        return [
            row.id
            for start in range(0, len(numbers), _PORTION)
            for row in self.desk.rows(numbers[start : start + _PORTION])
        ]

    def name_of(self, article_id: str) -> str:
        """What an article is called in a report."""
        article = self.desk.article(article_id)
        return shorten(one_line(article.headline), 60) if article is not None else article_id
