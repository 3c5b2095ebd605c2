"""Bytes and files → articles. What can't be read is refused in one line, and the rest goes through."""

from briefing_tui.intake.articles import article, publication_day
from briefing_tui.intake.paths import read_paths
from briefing_tui.intake.refused import Refused

__all__ = ["Refused", "article", "publication_day", "read_paths"]
