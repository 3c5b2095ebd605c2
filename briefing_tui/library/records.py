"""Between the model's records and the rows of the database."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.model import Article, Brief
from briefing_tui.text import shorten

__all__ = ["ARTICLE_COLUMNS", "ArticleRow", "article_values", "decode_brief", "encode_brief"]

_HEADLINE_LIMIT = 300

ARTICLE_COLUMNS = "id, ref, title, text, published, source, url, description, sha256"
"""What an :class:`Article` is made of, in the order of its fields."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the list shows of one article."""

    number: int
    """Row number in the library; it never changes."""
    id: str
    headline: str
    """The title, or the first words of the text."""
    published: str | None
    """ISO date, to the day."""
    source: str | None
    read: bool
    flagged: bool
    briefed: bool
    """A finished brief is kept."""
    failure: str | None
    """Why it could not be read, in one line."""
    notes: int = 0
    """Number of the analyst's notes. The library doesn't know them; the desk fills this in."""


def article_values(article: Article, added: str) -> tuple[str | None, ...]:
    """The values of a new row of ``articles``: id, ref, title, headline, published … added."""
    return (
        article.id,
        article.ref,
        article.title,
        shorten(article.headline, _HEADLINE_LIMIT),
        article.published,
        article.source,
        article.url,
        article.description,
        article.sha256,
        added,
    )


def encode_brief(brief: Brief) -> bytes:
    """The brief as JSON."""
    # Imported late: listing articles needs no codec, and every millisecond of a first paint counts.
    import msgspec

    return msgspec.json.encode(brief)


def decode_brief(raw: bytes) -> Brief | None:
    """The brief, or ``None`` where another version of the program left a shape that this one can't read."""
    import msgspec

    try:
        return msgspec.json.decode(raw, type=Brief)
    except msgspec.DecodeError:
        return None
