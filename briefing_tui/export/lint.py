"""What keeps a brief from being good tradecraft: each finding names the place and the reason. Pure functions.

The rules follow the standards that :mod:`briefing_tui.tradecraft` takes its words from: likelihood and confidence are
never stated in one sentence, one yardstick a brief, every judgement says what it rests on, and words that carry no
probability (*could*, *may*, *might*) are no judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_tui.export.wording import called
from briefing_tui.model import AgendaItem, Answer, Article, DateMention, Note, Quote
from briefing_tui.review import Record, ReviewedBrief, Row
from briefing_tui.text import one_line, shorten
from briefing_tui.tradecraft import YARDSTICKS, Tradecraft, Yardstick

__all__ = ["Finding", "Statement", "in_statements", "lint", "missing", "quoted_falsely"]

RuleName = Literal[
    "likelihood-and-confidence",
    "mixed-yardsticks",
    "no-citation",
    "vague-word",
    "no-cutoff",
    "no-handling",
    "unreviewed",
    "quote-not-verbatim",
    "relative-date",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to put right."""

    rule: RuleName
    where: str
    """What a person looks for: ``Key judgement 2``, ``Agenda “meet the minister”``."""
    reason: str
    """One line."""
    row: str | None = None
    """Id of the row of the brief, where it is about one."""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason} ({self.rule})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that the analyst wrote."""

    where: str
    text: str
    judgement: bool = False
    """It judges, so that it must be cited and say how likely it is."""
    cited: bool = True
    quotes: bool = True
    """What stands in quotation marks claims to be the source's words."""
    row: str | None = None


_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
# "May" with a capital is the month.
_VAGUE = re.compile(r"\b(?:[Cc]ould|[Mm]ight|may)\b")
_QUOTED = re.compile(r'[“"]([^“”"]+)[”"]')
_SHORTEST_QUOTE = 3
"""Words; fewer between quotation marks are a name or a distance, not a quotation."""
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_RELATIVE = re.compile(
    rf"\b(?:today|tomorrow|yesterday|tonight|(?:this|next|last|coming|past)\s+"
    rf"(?:week|weekend|month|quarter|year|spring|summer|autumn|winter|{_DAYS})"
    rf"|(?:in\s+)?(?:a|an|one|two|three|\d+)\s+(?:days?|weeks?|months?|years?)(?:'s\s+time)?\s*(?:ago|from now)?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{_DAYS})\b", re.IGNORECASE)


def _terms() -> re.Pattern[str]:
    every = {name for scale in YARDSTICKS.values() for one in scale for name in (one.term, *one.also)} - {"remote"}
    return re.compile(r"\b(?:" + "|".join(sorted(every, key=len, reverse=True)) + r")\b", re.IGNORECASE)


_TERM = _terms()
"""Every term of every yardstick, the longer ones first; *remote* alone is too common a word."""


def lint(
    article: Article, reviewed: ReviewedBrief, stated: Tradecraft, notes: Sequence[Note], *, final: bool = True
) -> tuple[Finding, ...]:
    """Everything that should be put right, in the order of the brief.

    Args:
        article: what was read.
        reviewed: the brief as it stands.
        stated: what the analyst states about it.
        notes: the analyst's notes on it.
        final: it is to leave as a final: every row must have been looked at.
    """
    found = [*missing(stated.handling, stated.cutoff)]
    found += in_statements(statements(stated, notes), stated.yardstick, article)
    for row in reviewed.rows:
        if row.mark != "rejected" and row.value is not None:
            found += _in_row(row, row.value, article)
    if final:
        found += [
            Finding(rule="unreviewed", where=_called(row), reason="nobody has reviewed it", row=row.id)
            for row in reviewed.rows
            if not row.decided
        ]
    return tuple(found)


def missing(handling: str | None, cutoff: str | None) -> Iterator[Finding]:
    """What every brief must say about itself."""
    if not handling:
        yield Finding(rule="no-handling", where="Brief", reason="no handling marking")
    if not cutoff:
        yield Finding(rule="no-cutoff", where="Brief", reason="no information cut-off")


def statements(stated: Tradecraft, notes: Iterable[Note]) -> Iterator[Statement]:
    """What the analyst wrote about a brief."""
    if stated.bottom_line.strip():
        yield Statement(where="Bottom line", text=stated.bottom_line)
    for number, one in enumerate(stated.judgements, start=1):
        where = f"Key judgement {number}"
        yield Statement(where=where, text=one.text, judgement=True, cited=one.cited or _cites(one.text))
        if one.basis.strip():
            yield Statement(where=f"{where}, basis", text=f"Confidence: {one.basis}")
    for name, lines in (("Gap", stated.gaps), ("Assumption", stated.assumptions)):
        for number, line in enumerate(lines, start=1):
            yield Statement(where=f"{name} {number}", text=line)
    for note in notes:
        if note.label == "judgement":
            cited = note.row is not None or note.passage is not None or _cites(note.text)
            where = f"Note “{shorten(note.text, 40)}”"
            yield Statement(where=where, text=note.text, judgement=True, cited=cited, row=note.row)


def in_statements(
    found: Iterable[Statement], yardstick: Yardstick, article: Article | None = None
) -> Iterator[Finding]:
    """What is wrong with what the analyst wrote; without the article no quotation can be compared."""
    for one in found:
        yield from _likelihoods(one, yardstick)
        if one.judgement:
            yield from _judged(one)
        for words in _RELATIVE.findall(one.text):
            reason = f"“{one_line(words)}” is no date: say which day it is"
            yield Finding(rule="relative-date", where=one.where, reason=reason, row=one.row)
        if article is not None and one.quotes:
            for quote in quoted_falsely(one.text, article):
                reason = f"“{shorten(quote, 60)}” does not stand in the source"
                yield Finding(rule="quote-not-verbatim", where=one.where, reason=reason, row=one.row)


def quoted_falsely(text: str, article: Article) -> Iterator[str]:
    """Quotations of three words and more in the text that the article doesn't have."""
    for quote in _QUOTED.findall(text):
        if len(quote.split()) >= _SHORTEST_QUOTE and not stands(quote, article):
            yield quote


def stands(quote: str, article: Article) -> bool:
    """The words stand in the article, whatever its quotation marks and line breaks."""
    wanted = _even(quote)
    return any(wanted in _even(part) for part in (article.text, article.title or ""))


def _likelihoods(one: Statement, yardstick: Yardstick) -> Iterator[Finding]:
    own = {name for term in YARDSTICKS[yardstick] for name in (term.term, *term.also)}
    for sentence in _SENTENCE.split(one.text):
        terms = [term.lower() for term in _TERM.findall(sentence)]
        if terms and _CONFIDENCE.search(sentence):
            reason = f"likelihood (“{terms[0]}”) and confidence in one sentence"
            yield Finding(rule="likelihood-and-confidence", where=one.where, reason=reason, row=one.row)
        for term in terms:
            if term not in own:
                reason = f"“{term}” is no term of this brief's yardstick, {yardstick.upper()}"
                yield Finding(rule="mixed-yardsticks", where=one.where, reason=reason, row=one.row)


def _judged(one: Statement) -> Iterator[Finding]:
    if not one.cited:
        yield Finding(rule="no-citation", where=one.where, reason="nothing shows what it rests on", row=one.row)
    for word in _VAGUE.findall(one.text):
        reason = f"“{word}” says nothing about how likely it is"
        yield Finding(rule="vague-word", where=one.where, reason=reason, row=one.row)


def _in_row(row: Row, value: Record, article: Article) -> Iterator[Finding]:
    if isinstance(value, Quote) and not stands(value.text, article):
        reason = "its words do not stand in the source"
        yield Finding(rule="quote-not-verbatim", where=_called(row), reason=reason, row=row.id)
    printed = _unresolved(row, value)
    if printed and (_RELATIVE.search(printed) or _WEEKDAY.search(printed)):
        reason = f"“{shorten(printed, 40)}” is not resolved to a date"
        yield Finding(rule="relative-date", where=_called(row), reason=reason, row=row.id)


def _unresolved(row: Row, value: Record) -> str | None:
    """The time that a row prints without saying which day it is."""
    match value:
        case AgendaItem():
            return value.when.text if value.when and not value.when.iso else None
        case DateMention():
            return None if value.iso else value.text
        case Answer() if row.layer == "when":
            return None if value.iso else value.text
    return None


def _called(row: Row) -> str:
    if row.value is None:
        return row.layer.capitalize()
    return f"{row.layer.capitalize()} “{shorten(called(row.value), 60)}”"


def _cites(text: str) -> bool:
    return bool(re.search(r"\[\d+\]", text))


def _even(text: str) -> str:
    return " ".join(text.translate(str.maketrans("“”„‟‘’‚", '""""\'\'\'')).split()).casefold()
