"""When the article was published: from a full dateline in it, else from its record, else from a date stamp in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.filing import Filing
from briefing_tui.extraction.months import MONTH, MONTHS
from briefing_tui.model import Article

__all__ = ["publication_date"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STAMP = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d\b)"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{MONTH})\.?,?\s+(?P<y1>(?:19|20)\d\d)\b"
    rf"|\b(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_CUE = re.compile(r"\b(?:published|updated|posted|last modified|date)\b[^\n]{0,40}$", re.IGNORECASE)
_IN_PROSE = re.compile(r"\b[a-z]+\s+$")
"""A word in front of a date, which makes it a part of a sentence: "until 15 July 2006"."""
_DAY_AND_DATE = re.compile(
    rf"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*\(?(?:(?P<d>\d{{1,2}})\s+(?P<m>{MONTH})|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}}))\b",
    re.IGNORECASE,
)
_DAY_IN_YEAR = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})\s+(?P<m>{MONTH})|(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}}))\b(?!,?\s+\d{{4}})",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_TOP = 600
"""Characters in which a day without its year is likely near the day of publication."""
_DAY_NAME = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*$", re.IGNORECASE)
_JOINT = re.compile(r"(?:\s*[-–—|,:(]|\s+(?:of|from))\s*$", re.IGNORECASE)
"""Between a document and its day: "Press release – 3 May 2024", "Minutes of 4 June 2025"."""
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = 6
"""Words of a title that only says what sort of document it heads, at most: "Harland City Council morning briefing"."""
_LONGEST = 160
"""Characters of such a title, at most."""
_YEAR = re.compile(r"\b(20\d\d)\b")


def publication_date(article: Article, filed: Sequence[Filing] = ()) -> date | None:
    """The day of publication.

    Looks for a full date in a dateline, which says when the text was written even where it was printed again later;
    then at the record; then for a full date behind a word such as *published*; then for a full date in the first 300
    characters (not part of a sentence); then for a title that says no more than what sort of document is of which day
    ("Morning briefing, 12 March 2025"); then for a weekday with day and month, in a year the text names, or the one
    after it, that makes the weekday right; the latest such year; then for a day and month near the top, in the latest
    year that the text names, if the first weekday that the text names is that day's or the next day's.
    """
    text = article.text
    for line in filed:
        stamp = _STAMP.match(text, *line.date) if line.date else None
        if stamp and (stamped := _full(stamp)):
            return stamped
    if article.published:
        return _iso(article.published)
    for found in _STAMP.finditer(text[:20_000]):
        stamped = _full(found)
        before = text[max(0, found.start() - 60) : found.start()]
        dateline = found.start() < 300 and not _IN_PROSE.search(before)
        if stamped and (dateline or _CUE.search(before)):
            return stamped
    return _by_title(article.title) or _by_weekday(text) or _by_next_weekday(text)


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _full(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return _iso(found["iso"])
    day, month, year = (
        (found["d1"], found["m1"], found["y1"]) if found["d1"] else (found["d2"], found["m2"], found["y2"])
    )
    return _date(int(year), MONTHS[month.lower()], int(day))


def _by_title(title: str | None) -> date | None:
    """The day of "Press release – 3 May 2024"; of any other title it may be that of a coming or past event."""
    found = _STAMP.search(title) if title and len(title) <= _LONGEST else None
    if title is None or found is None:
        return None
    before = _DAY_NAME.sub("", title[: found.start()])
    joint = _JOINT.search(before)
    if joint is None or title[found.end() :].strip() not in ("", ")"):
        return None
    named = [word.lower() for word in _WORD.findall(before[: joint.start()])]
    document = 0 < len(named) <= _TITLE and named[-1] in words("datelines", "documents")
    return _full(found) if document and not words("datelines", "ahead").intersection(named) else None


def _by_weekday(text: str) -> date | None:
    found = _DAY_AND_DATE.search(text[:20_000])
    if not found:
        return None
    weekday = _WEEKDAYS.index(found[0][:3].lower())
    month = MONTHS[(found["m"] or found["m2"]).lower()]
    day = int(found["d"] or found["d2"])
    years = sorted({int(year) for year in _YEAR.findall(text[:20_000])}, reverse=True)
    for year in (year + later for year in years for later in (0, 1)):
        candidate = _date(year, month, day)
        if candidate and candidate.weekday() == weekday:
            return candidate
    return None


def _by_next_weekday(text: str) -> date | None:
    found, named = _DAY_IN_YEAR.search(text[:_TOP]), _WEEKDAY.search(text[:20_000])
    years = [int(year) for year in _YEAR.findall(text[:20_000])]
    if not found or not named or not years:
        return None
    day = _date(max(years), MONTHS[(found["m"] or found["m2"]).lower()], int(found["d"] or found["d2"]))
    weekday = _WEEKDAYS.index(named[1].lower()[:3])
    for reported in (day, day + timedelta(days=1)) if day else ():
        if reported.weekday() == weekday:
            return reported
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
