"""Roles run in front of a name: *Russian President Vladimir Putin*, *Archbishop of Canterbury Rowan Williams*."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.name import Name
from briefing_tui.extraction.mentions.role import LONGEST, Role, is_office, is_offices, is_person_noun
from briefing_tui.extraction.parse import Token

__all__ = ["leftward", "shared_title", "title"]

_JOINTS = frozenset((",", "and", "&"))
_LONGEST_LIST = 40
"""Tokens of a list of names that share a title."""


def title(name: Name) -> Role | None:
    """Title run in front of the name."""
    tokens = name.sentence.tokens
    base = tokens[0].i
    place = name.first.i - base - 1
    while place >= 0 and (tokens[place].lower in words("people", "honorifics") or tokens[place].lower == "&"):
        place -= 1
    if place >= 1 and tokens[place].text == "." and is_office(tokens[place - 1]):
        place -= 1
    if place >= 1 and tokens[place].lower in words("people", "grades") and _is_plain_post(tokens[place - 1]):
        # *Pentagon spokesman Col. X*: the rank is part of the name.
        place -= 1
    if place >= 2 and tokens[place].lower == "late" and tokens[place - 1].lower == "the":
        place -= 2
    if place >= 2 and tokens[place].text == ")":
        opened = place - 1
        while opened > 0 and tokens[opened].text != "(" and place - opened < 4:
            opened -= 1
        place = opened - 1 if tokens[opened].text == "(" else place
    if place < 0:
        return None
    head = tokens[place]
    if not is_office(head):
        chained = _chained(tokens, place)
        if chained is not None:
            return chained
    if not (is_person_noun(head) or (head.tag == "NN" and head.text.islower() and head.dep in ("compound", "nmod"))):
        return None
    if head.tag == "NN" and not is_office(head) and head.lower in words("people", "no_roles"):
        return None
    first = leftward(tokens, place)
    if first > place:
        return None
    text = (tokens[first].start, head.end)
    bare = first == place
    rank = head.lower in words("people", "ranks") or head.lower in words("people", "grades")
    return Role(
        text, head, 2.25 + 0.02 * min(place - first, 4) - (0.85 if bare else 0.0) - (0.6 if bare and rank else 0.0)
    )


def shared_title(name: Name) -> Role | None:
    """The plural that several names share: *former directors Ann Bell and Bob Cray*, *two members, Bell and Cray*."""
    tokens = name.sentence.tokens
    base = tokens[0].i
    end = name.opening.i - base - 1
    place = end
    listed = name.last.i - base + 2 < len(tokens) and _joins_names(tokens, name.last.i - base + 1)
    while place >= 0 and end - place < _LONGEST_LIST and (tokens[place].text in _JOINTS or _is_capital(tokens[place])):
        listed = listed or tokens[place].text in ("and", "&")
        place -= 1
    if place < 1 or not listed:
        return None
    if tokens[place].lower in ("are", "were", "include", "including", ":"):
        place -= 1
    if not is_offices(tokens[place]) or tokens[place].lemma in words("people", "kin"):
        return None
    first = leftward(tokens, place)
    if first > 0 and tokens[first - 1].lemma in words("people", "addressing"):
        return None
    while first < place and tokens[first].lower in ("other", "such", "several", "many"):
        first += 1
    return Role((tokens[first].start, tokens[place].end), tokens[place], 1.35)


def _is_plain_post(token: Token) -> bool:
    return is_person_noun(token) and token.text.islower() and token.lower not in words("people", "ranks")


def _joins_names(tokens: list[Token], place: int) -> bool:
    """Whether the list of names goes on here: *, Cray*, *and Cray*."""
    return tokens[place].text in _JOINTS and _is_capital(tokens[place + 1])


def _is_capital(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()


def _chained(tokens: list[Token], place: int) -> Role | None:
    """A title with its complement in front of the name: *Archbishop of Canterbury*, *Minister for Work*."""
    step = place
    while step > 0 and place - step < LONGEST:
        token = tokens[step]
        if step < place and token.lower in ("of", "for", "to") and is_office(tokens[step - 1]):
            first = leftward(tokens, step - 1)
            return Role((tokens[first].start, tokens[place].end), tokens[step - 1], 2.3)
        linking = token.lower in ("of", "for", "the", "and", "&", "'s", "’s", "at") or (
            token.text == "," and tokens[step + 1].text[0].isupper() and step < place
        )
        if not linking and not (
            token.pos in ("PROPN", "NOUN", "ADJ") and (token.text[0].isupper() or step > place - 2)
        ):
            return None
        step -= 1
    return None


def leftward(tokens: list[Token], place: int) -> int:
    """First token of the role phrase that ends at ``place``."""
    first = step = place
    while step > 0 and place - step < LONGEST:
        step -= 1
        token, after = tokens[step], tokens[step + 1]
        if token.tag == "POS" and step > 0 and tokens[step - 1].pos in ("PROPN", "NOUN"):
            step -= 1
            first = step
        elif _modifies(token, after):
            first = step
        elif not _links(tokens, step):
            break
    return first


def _modifies(token: Token, after: Token) -> bool:
    """Whether a word can stand before an office noun as part of the role: *newly elected Labour*, *foreign*."""
    if token.tag == "NNS":
        return token.ent in ("ORG", "") and after.pos in ("NOUN", "PROPN")
    if token.pos in ("NOUN", "PROPN", "ADJ") and token.tag not in ("CD", "PRP$"):
        return True
    if token.lower in words("people", "tenure"):
        return True
    return token.tag in ("VBN", "VBG", "JJ", "RB", "VBD") and after.text == "-"


def _links(tokens: list[Token], step: int) -> bool:
    """Whether a mark or small word may stand inside a role: *chairman and chief executive*, *Head of State*."""
    token, after = tokens[step], tokens[step + 1]
    before = tokens[step - 1] if step else token
    if token.text == "&" or (token.text in ("-", "–", "/") and token.end == after.start):
        return True
    if token.lower == "and":
        return is_office(before) or (after.ent == "ORG" and before.ent != "PERSON")
    if token.lower in ("of", "for"):
        return is_office(before) and after.pos == "PROPN"
    return token.lower == "the" and step > 1 and before.lower == "of" and is_office(tokens[step - 2])
