"""Stretches between quotation marks: double and single, curly and straight, nested, split and never closed.

A mark is judged by its neighbours, after the rules of the Chicago Manual of Style (13.30-13.37): an opening mark stands
behind a blank and before a word; an apostrophe stands between letters. A quotation that runs over paragraphs has an
opening mark at each and a closing mark at the last only, so a paragraph's end closes what is open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing_tui.extraction.cues import words
from briefing_tui.model import Span

__all__ = ["MARKS", "quoted_spans"]

_DOUBLE = frozenset('"“”„«»')
_SINGLE = frozenset("'‘’")
MARKS = _DOUBLE | _SINGLE | {"``", "''"}
"""Quotation marks as characters and as tokens."""
_MARK = re.compile("[\"“”„«»'‘’]")
_WORD = re.compile(r"\w+")


def quoted_spans(text: str, hidden: list[Span]) -> list[Span]:
    """Offsets between the outermost marks, marks left out, in text order. ``hidden`` stretches are skipped."""
    found: list[Span] = []
    hidden = _merged(hidden)
    for start, end in _paragraphs(text):
        found += _in_paragraph(text, start, end, hidden)
    return found


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield (start, end)
        start = end + 1


def _in_paragraph(text: str, start: int, end: int, hidden: list[Span]) -> Iterator[Span]:
    marks = [m.start() for m in _MARK.finditer(text, start, end) if not _is_hidden(m.start(), hidden)]
    last = max((place for place in marks if _closes_single(text, place, end, place)), default=start)
    opened: int | None = None
    style = ""
    for place in marks:
        mark = text[place]
        if opened is None:
            if _opens(text, place, start, end, last):
                opened, style = place, "double" if mark in _DOUBLE else "single"
            continue
        if style == "double" and mark in _DOUBLE:
            if _closes(text, place, start, end, opened):
                yield (opened + 1, place)
                opened = None
            elif mark in '"“„«' and _opens(text, place, start, end, last):
                # The first was never closed: the new one starts over.
                yield (opened + 1, _trimmed(text, opened + 1, place))
                opened = place
        elif style == "single" and mark in _SINGLE and _closes_single(text, place, end, last):
            yield (opened + 1, place)
            opened = None
    if opened is not None and style == "double":
        yield (opened + 1, _trimmed(text, opened + 1, end))


def _merged(spans: list[Span]) -> list[Span]:
    """The same stretches, sorted and without overlaps."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _is_hidden(place: int, hidden: list[Span]) -> bool:
    before = bisect_right(hidden, place, key=lambda span: span[0]) - 1
    return before >= 0 and place < hidden[before][1]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, place: int, start: int, end: int, last: int) -> bool:
    """Whether the mark opens a quotation; ``last`` is the place of the last mark that can close one in single marks."""
    mark = text[place]
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark in "“„«":
        return True
    if mark in "”»":
        return False
    if after.isspace():
        return False
    if mark == '"':
        return not before.isalnum()
    if mark == "’":
        return False
    if before.isalnum() or before in ".,!?)":
        return False
    word = _WORD.match(text, place + 1)
    if word is not None and (word[0].lower() in words("quotes", "elisions") or re.fullmatch(r"\d\ds", word[0])):
        return False
    if not (after.isalnum() or after in '"“$£€[(…'):
        return False
    return place < last


def _closes(text: str, place: int, start: int, end: int, opened: int) -> bool:
    mark = text[place]
    if mark in "”»":
        return True
    if mark in "“„«":
        return False
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    return not (before.isspace() and not after.isspace()) or place == opened + 1


def _closes_single(text: str, place: int, end: int, last: int) -> bool:
    if text[place] not in "'’":
        return False
    before = text[place - 1]
    after = text[place + 1] if place + 1 < end else " "
    if before.isspace() or after.isalnum():
        return False
    if before == "s" and after == " " and text[place + 2 : place + 3].islower():
        # A plural possessive (the ministers' meeting), if another mark can close the quotation.
        return place >= last
    return True
