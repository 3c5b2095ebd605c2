"""Happenings that stand for a time: named ones, what others are before and after of, and the clock of a game."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, tokens_between
from briefing_tui.extraction.questions.when_spans import Time

__all__ = ["occasions", "owned", "played", "sequels"]

_AHEAD = frozenset((("of", "ahead"), ("to", "up"), ("to", "run"), ("of", "eve")))
"""Of two words: *ahead of*, *in the run-up to*, *on the eve of*."""
_OWNED = 6
"""Tokens from a time to the happening that it owns, at most."""
_NEW = 3
"""Tokens of a happening that is told for the first time, at least."""
_LONGEST = 8
"""Tokens of the longest occasion."""
_SEQUEL = 10
"""Tokens of the longest distance in time from another happening."""


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
        elif (preposition.lower, preposition.head.lower) in _AHEAD:
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


def sequels(sentence: Sentence, taken: list[Time]) -> Iterator[Time]:
    """Distances in time from another happening: "*two days* after the vote", "*a day* ahead of the hearing".

    A day has a date and is no distance: "on *Monday* after members had voted".
    """
    counted = {token for time in taken for token in time.tokens}
    bare = (t for t in sentence.tokens[:HEADS] if t.tag == "NNS" and t.lower in words("questions", "units"))
    for time in taken + [Time(noun, noun, "duration") for noun in bare if noun not in counted]:
        whole = _sequel(time)
        if whole is not None:
            yield whole


def _sequel(time: Time) -> Time | None:
    relation = time.last.next()
    if time.iso is not None or time.sort == "date" or relation is None:
        return None
    following = relation.next()
    if relation.lower == "ahead" and following is not None and following.lower == "of":
        relation = following
    elif relation.lower not in words("questions", "aroundevents"):
        return None
    verb = relation.head if relation.dep == "mark" else next(iter(relation.children_by("pcomp")), None)
    noun = next(iter(relation.children_by("pobj")), None)
    if noun is not None:
        last = phrase_tokens(noun)[-1]
    elif verb is not None and verb.sentence is time.last.sentence:
        ends = [phrase_tokens(child)[-1] for child in verb.children_by("dobj", "prt") if child.i > verb.i]
        last = max((verb, *ends), key=lambda token: token.i)
    else:
        return None
    if not 2 <= last.i - time.first.i < _SEQUEL:
        return None
    return Time(time.first, last, "occasion")


def played(sentence: Sentence) -> Iterator[Time]:
    """The time of a game by its own clock: "on *lap 20*", "in *the 89th minute*"."""
    for noun in sentence.tokens[:HEADS]:
        if noun.dep == "pobj" and noun.lower in words("when", "play") and noun.head.lower in ("on", "in", "at"):
            tokens = phrase_tokens(noun)
            if len(tokens) <= _NEW and any(t.pos == "NUM" or t.tag == "CD" or t.text[0].isdecimal() for t in tokens):
                yield Time(tokens[0], tokens[-1], "clock")
