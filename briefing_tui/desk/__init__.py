"""What an analyst can do. Both faces, terminal and shell, stand on this one API."""

from briefing_tui.desk.added import Added, Step
from briefing_tui.desk.choice import Choice
from briefing_tui.desk.desk import Desk
from briefing_tui.desk.exports import ExportRefused, NotExported
from briefing_tui.desk.failures import NotBriefed
from briefing_tui.desk.rooms import Articles, LateReader, Notes, Reads
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
