"""Where: the most exact place that the article gives for its main event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from briefing_tui.countries import countries
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.places import country_of
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import root_of
from briefing_tui.extraction.questions.where_evidence import evidence
from briefing_tui.extraction.questions.where_sites import add_sites
from briefing_tui.extraction.questions.where_spans import Spot, listed, spots, widened

__all__ = ["RULES", "candidates"]

_REACH = 14
"""Body sentences in which places are looked for."""
_SPOKEN = 40
"""Mentions of places among which the country of the story is counted."""
_TOLD = 0.3
"""Weight of a clause, as the main event, from which its place is one of the event."""
_SETTING = frozenset(("of location", "destination", "dateline", "fronted", "names a gathering"))
"""Features by which a country is more than somebody who acts."""
_PLACED = _SETTING - {"names a gathering"}
"""Features by which the name of a town is more than that of its team."""
_ACTING = frozenset(("subject", "object", "owner"))
"""Features of what acts or is acted upon."""
_WIDE = ("kind country", "site in a country")
"""Features of what is no exact place."""
_EARLY = ("in title", "first sentence", "second sentence", "third sentence")
"""Features of where the main event is told."""

RULES: dict[str, float] = {
    "in title": 0.7,
    "first sentence": 1.0,
    "second sentence": 0.5,
    "third sentence": 0.2,
    "late sentence": -0.8,
    "of location": 1.0,
    "dateline": 1.6,
    "of direction": -0.6,
    "hypothetical": -0.4,
    "another time": -0.6,
    "proper site": -0.3,
    "country of the story": 0.8,
    "destination": 1.0,
    "venue of a talk": 0.8,
    "names a gathering": 1.8,
    "names the parties": -0.4,
    "market": 1.6,
    "of a speaker": -1.2,
    "here": 0.8,
    "around another event": -0.4,
    "names a team": -1.0,
    "fronted": 0.6,
    "on a target": -1.0,
    "seat of power": -0.8,
    "clause is event": 1.1,
    "words in title": 0.6,
    "words in teaser": 0.4,
    "frequent words": 0.9,
    "on verb": 0.2,
    "modifier": -0.6,
    "subject": -0.5,
    "object": -0.2,
    "owner": -0.3,
    "with region": 0.9,
    "list": 0.2,
    "kind venue": 0.8,
    "kind city": 0.4,
    "kind occasion": -1.8,
    "kind guess": -0.6,
    "guess of a town": -0.6,
    "origin": -1.5,
    "filed elsewhere": -1.0,
    "a closer place is named": -2.2,
    "quoted": -0.8,
    "unnamed": -1.0,
    "site in a place": 1.4,
    "site in a country": 0.4,
    "indefinite": -1.2,
    "common noun": -0.3,
    "gathering": -1.5,
    "named gathering": -0.5,
    "caption": -3.0,
    "only an actor": -1.0,
    "on noun": 0.2,
    "what one has": -1.0,
    "off the event": -0.3,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Places, places with the region printed behind them, short lists of places, and phrases of location."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.filed + story.sentences[:_REACH]:
        every = spots(sentence, event)
        for number, spot in enumerate(every):
            _add(spot, event, pool)
            for whole in widened(number, every):
                _add(whole, event, pool, region=True)
            together = listed(number, every)
            if together is not None:
                _add(together, event, pool).features["list"] = 1.0
        add_sites(sentence, {token: spot.kind for spot in every for token in spot.tokens}, event, pool)
    found = pool.all
    _compare(found, event)
    return found


def _add(spot: Spot, event: MainEvent, pool: Pool, *, region: bool = False) -> Candidate:
    """Add a place to the pool."""
    root = root_of(spot.tokens)
    found = evidence(root, spot.tokens, event)
    kind = spot.kind
    if region:
        found["with region"] = 1.0
        kind = "city" if kind == "guess of a town" else kind
    if kind == "guess of a town":
        kind, found[kind] = "guess", 1.0
    found["kind " + kind] = 1.0
    if kind == "country":
        found.pop("market", None)
        if "modifier" in found:
            found.pop("venue of a talk", None)
        if found.pop("names a gathering", 0.0):
            found["names the parties"] = 1.0
    if _is_of_team(spot):
        found["names a team"] = 1.0
    made = pool.add(spot.first, spot.last, found, head=root)
    text = event.reading.story.words((spot.first.start, spot.last.end), spot.first.sentence.field)
    made.country = spot.country or country_of(text)
    return made


def _is_of_team(spot: Spot) -> bool:
    """Whether the name of a team or club goes on behind it: "the *Hull* Rovers"."""
    after = spot.last.next()
    if after is None or spot.last.head is not after or not after.text[0].isupper() or not after.lower.endswith("s"):
        return False
    if after.tag != "NNPS" and (after.sentence.field == "title" or after.pos != "PROPN"):
        return False
    return after.lower not in words("questions", "tournaments") and after.lemma.lower() not in words(
        "locations", "gatherings"
    )


def _clubs(event: MainEvent) -> Iterator[str]:
    """The places that clubs of the story are named after: *Hull* of the Hull Rovers."""
    story = event.reading.story
    for sentence in story.title + story.sentences[:_REACH]:
        for entity in sentence.entities:
            last = entity.tokens[-1]
            if entity.label == "ORG" and last.tag == "NNPS":
                named = [token for token in entity.tokens[:-1] if token.lower != "the"]
                if named:
                    yield story.words((named[0].start, named[-1].end), sentence.field).lower()


def _compare(found: list[Candidate], event: MainEvent) -> None:
    """Note how a place is mentioned elsewhere, and whether a more exact one in the same country is named."""
    story = event.reading.story
    elsewhere: dict[str, dict[str, float]] = {}
    names = [story.words(c.span, c.field).lower().removeprefix("the ") for c in found]
    for name, candidate in zip(names, found, strict=True):
        marks = elsewhere.setdefault(name, {})
        for mark in candidate.features:
            if mark.startswith("as "):
                marks["also " + mark] = 1.0
    settings = {name for name, c in zip(names, found, strict=True) if _SETTING.intersection(c.features)}
    teams = {name for name, c in zip(names, found, strict=True) if "names a team" in c.features} | set(_clubs(event))
    spoken = Counter(p.country for p in event.reading.places.all[:_SPOKEN])
    opens = {(c.field, c.start): c.country for c in found if "list" not in c.features}
    for candidate in found:
        country = opens.get((candidate.field, candidate.start)) if "list" in candidate.features else candidate.country
        if country is not None and "kind country" in candidate.features:
            candidate.features["country of the story"] = spoken[country] / max(1, spoken.total())
    exact = {c.country for c in found if _is_exact(c)}
    told = {c.country for c in found if _is_exact(c) and _is_told(c)}
    for name, candidate in zip(names, found, strict=True):
        for mark in elsewhere[name]:
            candidate.features.setdefault(mark, 1.0)
        if name in teams and not _PLACED.intersection(candidate.features):
            candidate.features["names a team"] = 1.0
        acts = name in _capitals() and not _ACTING.isdisjoint(candidate.features)
        if (acts or "kind country" in candidate.features) and name not in settings:
            candidate.features["only an actor"] = 1.0
        if "dateline" in candidate.features and candidate.country in told:
            candidate.features["filed elsewhere"] = 1.0
        goal = "destination" in candidate.features and "head clause" in candidate.features
        wide = any(mark in candidate.features for mark in _WIDE) and not goal
        if wide and (candidate.country is None or candidate.country in exact or None in exact) and exact:
            candidate.features["a closer place is named"] = 1.0


@cache
def _capitals() -> frozenset[str]:
    """The capitals of the world in lower case; they stand for who governs from there: "Oslo rejected the deal"."""
    return frozenset(country.capital.lower() for country in countries())


def _is_told(candidate: Candidate) -> bool:
    """Whether title or first sentence sets something there, which outdoes the place that the report is filed from."""
    has = candidate.features.__contains__
    return not has("dateline") and has("of location") and (has("in title") or has("first sentence"))


def _is_exact(candidate: Candidate) -> bool:
    """Whether it is a town or venue in which title or lead set something."""
    has = candidate.features.__contains__
    if any(has(mark) for mark in (*_WIDE, "kind occasion", "kind guess", "unnamed")):
        return False
    early = any(has(mark) for mark in _EARLY) or (has("holder in title") and has("sentences 4–6"))
    if candidate.features.get("clause is event", 0.0) < _TOLD and not (has("dateline") or has("holder in title")):
        return False
    return early and (
        has("of location") or has("destination") or has("dateline") or has("inside pobj") or has("prep of")
    )
