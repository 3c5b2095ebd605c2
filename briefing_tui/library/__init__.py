"""Articles and finished briefs in one SQLite file. All of it can be made again from the articles' sources."""

from typing import TYPE_CHECKING

from briefing_tui.library.adding import Arrival
from briefing_tui.library.database import LibraryError
from briefing_tui.library.finding import Order
from briefing_tui.library.hits import Hit
from briefing_tui.library.library import Library
from briefing_tui.library.marks import Change, Mark
from briefing_tui.library.query import QueryError, parse
from briefing_tui.library.records import AgendaEntry, ArticleRow

if TYPE_CHECKING:
    from briefing_tui.library.overviews import AgendaOrder, Appearance, Keys, TimelineEntry

__all__ = [
    "AgendaEntry",
    "AgendaOrder",
    "Appearance",
    "Arrival",
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


def __getattr__(name: str) -> object:
    # A list needs no overview of the library, and is what every desk begins with.
    if name not in ("AgendaOrder", "Appearance", "Keys", "TimelineEntry"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefing_tui.library import overviews

    return getattr(overviews, name)
