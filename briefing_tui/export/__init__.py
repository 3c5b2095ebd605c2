"""Briefs and notes → Markdown and the other formats. Pure but for reading templates: nothing here writes a file."""

from briefing_tui.export.document import Document, document, together
from briefing_tui.export.dossier import Dossier
from briefing_tui.export.formats import DATA, DOCUMENTS, FORMATS, SINGLE, Format
from briefing_tui.export.frontmatter import Ours, read_ours
from briefing_tui.export.look import Look
from briefing_tui.export.markdown import markdown
from briefing_tui.export.names import file_name, gathered_name
from briefing_tui.export.plain import plain
from briefing_tui.export.record import json_line, json_schema, record
from briefing_tui.export.templating import Template, TemplateError, Templates

__all__ = [
    "DATA",
    "DOCUMENTS",
    "FORMATS",
    "SINGLE",
    "Document",
    "Dossier",
    "Format",
    "Look",
    "Ours",
    "Template",
    "TemplateError",
    "Templates",
    "document",
    "file_name",
    "gathered_name",
    "json_line",
    "json_schema",
    "markdown",
    "plain",
    "read_ours",
    "record",
    "together",
]
