"""The times of a sentence as stretches of tokens: resolved ones, what only the model sees, and named occasions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.dates.periods import Grain
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, token_stretch, tokens_between

__all__ = ["Time", "joined", "occasions", "owned", "times"]

_NAMES = frozenset(("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LAW"))
_OWNED = 6
"""Tokens from a time to the happening that it owns, at most."""
_JOINTS = 4
"""Tokens between two parts of one time, at most."""
_NEW = 3
"""Tokens of a happening that is told for the first time, at least."""
_LONGEST = 8
"""Tokens of the longest occasion."""


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
        if time.sort != "frequency" and not _is_in_name(stretch[1]):
            found.append(Time(*stretch, time.sort, time.iso, time.grain))
    for entity in sentence.entities:
        if entity.label in ("DATE", "TIME") and not covered.intersection(entity.tokens):
            tokens = list(entity.tokens)
            while len(tokens) > 1 and tokens[-1].tag == "POS":
                tokens.pop()
            if not _is_no_time(tokens):
                found.append(Time(tokens[0], tokens[-1], "model"))
    found.sort(key=lambda time: time.first.i)
    return found


def _is_in_name(last: Token) -> bool:
    """Whether it is a part of a name: the *Sunday* of Sunday Times."""
    after = last.next()
    return (
        last.dep in ("compound", "nmod")
        and after is not None
        and after.pos == "PROPN"
        and after.ent in _NAMES
        and after.text[0].isupper()
    )


def _is_no_time(tokens: list[Token]) -> bool:
    """Whether the model took an age, a number, a frequency or a name for a time."""
    lowers = {token.lower for token in tokens}
    if all(token.pos in ("NUM", "SYM", "PUNCT") for token in tokens):
        return True
    if lowers & words("questions", "ages") or tokens[0].lower in ("every", "each", "no", "number"):
        return True
    return len(tokens) == 1 and not lowers & (words("questions", "clock") | words("questions", "units"))


def joined(number: int, every: list[Time]) -> Time | None:
    """A time together with its neighbour: "9am *on* Friday"."""
    if number + 1 >= len(every):
        return None
    time, following = every[number], every[number + 1]
    between = tokens_between(time.last, following.first)[1:-1]
    if len(between) > _JOINTS or not all(t.lower in words("questions", "joints") for t in between):
        return None
    grain = time.grain if time.iso else following.grain
    return Time(time.first, following.last, time.sort, time.iso or following.iso, grain)


def owned(time: Time) -> Time | None:
    """The happening that a time owns: "*Sunday*'s final"."""
    last = time.last
    holder = last.head
    if last.dep == "poss" and holder.sentence is last.sentence and 0 < holder.i - last.i <= _OWNED:
        return Time(time.first, holder, time.sort, time.iso, time.grain)
    return None


def occasions(sentence: Sentence, taken: list[Time], event: MainEvent) -> Iterator[Time]:
    """Happenings that stand for the time of another: "at *the next election*", "*ahead of the vote*".

    Nothing is before or after the main event itself; "after the blast" takes up what was told.
    """
    dated = {token for time in taken for token in time.tokens}
    for noun in sentence.tokens[:HEADS]:
        if noun.dep != "pobj" or noun in dated or not _is_happening(noun):
            continue
        preposition = noun.head
        if preposition.lower in words("questions", "atevents"):
            tokens = phrase_tokens(noun)
        elif event.keys.get(noun) in event.title_keys or len(phrase_tokens(noun)) < _NEW:
            continue
        elif preposition.lower in words("questions", "aroundevents"):
            tokens = tokens_between(preposition, phrase_tokens(noun)[-1])
        elif preposition.lower == "of" and preposition.head.lower == "ahead":
            tokens = tokens_between(preposition.head, phrase_tokens(noun)[-1])
        else:
            continue
        if 1 < len(tokens) <= _LONGEST:
            yield Time(tokens[0], tokens[-1], "occasion")


def _is_happening(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    return (
        lemma in words("events", "nouns")
        or lemma in words("locations", "gatherings")
        or lemma in words("questions", "tournaments")
    )
