"""Brief and notes → Markdown, JSON and a readable page. Pure functions: nothing here opens a file."""

from briefing_tui.export.frontmatter import Ours, read_ours
from briefing_tui.export.markdown import markdown
from briefing_tui.export.names import file_name
from briefing_tui.export.plain import plain
from briefing_tui.export.record import json_line, record

__all__ = ["Ours", "file_name", "json_line", "markdown", "plain", "read_ours", "record"]
