"""Words that only look like time: *may* the verb, May the surname, 2000 people, the Sun."""

from __future__ import annotations

import re

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.dates.lexer import Lexeme
from briefing_tui.extraction.parse import Sentence, Token

__all__ = ["guard"]

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"})
_WORDS_LIKE_MONTHS = frozenset({"may", "march", "mar", "jun", "jan", "april", "june", "august"})
_WORDS_LIKE_DAYS = frozenset({"sun", "sat", "mon", "wed", "fri"})


def guard(lexemes: list[Lexeme], sentence: Sentence) -> None:
    """Take the class letter from lexemes that the parse or their neighbours show to be no time."""
    tokens = {token.start: token for token in sentence.tokens}
    for place, lexeme in enumerate(lexemes):
        before = lexemes[place - 1] if place else None
        after = lexemes[place + 1] if place + 1 < len(lexemes) else None
        token = tokens.get(lexeme.start)
        check = _CHECKS.get(lexeme.kind)
        if check is not None and not check(lexeme, before, after, token):
            lexeme.kind = "n" if lexeme.kind == "Y" else "w"


def _dated(neighbour: Lexeme | None) -> bool:
    return neighbour is not None and neighbour.kind in "doY"


def _is_month(lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, token: Token | None) -> bool:
    if _dated(before) or _dated(after) or token is None:
        return True
    if token.tag == "MD" or token.pos == "VERB":
        return False
    leader = before.text.lower() if before is not None else ""
    name = lexeme.text.lower().rstrip(".")
    if name in _WORDS_LIKE_MONTHS:
        if token.ent in _NAMES and leader not in ("in", "since", "last", "next"):
            return False
        if (
            before is not None
            and before.kind == "w"
            and before.text[0].isupper()
            and leader not in words("time", "monthleader")
        ):
            return False
        return (
            leader in words("time", "monthleader")
            or token.ent == "DATE"
            or (before is not None and before.kind in "z-M>")
        )
    return token.ent not in _NAMES or leader in words("time", "monthleader")


def _is_weekday(lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, token: Token | None) -> bool:
    name = lexeme.text.lower()
    if name in _WORDS_LIKE_DAYS:
        near = [each.kind for each in (before, after) if each is not None]
        return any(kind in "doMC" for kind in near) or (token is not None and token.ent == "DATE" and name != "sun")
    if before is not None and before.text.lower() in words("time", "colours"):
        return False
    if after is not None and after.text[0].isupper() and after.text.lower() in words("time", "papers"):
        return False
    return token is None or token.ent not in ("WORK_OF_ART", "PRODUCT", "PERSON")


def _is_year(lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, token: Token | None) -> bool:
    leader = before.text.lower() if before is not None else ""
    if leader in words("time", "unyear") or leader in ("£", "$", "€", "¥", "#"):
        return False
    if before is not None and before.kind in "MHSqhR$ozK":
        return lexeme.value >= 1400
    if after is not None and (after.kind == "N" or after.text in words("time", "measure")):
        return False
    led = leader in words("time", "yearleader")
    if not 1900 <= lexeme.value <= 2060 and not (led and lexeme.value >= 1400):
        return False
    if token is None:
        return True
    if before is not None and before.kind == "w" and before.text[0].isupper() and not led and not leader.endswith("s"):
        return False
    round_number = lexeme.value % 10 == 0 or lexeme.value < 1950
    return not (round_number and _counts(token) and leader not in ("the", "in", "since", "s"))


def _counts(token: Token) -> bool:
    """Whether the number counts things: *2000 people*; after an article it names a year: *the 2004 Games*.

    Numbers that are not round are years without one too: *2011 accounts*.
    """
    after = token.next()
    return (
        token.dep == "nummod"
        and after is not None
        and after.tag in ("NNS", "JJ")
        and token.head.tag == "NNS"
        and token.head.i > token.i
    )


def _is_season(lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, token: Token | None) -> bool:
    if after is not None and lexeme.text[0].isupper() and after.kind == "w" and after.text[0].isupper():
        return False
    if lexeme.text.lower() in ("fall", "spring") and token is not None:
        framed = (before is not None and before.kind in "lxtzD") or (after is not None and after.kind in "YO")
        return framed and token.pos in ("NOUN", "PROPN") and token.ent not in _NAMES
    return True


def _is_deictic(lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, token: Token | None) -> bool:
    if before is not None and before.text == "USA":
        return False
    return token is None or token.ent not in ("ORG", "WORK_OF_ART") or token.text.islower()


def _is_slashed(lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, token: Token | None) -> bool:
    """A date without a year must have a number that can't be a month: 24/7 and 1/2 are no dates."""
    numbers = [int(part) for part in re.findall(r"\d+", lexeme.text)]
    if len(numbers) == 3:
        return min(numbers[:2]) <= 12 and max(numbers[:2]) <= 31
    return min(numbers) <= 12 and 12 < max(numbers) <= 31 and numbers != [24, 7]


_CHECKS = {
    "M": _is_month,
    "W": _is_weekday,
    "Y": _is_year,
    "S": _is_season,
    "T": _is_deictic,
    "X": _is_slashed,
}
