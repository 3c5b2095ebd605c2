"""Bylines, and the head of a letter: lines of names and labels before a story, such as "By Jane Doe in Nairobi"."""

from __future__ import annotations

import re

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.datelines import NAME, dateline, is_place

__all__ = ["byline"]

_WRITERS = rf"{NAME}(?: {NAME}){{1,2}}"
_LINE = re.compile(r"(?:By|BY|From) (?P<names>[^\n]{3,100})$", re.MULTILINE)
_POSTED = re.compile(
    rf"{_WRITERS}(?:(?: and|,) {_WRITERS})?(?: in |, )(?P<place>(?P<town>{NAME}(?: {NAME})?)(?:, {NAME})?)$",
    re.MULTILINE,
)
_RUN_ON = re.compile(rf"(?:By|BY) {NAME} {NAME}(?: {NAME})? ")
_LETTER = re.compile(
    r"(?:(?:From|To|Cc|Sent|Date|Subject|Reply-To):[ \t][^\n]{1,200}"
    r"|(?i:for (?:immediate )?release|(?:press|media|news) release|embargoed (?:until|for)[^\n]{1,60}):?[ \t]*)$",
    re.MULTILINE,
)
_PLACE = re.compile(rf".* in (?P<place>{NAME}(?:,? {NAME}){{0,2}})$")


def byline(text: str, start: int) -> re.Match[str] | None:
    """The byline, or line of a letter's head, that begins here; it may have a group *place*."""
    letter = _LETTER.match(text, start)
    if letter is not None:
        return letter
    line = _LINE.match(text, start)
    if line is not None and _is_names(line["names"]):
        return _PLACE.match(text, start, line.end()) or line
    posted = _POSTED.match(text, start)
    if posted is not None and is_place(posted["town"]):
        return posted
    return _before_dateline(text, start)


def _is_names(line: str) -> bool:
    """Whether all words are capitalised but those of a byline: "Jane Doe and our own correspondent in Oslo"."""
    if line.rstrip().endswith((".", "!", "?", ":", ";")):
        return False
    small = words("datelines", "byline")
    return all(word[0].isupper() or not word[0].isalpha() or word in small for word in line.split())


def _before_dateline(text: str, start: int) -> re.Match[str] | None:
    """A byline in front of a dateline in the same line: "By Jane Doe OSLO - The mayor"."""
    longest = _RUN_ON.match(text, start)
    if longest is None:
        return None
    shorter = _RUN_ON.match(text, start, text.rfind(" ", start, longest.end() - 1) + 1)
    return next((found for found in (shorter, longest) if found and dateline(text, found.end())), None)
