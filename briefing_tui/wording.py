"""Dates, deeds and parties as people write them: one wording for the screen, the shell and the exports."""

from __future__ import annotations

import re
from datetime import date
from typing import overload

from briefing_tui.countries import country_name
from briefing_tui.days import days
from briefing_tui.model import AgendaItem, Person
from briefing_tui.text import one_line

__all__ = ["body", "date_words", "day", "deed", "joined", "parties", "time_and_place"]

_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})")
_CLOCK = re.compile(r"\d ?[ap]\.?m\b|\d[:.]\d\d|\b(?:noon|midnight|o'clock|hours)\b", re.IGNORECASE)


def joined(separator: str, *parts: str | None) -> str:
    """The parts that say something, each on one line."""
    lines = (one_line(part) for part in parts if part)
    return separator.join(line for line in lines if line)


def day(iso: str | None) -> str | None:
    """An ISO day as people write it, ``31 Mar 2022``; other precisions as they are."""
    if iso is None:
        return None
    try:
        parsed = date.fromisoformat(iso) if len(iso) == len("2022-03-31") else None
    except ValueError:
        parsed = None
    return f"{parsed.day} {parsed:%b %Y}" if parsed else one_line(iso)


@overload
def date_words(iso: str) -> str: ...
@overload
def date_words(iso: str | None) -> str | None: ...
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


def body(person: Person) -> str | None:
    """The country or body that the person's role is for, a country by its name."""
    return country_name(person.affiliation) if person.affiliation else None


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
