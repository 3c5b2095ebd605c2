"""Dated agenda items as a calendar (RFC 5545).

An item without a time of day is an all-day event; one that is dated to a week or a month covers it. What is only
possible, or dated no closer than that, is ``TENTATIVE``. Events never block time. The identifier of an event holds as
long as the article and the clause that shows the item stay the same, so that importing again updates.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from briefing_tui import __version__
from briefing_tui.days import days
from briefing_tui.export.dossier import MACHINE, Dossier, Entry
from briefing_tui.export.wording import headline
from briefing_tui.model import AgendaItem
from briefing_tui.text import one_line
from briefing_tui.wording import deed, joined, parties

__all__ = ["ics"]

_LINE = 75
"""Octets of a line without its end."""
_SPECIAL = re.compile(r"[\\;,]")
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
_DAY = timedelta(days=1)


def ics(dossiers: Iterable[Dossier], generated: datetime) -> Iterator[bytes]:
    """The calendar in pieces: one event for each dated item, in order.

    Args:
        dossiers: the articles.
        generated: stands for the date of an article that has none; aware.
    """
    yield _lines(["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//briefing//briefing {__version__}//EN"])
    for dossier in dossiers:
        seen: Counter[tuple[object, ...]] = Counter()
        for entry in dossier.agenda():
            item = entry.value
            times = _times(item.when.iso if item.when else None)
            key = (dossier.article.sha256, item.kind, item.evidence.start, item.evidence.end)
            seen[key] += 1
            if times is not None:
                uid = hashlib.sha256(repr((*key, seen[key])).encode()).hexdigest()[:32]
                yield _lines(_event(dossier, entry, times, f"{uid}@briefing", generated))
    yield _lines(["END:VCALENDAR"])


def _event(
    dossier: Dossier, entry: Entry[AgendaItem], times: tuple[list[str], bool], uid: str, generated: datetime
) -> Iterator[str]:
    item = entry.value
    lines, certain = times
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{_stamp(dossier, generated)}"
    yield from lines
    yield f"SUMMARY:{_text(_summary(item)) or 'Untitled'}"
    if item.where:
        yield f"LOCATION:{_text(item.where)}"
    yield f"DESCRIPTION:{_description(dossier, entry)}"
    yield f"CATEGORIES:{_text(item.kind)}"
    yield f"STATUS:{_status(item, certain)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(item: AgendaItem) -> str:
    words = deed(item)
    return words if words != one_line(item.action) else joined(": ", joined(", ", *item.actors), words)


def _status(item: AgendaItem, certain: bool) -> str:
    if item.status == "cancelled":
        return "CANCELLED"
    stated = item.when is not None and item.when.text is not None
    return "CONFIRMED" if certain and stated and item.status != "possible" else "TENTATIVE"


def _description(dossier: Dossier, entry: Entry[AgendaItem]) -> str:
    item = entry.value
    word = "found by machine, not reviewed" if entry.status == MACHINE else f"{entry.status} by the analyst"
    lines = (
        joined(" · ", item.status, item.kind, parties(item)),
        f"“{one_line(item.evidence.text)}”",
        joined(", ", dossier.article.source or dossier.article.ref, headline(dossier.article)),
        f"{word}.",
    )
    return "\\n".join(_text(line) for line in lines if line)


def _times(iso: str | None) -> tuple[list[str], bool] | None:
    """The lines of start and end, and whether the date is as close as a day."""
    if iso is None:
        return None
    timed = _TIMED.fullmatch(iso)
    try:
        if timed and timed[4]:
            return [f"DTSTART:{datetime.fromisoformat(iso).astimezone(UTC):%Y%m%dT%H%M%SZ}"], True
        if timed:
            return [f"DTSTART:{datetime.fromisoformat(iso):%Y%m%dT%H%M%S}"], True
    except (ValueError, OverflowError):
        return None
    covered = days(iso)
    if covered is None or covered.last == date.max:
        return None
    # The end of an event is exclusive, RFC 5545 section 3.6.1.
    after = covered.last + _DAY
    lines = [f"DTSTART;VALUE=DATE:{_basic(covered.first)}", f"DTEND;VALUE=DATE:{_basic(after)}"]
    return lines, covered.length == 1 or "/" in iso


def _stamp(dossier: Dossier, generated: datetime) -> str:
    # The day of what the event rests on, not the clock: two exports of the same brief are the same.
    covered = days(dossier.published or "")
    return f"{_basic(covered.first)}T000000Z" if covered else f"{generated.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", one_line(value))


def _lines(lines: Iterable[str]) -> bytes:
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """The line in UTF-8, folded at 75 octets and never inside a character."""
    raw = line.encode()
    pieces = []
    limit = _LINE
    while len(raw) > limit:
        cut = limit
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(raw[:cut])
        raw, limit = raw[cut:], _LINE - 1
    return b"\r\n ".join([*pieces, raw]) + b"\r\n"
