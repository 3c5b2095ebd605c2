"""Lists of feeds as other readers keep them, both ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from briefing_tui.text import clean, one_line

__all__ = ["MAX_FEEDS", "MAX_OPML", "Feed", "feeds_of", "opml"]

MAX_OPML = 4 * 1024 * 1024
"""Bytes of a list."""
MAX_FEEDS = 10_000
"""Feeds that are taken from a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed that the analyst follows."""

    url: str
    """Its address, http or https."""
    title: str | None = None


def feeds_of(data: bytes) -> list[Feed]:
    """The feeds of an OPML file, each address once, in order; other addresses than http and https are left out.

    Raises:
        ValueError: no OPML, larger than :data:`MAX_OPML`, or built to do harm; the message is one clear line.
    """
    if len(data) > MAX_OPML:
        raise ValueError(f"a list of feeds larger than {MAX_OPML // 2**20} MB")
    # Imported late: few runs read a list of feeds.
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise ValueError("the XML declares a document type or entities, which no list of feeds needs") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError(f"not OPML: {one_line(str(error))}") from None
    if root.tag.lower() != "opml":
        raise ValueError("not OPML")
    feeds: dict[str, Feed] = {}
    for outline in root.iter("outline"):
        # XML attributes keep their case, and programs differ.
        found = {name.lower(): value for name, value in outline.attrib.items()}
        url = clean(found.get("xmlurl", "")).strip()
        if _is_web(url) and len(feeds) < MAX_FEEDS:
            feeds.setdefault(url, Feed(url=url, title=one_line(found.get("title") or found.get("text") or "") or None))
    return list(feeds.values())


def opml(feeds: Iterable[Feed], title: str = "Feeds") -> bytes:
    """An OPML 2.0 file of these feeds; what isn't http or https is left out."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
        *(_outline(feed) for feed in feeds if _is_web(feed.url)),
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode()


def _outline(feed: Feed) -> str:
    name = _escaped(feed.title or feed.url)
    return f'    <outline type="rss" text="{name}" title="{name}" xmlUrl="{_escaped(feed.url)}"/>'


def _escaped(text: str) -> str:
    return escape(one_line(text))


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and len(url.split()) == 1
