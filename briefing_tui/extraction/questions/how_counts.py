"""How a contest, a vote or an election went, told as a count: a score, or a share of the vote.

The core element *Score* of FrameNet's frames Finish_competition and Beat_opponent, and *Proportion* of its
Change_of_leadership.
"""

from __future__ import annotations

import re

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["Count", "count", "course_end", "is_interim", "other_side"]

Count = tuple[str, Token, Token, Token]
"""The construction, its first and last token, and its head."""

_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_DASHES = ("-", "–")
_AHEAD = 6
"""Tokens behind a share in which a count may be called unfinished."""


def count(token: Token) -> Count | None:
    """The score or share that begins at this token."""
    if token.text[0].isdigit():
        return _score(token)
    return _share(token) if token.dep == "dobj" and token.lower in words("means", "shares") else None


def _share(head: Token) -> Count | None:
    """A share of the vote that somebody wins: "took *just over 53% of the vote*", "had *53 percent to Kos's 46*"."""
    verb = head.head
    if verb.lemma.lower() not in words("means", "polling"):
        return None
    tokens = [token for token in phrase_tokens(head) if token.i >= verb.i]
    against = other_side(head)
    last = max(tokens[-1], against, key=lambda token: token.i)
    votes = any(token.lower in words("means", "votes") for token in tokens)
    return ("share of the vote", tokens[0], last, head) if votes or against is not head else None


def is_interim(head: Token) -> bool:
    """Whether a share tells how far the count has come: "with nearly all votes *counted*"."""
    after = head.next()
    for _ in range(_AHEAD):
        if after is None or after.pos == "PUNCT":
            break
        if after.lower in words("means", "counted"):
            return True
        after = after.next()
    return False


def _score(token: Token) -> Count | None:
    """The score or the vote of a contest, "3-1" or "6-4 6-2", with the noun of result or the course behind it."""
    before = token.next(-1)
    if before is not None and before.text in _DASHES:
        return None
    last = _score_end(token)
    if last is None or (before is not None and before.text[-1].isdigit()):
        return None
    while (after := last.next()) is not None and (after := after.next() if after.text == "," else after) is not None:
        further = _score_end(after)
        if further is None:
            break
        last = further
    noun = last.next()
    if noun is not None and noun.lower in words("means", "results"):
        return ("score with its result", token, noun, noun)
    if noun is not None and noun.lower in words("means", "interim"):
        return None
    contest = any(v.lemma.lower() in words("means", "contests") for v in token.ancestors())
    return ("score", token, course_end(last), last) if contest and (noun is None or noun.pos != "NOUN") else None


def _score_end(token: Token) -> Token | None:
    """The last token of the score that begins here; tokenizers cut "3-1" in three."""
    if _SCORE.fullmatch(token.text):
        return token
    dash, other = token.next(), token.next(2)
    if dash is None or other is None or dash.text not in _DASHES or dash.start != token.end or other.start != dash.end:
        return None
    return other if all(t.text.isdigit() and len(t.text) <= 3 for t in (token, other)) else None


def course_end(last: Token) -> Token:
    """The end of what tells how long or how a contest went on behind its score: "8-7 in ten innings"."""
    preposition = last.next()
    if preposition is not None and preposition.lower in ("in", "on", "after"):
        step = preposition.next()
        for _ in range(3):
            if step is None:
                break
            if step.lemma.lower() in words("means", "extras"):
                kicks = step.dep == "compound" and step.head is step.next()  # "on penalty | kicks"
                return step.head if kicks else step
            step = step.next()
    return last


def other_side(last: Token) -> Token:
    """The end of a count with the count it is set against: "by 52 votes | to 46", "53 pct | to Kos's 46 pct"."""
    joint = last.next()
    number = joint.next() if joint is not None and joint.lower in ("to", "against") else None
    if number is not None and number.pos == "PROPN":
        owned = next((t for t in (number.next(), number.next(2)) if t is not None and t.tag == "POS"), None)
        number = owned.next() if owned is not None else None
    if number is None or not (number.tag == "CD" or number.tag == "$"):
        return last
    while (after := number.next()) is not None and (after.tag == "CD" or after.lower in words("means", "shares")):
        number = after
    return number
