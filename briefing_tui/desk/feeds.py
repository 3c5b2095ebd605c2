"""The feeds an analyst follows: ``feeds.opml`` beside the settings, which any feed reader can take over, or write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.text import visible

if TYPE_CHECKING:
    from briefing_tui.intake import Feed, Refused
    from briefing_tui.model import Article

__all__ = ["FeedsError", "fetched", "load_feeds", "save_feeds"]

_TOGETHER = 8
"""Feeds that are fetched at a time."""


class FeedsError(ValueError):
    """The file of the feeds can't be read; one line that gives the reason. It is left as it is."""


def load_feeds(path: Path) -> list[Feed]:
    """The feeds in an OPML file; none where there is no file.

    Raises:
        FeedsError: it can't be read, or holds no OPML.
    """
    from briefing_tui.intake import feeds_of

    try:
        return feeds_of(path.read_bytes())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FeedsError(f"{visible(str(path))}: {error.strerror}") from error
    except ValueError as error:
        raise FeedsError(f"{visible(str(path))}: {error}") from error


def save_feeds(path: Path, feeds: Iterable[Feed]) -> None:
    """Write the file, whole or not at all.

    Raises:
        OSError: it can't be written; the one before is still there.
    """
    from briefing_tui.files import private_folder, write_whole
    from briefing_tui.intake import opml

    private_folder(path.parent)
    write_whole(path, opml(feeds, "Feeds of briefing").decode())


def fetched(feeds: Sequence[Feed]) -> Iterator[list[Article | Refused]]:
    """What each feed holds now, in order."""
    from concurrent.futures import ThreadPoolExecutor

    from briefing_tui.intake import read_feed

    with ThreadPoolExecutor(_TOGETHER) as threads:
        for start in range(0, len(feeds), _TOGETHER):
            yield from threads.map(lambda feed: list(read_feed(feed.url)), feeds[start : start + _TOGETHER])
