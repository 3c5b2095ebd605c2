"""What an analyst can do. Both faces, terminal and shell, stand on this one API."""

from briefing_tui.desk.desk import Added, Desk, NotBriefed
from briefing_tui.desk.rooms import Articles, LateReader, Notes, Reads

__all__ = ["Added", "Articles", "Desk", "LateReader", "NotBriefed", "Notes", "Reads"]
