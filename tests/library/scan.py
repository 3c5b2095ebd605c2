"""What a query finds, by looking at one article after the other: the slow truth that tests compare with."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from briefing_tui.library.days import days
from briefing_tui.library.query import All, Any, Node, Not, Period, Words
from briefing_tui.model import Article, Brief

__all__ = ["Known", "finds"]


@dataclass
class Known:
    """All that the library was told of one article."""

    article: Article
    brief: Brief | None = None
    note: str = ""
    tags: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    parts: dict[str, list[str]] = field(default_factory=dict)


def words(text: str) -> list[str]:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter)
    )
    return "".join(letter if letter.isalnum() else " " for letter in plain).split()


def stands(term: Words, text: str) -> bool:
    part, whole = words(term.text), words(text)
    for start in range(len(whole) - len(part) + 1):
        *head, last = whole[start : start + len(part)]
        if head == part[:-1] and (last == part[-1] or (term.prefix and last.startswith(part[-1]))):
            return True
    return False


def overlap(one: tuple[str, str] | None, other: tuple[str, str]) -> bool:
    return one is not None and one[0] <= other[1] and one[1] >= other[0]


def begun(query: Node) -> bool:
    """Of a word that is being typed, one letter asks for nothing yet."""
    if not isinstance(query, Words) or not query.prefix or query.text.endswith("*"):
        return False
    return len(words(query.text)) == 1 and words(query.text)[0] in set("abcdefghijklmnopqrstuvwxyz")


def finds(query: Node, known: Known) -> bool:
    """Whether the query finds the article."""
    if isinstance(query, All):
        return all(finds(node, known) for node in query.nodes)
    if isinstance(query, Any):
        return any(finds(node, known) for node in query.nodes)
    if begun(query) or (isinstance(query, Not) and begun(query.node)):
        return True
    if isinstance(query, Not):
        return not finds(query.node, known)
    if isinstance(query, Words):
        return any(stands(query, text) for text in _texts(known, query.part))
    if isinstance(query, Period):
        if query.field == "published":
            return overlap(days(known.article.published or ""), query.days)
        return known.brief is not None and any(overlap(days(each.iso), query.days) for each in known.brief.dates)
    return _value(query.field, query.value, known)


def _texts(known: Known, part: str | None) -> list[str]:
    brief = known.brief
    who = [person.name for person in brief.people] if brief else []
    where = [place.text for place in brief.places] if brief else []
    if part == "title":
        return [known.article.title or ""]
    if part == "who":
        return who
    if part == "where":
        return where
    said = [text for item in brief.agenda for text in (item.action, item.topic) if text] if brief else []
    return [known.article.title or "", known.article.text, known.note, *who, *where, *said]


def _value(name: str, value: str, known: Known) -> bool:
    brief = known.brief
    if name == "source":
        return stands(Words(value, prefix=True), known.article.source or "")
    if name == "country":
        return brief is not None and value.upper() in {place.country for place in brief.places}
    if name == "tag":
        return value.casefold() in known.tags
    if name in ("kind", "status"):
        return brief is not None and value in {getattr(item, name) for item in brief.agenda}
    if name == "is":
        return {
            "unread": "read" not in known.marks,
            "noted": bool(known.note),
            "briefed": brief is not None,
            "tagged": bool(known.tags),
        }.get(value, value in known.marks)
    return {
        "agenda": bool(brief and brief.agenda),
        "quotes": bool(brief and brief.quotes),
        "people": bool(brief and brief.people),
        "places": bool(brief and brief.places),
        "dates": bool(brief and brief.dates),
        "brief": brief is not None,
        "notes": bool(known.note),
        "tags": bool(known.tags),
        "copies": False,
    }[value]
