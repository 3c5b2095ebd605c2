"""In which country a place stands.

Countries named in the story speak for a candidate beside its size (Leidner 2007: population, and *one country a
document*); a qualifier (*Paris, Texas*) decides alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache

from briefing_tui.extraction.cues import table
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places.candidates import Candidate
from briefing_tui.extraction.places.countries import demonym_country, known
from briefing_tui.extraction.places.folding import bare
from briefing_tui.extraction.places.gazetteer import Entry, look_up

__all__ = ["Resolver"]

_BONUS = 5.0
"""Most that the countries of a story add to the binary logarithm of a population: a factor of 32."""
_LARGE = 15
"""A town of this weight lends its country to buildings named after it."""
_SHARED = {"georgia": ("GE", "US"), "punjab": ("IN", "PK"), "victoria": ("AU", "CA"), "newcastle": ("GB", "AU"), "richmond": ("US", "GB")}
"""Names of our lists that two countries share; the first is the usual one."""
_SOURCES = {"uk": "GB", "au": "AU", "in": "IN", "ie": "IE", "ca": "CA", "nz": "NZ", "za": "ZA", "cn": "CN", "pk": "PK", "sg": "SG"}


@cache
def _domestic() -> dict[str, str]:
    return {word: row["country"] for row in table("home_words") for word in row["words"].split()}


class Resolver:
    """Countries for the places of one story."""

    def __init__(self, found: Iterable[Candidate], tokens: Iterable[Token], source: str | None) -> None:
        self._candidates = list(found)
        self._counts: Counter[str] = Counter()
        domestic = _domestic()
        for token in tokens:
            if token.text == "£":
                self._counts["GB"] += 1
            country = domestic.get(token.lower)
            if country is None and token.text[0].isupper() and token.pos in ("ADJ", "PROPN", "NOUN"):
                country = demonym_country(token.text)
            if country is not None:
                self._counts[country] += 1
        for candidate in self._candidates:
            if candidate.known is not None and candidate.known.country and bare(candidate.name) not in _SHARED:
                self._counts[candidate.known.country] += 1
        home = _SOURCES.get((source or "").rsplit(".", 1)[-1].lower())
        if home:
            self._counts[home] += 1
        self._decided: dict[str, str | None] = {}
        self._qualified()
        self._towns()

    def _qualified(self) -> None:
        """*Harland, Texas*: the place behind the comma decides."""
        for place, following in zip(self._candidates, self._candidates[1:], strict=False):
            gap = following.tokens[0].i - place.tokens[-1].i
            if place.known is not None and place.known.kind == "country":
                continue
            if gap == 2 and following.tokens[0].next(-1) is not None and following.tokens[0].next(-1).text in (",", "("):
                country = following.known.country if following.known is not None else None
                if country and following.known.kind in ("country", "region"):
                    names = {entry.country for entry in look_up(place.name)}
                    if not names or country in names:
                        self._decided.setdefault(bare(place.name), country)

    def _towns(self) -> None:
        """Towns that stand in one country only, or are large, speak for their country too."""
        for candidate in self._candidates:
            if candidate.known is None:
                entries = look_up(candidate.name)
                if entries and (len(entries) == 1 or entries[0].weight >= 20):
                    self._counts[entries[0].country] += 1

    def country(self, candidate: Candidate) -> str | None:
        """The country of the candidate, or None where it spans countries or can't be told."""
        name = bare(candidate.name)
        if name in self._decided:
            return self._decided[name]
        self._decided[name] = found = self._country(candidate, name)
        return found

    def _country(self, candidate: Candidate, name: str) -> str | None:
        if name in _SHARED:
            return max(_SHARED[name], key=lambda code: self._counts[code])
        if candidate.known is not None:
            return candidate.known.country
        entries = look_up(candidate.name) or look_up(name)
        if entries:
            return max(entries, key=self._weight).country
        return self._inner(candidate) or self._near(candidate)

    def _inner(self, candidate: Candidate) -> str | None:
        """*Harland Zoo* stands where Harland does."""
        tokens = candidate.tokens
        for last in range(len(tokens) - 1, 0, -1):
            name = " ".join(token.text for token in tokens[:last])
            entry = known(name)
            if entry is not None:
                return entry.country
            towns = [town for town in look_up(name) if town.weight >= _LARGE]
            if towns:
                return max(towns, key=self._weight).country
        return None

    def _weight(self, entry: Entry) -> float:
        count = self._counts[entry.country]
        return entry.weight + min(_BONUS, 2.5 * math.log2(1 + count))

    def _near(self, candidate: Candidate) -> str | None:
        """A place nobody knows: the country of the nearest place of its sentence, else the story's main one."""
        beside = [
            (abs(other.start - candidate.start), other)
            for other in self._candidates
            if other is not candidate and other.tokens[0].sentence is candidate.tokens[0].sentence
        ]
        for _, other in sorted(beside, key=lambda pair: pair[0]):
            if other.known is not None and other.known.country:
                return other.known.country
            entries = look_up(other.name)
            if entries:
                return max(entries, key=self._weight).country
        return self._counts.most_common(1)[0][0] if self._counts else None

    def kind(self, candidate: Candidate) -> str:
        """country, region, city, venue or other."""
        if candidate.known is not None:
            return candidate.known.kind
        entries = look_up(candidate.name)
        if entries:
            return "region" if entries[0].kind == "r" else "city"
        return "venue" if len(candidate.tokens) > 1 else "other"
