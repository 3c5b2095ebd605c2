"""What an analyst can do. Both faces, terminal and shell, stand on this one API."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.desk.added import Added, Step
    from briefing_tui.desk.choice import Choice
    from briefing_tui.desk.desk import Desk
    from briefing_tui.desk.exports import ExportRefused, NotExported
    from briefing_tui.desk.failures import NotBriefed
    from briefing_tui.desk.late_reader import LateReader
    from briefing_tui.desk.rooms import Articles, Notes, Reads
    from briefing_tui.desk.shelf import sections
    from briefing_tui.desk.views import View, ViewsError

__all__ = [
    "Added",
    "Articles",
    "Choice",
    "Desk",
    "ExportRefused",
    "LateReader",
    "NotBriefed",
    "NotExported",
    "Notes",
    "Reads",
    "Step",
    "View",
    "ViewsError",
    "sections",
]

_HOMES = {
    "Added": "added",
    "Articles": "rooms",
    "Choice": "choice",
    "Desk": "desk",
    "ExportRefused": "exports",
    "LateReader": "late_reader",
    "NotBriefed": "failures",
    "NotExported": "exports",
    "Notes": "rooms",
    "Reads": "rooms",
    "Step": "added",
    "View": "views",
    "ViewsError": "views",
    "sections": "shelf",
}
"""The module of each name, loaded when the name is asked for: the screen is not to wait for the export."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
