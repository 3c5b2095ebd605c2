"""Bylines, and the head of a letter: names, labels and greetings before a story, such as "By Jane Doe in Nairobi"."""

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
_GREETING = re.compile(
    r"(?:Good (?:morning|afternoon|evening)|Dear |Hello|Hi |Welcome (?:back )?to )[^.!?\n]{0,100}(?:[.!]\s|$)",
    re.MULTILINE,
)
_LABEL = re.compile(r"[^\W\da-z_][^\n.!?]{2,40}[^\n.!?,:;]$", re.MULTILINE)
"""What may be a page's label over the story: "WHAT WE'RE WATCHING"."""
_WORDS = 5
"""Words of a label."""
_PLACE = re.compile(rf".* in (?P<place>{NAME}(?:,? {NAME}){{0,2}})$")


def byline(text: str, start: int) -> re.Match[str] | None:
    """The byline, or line of a letter's head, that begins here; it may have a group *place*."""
    opening = _LETTER.match(text, start) or _GREETING.match(text, start)
    if opening is not None:
        return opening
    line = _LINE.match(text, start)
    if line is not None and _is_names(line["names"]):
        return _PLACE.match(text, start, line.end()) or line
    label = _LABEL.match(text, start)
    if label is not None and label[0].isupper() and len(label[0].split()) <= _WORDS and not dateline(text, start):
        return label
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
