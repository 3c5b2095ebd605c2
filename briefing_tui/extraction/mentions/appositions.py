"""Roles in apposition to a name, behind it or before it, and as predicate of *be* or *as*."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.name import Name
from briefing_tui.extraction.mentions.role import LONGEST, Role, is_office, is_person_noun
from briefing_tui.extraction.mentions.titles import leftward
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places import demonym_country

__all__ = ["ahead", "behind", "predicate"]

_MARKS = frozenset((",", ";", ":", ".", "—", "–", "“", "”", '"', ")", "("))
_CLAUSES = frozenset(("who", "which", "that", "whose", "when", "where", "while", "but"))
_VERBAL = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "PRP", "WP"))
"""Tags of words that no noun phrase holds before its complements."""
_LINKS = frozenset(("of", "for", "at", "in", "with", "on", "to", "from", "by"))


def behind(name: Name) -> Role | None:
    """Apposition behind the name, between commas, dashes or brackets."""
    tokens = name.sentence.tokens
    place = _behind_letters(tokens, name)
    if place >= len(tokens) or tokens[place].text not in (",", "(", "-", "–", "—"):
        return None
    place += 1
    if place + 1 < len(tokens) and tokens[place].text.isdigit() and tokens[place + 1].text == ",":
        place += 2
    if place + 2 < len(tokens) and tokens[place].lower in ("who", "whose") and tokens[place + 1].lemma == "be":
        return _noun_phrase(tokens, place + 2, 1.9)
    return _noun_phrase(tokens, place, 2.2, plain=True)


def ahead(name: Name) -> Role | None:
    """Apposition before the name: *the head of the committee, X,*."""
    tokens = name.sentence.tokens
    place = name.opening.i - tokens[0].i - 1
    if place > 1 and tokens[place].lower == "the":
        place -= 1
    if place < 1 or tokens[place].text != ",":
        return None
    after = _behind_letters(tokens, name)
    closed = after >= len(tokens) or tokens[after].text in (",", ".", "—", "–", ":")
    if not closed and tokens[after].tag not in ("VBD", "VBZ", "MD"):
        return None
    head: int | None = None
    start = place - 1
    while start >= 0 and place - start < LONGEST:
        token = tokens[start]
        if token.text in _MARKS or (token.tag in _VERBAL and token.tag != "PRP$"):
            break
        if head is not None and token.tag == "POS":
            # *her son's killer*, X: the owner is not the head.
            break
        if is_person_noun(token):
            head = start
        if token.tag in ("DT", "PRP$") and head is not None and (start == 0 or tokens[start - 1].tag != "IN"):
            break
        start -= 1
    if head is None:
        return None
    last = head
    while is_person_noun(tokens[last + 1]):
        last += 1
    if last + 1 < place and tokens[last + 1].tag not in ("IN", "TO"):
        # *The minister's plan*, X said: the office is no head.
        return None
    if not closed and start > 0 and tokens[start].tag in ("DT", "PRP$") and _governs(tokens[start - 1]):
        # *If he loses the prime minister*, X said: the object of a clause that ends at the comma.
        return None
    first = leftward(tokens, head)
    return Role((tokens[first].start, tokens[place - 1].end), tokens[last], 2.21)


def predicate(name: Name) -> Role | None:
    """*X is the head of …* and *as head of …*."""
    tokens = name.sentence.tokens
    place = name.last.i - tokens[0].i + 1
    if place + 2 >= len(tokens) or tokens[place].lower not in ("is", "was", "as"):
        return None
    if tokens[place + 1].tag not in ("DT", "NNP", "NN", "JJ"):
        return None
    return _noun_phrase(tokens, place + 1, 1.5)


def _behind_letters(tokens: list[Token], name: Name) -> int:
    """Place behind the name and letters such as *QC*."""
    place = name.last.i - tokens[0].i + 1
    while place < len(tokens) and tokens[place].lower in words("people", "postnominals"):
        place += 1
    return place


def _governs(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.tag == "IN"


def _noun_phrase(tokens: list[Token], place: int, weight: float, *, plain: bool = False) -> Role | None:
    """The role that the noun phrase beginning here gives, up to a mark, a verb or a relative clause.

    With ``plain``, a phrase with an article will do that names no office: *a key ally of the mayor*.
    """
    if place < len(tokens) and tokens[place].tag == "CC":
        return None
    determined = owned = False
    while place < len(tokens) and (tokens[place].tag in ("DT", "PRP$") or tokens[place].lower in ("now", "also")):
        owned = owned or tokens[place].tag == "PRP$"
        determined = determined or owned or tokens[place].lower in ("a", "an", "the")
        place += 1
    base, first, stop = tokens[0].i, place, place
    head: Token | None = None
    while stop < len(tokens) and stop - first < LONGEST and not _ends_phrase(tokens, stop):
        token = tokens[stop]
        if token.tag in _VERBAL and not _inside_phrase(tokens, stop):
            if head is None:
                return None
            break
        if head is not None and stop == head.i - base + 1 and token.pos == "PROPN" and not is_office(token):
            return None
        if head is None and (token.lower in _LINKS or (token.tag in ("VBG", "VBN") and stop > first)):
            head = _described(tokens[first:stop]) if determined and plain else None
            if head is None and token.lower in _LINKS:
                return None
        if is_person_noun(token) and (head is None or not any(t.tag == "IN" for t in tokens[head.i - base : stop])):
            head = token
        stop += 1
    if head is None and determined and plain and (owned or stop >= len(tokens) or tokens[stop].text != ","):
        # An article and a comma are as likely a list: *they met Bell, the queen, and Cray*.
        head = _described(tokens[first:stop])
    if head is None:
        return None
    while stop > first and tokens[stop - 1].tag in ("IN", "CC", "DT", "TO", "RB"):
        stop -= 1
    if head.i - base >= stop:
        return None
    return Role((tokens[first].start, tokens[stop - 1].end), head, weight)


def _ends_phrase(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    dash = token.text == "-" and token.start > tokens[place - 1].end
    return token.text in _MARKS or token.lower in _CLAUSES or dash


def _inside_phrase(tokens: list[Token], place: int) -> bool:
    """Whether a word that the tagger takes for a verb is none: *leading actor*, *Barnard's*."""
    token, following = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None:
        return False
    if token.text in ("'s", "’s"):
        return following.text[0].isupper()
    return is_office(following) and token.pos != "AUX"


def _described(phrase: list[Token]) -> Token | None:
    """The head of a phrase that describes a person without an office: *a key ally*, *the godfather*.

    After a name, almost any singular noun phrase with an article does; what takes up the clause instead (*a move
    which …*) or tells the time does not.
    """
    if not phrase or any(token.tag in ("CC", "VBG", "VBN", "CD") for token in phrase):
        return None
    head = phrase[-1]
    if demonym_country(head.text) is not None or (head.ent == "NORP" and head.tag in ("NN", "NNP")):
        return head
    if head.tag != "NN" or not head.text.islower() or head.lemma in words("people", "no_persons"):
        return None
    return head if head.ent not in ("DATE", "TIME") else None
