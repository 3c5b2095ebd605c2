"""Long work on its way: how far it is, how quick, and whether somebody has stopped it."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

__all__ = ["Job", "Stopped"]


class Stopped(Exception):
    """The analyst has stopped the work."""


@dataclass(slots=True)
class Job:
    """Written to by the thread that works, read by the screen; a plain number needs no lock."""

    title: str
    """What is being done: ``Briefing``."""
    total: int
    done: int = 0
    stopped: bool = False
    """Set by the screen; the work ends at its next step."""
    began: float = field(default_factory=monotonic)

    def step(self, done: int, total: int) -> None:
        """Say how far the work is.

        Raises:
            Stopped: it has been told to stop.
        """
        self.done, self.total = done, total
        if self.stopped:
            raise Stopped

    @property
    def rate(self) -> float:
        """Steps a second so far."""
        return self.done / max(monotonic() - self.began, 0.001)

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take; None while nobody knows."""
        return (self.total - self.done) / self.rate if self.done else None
