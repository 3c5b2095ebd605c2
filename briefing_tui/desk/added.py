"""What the desk says of an article that was added, or read among many."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Added", "Step"]


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is now in the library."""

    article_id: str
    new: bool
    """False where the library knew the article before."""


@dataclass(frozen=True, slots=True)
class Step:
    """One article more has been read, or could not be."""

    article_id: str
    failure: str | None
    """Why there is no brief, in one line."""
    done: int
    total: int
