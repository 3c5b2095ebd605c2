"""Between the model's records and the rows of the database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing_tui.library.packing import DamagedBrief, pack_brief, unpack_brief
from briefing_tui.model import Article, Brief
from briefing_tui.text import shorten

if TYPE_CHECKING:
    from briefing_tui.review import ReviewCount

__all__ = [
    "ARTICLE_COLUMNS",
    "AgendaEntry",
    "ArticleRow",
    "agenda_entry",
    "article_values",
    "decode_brief",
    "encode_brief",
    "list_row",
]

_HEADLINE_LIMIT = 300

ARTICLE_COLUMNS = "id, ref, title, published, source, url, description, author, provenance, sha256"
"""What an :class:`Article` is made of, beside its text."""


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
    new: bool = False
    """Came by itself from a watched folder and has not been read."""
    reviewed: bool = False
    """The analyst has decided on every row of its brief."""
    archived: bool = False
    tags: tuple[str, ...] = ()
    """In alphabetical order."""
    review: ReviewCount | None = None
    """How far the analyst's review has come; None: nothing was decided yet. The desk fills this in."""
    copies: int = 0
    """Number of other articles in its group of copies."""
    agenda: str | None = None
    """ISO day of its next open agenda item, from today on."""
    dated: str | None = None
    """ISO day of publication that the reading found in the article, where the article came without one."""


def list_row(
    number: int,
    article_id: str,
    headline: str,
    published: str | None,
    source: str | None,
    read: int,
    flagged: int,
    briefed: int,
    failure: str | None,
    new: int,
    reviewed: int,
    state: int,
    tags: str,
    others: int,
    agenda: str | None,
    dated: str | None,
) -> ArticleRow:
    """A row of the list from the columns that the library selects for one."""
    return ArticleRow(
        number,
        article_id,
        headline,
        published,
        source,
        bool(read),
        bool(flagged),
        bool(briefed),
        failure,
        new=bool(new),
        reviewed=bool(reviewed),
        archived=state == 1,
        tags=tuple(json.loads(tags)),
        copies=max(others, 0),
        agenda=agenda,
        dated=dated,
    )


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One item of the library's agenda."""

    article_id: str
    headline: str
    published: str | None
    source: str | None
    index: int
    """Of the item in :attr:`~briefing_tui.model.Brief.agenda`."""
    kind: str
    status: str
    action: str
    actors: tuple[str, ...]
    counterparts: tuple[str, ...]
    topic: str | None
    when: str | None
    """As printed."""
    first: str | None
    """First and last ISO day of the time it is set for; absent where that is not known."""
    last: str | None
    where: str | None


def agenda_entry(row: tuple[Any, ...]) -> AgendaEntry:
    """An entry from a row of :func:`briefing_tui.library.overviews.agenda_entries`."""
    article_id, headline, published, source, index, kind, status, first, last, raw = row
    action, actors, counterparts, topic, when, where = json.loads(raw)
    return AgendaEntry(
        article_id=article_id,
        headline=headline,
        published=published,
        source=source,
        index=index,
        kind=kind,
        status=status,
        action=action,
        actors=tuple(actors),
        counterparts=tuple(counterparts),
        topic=topic,
        when=when,
        first=first,
        last=last,
        where=where,
    )


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
        article.author,
        article.provenance,
        article.sha256,
        added,
    )


def encode_brief(brief: Brief, text: str) -> bytes:
    """The brief as packed JSON; ``text`` is the one of its article."""
    # Imported late: listing articles needs no codec, and every millisecond of a first paint counts.
    import msgspec

    return pack_brief(msgspec.json.encode(brief), text)


def decode_brief(raw: bytes, text: str) -> Brief | None:
    """The brief, or ``None`` where another version of the program left a shape that this one can't read."""
    import msgspec

    try:
        return msgspec.json.decode(unpack_brief(raw, text), type=Brief)
    except (msgspec.DecodeError, DamagedBrief):
        return None
