"""The office or description printed beside a name.

Four places, after the appositive and title constructions of Huddleston & Pullum 2002 (ch. 5 §14, ch. 15 §5): before
the name (*Russian President Vladimir Putin*), in apposition behind it (*X, head of the committee,*) or before it
(*the head of the committee, X,*), and as predicate of *be* or *as*.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.names import Name
from briefing_tui.extraction.parse import Token
from briefing_tui.model import Span

__all__ = ["POST", "Role", "roles_of"]

POST = 0.5
"""Weight of a role that is printed beside no name but used in its place."""
_LONGEST = 16
"""Tokens in a role; what is longer is a clause."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase and where it stands."""

    span: Span
    head: Token
    """Its office noun."""
    weight: float
    """How well such a place usually names the office; more is better."""

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return [token for token in self.head.sentence.tokens if self.span[0] <= token.start < self.span[1]]

    @property
    def words(self) -> set[str]:
        """Its words, lower case."""
        return {token.lower for token in self.tokens if token.text[0].isalnum()}


def roles_of(name: Name) -> list[Role]:
    """The roles printed beside this mention of a name."""
    return [role for role in (_before(name), _behind(name), _ahead(name), _predicate(name)) if role is not None]


def _is_office(token: Token) -> bool:
    lower = token.lower
    return lower in words("people", "offices") and lower not in words("people", "honorifics")


def _before(name: Name) -> Role | None:
    """Title run in front of the name."""
    tokens = name.sentence.tokens
    base = tokens[0].i
    place = name.first.i - base - 1
    while place >= 0 and (tokens[place].lower in words("people", "honorifics") or tokens[place].lower == "&"):
        place -= 1
    if place >= 2 and tokens[place].text == ")":
        opened = place - 1
        while opened > 0 and tokens[opened].text != "(" and place - opened < 4:
            opened -= 1
        place = opened - 1 if tokens[opened].text == "(" else place
    if place < 0:
        return None
    head = tokens[place]
    if not _is_office(head):
        chained = _chained(tokens, place)
        if chained is not None:
            return chained
    if not (_is_office(head) or (head.tag == "NN" and head.text.islower() and head.dep in ("compound", "nmod"))):
        return None
    if head.tag == "NN" and not _is_office(head) and head.lower in words("people", "no_roles"):
        return None
    first = _leftward(tokens, place)
    if first > place:
        return None
    text = (tokens[first].start, head.end)
    bare = first == place
    rank = head.lower in words("people", "ranks") or head.lower in words("people", "grades")
    return Role(
        text, head, 2.0 + 0.1 * min(place - first, 4) - (0.6 if bare else 0.0) - (0.6 if bare and rank else 0.0)
    )


def _chained(tokens: list[Token], place: int) -> Role | None:
    """A title with its complement in front of the name: *Archbishop of Canterbury*, *Minister for Work*."""
    step = place
    while step > 0 and place - step < _LONGEST:
        token = tokens[step]
        if token.lower in ("of", "for", "to") and _is_office(tokens[step - 1]):
            first = _leftward(tokens, step - 1)
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


def _leftward(tokens: list[Token], place: int) -> int:
    """First token of the role phrase that ends at ``place``."""
    first = step = place
    while step > 0 and place - step < _LONGEST:
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
        return _is_office(before) or after.ent == "ORG"
    if token.lower in ("of", "for"):
        return _is_office(before) and after.pos == "PROPN"
    return token.lower == "the" and step > 1 and before.lower == "of" and _is_office(tokens[step - 2])


def _behind(name: Name) -> Role | None:
    """Apposition behind the name, between commas, dashes or brackets."""
    tokens = name.sentence.tokens
    base = tokens[0].i
    place = name.last.i - base + 1
    while place < len(tokens) and tokens[place].lower in words("people", "postnominals"):
        place += 1
    if place >= len(tokens) or tokens[place].text not in (",", "(", "-", "–", "—"):
        return None
    closing = ")" if tokens[place].text == "(" else None
    place += 1
    if place + 1 < len(tokens) and tokens[place].text.isdigit() and tokens[place + 1].text == ",":
        place += 2
    if place + 2 < len(tokens) and tokens[place].lower in ("who", "whose") and tokens[place + 1].lemma == "be":
        place += 2
    return _noun_phrase(tokens, place, closing, 2.2)


def _noun_phrase(tokens: list[Token], place: int, closing: str | None, weight: float) -> Role | None:
    if place < len(tokens) and tokens[place].tag == "CC":
        return None
    while place < len(tokens) and (tokens[place].tag in ("DT", "PRP$") or tokens[place].lower in ("now", "also")):
        place += 1
    base = tokens[0].i
    first = place
    head: Token | None = None
    stop = place
    while stop < len(tokens) and stop - first < _LONGEST:
        token = tokens[stop]
        if token.text in (",", ";", ":", ".", "—", "–", "“", "”", '"', ")", "(") or (
            token.text == "-" and token.start > tokens[stop - 1].end
        ):
            break
        if closing and token.text == closing:
            break
        if token.lower in ("who", "which", "that", "whose", "when", "where", "while", "but"):
            break
        if token.tag in ("VBD", "VBZ", "VBP", "MD") and head is not None:
            break
        following = tokens[stop + 1] if stop + 1 < len(tokens) else None
        if token.tag in ("VBD", "VBZ", "VBP", "MD", "VB", "PRP", "WP") and not (
            following is not None and _is_office(following) and token.pos != "AUX"
        ):
            return None
        if head is not None and stop == head.i - base + 1 and token.pos == "PROPN" and not _is_office(token):
            return None
        if head is None and token.lower in ("of", "for", "at", "in", "with", "on", "to", "from", "by"):
            return None
        if _is_office(token) and (head is None or not any(t.tag == "IN" for t in tokens[head.i - base : stop])):
            head = token
        stop += 1
    if head is None:
        return None
    while stop > first and tokens[stop - 1].tag in ("IN", "CC", "DT", "TO", "RB"):
        stop -= 1
    if head.i - base >= stop:
        return None
    return Role((tokens[first].start, tokens[stop - 1].end), head, weight)


def _ahead(name: Name) -> Role | None:
    """Apposition before the name: *the head of the committee, X,*."""
    tokens = name.sentence.tokens
    base = tokens[0].i
    place = name.opening.i - base - 1
    if place < 1 or tokens[place].text != ",":
        return None
    after = name.last.i - base + 1
    while after < len(tokens) and tokens[after].lower in words("people", "postnominals"):
        after += 1
    if (
        after < len(tokens)
        and tokens[after].text not in (",", ".", "—", "–", ":")
        and tokens[after].tag
        not in (
            "VBD",
            "VBZ",
            "MD",
        )
    ):
        return None
    start = place - 1
    head: int | None = None
    while start >= 0 and place - start < _LONGEST:
        token = tokens[start]
        if token.text in (",", ";", ":", "“", "”", '"', "(", ")", "—") or token.tag in (
            "VBD",
            "VBZ",
            "VBP",
            "VB",
            "MD",
            "WP",
            "PRP",
        ):
            break
        if _is_office(token):
            head = start
        if token.tag in ("DT", "PRP$") and head is not None and (start == 0 or tokens[start - 1].tag != "IN"):
            break
        start -= 1
    if head is None:
        return None
    first = _leftward(tokens, head)
    return Role((tokens[first].start, tokens[place - 1].end), tokens[head], 1.9)


def _predicate(name: Name) -> Role | None:
    """*X is the head of …* and *as head of …*."""
    tokens = name.sentence.tokens
    base = tokens[0].i
    place = name.last.i - base + 1
    if place + 2 >= len(tokens) or tokens[place].lower not in ("is", "was", "as"):
        return None
    if tokens[place + 1].tag not in ("DT", "NNP", "NN", "JJ"):
        return None
    return _noun_phrase(tokens, place + 1, None, 1.0)
