"""Articles and finished briefs in one SQLite file. All of it can be made again from the articles' sources."""

from briefing_tui.library.database import LibraryError
from briefing_tui.library.library import ArticleRow, Library

__all__ = ["ArticleRow", "Library", "LibraryError"]
