"""When two printed wordings mean the same: words, stems, names and dates, compared the way the guidelines say."""

from __future__ import annotations

import calendar
import datetime
import re
from collections import Counter

__all__ = [
    "LIGHT",
    "Interval",
    "interval",
    "name_words",
    "normal",
    "overlap",
    "same_date",
    "same_name",
    "stems",
    "words",
]

Interval = tuple[datetime.date, datetime.date]
"""First and last day."""

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "–": "-", "—": "-", "\u200b": " "})

_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e")
_STEM = 5
"""Letters of a stem that are compared: *negotiate* and *negotiations* agree."""


def normal(text: str | None) -> str:
    """The text with plain quotation marks and dashes and single spaces."""
    return " ".join((text or "").translate(_MARKS).split())


def words(text: str | None) -> list[str]:
    """Lower-case words and figures."""
    return re.findall(r"[a-z0-9][a-z0-9'&.]*", normal(text).lower())


LIGHT = frozenset(
    words("""
    a an the of to in on at by for from with without and or but as is are was were be been being it its this that
    these those he she they them his her their we our us i you your who whom which what when where why how will would
    shall should can could may might must do does did done has have had not no nor so than then there here into over
    under about after before during between into against among per via if while up out off down also more most other
    another some any all both each new next last two three said say says saying hold holds held holding make makes made
    making take takes took taken taking give gives gave given get gets having go goes going come comes came mr mrs ms dr
    sir lord s t due set expected expect plan planned plans""")
)
"""Function words and light verbs: what they share with another wording proves nothing."""

_TITLES = frozenset(
    words("""
    mr mrs ms dr sir lord lady prof professor president prime minister premier chancellor king queen prince princess
    pope judge senator sen rep gov adm gen cmdr col captain ambassador the a an of""")
)


def _stem(word: str) -> str:
    word = re.sub(r"'s?$", "", word)
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    return word.removesuffix(ending)[:_STEM]


def stems(text: str) -> list[str]:
    """Stems of the content words, in order."""
    bare = (word.strip(".'") for word in words(text))
    return [_stem(word) for word in bare if word not in LIGHT and len(word) > 1]


def name_words(name: str | None) -> list[str]:
    """The words of a name without titles and articles; all of them where nothing else is there."""
    found = [word.strip(".'") for word in words(re.sub(r"'s\b", "", normal(name)))]
    return [word for word in found if word and word not in _TITLES] or [word for word in found if word]


def same_name(one: str, other: str) -> bool:
    """Whether two forms of a name can be one person: *Keller*, *A. Keller*, *Anna Keller*."""
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return False
    if set(first) == set(second):
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return short[0] in (long[0], long[-1])
    initials = first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0]))
    if first[-1] == second[-1] and (first[0] == second[0] or initials):
        return True
    return set(first) <= set(second) or set(second) <= set(first)


def overlap(one: str, other: str) -> float:
    """F1 of the words of two answers, titles and articles left out."""
    first, second = Counter(name_words(one)), Counter(name_words(other))
    shared = (first & second).total()
    return 2 * shared / (first.total() + second.total()) if shared else 0.0


def _month(year: int, month: int, months: int = 1) -> Interval:
    last = month + months - 1
    return datetime.date(year, month, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


def interval(iso: str | None) -> Interval | None:
    """First and last day of an ISO day, month, quarter, week, year or ``start/end``; None for anything else."""
    text = (iso or "").strip()
    try:
        if "/" in text:
            start, end = (interval(part) for part in text.split("/"))
            return (start[0], end[1]) if start and end else None
        if re.fullmatch(r"\d{4}", text):
            return _month(int(text), 1, 12)
        if found := re.fullmatch(r"(\d{4})-W(\d\d)", text):
            monday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + datetime.timedelta(6)
        if found := re.fullmatch(r"(\d{4})-W(\d\d)-WE", text):
            saturday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 6)
            return saturday, saturday + datetime.timedelta(1)
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
            return _month(int(found[1]), 3 * int(found[2]) - 2, 3)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
            return _month(int(found[1]), int(found[2]))
        if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", text):
            day = datetime.date.fromisoformat(text[:10])
            return day, day
    except ValueError:
        pass
    return None


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two ISO dates mean the same days."""
    first = interval(one)
    return first is not None and first == interval(other)
