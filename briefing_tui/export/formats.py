"""The kinds of file that leave the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing_tui.export.chat import chat
from briefing_tui.export.document import Document
from briefing_tui.export.docx import docx
from briefing_tui.export.dossier import Dossier
from briefing_tui.export.html import html
from briefing_tui.export.ics import ics
from briefing_tui.export.look import Look
from briefing_tui.export.record import exported_record
from briefing_tui.export.spreadsheet import spreadsheet

__all__ = ["DATA", "DOCUMENTS", "FORMATS", "SINGLE", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """What a kind of file is for, and how many articles go into one."""

    name: str
    """Also the ending of its files."""
    summary: str
    templated: bool
    """A template says what stands in it."""
    together: bool
    """One file holds all articles; a template may say so too."""


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("md", "Markdown, for Obsidian and other editors", True, False),
        Format("html", "one page for mail and print", True, False),
        Format("docx", "Word", True, False),
        Format("txt", "plain lines for a chat", False, False),
        Format("json", "one record a file, for programs", False, False),
        Format("jsonl", "one record a line, for programs", False, True),
        Format("ics", "dated agenda items, for calendars", False, True),
        Format("csv", "agenda items, for spreadsheets", False, True),
    )
}
"""Every format by name, in the order to offer them."""


def _json(dossier: Dossier, look: Look) -> bytes:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(exported_record(dossier, look)), indent=2) + b"\n"


def _json_lines(dossiers: Iterable[Dossier], look: Look) -> Iterator[bytes]:
    import msgspec

    encoder = msgspec.json.Encoder()
    for dossier in dossiers:
        yield encoder.encode(exported_record(dossier, look)) + b"\n"


DOCUMENTS: Mapping[str, Callable[[Document, Look], bytes]] = {
    "md": lambda made, look: made.markdown().encode(),
    "html": lambda made, look: html(made.title, made.body()).encode(),
    "docx": lambda made, look: docx(made.title, made.body(), made.cutoff or look.generated),
}
"""A filled template → the bytes of a file."""

SINGLE: Mapping[str, Callable[[Dossier, Look], bytes]] = {
    "txt": lambda dossier, look: chat(dossier, look).encode(),
    "json": _json,
}
"""One article → the bytes of a file."""

DATA: Mapping[str, Callable[[Iterable[Dossier], Look], Iterator[bytes]]] = {
    "jsonl": _json_lines,
    "ics": lambda dossiers, look: ics(dossiers, look.generated),
    "csv": lambda dossiers, look: spreadsheet(dossiers),
}
"""Any number of articles → the bytes of one file, in pieces."""
