"""Bytes and files → articles. What can't be read is refused in one line, and the rest goes through."""

from briefing_tui.intake.articles import article, publication_day
from briefing_tui.intake.formats import KNOWN_ENDINGS, read_bytes
from briefing_tui.intake.opml import Feed, feeds_of, opml
from briefing_tui.intake.origin import Origin
from briefing_tui.intake.paths import read_feed, read_paths
from briefing_tui.intake.refused import Refused, refused

__all__ = [
    "KNOWN_ENDINGS",
    "Feed",
    "Origin",
    "Refused",
    "article",
    "feeds_of",
    "opml",
    "publication_day",
    "read_bytes",
    "read_feed",
    "read_paths",
    "refused",
]
