"""Progress of long work, in one line above the footer."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from briefing_tui.tui.job import Job

__all__ = ["JobBar"]

_OFTEN = 0.1
"""Seconds between looks at the work."""


class JobBar(Widget):
    """There while work is under way; looks at it ten times a second, so that the work never waits for the screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.job: Job | None = None
        self._looking: Timer | None = None
        self.display = False

    def follow(self, job: Job | None) -> None:
        """Show this work; None: there is none any more."""
        self.job = job
        self.display = job is not None
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_interval(_OFTEN, self.refresh) if job is not None else None
        self.refresh(layout=True)

    def render(self) -> Content:
        """What is done, how much of it, how quickly, and how to stop."""
        job = self.job
        if job is None:
            return Content("")
        end = " stopping …" if job.stopped else f" {_pace(job)} esc stops"
        count = f" {job.done:,} of {job.total:,}"
        room = max(min(self.size.width - len(job.title) - len(count) - len(end) - 2, 40), 0)
        full = room * job.done // max(job.total, 1)
        return Content.assemble(
            (job.title + " ", "bold $ink-mark"),
            ("━" * full, "$ink-mark"),
            ("─" * (room - full), "$rim"),
            (count, "bold"),
            (end, "$ink-dim"),
        )


def _pace(job: Job) -> str:
    if job.left is None:
        return "·"
    rate = f"{job.rate:,.0f}" if job.rate >= 10 else f"{job.rate:.1f}"
    left = f"{job.left / 60:,.0f} min" if job.left >= 90 else f"{job.left:.0f} s"
    return f"· {rate} a second · {left} left ·"
