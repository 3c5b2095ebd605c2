"""RSS, Atom and JSON Feed files → an article an entry. Nothing is fetched."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from briefing_tui.intake.articles import publication_day
from briefing_tui.intake.charsets import declared_in_markup, decoded
from briefing_tui.intake.markup import text_of_html
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article
from briefing_tui.text import decode

__all__ = ["MAX_BROKEN", "MAX_ENTRIES", "MAX_FEED", "of_feed", "of_json_feed"]

MAX_FEED = 16 * 1024 * 1024
"""Bytes of a feed."""
MAX_BROKEN = 4 * 1024 * 1024
"""Characters of a feed that is not well-formed; reading it leniently takes ten times as long."""
MAX_ENTRIES = 10_000
"""Entries that are read of one feed."""

_SUMMARY_ONLY = "text is the feed's summary"
_DECLARATION = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)


def of_feed(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The articles of an RSS or Atom feed; one that declares entities is refused unread."""
    text = decoded(data, origin.charset or declared_in_markup(data))
    if reason := _harm(text):
        yield refused(origin.ref, reason)
        return
    if "<" not in text:
        yield refused(origin.ref, "not a feed")
        return
    # Imported late: few runs read a feed.
    import feedparser

    # A stream, never a name: given a string, feedparser would open it as a file or an address. The words are made
    # of the HTML here, so its own cleaning of it is left out.
    source = io.BytesIO(_without_prolog(text).encode("utf-8", "replace"))
    found = feedparser.parse(
        source,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version and not found.entries:
        yield refused(origin.ref, "not a feed")
        return
    if not found.entries:
        yield refused(origin.ref, "a feed without entries")
    for number, entry in enumerate(found.entries[:MAX_ENTRIES], start=1):
        yield _entry(entry, found.feed, replace(origin, ref=f"{origin.ref}:{number}"))


def of_json_feed(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The articles of a JSON Feed, version 1 or 1.1."""
    try:
        feed = json.loads(decode(data), strict=False)
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield refused(origin.ref, "not a JSON Feed")
        return
    if not isinstance(items, list) or not items:
        yield refused(origin.ref, "a feed without entries")
        return
    for number, item in enumerate(items[:MAX_ENTRIES], start=1):
        place = replace(origin, ref=f"{origin.ref}:{number}")
        yield _item(item, _string(feed, "title"), place) if isinstance(item, dict) else refused(place.ref, "no entry")


def _entry(entry: Any, feed: Any, origin: Origin) -> Article | Refused:
    whole = [content.get("value", "") for content in entry.get("content", [])]
    summary = entry.get("summary", "")
    body = max(whole, key=len, default="") or summary
    published, dated_by = _day(entry)
    try:
        return keep(
            origin,
            text=text_of_html(body),
            title=text_of_html(entry.get("title", "")),
            published=published,
            dated_by=dated_by,
            source=(entry.get("source") or {}).get("title") or feed.get("title"),
            url=urljoin(feed.get("link", ""), entry.get("link", "")),
            linked_by="the feed",
            description=text_of_html(summary) if summary and summary != body else None,
            author=entry.get("author"),
            remark=None if any(whole) else _SUMMARY_ONLY,
        )
    except ValueError as error:
        return refused(origin.ref, str(error))


def _item(item: dict[str, Any], source: str | None, origin: Origin) -> Article | Refused:
    try:
        html, text, summary = (_string(item, key) for key in ("content_html", "content_text", "summary"))
        return keep(
            origin,
            text=text or text_of_html(html or "") or summary or "",
            title=_string(item, "title"),
            published=publication_day(item.get("date_published")) or publication_day(item.get("date_modified")),
            dated_by="the feed",
            source=source,
            author=_authors(item),
            url=_string(item, "url") or _string(item, "external_url"),
            linked_by="the feed",
            description=summary,
            remark=None if html or text else _SUMMARY_ONLY,
        )
    except ValueError as error:
        return refused(origin.ref, str(error))


def _authors(item: dict[str, Any]) -> str | None:
    """The names under ``authors``, or under ``author`` as version 1 has it."""
    stated = item.get("authors") or [item.get("author")]
    named = [_string(one, "name") for one in stated if isinstance(one, dict)] if isinstance(stated, list) else []
    return "; ".join(filter(None, named)) or None


def _day(entry: Any) -> tuple[str | None, str | None]:
    """The day as the feed prints it, in the publisher's own time zone where it can be read."""
    from email.utils import parsedate

    for key in ("published", "updated"):
        printed = entry.get(key) if key in entry else None
        if not isinstance(printed, str):
            continue
        dated_by = "the feed" if key == "published" else "the feed's last change"
        if day := publication_day(printed):
            return day, dated_by
        moment = parsedate(printed) or (entry.get(f"{key}_parsed") if f"{key}_parsed" in entry else None)
        if moment and (day := publication_day("{:04d}-{:02d}-{:02d}".format(*moment[:3]))):
            return day, dated_by
    return None, None


def _harm(text: str) -> str | None:
    """Why this XML isn't given to a parser, or None."""
    from xml.sax import ContentHandler, SAXException

    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    reason = "the feed declares entities, which none needs"
    try:
        # Feeds of the oldest kind name a document type elsewhere, which no parser here follows; an entity from
        # elsewhere is a declaration, and forbidden as such.
        parseString(_without_prolog(text).encode("utf-8", "replace"), ContentHandler(), forbid_external=False)
    except DefusedXmlException:
        return reason
    except (SAXException, ValueError, LookupError):
        # Not well-formed, as many feeds are. They are read leniently, but not where something is declared.
        if len(text) > MAX_BROKEN:
            return f"a feed that is not well-formed and larger than {MAX_BROKEN // 2**20} MB"
        return reason if _DECLARATION.search(text) else None
    return None


def _without_prolog(text: str) -> str:
    """The XML without its declaration: its bytes are UTF-8 from here on, whatever it says."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1).lstrip()


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value.strip() else None
