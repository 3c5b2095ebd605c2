"""What the desk says of an article that was added, or read among many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.library import Arrival

__all__ = ["Added", "Step"]


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is now in the library."""

    article_id: str
    became: Arrival
    """What that changed: the article is new, a known one was given its day or a whole text, or nothing."""

    @property
    def new(self) -> bool:
        """Whether the library did not know the article before."""
        return self.became == "new"


@dataclass(frozen=True, slots=True)
class Step:
    """One article more has been read, or could not be."""

    article_id: str
    failure: str | None
    """Why there is no brief, in one line."""
    done: int
    total: int
