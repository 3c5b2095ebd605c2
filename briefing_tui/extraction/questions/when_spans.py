"""The times of a sentence as stretches of tokens: resolved ones, and what only the model sees."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.dates.periods import Grain
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import token_stretch, tokens_between

__all__ = ["Time", "joined", "times"]

_NAMES = frozenset(("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LAW"))
_TIME_WORDS = (("questions", "clock"), ("questions", "units"), ("when", "moments"))
"""Of these a stretch that only the model takes for a time must have one; weekdays that are times are known."""
_JOINTS = 4
"""Tokens between two parts of one time, at most."""
_PARTS = 3
"""Parts of one time, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Time:
    """A stretch that says when."""

    first: Token
    last: Token
    sort: str
    """date, clock, duration or vague; *model* for what only the model takes for a time, *occasion* for a happening."""
    iso: str | None = None
    grain: Grain | None = None

    @property
    def tokens(self) -> list[Token]:
        """In text order."""
        return tokens_between(self.first, self.last)


def times(sentence: Sentence, event: MainEvent) -> list[Time]:
    """The times of a sentence in text order; how often something is, how old someone is and names are none."""
    found: list[Time] = []
    covered: set[Token] = set()
    for time in event.reading.dates.within(sentence.start, sentence.end, sentence.field):
        stretch = token_stretch(sentence, time.start, time.end)
        if stretch is None:
            continue
        covered.update(tokens_between(*stretch))
        if time.sort != "frequency" and not _is_in_name(*stretch) and not _counts_down(*stretch):
            found.append(Time(*stretch, time.sort, time.iso, time.grain))
    for entity in sentence.entities:
        if entity.label in ("DATE", "TIME") and not covered.intersection(entity.tokens):
            tokens = list(entity.tokens)
            while len(tokens) > 1 and tokens[-1].tag == "POS":
                tokens.pop()
            if not _is_no_time(tokens) and not _counts_down(tokens[0], tokens[-1]):
                found.append(Time(tokens[0], tokens[-1], "model"))
    found.sort(key=lambda time: time.first.i)
    return found


def _is_in_name(first: Token, last: Token) -> bool:
    """Whether it is a part of a name: the *Sunday* of Sunday Times, a programme called *This* Morning.

    "On *Sunday* Mercer Brothers confirmed …" has no article in front, so the day is none of the name.
    """
    before, after = first.next(-1), last.next()
    if before is not None and before.lower == "on":
        return False
    capital = first.text[0].isupper() and first.lower in words("when", "deictics") and first.sentence.field == "text"
    if capital and before is not None and before.text[-1].isalnum():
        return True
    return (
        last.dep in ("compound", "nmod")
        and after is not None
        and after.pos == "PROPN"
        and after.ent in _NAMES
        and after.text[0].isupper()
    )


def _counts_down(first: Token, last: Token) -> bool:
    """Whether it is what is left of a game, or a part of it: "*1:12* left in *the quarter*", "*a minute* to play"."""
    before, after = first.next(-1), last.next()
    if before is not None and before.lower == "in":
        before = before.next(-1)
        if before is not None and before.lower in words("when", "remainders") and before.tag != "VBD":
            return True
    if after is None or last.lower in words("questions", "weekdays"):
        return False
    if after.lower == "to":
        after = after.next()
        return after is not None and after.lower == "play"
    return after.lower in words("when", "remainders") and after.tag != "VBD"


def _is_no_time(tokens: list[Token]) -> bool:
    """Whether the model took an age, a number, a frequency or a name for a time."""
    lowers = {token.lower for token in tokens}
    if all(token.pos in ("NUM", "SYM", "PUNCT") for token in tokens):
        return True
    if lowers & words("questions", "ages") or tokens[0].lower in ("every", "each", "no", "number"):
        return True
    return not any(lowers & words(name, key) for name, key in _TIME_WORDS)


def joined(number: int, every: list[Time]) -> Time | None:
    """A time with the neighbours that complete it: "9am *on* Friday", "4.10pm local time *(*1510 GMT*)* on Friday".

    Each of two dates, and each length of time, is a time of its own: "on Friday, eleven years later".
    """
    whole = every[number]
    for following in every[number + 1 : number + _PARTS]:
        if (whole.iso and following.iso) or "duration" in (whole.sort, following.sort) or not _touch(whole, following):
            break
        grain = whole.grain if whole.iso else following.grain
        whole = Time(whole.first, following.last, whole.sort, whole.iso or following.iso, grain)
    return _closed(whole) if whole is not every[number] else None


def _touch(time: Time, following: Time) -> bool:
    """Whether only words that join parts of a time stand between them; *or* joins the hours of a guess."""
    between = [token.lower for token in tokens_between(time.last, following.first)[1:-1]]
    if between == ["or"]:
        return time.sort == following.sort == "clock"
    return len(between) <= _JOINTS and all(lower in words("questions", "joints") for lower in between)


def _closed(time: Time) -> Time:
    """With the bracket that closes the one inside it."""
    after, inside = time.last.next(), [token.text for token in time.tokens]
    if after is not None and after.text == ")" and inside.count("(") > inside.count(")"):
        return Time(time.first, after, time.sort, time.iso, time.grain)
    return time
