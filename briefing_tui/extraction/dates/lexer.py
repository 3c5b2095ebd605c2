"""Words of a sentence as lexemes with class letters, the alphabet of the time grammar.

Besides the letters of ``data/time.toml``:

====  =====================================================
Z     ISO date (2017-09-15)
X     date with slashes, dots or hyphens (31/03/2022, 3-31-22)
C     clock time (6am, 17:52)
K     decade (the 1990s)
V     span of years (2007-13)
Y     year
d     number from 1 to 31
o     ordinal from 1st to 31st
R     quarter as Q1
H     holiday
``,``  ``.``  ``-``  ``(``  ``)``  ``'``  the marks themselves
w     any other word, number or mark
====  =====================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing_tui.extraction.cues import table
from briefing_tui.extraction.dates.holidays import holiday_names

__all__ = ["Lexeme", "lex", "openers"]


@dataclass(slots=True)
class Lexeme:
    """A word, number or mark."""

    kind: str
    """Class letter."""
    text: str
    start: int
    """Offset as tokens count."""
    value: int = 0
    """Month 1-12, weekday 0-6 (Monday first), unit, number, or days from today, by kind."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


@cache
def _vocabulary() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for row in table("time"):
        for word in row["words"].split():
            name, _, value = word.partition("=")
            found[name] = (row["kind"], int(value or 0))
    return found


@cache
def openers(kinds: frozenset[str]) -> frozenset[str]:
    """Words, as tokens have them in lower case, that can bring in a lexeme of these kinds or a holiday."""
    found = {word for word, (kind, _) in _vocabulary().items() if kind in kinds}
    found |= {f"{word}." for word in found if len(word) <= 5}
    return frozenset(found | {name.split()[0] for name in holiday_names()} | {"christmas", "easter"})


_MARKS = {
    ",": ",",
    "(": "(",
    ")": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    "'": "'",
    "’": "'",
    ".": ".",
    "!": ".",
    "?": ".",
    ";": ".",
}
_ZONE = r"(?:GMT|BST|UTC|CET|EST|EDT|PST|PDT|ET)"
_YEAR = r"(?:1[5-9]|20)\d\d"


@cache
def _pattern() -> re.Pattern[str]:
    holidays = "|".join(map(re.escape, holiday_names()))
    initials = "".join(sorted({name[0] for name in holiday_names()} | {"q", "a"}))
    numbers = (
        r"(?P<Z>\b\d{4}-\d\d-\d\d\b)",
        r"(?P<X>\b\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:\d{4}|\d\d)(?![\d/-])|\b\d{1,2}/\d{1,2}(?![\d/]))",
        rf"(?P<C>\b\d{{1,2}}(?:[:.]\d\d)?\s?[ap](?:m\b|\.m\.)|\b(?:\d{{1,2}}[:.]|\d\d)\d\d\s{_ZONE}\b"
        r"|\b\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\b\d{1,2}\so['’]clock\b)",
        rf"(?P<K>\b{_YEAR[:-2]}0['’]?s\b|(?<!\w)['’][1-9]0s\b)",
        rf"(?P<V>\b{_YEAR}[-–/](?:{_YEAR}|\d\d)(?![\w-]|[,.]\d))",
        r"(?P<Y>(?<!\w)['’](?:[5-9]\d|[0-2]\d)\b(?!['’]))",
        r"(?P<o>\b(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b)",
        r"(?P<number>[£$€¥]?\d+(?:[.,:]\d+)*[^\W\d_]*%?)",
    )
    names = (r"(?P<R>\bQ[1-4]\b)", rf"(?P<H>\b(?:{holidays})\b)", r"(?P<n>\ba\scouple\sof\b)")
    return re.compile(
        rf"(?=[\d£$€¥'’])(?:{'|'.join(numbers)})|(?=\b[{initials}])(?:{'|'.join(names)})"
        r"|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])",
        re.IGNORECASE,
    )


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of the stretch of text."""
    vocabulary = _vocabulary()
    found: list[Lexeme] = []
    for match in _pattern().finditer(text, start, end):
        name, words, place = match.lastgroup, match.group(), match.start()
        if name == "word":
            kind, value = vocabulary.get(words.lower(), ("w", 0))
            if kind in "MW" and not words[0].isupper():
                kind = "w"
            found.append(Lexeme(kind, words, place, value))
        elif name == "mark":
            last = found[-1] if found else None
            if words == "." and last and last.kind in "MW" and last.end == place and _is_short(last.text):
                last.text += "."
            else:
                found.append(Lexeme(_MARKS.get(words, "w"), words, place))
        elif name == "number":
            fiscal = found and found[-1].text == "FY" and len(words) == 2 and words.isdecimal()
            found.append(Lexeme("Y", words, place, 2000 + int(words)) if fiscal else _number(words, place))
        else:
            found.append(Lexeme(name or "w", words, place, _value(name, words)))
    return found


def _is_short(name: str) -> bool:
    """Whether a month or weekday is abbreviated, so that a point belongs to it."""
    return len(name) <= 5 and name.lower() not in ("march", "april", "may", "june", "july")


def _number(words: str, place: int) -> Lexeme:
    if not words.isdecimal() or len(words) > 4:
        return Lexeme("w", words, place)
    value = int(words)
    if 1 <= value <= 31 and len(words) <= 2:
        return Lexeme("d", words, place, value)
    return Lexeme("Y" if len(words) == 4 and 1000 <= value < 2200 else "n", words, place, value)


def _value(name: str | None, words: str) -> int:
    if name == "n":
        return 2
    if name not in ("o", "R", "Y"):
        return 0
    number = int("".join(filter(str.isdecimal, words)))
    return number if name != "Y" else number + (1900 if number >= 50 else 2000)
