"""In which country a place stands.

Countries that the story names speak for a candidate beside its size (population and *one country a discourse*: Leidner
2007, ch. 4); a qualifier (*Paris, Texas*) decides alone. No name is a witness of its own country.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.places.candidates import Candidate
from briefing_tui.extraction.places.countries import Known, demonym_country, known
from briefing_tui.extraction.places.folding import bare
from briefing_tui.extraction.places.gazetteer import Entry, look_up

__all__ = ["Resolver"]

_BONUS = 6.0
"""Most that the countries of a story add to the binary logarithm of a population: a factor of 64."""
_WELL_KNOWN = 1.5
"""What our lists add to the place that a name usually means: a factor of 3."""
_UNCOUNTED = 18
"""Weight of a place of our lists that the gazetteer has not."""
_SPELT_OUT = 2
"""Witnesses that a country's own name or adjective counts for."""
_PRIOR = 1.0
"""What news in English adds to the countries it mostly comes from."""
_STEP = 2.5
"""What a country named once adds."""
_LARGE, _GREAT = 15, 20
"""Binary logarithms of 30,000 people (a town that lends its country to buildings named after it) and of a million (one
that speaks for its country even where smaller ones have its name)."""
_RIVALLED = ("city", "region")
"""Kinds of places of our lists whose name may be meant for another of the gazetteer."""
_WIDE = ("country", "region", "state")
"""Kinds of places that towns stand in."""


@cache
def _domestic() -> dict[str, str]:
    return {word: row["country"] for row in table("home_words") for word in row["words"].split()}


@cache
def _home_suffixes() -> dict[str, str]:
    return {row["suffix"]: row["country"] for row in table("home_words") if "suffix" in row}


class Resolver:
    """Countries for the places of one story."""

    def __init__(self, found: list[Candidate], tokens: Iterable[Token], host: str | None) -> None:
        self._candidates = found
        self._beside: dict[Sentence, list[Candidate]] = defaultdict(list)
        for candidate in found:
            self._beside[candidate.tokens[0].sentence].append(candidate)
        self._own: dict[str, Counter[str]] = defaultdict(Counter)
        """What each name says for its own country."""
        self._counts = Counter(self._witnesses(tokens))
        home = _home_suffixes().get((host or "").rsplit(".", 1)[-1].lower())
        if home is not None:
            self._counts[home] += 1
        self._decided: dict[str, str | None] = {}
        self._told: dict[Sentence, list[tuple[int, str]]] = {}
        for place, wider in pairwise(found):
            if _stands_in(place, wider):
                self._qualify(place, wider)
            elif _is_named_after(wider, place):
                self._qualify(wider, place)
        self._agree()

    def country(self, candidate: Candidate) -> str | None:
        """The country of the candidate, or None where it spans countries or can't be told."""
        name = bare(candidate.name)
        if name not in self._decided:
            self._decided[name] = self._named(candidate) or self._inner(candidate) or self._near(candidate)
        return self._decided[name]

    def kind(self, candidate: Candidate) -> str:
        """country, region, city, venue or other."""
        if candidate.known is not None:
            return "region" if candidate.known.kind == "state" else candidate.known.kind
        entries = look_up(candidate.name)
        if entries:
            return "region" if entries[0].kind == "r" else "city"
        return "venue" if len(candidate.tokens) > 1 else "other"

    def _witnesses(self, tokens: Iterable[Token]) -> Iterator[str]:
        """A country for every word that speaks for one: demonyms, names, pounds, towns that are known by one only."""
        domestic, before = _domestic(), ""
        for token in tokens:
            country = domestic.get(token.lower)
            if country is not None:
                yield country
            if not token.text[0].isupper():
                before = ""
                continue
            if country is None and token.pos in ("ADJ", "PROPN", "NOUN"):
                country = demonym_country(token.text) or (demonym_country(f"{before} {token.text}") if before else None)
                if country is not None:
                    yield from (country,) * _SPELT_OUT
            before = token.text
        for candidate in self._candidates:
            for country in _speaks_for(candidate):
                self._own[bare(candidate.name)][country] += 1
                yield country

    def _agree(self) -> None:
        """Let names that more than one country has speak for the likeliest of them, since a story keeps to few."""
        likeliest = {
            bare(c.name): self._named(c)
            for c in self._candidates
            if not _speaks_for(c) and bare(c.name) not in self._decided
        }
        for name, country in likeliest.items():
            if country is not None:
                self._counts[country] += 1
                self._own[name][country] += 1

    def _qualify(self, place: Candidate, wider: Candidate) -> None:
        """*Harland, Texas*: the place behind comma or bracket decides, if it has a place of that name."""
        if place.known is not None and place.known.kind == "country" and not _is_enclosed(wider):
            return
        if wider.known is not None:
            around = (wider.known.country, *wider.known.others) if wider.known.kind in _WIDE else ()
        else:
            around = tuple(entry.country for entry in look_up(wider.name) if entry.kind == "r")
        inside = {entry.country for entry in look_up(place.name)}
        if place.known is not None and place.known.kind == "country" and not inside.intersection(around):
            return
        for country in around:
            if country is not None and (not inside or country in inside):
                self._decided.setdefault(bare(place.name), country)
                self._counts[country] += 1
                return

    def _named(self, candidate: Candidate) -> str | None:
        """By our lists and the gazetteer."""
        entry, own = candidate.known, self._own[bare(candidate.name)]
        if entry is None:
            return self._likeliest(look_up(candidate.name), own)
        if entry.country is None or (entry.kind not in _RIVALLED and not entry.others):
            return entry.country
        if entry.kind in _RIVALLED:
            return self._likeliest(_rivals(candidate.name, entry), own, entry.country)
        return max((entry.country, *entry.others), key=lambda country: self._counts[country] - own[country])

    def _likeliest(self, entries: Iterable[Entry], own: Counter[str], usual: str | None = None) -> str | None:
        def weight(entry: Entry) -> float:
            prior = _PRIOR if entry.country in ("US", "GB") else 0.0
            known = _WELL_KNOWN if entry.country == usual else 0.0
            spoken = self._counts[entry.country] - own[entry.country]
            return entry.weight + prior + known + min(_BONUS, _STEP * math.log2(1 + spoken))

        best = max(entries, key=weight, default=None)
        return best.country if best is not None else None

    def _inner(self, candidate: Candidate) -> str | None:
        """*Harland Zoo* stands where Harland does."""
        if candidate.known is not None:
            return None
        for last in range(len(candidate.tokens) - 1, 0, -1):
            name = " ".join(token.text for token in candidate.tokens[:last])
            if name.lower() in words("place_words", "gazetteerstop"):
                continue
            entry = known(name)
            if entry is not None:
                return entry.country
            towns = [town for town in look_up(name) if town.weight >= _LARGE]
            if towns:
                return self._likeliest(towns, self._own[bare(name)])
        return None

    def _near(self, candidate: Candidate) -> str | None:
        """A place nobody knows: the country of the nearest place of its sentence, else the story's main one."""
        if candidate.known is not None or candidate.tokens[-1].lower in words("place_words", "water"):
            return None
        told = self._told_in(candidate.tokens[0].sentence)
        after = bisect(told, (candidate.start, ""))
        around = told[max(0, after - 1) : after + 1]
        if around:
            return min(around, key=lambda place: abs(place[0] - candidate.start))[1]
        return self._counts.most_common(1)[0][0] if self._counts else None

    def _told_in(self, sentence: Sentence) -> list[tuple[int, str]]:
        """Where the places of a sentence begin whose names tell their countries, with these."""
        if sentence not in self._told:
            named = ((place.start, self._named(place)) for place in self._beside[sentence])
            self._told[sentence] = [(start, country) for start, country in named if country is not None]
        return self._told[sentence]


def _speaks_for(candidate: Candidate) -> tuple[str, ...]:
    """The country that a place is witness of, as often as it counts: one that no other country has a place like."""
    entry = candidate.known
    if entry is not None:
        if entry.country is None or entry.others:
            return ()
        return (entry.country,) * (_SPELT_OUT if entry.kind in _WIDE else 1)
    towns = look_up(candidate.name)
    return (towns[0].country,) if towns and (len(towns) == 1 or towns[0].weight >= _GREAT) else ()


def _rivals(name: str, entry: Known) -> Iterator[Entry]:
    """The places of a name of our lists, with their weights: those listed, and those of the gazetteer."""
    listed = (entry.country, *entry.others)
    weights = {town.country: town.weight for town in look_up(name)}
    for country in listed:
        if country is not None:
            yield Entry(country, "c", max(_UNCOUNTED, weights.get(country, 0)))
    yield from (town for town in look_up(name) if town.country not in listed)


def _stands_in(place: Candidate, wider: Candidate) -> bool:
    """Whether the second name follows the first as what holds it: *Harland, Texas*, *Harland, in northern Utah*."""
    mark = wider.tokens[0].next(-1)
    modified = False
    while mark is not None and mark.lower in words("place_words", "modifier"):
        mark, modified = mark.next(-1), True
    if mark is not None and mark.lower == "in":
        mark = mark.next(-1)
    elif modified:
        return False
    return mark is not None and mark.text in (",", "(") and mark.i - 1 == place.tokens[-1].i


def _is_named_after(place: Candidate, wider: Candidate) -> bool:
    """Whether the second name is put before the first as what holds it: *the Texas town of Harland*."""
    link = place.tokens[0].next(-1)
    sort = link.next(-1) if link is not None and link.lower == "of" else None
    return sort is not None and sort.i - 1 == wider.tokens[-1].i and sort.lemma in words("place_words", "sort")


def _is_enclosed(wider: Candidate) -> bool:
    """Whether a region is an apposition (*Lebanon, Tenn., was*), not the next of a list (*Mexico, Texas and Ohio*)."""
    if wider.known is None or wider.known.kind not in ("region", "state"):
        return False
    if wider.known.kind == "state":
        return True
    after = wider.tokens[-1].next()
    beyond = after.next() if after is not None else None
    return after is not None and after.text in (",", ".", ")") and (beyond is None or beyond.lower not in ("and", "or"))
