"""PDF → its text, page by page, as far as it holds text."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from briefing_tui.intake.articles import MAX_CHARACTERS, publication_day
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.quiet import hush
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["MAX_PAGES", "MAX_SECONDS", "of_pdf"]

MAX_PAGES = 500
"""Pages that are read."""
MAX_SECONDS = 30.0
"""Time after which no further page is begun."""

_CAPS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 20_000,
    "xform_maximum_invocations_per_extraction": 500,
}
"""Bytes that a stream of a page may unpack to and steps its text may take; a page of print takes a hundredth."""

_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_WITHIN_SENTENCE = re.compile(r"(?<=[^\s.!?:;”\"])[ \t]*\n(?=[a-zà-ÿ(“\d])")
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def of_pdf(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The article of a PDF: the text of its pages, lines joined to sentences, and its title where one is set.

    The day it was created is no more than a hint, so the day that the analyst names goes before it.
    """
    hush("pypdf")
    # Imported late: few runs read a PDF.
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    with apply_configuration(None, **_CAPS):
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                yield refused(origin.ref, "the PDF is locked with a password")
                return
            text, remark = _text(reader)
            title, author, created = _properties(reader)
        except DependencyError:
            yield refused(origin.ref, "the PDF is locked")
            return
        except LimitReachedError:
            yield refused(origin.ref, "the PDF unpacks to more than any page of text")
            return
        except (PyPdfError, ValueError) as error:
            yield refused(origin.ref, f"a damaged PDF: {error}")
            return
    if not text.strip():
        yield refused(origin.ref, "no text in the PDF; its pages are pictures")
        return
    published = None if origin.published else created
    yield keep(
        origin,
        text=text,
        title=title,
        published=published,
        dated_by="the PDF's creation",
        author=author,
        remark=remark,
    )


def _text(reader: PdfReader) -> tuple[str, str | None]:
    """The text, and what of it was left out."""
    pages: list[str] = []
    size = 0
    until = time.monotonic() + MAX_SECONDS
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or time.monotonic() > until or size > MAX_CHARACTERS:
            return _joined(pages), f"only the first {number} pages were read"
        pages.append(page.extract_text())
        size += len(pages[-1])
    return _joined(pages), None


def _joined(pages: list[str]) -> str:
    """The pages as running text: words and sentences that were parted at the end of a line are whole again."""
    text = "\n".join(pages)[:MAX_CHARACTERS]
    return _WITHIN_SENTENCE.sub(" ", _HYPHENATED.sub("", text))


def _properties(reader: PdfReader) -> tuple[str | None, str | None, str | None]:
    """Title, author and day of creation as the file states them."""
    stated: Mapping[str, Any] = reader.metadata or {}
    title, author, created = (str(stated.get(name) or "") for name in ("/Title", "/Author", "/CreationDate"))
    day = _DAY.match(created)
    # A program that prints to PDF writes the file's name into the title.
    named = title.strip() and not re.search(r"\.\w{2,5}$|^(?:Microsoft Word|untitled)", title.strip(), re.IGNORECASE)
    return title if named else None, author or None, publication_day("-".join(day.groups())) if day else None
