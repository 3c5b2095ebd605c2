"""Words that every form of the brief shares."""

from __future__ import annotations

import re
from datetime import date

from briefing_tui.days import days
from briefing_tui.model import QUESTIONS, WHY_WORDS, AgendaItem, Answer, Article, Brief, Person
from briefing_tui.review import Record
from briefing_tui.text import one_line

__all__ = [
    "NOT_STATED",
    "answer_line",
    "called",
    "date_words",
    "day",
    "deed",
    "headline",
    "joined",
    "parties",
    "reviewable",
    "time_and_place",
]

NOT_STATED = "Not stated in source"

_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})")
_CLOCK = re.compile(r"\d ?[ap]\.?m\b|\d[:.]\d\d|\b(?:noon|midnight|o'clock|hours)\b", re.IGNORECASE)


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


def date_words(iso: str | None) -> str | None:
    """An ISO date of any precision as people write it.

    ``Thu 31 Mar 2022``, ``week of 4 Apr 2022``, ``Mar 2022``, ``Q1 2022``, ``2022``, ``Thu 31 Mar – Sat 2 Apr 2022``;
    what is no date of the calendar as it is.
    """
    if iso is None:
        return None
    if timed := _TIMED.match(iso):
        return joined(" ", date_words(timed[1]), timed[2])
    first, slash, last = iso.partition("/")
    if slash:
        return f"{date_words(first)} – {date_words(last)}" if days(iso) else one_line(iso)
    covered = days(iso)
    if covered is None:
        return one_line(iso)
    start = covered.first
    if covered.length == 1:
        return f"{start:%a} {start.day} {start:%b} {start.year}"
    if "W" in iso:
        return f"week of {start.day} {start:%b} {start.year}"
    if "Q" in iso:
        return f"Q{iso[-1]} {start.year}"
    return f"{start:%b} {start.year}" if "-" in iso else iso


def answer_line(answer: Answer) -> str:
    """The answer's words, and beside them what the core knows: role, country, date or sort of reason."""
    why = WHY_WORDS[answer.kind] if answer.kind else None
    known = (answer.role, answer.country, date_words(answer.iso), why)
    return joined(" · ", answer.text, *(word for word in known if word != answer.text))


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


def deed(item: AgendaItem) -> str:
    """What is to be done, in words that read on: ``summit to be held`` for the core's ``be held: summit``.

    The core prints so what stands before the verb in the source; a colon that the source has itself stays.
    """
    words, shown = one_line(item.action), one_line(item.evidence.text)
    verb, colon, subject = words.partition(": ")
    before = shown.find(subject.split(" ")[0]) if colon else -1
    if words in shown or not 0 <= before < shown.rfind(verb.rsplit(" ", 1)[-1]):
        return words
    return f"{subject} to {verb}" if verb.startswith("be ") else f"{subject} {verb}"


def parties(item: AgendaItem) -> str:
    """Who acts, and with whom: ``Liz Truss → Jaishankar``."""
    return joined(" → ", joined(", ", *item.actors), joined(", ", *item.counterparts))


def time_and_place(item: AgendaItem) -> str:
    """When and where an agenda item is to happen; empty where neither is known.

    Of a time that is known to the day the date is enough, unless the printed words tell the hour, too.
    """
    return joined(" / ", _when(item), item.where)


def _when(item: AgendaItem) -> str | None:
    if item.when is None:
        return None
    words, iso = item.when.text, item.when.iso
    exact = iso is not None and len(iso) >= len("2022-03-31") and days(iso) is not None
    return joined(" · ", date_words(iso), None if exact and words and not _CLOCK.search(words) else words)


def reviewable(brief: Brief) -> int:
    """Number of rows that an analyst can decide about: the six questions, and every record found."""
    lists = (brief.agenda, brief.people, brief.places, brief.dates, brief.quotes)
    return len(QUESTIONS) + sum(map(len, lists))
