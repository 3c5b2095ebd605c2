"""Where bytes came from, and the one way from what a reader found in them to an article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefing_tui.intake.articles import article
from briefing_tui.intake.budget import Budget
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article

__all__ = ["Origin", "keep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known about a document before it is read."""

    ref: str
    """What the analyst calls it: the file name, the address, or the place inside an archive."""
    published: str | None = None
    """ISO day that the analyst named, for articles that carry none."""
    url: str | None = None
    """The address it was fetched from."""
    charset: str | None = None
    """The character set that its carrier (a web server, a mail header) declares."""
    depth: int = 0
    """How many archives or mails it was packed in."""
    budget: Budget = field(default_factory=Budget)
    """What may still be unpacked from the outermost archive, shared by everything in it."""

    def part(self, name: str) -> Origin:
        """The origin of something packed in this."""
        return replace(self, ref=f"{self.ref}/{name}", depth=self.depth + 1)


def keep(
    origin: Origin,
    *,
    text: str,
    title: str | None = None,
    published: str | None = None,
    dated_by: str | None = None,
    source: str | None = None,
    url: str | None = None,
    linked_by: str | None = None,
    description: str | None = None,
    author: str | None = None,
    remark: str | None = None,
) -> Article | Refused:
    """The article of what a reader found, with a phrase on how date and link were found; refused without text.

    Args:
        origin: fills in day and address where the document itself has none.
        text: the body.
        title: the heading.
        published: ISO day found in the document.
        dated_by: where that day stood: ``meta tag``.
        source: who published it.
        url: its address; anything but http and https is dropped.
        linked_by: where that address stood: ``canonical link``.
        description: the publisher's teaser.
        author: who wrote it.
        remark: what else the analyst should know about the text: ``text is the feed's summary``.
    """
    link = _web(url) or _web(origin.url)
    facts = [
        f"date from {dated_by}" if published and dated_by else None,
        "date as given" if not published and origin.published else None,
        f"link from {linked_by}" if _web(url) and linked_by else None,
        "link as fetched" if link and not _web(url) else None,
        remark,
    ]
    try:
        return article(
            text=text,
            ref=origin.ref,
            title=title,
            published=published or origin.published,
            source=source,
            url=link,
            description=description,
            author=author,
            provenance="; ".join(filter(None, facts)) or None,
        )
    except ValueError as error:
        return refused(origin.ref, str(error))


def _web(url: str | None) -> str | None:
    address = url.strip() if url else ""
    return address if address.lower().startswith(("http://", "https://")) else None
