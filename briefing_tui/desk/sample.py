"""The sample article that a new desk opens on, and that makes room for the analyst's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing_tui.assets import SEEDS

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles
    from briefing_tui.model import Article

__all__ = ["put_away", "samples"]


def samples() -> Iterator[Article]:
    """The article, read from where it ships."""
    from briefing_tui.intake import Refused, read_paths

    yield from (found for found in read_paths([str(SEEDS)]) if not isinstance(found, Refused))


def put_away(library: Articles, only: str | None) -> bool:
    """Put the sample into the archive where it was the ``only`` article before others came; whether that was so.

    Nobody wants it in a daily, an agenda or a search of articles of their own. It keeps its notes and decisions.
    """
    if only is None or only not in _sample_ids():
        return False
    library.mark(library.copies(only), "archive")
    return True


@cache
def _sample_ids() -> frozenset[str]:
    return frozenset(article.id for article in samples())
