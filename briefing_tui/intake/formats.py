"""The table of formats: which reader reads what, by content and by ending."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from briefing_tui.intake.docx import of_docx
from briefing_tui.intake.feeds import MAX_FEED, of_feed, of_json_feed
from briefing_tui.intake.lines import LineTooLarge, capped, narrow
from briefing_tui.intake.mail import MAX_MAIL, of_mail, of_mailbox
from briefing_tui.intake.opml import MAX_OPML, feeds_of
from briefing_tui.intake.origin import Origin
from briefing_tui.intake.pages import MAX_PAGE, of_page
from briefing_tui.intake.pdf import of_pdf
from briefing_tui.intake.plain import of_plain
from briefing_tui.intake.records import MAX_DOCUMENT, of_document, of_lines
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.intake.sniff import HEAD, Kind, foreign, sniffed
from briefing_tui.intake.tables import of_rows
from briefing_tui.intake.zips import of_zip
from briefing_tui.model import Article

__all__ = ["KNOWN_ENDINGS", "MAX_BYTES", "MAX_FAILURES", "ending_of_type", "patiently", "read_bytes", "read_file"]

MAX_BYTES = 64 * 1024 * 1024
"""Largest file of any kind that is read whole. Lines, rows, mailboxes and archives are read piece by piece."""

MAX_FAILURES = 1_000
"""Records in a row that can't be read, after which the rest of a document is left out."""

Found = Iterator[Article | Refused]


@dataclass(frozen=True, slots=True)
class _Whole:
    """A format that is read at once."""

    read: Callable[[bytes, Origin], Found]
    limit: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class _Streamed:
    """A format that is read piece by piece, whatever its size."""

    read: Callable[[BinaryIO, Origin], Found]


def _lines(file: BinaryIO, origin: Origin) -> Found:
    return of_lines(capped(*narrow(file, MAX_BYTES)), origin)


def _rows(file: BinaryIO, origin: Origin) -> Found:
    return of_rows(capped(*narrow(file, MAX_BYTES), strict=True), origin)


def _list_of_feeds(data: bytes, origin: Origin) -> Found:
    try:
        yield refused(origin.ref, f"a list of {len(feeds_of(data))} feeds, not an article; briefing add follows them")
    except ValueError as error:
        yield refused(origin.ref, str(error))


_FORMATS: dict[Kind, _Whole | _Streamed] = {
    "plain": _Whole(of_plain),
    "page": _Whole(of_page, MAX_PAGE),
    "feed": _Whole(of_feed, MAX_FEED),
    "json feed": _Whole(of_json_feed, MAX_FEED),
    "opml": _Whole(_list_of_feeds, MAX_OPML),
    "json": _Whole(of_document, MAX_DOCUMENT),
    "lines": _Streamed(_lines),
    "rows": _Streamed(_rows),
    "mail": _Whole(of_mail, MAX_MAIL),
    "mailbox": _Streamed(of_mailbox),
    "zip": _Streamed(of_zip),
    "docx": _Whole(of_docx),
    "pdf": _Whole(of_pdf),
}

_ENDINGS: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".md", ".markdown"), "plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), "feed"),
    ".opml": "opml",
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    **dict.fromkeys((".csv", ".tsv"), "rows"),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), "mail"),
    ".mbox": "mailbox",
    ".zip": "zip",
    ".docx": "docx",
    ".pdf": "pdf",
}
KNOWN_ENDINGS = frozenset(_ENDINGS)
"""Endings that are read where a folder or an archive is named; a file that is named itself may have any."""

_LINED: dict[Kind, tuple[Kind, ...]] = {"lines": ("json", "json feed"), "rows": ("json", "mail")}
"""What a first line may look like in formats of lines, so that the look says nothing against the ending."""

_MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/rdf+xml": ".xml",
    "text/x-opml": ".opml",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def ending_of_type(media_type: str | None) -> str:
    """The ending of files of a media type, or none where the type says nothing."""
    return _MEDIA_TYPES.get((media_type or "").lower(), "")


def read_bytes(data: bytes, origin: Origin, ending: str = "") -> Found:
    """Read a document that is in memory; see :func:`read_file`."""
    return read_file(io.BytesIO(data), origin, ending)


def read_file(file: BinaryIO, origin: Origin, ending: str = "") -> Found:
    """Read a document by what it is: content that is certain goes before the ending.

    Nothing is raised: every failure is one refusal, and the documents after it are read.

    Args:
        file: open at its beginning, and seekable.
        origin: where it came from.
        ending: of its name, in small letters with the dot; empty where it has none.
    """
    head = file.read(HEAD)
    file.seek(0)
    if not head:
        yield refused(origin.ref, "the file is empty")
        return
    kind = _kind(head, ending)
    if kind is None:
        words = foreign(head) or "of a kind that is not known"
        yield refused(origin.ref, f"{words} (the ending is not known)" if ending else words)
        return
    try:
        found = False
        for one in patiently(_read(file, origin, _FORMATS[kind]), origin):
            found = True
            yield one
        if not found:
            yield refused(origin.ref, "the file is empty")
    except (OSError, LineTooLarge) as error:
        yield refused(origin.ref, getattr(error, "strerror", None) or str(error))
    except Exception as error:
        # The libraries that take documents apart raise whatever they stumble over; the next document is still read.
        yield refused(origin.ref, f"could not be taken apart ({type(error).__name__})")


def patiently(reading: Found, origin: Origin) -> Found:
    """Hand on what is found until :data:`MAX_FAILURES` in a row failed: a list of ten million numbers is no archive."""
    failures = 0
    for one in reading:
        failures = failures + 1 if isinstance(one, Refused) else 0
        if failures > MAX_FAILURES:
            yield refused(origin.ref, f"nothing to read {MAX_FAILURES:,} times in a row; the rest was left out")
            return
        yield one


def _read(file: BinaryIO, origin: Origin, chosen: _Whole | _Streamed) -> Found:
    if isinstance(chosen, _Streamed):
        yield from chosen.read(file, origin)
        return
    data = file.read(chosen.limit + 1)
    if len(data) > chosen.limit:
        yield refused(origin.ref, f"larger than {chosen.limit // 2**20} MB")
    else:
        yield from chosen.read(data, origin)


def _kind(head: bytes, ending: str) -> Kind | None:
    named = _ENDINGS.get(ending, "plain" if not ending else None)
    seen = sniffed(head)
    if seen is None:
        return None if foreign(head) else named
    if named == "docx" and seen == "zip":
        return named
    return named if named and seen in _LINED.get(named, ()) else seen
