"""Runs of capitalised words that may name a person: the title in front, and the name itself.

A run such as *Russian President Vladimir Putin* is cut behind its last title, office, nationality or party, after
the shape of names in English news: given names, initials and particles, then one or more surnames, then *Jr* or *II*.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.name import Name, Word, given_names
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.places import demonym_country

__all__ = ["name_runs"]

_HYPHENS = frozenset("-‐‑")
_LONGEST = 5
"""Words in a personal name; longer runs name something else."""
_MARKS = frozenset("\"“”‘’'")
_LETTERS = frozenset(("dj", "gm", "mk", "mp", "vp", "pm", "td", "un", "us", "uk", "eu"))
"""Offices and bodies of two letters, which are no initials: *DJ Ann Bell*, *U.N. Secretary-General Ban Ki-moon*."""


_PLAIN = Word("·", [])
"""Stands for any lower-case word."""


def _words(sentence: Sentence) -> list[Word]:
    """The words of a sentence, hyphenated ones joined; lower-case ones, which end a run, all as one and the same."""
    found: list[Word] = []
    joined = False
    tokens, particles = sentence.tokens, words("people", "particles")
    last = len(tokens) - 1
    for place, token in enumerate(tokens):
        text = token.text
        if not joined and text.islower() and text not in particles:
            after = tokens[place + 1] if place < last else None
            if after is None or after.start > token.end or after.text not in _HYPHENS:
                found.append(_PLAIN)
                continue
        before = found[-1] if found else _PLAIN
        touches = before is not _PLAIN and before.tokens[-1].end == token.start
        if touches and text in _HYPHENS and before.text[-1].isalpha():
            before.tokens.append(token)
            before.text += text
            joined = True
        elif touches and joined and text[0].isalpha():
            before.tokens.append(token)
            before.text += text
            joined = False
        else:
            found.append(Word(text, [token]))
            joined = False
    return found


def name_runs(sentence: Sentence) -> Iterator[Name]:
    """The candidates of one sentence, in text order; names in picture credits (*Jo Bloggs/Reuters*) left out."""
    run: list[Word] = []
    credit = False
    printed = _words(sentence)
    nicknames = _nicknames(printed)
    for place, word in enumerate(printed):
        if place in nicknames:
            continue
        if "/" in word.text:
            run, credit = [], True
        elif word is not _PLAIN and _joins(word, run):
            run.append(word)
        elif run:
            if not credit:
                yield from _cut(run)
            run, credit = [], False
        else:
            credit = False
    if not credit:
        yield from _cut(run)


def _nicknames(printed: list[Word]) -> set[int]:
    """Places of nicknames and their marks inside a name: *Robert "Bobby" Scott*."""
    found: set[int] = set()
    for place in range(2, len(printed) - 2):
        if printed[place - 1].text not in _MARKS:
            continue
        before, _, name, closing, after = printed[place - 2 : place + 3]
        if (
            closing.text in _MARKS
            and all(word.text[0].isupper() for word in (before, name, after))
            and before.tokens[0].sentence.tokens[0] is not before.tokens[0]
        ):
            found |= {place - 1, place, place + 1}
    return found


def _joins(word: Word, run: list[Word]) -> bool:
    lower = word.lower
    token = word.tokens[0]
    if lower in words("people", "particles") and len(word.tokens) == 1 and not word.text.isupper():
        return bool(run) or token.text[0].isupper()
    if run and not _apart(run[-1], word):
        return False
    if not _capitalised(word):
        return False
    if lower in words("people", "never_names"):
        return False
    if token.tag in ("PRP", "DT", "IN", "CC", "WRB", "WP", "MD", "TO", "PRP$", "WDT", "EX", "UH"):
        return lower in given_names() or token.ent == "PERSON"
    if token.i == _sentence_start(token) and token.pos not in ("PROPN", "NOUN", "ADJ", "X") and token.ent != "PERSON":
        return lower in given_names()
    return True


def _sentence_start(token: Token) -> int:
    """Position of the first word of its sentence, opening marks left out."""
    for other in token.sentence.tokens:
        if other.text[0].isalnum():
            return other.i
    return token.i


def _apart(before: Word, word: Word) -> bool:
    """Whether only a blank parts the two words, an initial's full stop, or a nickname."""
    gap = word.tokens[0].start - before.tokens[-1].end
    return 0 < gap <= 2 or (gap > 0 and word.tokens[0].i - before.tokens[-1].i == 4)


def _capitalised(word: Word) -> bool:
    text = word.text
    if len(word.tokens) == 1 and text[0].islower() and text[:2] not in ("d'", "d’"):
        return False
    if not any(sign.isalpha() for sign in text):
        return False
    if len(word.tokens) > 1:
        parts = text.replace("‐", "-").replace("‑", "-").split("-")
        if parts[-1].lower() in words("people", "made_adjectives") or not parts[-1]:
            return False
        if parts[0].lower() in words("people", "prefixes"):
            return parts[1][:1].isupper()
    if text[:2] in ("d'", "d’", "O'", "O’", "D'", "D’") and len(text) > 2:
        return text[2].isupper()
    return text[0].isupper()


def _cut(run: list[Word]) -> Iterator[Name]:
    """Split a run into lead and name."""
    particles = words("people", "particles")
    while run and run[-1].lower in particles and run[-1].text[0].islower():
        run.pop()
    while len(run) > 1 and run[-1].lower in words("people", "postnominals") and not _is_lead(run[-2]):
        run.pop()
    if not run:
        return
    split = 0
    for place, word in enumerate(run):
        if _is_lead(word) and not _is_surname(run, place):
            split = place + 1
    split = max(split, _foreign_part(run, split))
    name = run[split:]
    if name and len(name) <= _LONGEST:
        yield Name(name, run[:split])


def _is_surname(run: list[Word], place: int) -> bool:
    """Whether an office word ends a personal name: *Oona King*, *Ms King*, *Jean-Michel Priest*."""
    if place == 0 or place < len(run) - 1:
        return place < len(run) - 1 and _is_given(run, place)
    before = run[place - 1]
    if run[place].is_acronym or run[place].lower in words("people", "honorifics"):
        return False
    if before.lower in given_names():
        return True
    if before.lower in words("people", "honorifics"):
        return run[place].lower not in words("people", "addressed")
    return before.tokens[-1].ent == "PERSON" == run[place].tokens[0].ent and not _is_lead(before)


def _is_given(run: list[Word], place: int) -> bool:
    """Whether a word that may be a party or faith is a given name here: *Christian Lacroix*."""
    after = run[place + 1]
    return (
        run[place].lower in given_names()
        and (after.is_acronym or not run[place].is_acronym)
        and not _is_lead(after)
        and after.lower not in words("people", "bodies")
        and not after.lower.endswith("s")
    )


def _is_lead(word: Word) -> bool:
    lower = word.lower
    if lower.replace(".", "") in _LETTERS and word.text.isupper():
        return True
    if lower in words("people", "suffixes") or word.is_initial:
        return False
    return (
        lower in words("people", "honorifics")
        or lower in words("people", "offices")
        or lower.split("-")[0] in ("vice", "deputy", "then", "ex", "former")
        or lower in words("people", "unlike_names")
        or _is_nationality(word)
        or (word.is_acronym and len(word.text) > 2)
    )


def _is_nationality(word: Word) -> bool:
    if demonym_country(word.text) is not None:
        return True
    token = word.tokens[0]
    return token.ent == "NORP" and (token.tag.startswith("JJ") or word.lower.endswith(("ian", "ese", "ish", "ist")))


def _foreign_part(run: list[Word], split: int) -> int:
    """Where a person begins behind something else (*Gazprom* | *Aleksey Miller*, *Exchequer* | *Gordon Brown*)."""
    known = given_names()
    if run[split:] and run[split].lower in known:
        return split
    for place in range(split + 1, len(run)):
        token, before = run[place].tokens[0], run[place - 1].tokens[-1]
        if token.ent != "PERSON" and not (run[place].lower in known and before.lower in words("people", "bodies")):
            continue
        if before.ent not in ("PERSON", ""):
            return place
        if run[place].lower in known and place + 1 < len(run) and before.ent != "PERSON":
            return place
        if run[place].lower in known and before.lower in words("people", "bodies"):
            return place
    return split
