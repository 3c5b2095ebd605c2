"""Word documents (DOCX) → their paragraphs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_tui.intake.articles import MAX_CHARACTERS, publication_day
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.intake.zips import contents, opened
from briefing_tui.model import Article

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["MAX_XML", "of_docx"]

MAX_XML = 32 * 1024 * 1024
"""Bytes of the unpacked document."""

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATED = "{http://purl.org/dc/terms/}created"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LONGEST_TITLE = 300


def of_docx(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The article of a document: its text with deleted passages left out, and its title where one is set.

    The day it was created is no more than a hint, so the day that the analyst names goes before it.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException

    try:
        with opened(io.BytesIO(data)) as archive:
            title, paragraphs = _paragraphs(_member(archive, "word/document.xml"))
            properties = _properties(archive)
    except (DefusedXmlException, ParseError):
        yield refused(origin.ref, "a damaged Word document")
        return
    except ValueError as error:
        yield refused(origin.ref, f"no Word document, or a damaged one: {error}")
        return
    created = None if origin.published else publication_day(properties.get(_CREATED))
    yield keep(
        origin,
        text="\n\n".join(paragraphs),
        title=title or properties.get(_TITLE),
        published=created,
        author=properties.get(_CREATOR),
        dated_by="the document's creation",
    )


def _member(archive: ZipFile, name: str) -> bytes:
    try:
        return contents(archive, archive.getinfo(name), MAX_XML)
    except KeyError:
        raise ValueError(f"{name} is missing") from None


def _paragraphs(xml: bytes) -> tuple[str | None, list[str]]:
    """The title, where a paragraph at the top has that style, and the paragraphs after it."""
    from defusedxml.ElementTree import iterparse

    title: str | None = None
    paragraphs: list[str] = []
    pieces: list[str] = []
    style = ""
    size = 0
    for _, element in iterparse(io.BytesIO(xml), forbid_dtd=True):
        tag = element.tag.removeprefix(_WORDS)
        if tag == "t":
            pieces.append(element.text or "")
        elif tag in ("tab", "br", "cr"):
            pieces.append("\t" if tag == "tab" else "\n")
        elif tag == "pStyle":
            style = element.get(f"{_WORDS}val", "")
        elif tag == "p":
            text = "".join(pieces).strip()
            if style == "Title" and not paragraphs and title is None and 0 < len(text) <= _LONGEST_TITLE:
                title = text
            elif text:
                paragraphs.append(text)
                size += len(text)
            pieces, style = [], ""
        if size > MAX_CHARACTERS:
            raise ValueError(f"longer than {MAX_CHARACTERS:,} characters")
        element.clear()
    return title, paragraphs


def _properties(archive: ZipFile) -> dict[str, str]:
    from defusedxml.ElementTree import fromstring

    if "docProps/core.xml" not in archive.namelist():
        return {}
    root = fromstring(_member(archive, "docProps/core.xml"), forbid_dtd=True)
    return {child.tag: child.text for child in root if child.text and child.text.strip()}
