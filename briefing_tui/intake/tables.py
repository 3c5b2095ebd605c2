"""CSV and TSV: a record a row, under the names that JSON records have."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from briefing_tui.intake.origin import Origin
from briefing_tui.intake.records import of_record
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article
from briefing_tui.text import decode

__all__ = ["MAX_FIELD", "of_rows"]

MAX_FIELD = 10_000_000
"""Characters of one field. A quotation mark that is never closed ends here, not at the end of the file."""

_DELIMITERS = "\t;|,"
_TEXT_COLUMNS = {"text", "maintext"}


def of_rows(lines: Iterable[bytes], origin: Origin) -> Iterator[Article | Refused]:
    """The articles of a table with a header, one by one, whether comma, semicolon, bar or tab parts the columns.

    A row is refused by its number; a table that stops being one is refused from there on.
    """
    text = (decode(line).replace("\0", "�") for line in lines)
    head = next(text, "")
    csv.field_size_limit(MAX_FIELD)
    delimiter = max(_DELIMITERS, key=head.count)
    rows = csv.reader(_again(head, text), delimiter=delimiter)
    number = 0
    try:
        names = [name.strip().lower() for name in next(rows, [])]
        if not _TEXT_COLUMNS & set(names):
            yield refused(origin.ref, 'no column "text" in the first row' if names else "the file is empty")
            return
        for number, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                record = {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()}
                yield of_record(record, origin, f"{origin.ref}:{number}")
    except csv.Error as error:
        yield refused(f"{origin.ref}:{number + 1}", f"not CSV from here on: {error}")


def _again(head: str, rest: Iterable[str]) -> Iterator[str]:
    yield head
    yield from rest
