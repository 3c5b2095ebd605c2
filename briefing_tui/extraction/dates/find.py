"""From a story to its time expressions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing_tui.extraction.dates.context import Context
from briefing_tui.extraction.dates.direction import Direction, direction
from briefing_tui.extraction.dates.expressions import Dates, Sort, TimeExpression
from briefing_tui.extraction.dates.grammar import GRAMMAR, LEADERS
from briefing_tui.extraction.dates.guards import guard
from briefing_tui.extraction.dates.lexer import Lexeme, lex, openers
from briefing_tui.extraction.dates.periods import Period
from briefing_tui.extraction.dates.rules import MEANINGS, Meaning
from briefing_tui.extraction.lookup import place_in_text
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.story import Story
from briefing_tui.model import Span

__all__ = ["find_dates"]

_TRIGGERS = frozenset("MWJUNSETPqQG")
"""Classes of words of which a sentence must have one, or a number, or a holiday, to say when."""

_SORTS: dict[str, Sort] = {
    "frequency": "frequency",
    "clock": "clock",
    "duration": "duration",
    "past_span": "duration",
    "vague": "vague",
}

_DIGIT = re.compile(r"\d")

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_MONTH_DAY = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}\b")
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b")


def find_dates(story: Story) -> Dates:
    """Find and resolve the time expressions of title and body."""
    text = story.article.text
    context = Context(story.published, lambda: len(_MONTH_DAY.findall(text)) > len(_DAY_MONTH.findall(text)))
    found: list[TimeExpression] = []
    for sentence in story.all_sentences:
        found += _in_sentence(sentence, story.article.part(sentence.field), context)
    stamps = [stamp for span in story.furniture for stamp in _stamps(text, span, context)]
    if stamps:
        found = sorted(found + stamps, key=place_in_text)
    return Dates(found)


def _stamps(text: str, span: Span, context: Context) -> Iterator[TimeExpression]:
    """Full dates in page furniture, such as the line that says when the page was made."""
    lexemes = lex(text, *span)
    for match in GRAMMAR.finditer("".join(lexeme.kind for lexeme in lexemes)):
        run = lexemes[match.start() : match.end()]
        if match.lastgroup == "day" and any(lexeme.kind in "YZ" for lexeme in run):
            period = _resolved(MEANINGS["day"], run, context)
            if period is not None:
                start, end = run[0].start, run[-1].end
                yield TimeExpression(text[start:end], start, end, "text", period.iso, "date", period.grain)


def _in_sentence(sentence: Sentence, text: str, context: Context) -> list[TimeExpression]:
    if not _may_say_when(sentence):
        return []
    lexemes = lex(text, sentence.start, sentence.end)
    guard(lexemes, sentence)
    found = []
    context.beside = None
    for match in GRAMMAR.finditer("".join(lexeme.kind for lexeme in lexemes)):
        words = lexemes[match.start() : match.end()]
        expression = _expression(match.lastgroup or "", words, sentence, text, context)
        if expression is not None:
            found.append(expression)
    return found


def _may_say_when(sentence: Sentence) -> bool:
    first = openers(_TRIGGERS)
    return any(
        token.lower in first or token.text[0].isdecimal() or (len(token.text) > 2 and _DIGIT.search(token.text))
        for token in sentence.tokens
    )


def _expression(
    rule: str, words: list[Lexeme], sentence: Sentence, text: str, context: Context
) -> TimeExpression | None:
    if rule == "age":
        return None
    meaning = MEANINGS.get(rule)
    sort = _SORTS.get(rule, "date")
    period = None
    if meaning is not None:
        context.look = lambda: _look(words, sentence)
        period = _resolved(meaning, words, context)
        if period is not None:
            context.anchor = context.beside = period
        elif rule == "century":
            return None
        elif rule in ("hence", "apart"):
            sort = "duration"
    while words[0].kind in LEADERS and len(words) > 1:
        words = words[1:]
    if words[-1].kind == ")" and not any(word.kind == "(" for word in words):
        words = words[:-1]
    start, end = words[0].start, words[-1].end
    return TimeExpression(
        text[start:end],
        start,
        end,
        sentence.field,
        period.iso if period is not None else None,
        sort,
        period.grain if period is not None else None,
    )


def _resolved(meaning: Meaning, words: list[Lexeme], context: Context) -> Period | None:
    """What the words mean, or None where that lies outside the calendar (years 1 to 9999)."""
    try:
        return meaning(words, context)
    except (ValueError, OverflowError):
        return None


def _look(words: list[Lexeme], sentence: Sentence) -> Direction:
    token = _token_at(sentence, next(word for word in words if word.kind not in LEADERS).start)
    return direction(token) if token is not None else "unknown"


def _token_at(sentence: Sentence, offset: int) -> Token | None:
    tokens = sentence.tokens
    place = bisect_right(tokens, offset, key=lambda token: token.start) - 1
    return tokens[place] if place >= 0 else None
