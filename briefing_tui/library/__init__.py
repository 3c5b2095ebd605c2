"""Articles and finished briefs in one SQLite file. All of it can be made again from the articles' sources."""

from briefing_tui.library.database import LibraryError
from briefing_tui.library.finding import Order
from briefing_tui.library.hits import Hit
from briefing_tui.library.library import Library
from briefing_tui.library.marks import Change, Mark
from briefing_tui.library.overviews import AgendaOrder, Appearance, Keys, TimelineEntry
from briefing_tui.library.query import QueryError, parse
from briefing_tui.library.records import AgendaEntry, ArticleRow

__all__ = [
    "AgendaEntry",
    "AgendaOrder",
    "Appearance",
    "ArticleRow",
    "Change",
    "Hit",
    "Keys",
    "Library",
    "LibraryError",
    "Mark",
    "Order",
    "QueryError",
    "TimelineEntry",
    "parse",
]
