"""The places of a sentence as stretches of tokens: named ones, guesses of the model, and a place with its region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Sentence, Token
from briefing_tui.extraction.places.countries import demonym_country
from briefing_tui.extraction.places.gazetteer import look_up
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import token_stretch, tokens_between

__all__ = ["Spot", "listed", "spots", "widened"]

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_BETWEEN = frozenset(("ADJ", "ADP", "DET", "NOUN", "PROPN"))
_TOWN = 15
"""Binary logarithm of the people of a town that is known without more: some 30,000."""
_LISTED = 4
"""Places of the longest list that is one answer."""
_JOINING = ("and", "or", "&")


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A stretch that names a place."""

    first: Token
    last: Token
    kind: str
    """country, region, city, venue, other; *guess*, *guess of a town* or *occasion* for what only the model sees."""
    country: str | None

    @property
    def tokens(self) -> list[Token]:
        """In text order."""
        return tokens_between(self.first, self.last)


def spots(sentence: Sentence, event: MainEvent) -> list[Spot]:
    """The places of a sentence in text order; no place lies in the name of a person."""
    found: list[Spot] = []
    for place in event.reading.places.within(sentence.start, sentence.end, sentence.field):
        stretch = token_stretch(sentence, place.start, place.end)
        if stretch is not None:
            found.append(Spot(*stretch, place.kind, place.country))
    covered = {token for spot in found for token in spot.tokens}
    for entity in sentence.entities:
        if (entity.label in _PLACES or entity.label == "EVENT") and not covered.intersection(entity.tokens):
            guess = _guess(entity, sentence, event)
            if guess is not None:
                found.append(guess)
    found += _hosts(sentence, {token for spot in found for token in spot.tokens})
    found = [spot for spot in found if not _is_person(spot.last, event) and not _is_no_place(spot, event)]
    found.sort(key=lambda spot: spot.first.i)
    return found


def _hosts(sentence: Sentence, covered: set[Token]) -> Iterator[Spot]:
    """Towns that stand before a gathering, where the model sees none: "told the *Hull* conference"."""
    for token in sentence.tokens:
        after = token.next()
        if token.pos != "PROPN" or token in covered or after is None or not after.text.islower():
            continue
        if token.head is after and after.lemma.lower() in words("locations", "gatherings"):
            towns = look_up(token.text)
            if towns and towns[0].weight >= _TOWN and towns[0].kind == "c":
                yield Spot(token, token, "city", None)


def _is_no_place(spot: Spot, event: MainEvent) -> bool:
    """Whether a name that no gazetteer knows is one of a body, a competition or a medium."""
    if not (spot.kind.startswith("guess") or spot.kind in ("occasion", "venue", "other")):
        return False
    last = spot.last.lower
    if last in words("locations", "unplaced"):
        return True
    party = event.reading.mentions.parties.get(spot.last)
    return party is not None and party.kind == "body" and spot.kind != "venue"


def _guess(entity: Entity, sentence: Sentence, event: MainEvent) -> Spot | None:
    """A name that no gazetteer knows, unless it says when or is an acronym."""
    stretch = token_stretch(sentence, entity.start, entity.end)
    if stretch is None:
        return None
    tokens = tokens_between(*stretch)
    while len(tokens) > 1 and (tokens[-1].tag == "POS" or tokens[-1].pos == "PUNCT"):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].pos in ("DET", "PUNCT"):
        tokens.pop(0)
    if event.reading.dates.within(tokens[0].start, tokens[-1].end, sentence.field):
        return None
    if len(tokens) == 1 and tokens[0].text.isupper() and len(tokens[0].text) <= 3:
        return None
    if not any(token.text[0].isupper() for token in tokens):
        return None
    return Spot(tokens[0], tokens[-1], _kind_of_guess(entity.label, tokens), None)


def _kind_of_guess(label: str, tokens: list[Token]) -> str:
    """What a name that no gazetteer knows may be: an unknown town is likelier a firm or brand than a venue is."""
    if label == "EVENT" or (len(tokens) > 1 and label != "FAC" and demonym_country(tokens[0].text)):
        return "occasion"
    return "guess" if label == "FAC" else "guess of a town"


def _is_person(last: Token, event: MainEvent) -> bool:
    """Whether it is part of someone's name: the *Selby* of Ada Selby."""
    person = event.reading.mentions.person_at(last.start, last.sentence.field)
    if person is not None:
        return last.text in person.name.split()
    located = last.dep == "pobj" and last.head.lower in words("questions", "located")
    return not located and any(last.text == p.name.split()[-1] for p in event.reading.mentions.people)


def widened(number: int, every: list[Spot]) -> Iterator[Spot]:
    """The place together with the wider ones printed behind it: *Hove, East Sussex, England*."""
    spot = every[number]
    end = spot
    for place in range(number + 1, len(every)):
        following = every[place]
        if (
            not _adjoins(end.last, following.first)
            or _is_apart(end, following)
            or _is_list(end, following, every[place + 1 : place + 2])
        ):
            return
        end = following
        yield Spot(spot.first, end.last, spot.kind, spot.country)


def listed(number: int, every: list[Spot]) -> Spot | None:
    """The short list of places of one kind that this place opens: *England, Wales and Northern Ireland*."""
    if (
        number
        and every[number - 1].kind == every[number].kind
        and every[number].first.i - every[number - 1].last.i == 2
    ):
        return None
    end, count = every[number], 1
    for following in every[number + 1 : number + _LISTED]:
        link = end.last.next()
        if link is None or following.kind != end.kind:
            return None
        comma, joint = link.text == ",", link if link.text != "," else link.next()
        if joint is not None and joint.lower == "and":
            if joint.next() is not following.first:
                return None
            count += 1
            country = every[number].country
            same = all(spot.country == country for spot in every[number : number + count])
            return Spot(every[number].first, following.last, end.kind, country if same else None)
        if not comma or joint is not following.first:
            return None
        end, count = following, count + 1
    return None


def _adjoins(end: Token, following: Token) -> bool:
    """Whether a second place says where the first one is: "Chad, Africa", "the yard in Hull", "Hove, near Brighton"."""
    between = following.i - end.i - 1
    after = end.next()
    if after is None or not 1 <= between <= 4:
        return False
    inner = tokens_between(after, following)[1:-1]
    if after.text == ",":
        return between == 1 or all(t.pos in _BETWEEN and t.lower not in _JOINING for t in inner)
    return after.lower in ("in", "near", "outside") and all(t.pos in _BETWEEN for t in inner)


def _is_apart(spot: Spot, following: Spot) -> bool:
    """Whether the second place can't hold the first: it is a building, or stands in another country."""
    after = spot.last.next()
    if following.kind == "venue" and spot.kind != "venue" and after is not None and after.text == ",":
        return True
    return None not in (spot.country, following.country) and spot.country != following.country


def _is_list(spot: Spot, following: Spot, third: list[Spot]) -> bool:
    """Whether two places are told one beside the other: "*Chad, Niger* and Mali", not "Hove, East Sussex"."""
    if following.first.i - spot.last.i != 2:
        return False
    if spot.kind == following.kind == "country":
        return True
    after = following.last.next()
    if after is None:
        return False
    if after.lower in _JOINING:
        opened = after.next()
        return opened is not None and opened.text[0].isupper()
    return after.text == "," and spot.kind == following.kind and any(t.first.i == after.i + 1 for t in third)
