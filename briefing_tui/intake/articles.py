"""From raw strings to an :class:`~briefing_tui.model.Article`: cleaned, and known by its content."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from briefing_tui.model import Article
from briefing_tui.text import clean, shorten, visible

__all__ = ["MAX_CHARACTERS", "article", "publication_day"]

MAX_CHARACTERS = 10_000_000
"""Longest text that is taken for an article."""

_ID_DIGITS = 16
_LONGEST_REF = 200
_LONGEST_TITLE = 1_000
_LONGEST_DESCRIPTION = 10_000
_LONGEST_SOURCE = 200
_LONGEST_AUTHOR = 200
_LONGEST_URL = 2_000
_LONGEST_PROVENANCE = 200
_LONGEST_TITLE_LINE = 120
_BEGINS_A_STORY = re.compile(
    r"[ \t]*(?:By [A-Z][\w.'’-]+(?: [\w.'’-]+){0,3}[ \t\r]*\n"
    r"|[A-Z][A-Z.'’ -]{2,40}(?:,[^\n–—-]{2,40})?(?: ?\([^)\n]{2,40}\))? ?(?:--?|[–—]) ?\S)"
)
"""A byline, or a dateline: ``GENEVA, 24 November (Wire) - The``."""
_YEARS_OF_NEWS = range(1600, 2200)
"""The first newspaper is of 1605; arithmetic on days stays far from both ends of the calendar."""


def article(
    *,
    text: str,
    ref: str,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
    description: str | None = None,
    author: str | None = None,
    provenance: str | None = None,
) -> Article:
    """Make an article of raw strings; the same title and text always get the same id.

    Everything but the text is put on one line and shortened where it is far longer than any real one; an address
    that long is left out.

    Raises:
        ValueError: the text is blank, or longer than :data:`MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"longer than {MAX_CHARACTERS:,} characters")
    text = clean(text)
    if not text.strip():
        raise ValueError("no text in it")
    title = _line(title, _LONGEST_TITLE)
    digest = hashlib.sha256(f"{title or ''}\0{text}".encode()).hexdigest()
    return Article(
        id=digest[:_ID_DIGITS],
        ref=_line(visible(ref), _LONGEST_REF) or digest[:_ID_DIGITS],
        title=title,
        text=text,
        published=published,
        source=_line(source, _LONGEST_SOURCE),
        url=_line(url, _LONGEST_URL) if url and len(url) <= _LONGEST_URL else None,
        description=_line(description, _LONGEST_DESCRIPTION),
        author=_line(author, _LONGEST_AUTHOR),
        provenance=_line(provenance, _LONGEST_PROVENANCE),
        sha256=digest,
    )


def publication_day(value: object) -> str | None:
    """The ISO day that a record's date begins with, or None where it begins with none on which news was printed."""
    found = re.match(r"\s*(\d{4}-\d\d-\d\d)(?!\d)", value) if isinstance(value, str) else None
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day.isoformat() if day and day.year in _YEARS_OF_NEWS else None


def split_title(text: str) -> tuple[str | None, str]:
    """The title of a plain text, where its first line is one: short, unpunctuated, and before a blank line.

    A line right before a byline or a dateline is a title, too.

    A Markdown heading in the first line is a title whatever its length.
    """
    lines = text.lstrip("\ufeff\n\r ")
    first, _, rest = lines.partition("\n")
    first = first.strip()
    if heading := re.match(r"#\s+(.+?)\s*#*$", first):
        return heading[1], rest.lstrip("\r\n")
    apart = rest.lstrip(" \t\r").startswith("\n") or _BEGINS_A_STORY.match(rest) is not None
    alone = apart and len(rest.split()) > len(first.split())
    if alone and 0 < len(first) <= _LONGEST_TITLE_LINE and first[-1] not in ".!?:;,\"”'’)":
        return first, rest.lstrip("\r\n ")
    return None, text


def _line(value: str | None, limit: int) -> str | None:
    return shorten(value, limit) or None if value else None
