"""File names for briefs: date, headline, short id; the same on every system."""

from __future__ import annotations

import re
import unicodedata

from briefing_tui.export.wording import headline
from briefing_tui.model import Article, Brief

__all__ = ["file_name", "gathered_name", "slug"]

_SLUG_LENGTH = 60
_TOPIC_LENGTH = 40
_ID_LENGTH = 8
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def slug(text: str, limit: int = _SLUG_LENGTH) -> str:
    """Lower-case ASCII words joined by hyphens, at most ``limit`` characters; may be empty."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"['’]", "", plain)
    joined = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    if len(joined) <= limit:
        return joined
    head, _, _ = joined[: limit + 1].rpartition("-")
    return head or joined[:limit]


def file_name(article: Article, brief: Brief, template: str = "brief", ending: str = "md") -> str:
    """``2022-03-31-truss-to-arrive-in-india-2189f6b0.md``: ASCII, short, no name that a system reserves.

    Templates other than *brief* stand behind the id: ``…-2189f6b0-visit.md``.
    """
    published = article.published or brief.published or ""
    date = published if _DAY.fullmatch(published) else "undated"
    short = re.sub(r"[^0-9a-z]", "", article.id.lower())[:_ID_LENGTH] or "0"
    kind = f"-{slug(template)}" if template != "brief" else ""
    return f"{date}-{slug(headline(article)) or 'article'}-{short}{kind}.{ending}"


def gathered_name(day: str, what: str, topic: str, ending: str) -> str:
    """``2022-04-01-daily-summit.md``: the name of a file about many articles.

    Args:
        day: ISO day on which it is made.
        what: template or kind of data.
        topic: what the analyst asked for; may be empty.
        ending: of the file, without its dot.
    """
    about = slug(topic, _TOPIC_LENGTH)
    return f"{day}-{slug(what) or 'export'}{f'-{about}' if about else ''}.{ending}"
