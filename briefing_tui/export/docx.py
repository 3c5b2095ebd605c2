"""The document as a Word file, built from the nodes of its Markdown by python-docx.

The same document gives the same bytes: the dates in the file are the document's own, never the clock's.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefing_tui.export.html import parser

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["docx"]

_TITLE_LIMIT = 255
"""Characters of a core property."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MARKS = {"strong_open": ("bold", True), "strong_close": ("bold", False)} | {
    "em_open": ("italic", True),
    "em_close": ("italic", False),
}


def docx(title: str, body: str, created: datetime) -> bytes:
    """The file.

    Args:
        title: of the document; not escaped.
        body: Markdown without front matter.
        created: what the file's properties say; aware.
    """
    from docx import Document
    from docx.shared import Mm

    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title[:_TITLE_LIMIT], "", ""
    properties.last_modified_by = "briefing"
    properties.created = properties.modified = created.astimezone(UTC).replace(tzinfo=None)
    _Writer(word).write(parser().parse(body))
    raw = io.BytesIO()
    word.save(raw)
    return _without_clock(raw)


class _Writer:
    """Markdown's blocks → paragraphs and tables."""

    def __init__(self, word: Any) -> None:
        self._word = word
        self._lists: list[str] = []
        self._quotes = 0
        self._cells: list[list[Token]] = []

    def write(self, tokens: Sequence[Token]) -> None:
        """Write all blocks, in order."""
        heading = 0
        for token in tokens:
            match token.type:
                case "heading_open":
                    heading = int(token.tag[1])
                case "bullet_list_open":
                    self._lists.append("List Bullet")
                case "ordered_list_open":
                    self._lists.append("List Number")
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "blockquote_open":
                    self._quotes += 1
                case "blockquote_close":
                    self._quotes -= 1
                case "table_open":
                    self._cells = []
                case "tr_open":
                    self._cells.append([])
                case "table_close":
                    self._table(self._cells)
                    self._cells = []
                case "fence" | "code_block":
                    self._word.add_paragraph(token.content.rstrip("\n"), style="No Spacing")
                case "inline" if self._cells:
                    self._cells[-1].append(token)
                case "inline":
                    _runs(self._word.add_heading("", heading) if heading else self._paragraph(), token)
                    heading = 0

    def _paragraph(self) -> Any:
        if not self._lists:
            return self._word.add_paragraph(style="Quote" if self._quotes else None)
        deep = min(len(self._lists), 3)
        return self._word.add_paragraph(style=self._lists[-1] + (f" {deep}" if deep > 1 else ""))

    def _table(self, rows: Sequence[Sequence[Token]]) -> None:
        table = self._word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for row, tokens in zip(table.rows, rows, strict=True):
            for cell, token in zip(row.cells, tokens, strict=False):
                _runs(cell.paragraphs[0], token)
        for run in (run for cell in table.rows[0].cells for run in cell.paragraphs[0].runs):
            run.bold = True


def _runs(paragraph: Any, inline: Token) -> None:
    """The words of one block, bold and italic as marked; of links the words and the address."""
    style = {"bold": False, "italic": False}
    href = ""
    for child in inline.children or []:
        if child.type in _MARKS:
            name, value = _MARKS[child.type]
            style[name] = value
        elif child.type == "link_open":
            href = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            paragraph.add_run(f" ({href})")
        else:
            run = paragraph.add_run("\n" if child.type == "hardbreak" else child.content or " ")
            run.bold, run.italic = style["bold"] or None, style["italic"] or None


def _without_clock(raw: io.BytesIO) -> bytes:
    """The same archive, its members dated to the archive format's first day."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return out.getvalue()
