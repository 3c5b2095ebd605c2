"""Agenda items as CSV (RFC 4180), a row each, in which no cell is a formula.

Begins with a byte-order mark: without one, Excel reads UTF-8 as Windows-1252.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from briefing_tui.export.dossier import Dossier
from briefing_tui.export.sentences import sentence_number
from briefing_tui.export.wording import headline
from briefing_tui.text import one_line

__all__ = ["COLUMNS", "spreadsheet"]

COLUMNS = (
    *("article", "headline", "source", "published", "item", "kind", "action", "actors", "counterparts", "topic"),
    *("when", "date", "where", "status", "attribution", "review", "sentence", "evidence"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate, in the full-width forms too."""


def spreadsheet(dossiers: Iterable[Dossier]) -> Iterator[bytes]:
    """The table in pieces: the header, then the items of one article after the other."""
    yield b"\xef\xbb\xbf" + _row(COLUMNS)
    for dossier in dossiers:
        yield b"".join(map(_row, _rows(dossier)))


def _rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    article = dossier.article
    for number, entry in enumerate(dossier.agenda(), start=1):
        item = entry.value
        yield (
            article.id,
            headline(article),
            article.source or article.ref,
            dossier.published or "",
            str(number),
            item.kind,
            item.action,
            ", ".join(item.actors),
            ", ".join(item.counterparts),
            item.topic or "",
            (item.when.text if item.when else None) or "",
            (item.when.iso if item.when else None) or "",
            item.where or "",
            item.status,
            item.attribution.source if item.attribution else "",
            entry.status,
            str(sentence_number(article.text, item.evidence.start)),
            item.evidence.text,
        )


def _row(cells: Iterable[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(_cell, cells))
    return out.getvalue().encode()


def _cell(text: str) -> str:
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
