"""Words that every form of the brief shares."""

from __future__ import annotations

from datetime import date

from briefing_tui.model import QUESTIONS, AgendaItem, Answer, Article, Brief, Person
from briefing_tui.review import Record
from briefing_tui.text import one_line

__all__ = [
    "NOT_STATED",
    "answer_line",
    "called",
    "day",
    "headline",
    "joined",
    "parties",
    "reviewable",
    "time_and_place",
]

NOT_STATED = "Not stated in source"


def headline(article: Article) -> str:
    """The article's headline on one line, never empty."""
    return one_line(article.headline) or "Untitled"


def day(iso: str | None) -> str | None:
    """An ISO day as people write it, ``31 Mar 2022``; other precisions as they are."""
    if iso is None:
        return None
    try:
        parsed = date.fromisoformat(iso) if len(iso) == len("2022-03-31") else None
    except ValueError:
        parsed = None
    return f"{parsed.day} {parsed:%b %Y}" if parsed else one_line(iso)


def answer_line(answer: Answer) -> str:
    """The answer's words, and beside them what the core knows: role, country, date or sort of reason."""
    known = [answer.role, answer.country, answer.iso, answer.kind if answer.kind != "unknown" else None]
    return joined(" · ", answer.text, *known)


def joined(separator: str, *parts: str | None) -> str:
    """The parts that say something, each on one line."""
    lines = (one_line(part) for part in parts if part)
    return separator.join(line for line in lines if line)


def called(record: Record | None) -> str:
    """What a row of the brief says, in a few words."""
    match record:
        case None:
            return NOT_STATED.lower()
        case AgendaItem(action=words) | Person(name=words):
            return words
        case _:
            return record.text


def parties(item: AgendaItem) -> str:
    """Who acts, and with whom: ``Liz Truss → Jaishankar``."""
    return joined(" → ", joined(", ", *item.actors), joined(", ", *item.counterparts))


def time_and_place(item: AgendaItem) -> str:
    """When and where an agenda item is to happen, as printed with its date; empty where neither is known."""
    when = joined(" · ", item.when.text, item.when.iso) if item.when else None
    return joined(" / ", when, item.where)


def reviewable(brief: Brief) -> int:
    """Number of rows that an analyst can decide about: the six questions, and every record found."""
    lists = (brief.agenda, brief.people, brief.places, brief.dates, brief.quotes)
    return len(QUESTIONS) + sum(map(len, lists))
