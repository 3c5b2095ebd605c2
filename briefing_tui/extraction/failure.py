"""Why an article has no brief."""

from __future__ import annotations

__all__ = ["MAX_CHARACTERS", "ReadingFailed", "Superseded", "too_long"]

MAX_CHARACTERS = 1_000_000
"""Longest text that is read as one article; about 160,000 words, some forty seconds of work."""


class ReadingFailed(Exception):
    """An article could not be read. Carries no words of it."""

    def __init__(self, article_id: str, reason: str) -> None:
        super().__init__(reason)
        self.article_id = article_id
        self.reason = reason
        """One line for the analyst."""


class Superseded(Exception):
    """A newer request took this one's place before it began; nothing is wrong with the article."""


def too_long(length: int) -> str | None:
    """The reason to refuse a text of this many characters, if there is one."""
    if length <= MAX_CHARACTERS:
        return None
    return f"{length:,} characters are too long for one article (at most {MAX_CHARACTERS:,})"
