"""Saved web pages → the article in them, without menus, teasers and notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from briefing_tui.intake.articles import publication_day
from briefing_tui.intake.charsets import declared_in_markup, decoded
from briefing_tui.intake.markup import MAX_TAGS, text_of_html
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.plain import of_plain
from briefing_tui.intake.quiet import hush
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["MAX_PAGE", "of_page", "story_of"]

MAX_PAGE = 16 * 1024 * 1024
"""Bytes of a page; :data:`~briefing_tui.intake.markup.MAX_TAGS` bounds what its tree takes."""

_DATE_TAGS = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
)
_DATE_IN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?:/|-|$)")
_TABLE_RULE = re.compile(r"\|(?:-+\|)+\s*")


def of_page(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The article of a page: text, title, day, canonical link, and the site as its source."""
    html = decoded(data, origin.charset or declared_in_markup(data))
    if html.count("<") > MAX_TAGS:
        yield refused(origin.ref, f"a page of more than {MAX_TAGS:,} tags")
        return
    hush("trafilatura", "htmldate", "courlan", "justext")
    # Imported late: it takes as long as the rest of the program.
    from trafilatura import bare_extraction, load_html

    tree = load_html(html)
    if tree is None:
        yield from of_plain(data, origin)
        return
    # Before the extraction, which takes the tree apart.
    published, dated_by = _published(tree, origin.url)
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    found = bare_extraction(
        tree,
        url=origin.url,
        fast=True,
        include_comments=False,
        include_tables=True,  # some pages are laid out in them
        with_metadata=True,
        # Dates that merely stand somewhere in the text are no dates of publication.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        yield keep(origin, text=text_of_html(html), published=published, dated_by=dated_by)
        return
    if published is None and (published := publication_day(found.date)):
        dated_by = "the page"
    yield keep(
        origin,
        text=_body(found.text, found.title),
        title=found.title,
        published=published,
        dated_by=dated_by,
        source=found.sitename or found.hostname,
        url=urljoin(origin.url or "", str(canonical)) if canonical else found.url,
        linked_by="canonical link" if canonical else "the page",
        description=found.description,
        author=found.author,
    )


def story_of(html: str) -> str:
    """The running text of the HTML in a mail: what extraction finds, or all of it where that is far less.

    Raises:
        ValueError: more than :data:`MAX_TAGS` tags.
    """
    everything = text_of_html(html)
    if "<" not in html:
        return everything
    hush("trafilatura", "htmldate", "courlan", "justext")
    from trafilatura import bare_extraction

    found = bare_extraction(html, fast=True, include_comments=False)
    text = "" if found is None or isinstance(found, dict) else _body(found.text or "", None)
    return text if len(text.split()) * 2 > len(everything.split()) else everything


def _published(tree: HtmlElement, url: str | None) -> tuple[str | None, str | None]:
    """The day of publication and where it stood, the most trustworthy place first."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content"):
            tags.setdefault(name.lower(), tag.get("content"))
    for name in _DATE_TAGS:
        if day := publication_day(tags.get(name)):
            return day, "meta tag"
    for script in tree.xpath("//script[@type='application/ld+json']"):
        if (stated := _DATE_IN_DATA.search(script.text or "")) and (day := publication_day(stated[1])):
            return day, "structured data"
    for value in tree.xpath(
        "//*[@itemprop='datePublished']/@datetime | //article//time/@datetime | //time[@pubdate]/@datetime"
    ):
        if day := publication_day(str(value)):
            return day, "time tag"
    address = url or next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    if (dated := _DATE_IN_ADDRESS.search(str(address))) and (day := publication_day("-".join(dated.groups()))):
        return day, "the address"
    return None, None


def _body(text: str, title: str | None) -> str:
    """The extracted text without its repeated title, and with tables as plain lines."""
    lines = []
    for line in text.split("\n"):
        if _TABLE_RULE.fullmatch(line):
            continue
        if line.startswith("| "):
            line = " | ".join(cell for part in line.split("|") if (cell := part.strip()))
        lines.append(line.rstrip())
    if title and lines and " ".join(lines[0].split()) == " ".join(title.split()):
        del lines[0]
    return "\n".join(lines)
