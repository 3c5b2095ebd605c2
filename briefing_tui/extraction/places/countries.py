"""Countries by name, adjective and capital, and well-known regions (``data/regions.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing_tui.countries import countries
from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.places.folding import bare, fold

__all__ = ["Known", "country_of", "demonym_country", "first_words", "is_country", "known"]


@dataclass(frozen=True, slots=True)
class Known:
    """A name of our lists."""

    country: str | None
    """ISO 3166-1 alpha-2; None for what spans countries."""
    kind: str
    """country, region, city, venue, or state (the short form of one)."""
    others: tuple[str, ...] = ()
    """Further countries that have a place of this name."""


def _regions() -> Iterator[list[str]]:
    for line in (DATA / "regions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _is_abbreviation(name: str) -> bool:
    """Whether case and dots are all that tells the name from a common word: *US*, *Ill.*, *IN*."""
    return name.endswith(".") or (name.isupper() and len(name) <= 4)


@cache
def _names() -> dict[str, Known]:
    found: dict[str, Known] = {}

    def put(name: str, entry: Known) -> None:
        key = name if _is_abbreviation(name) else fold(name)
        first = found.get(key)
        if first is None and key.strip():
            found[key] = entry
        elif first is not None and entry.country not in (None, first.country, *first.others):
            found[key] = Known(first.country, first.kind, (*first.others, entry.country or ""))

    for country in countries():
        for name in country.names:
            put(name, Known(country.code, "country"))
    for code, kind, names in _regions():
        for name in names.split(";"):
            put(name, Known(None if code == "-" else code, kind))
    for country in countries():
        if fold(country.capital) not in found:
            put(country.capital, Known(country.code, "city"))
    return found


@cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries():
        for name in country.demonyms:
            found.setdefault(fold(name), country.code)
            if not name.endswith(("s", "ese", "sh", "ch", "z", "S", ".")):
                found.setdefault(fold(name) + "s", country.code)
    return found


@cache
def first_words() -> frozenset[str]:
    """First words, in lower case, of every name known."""
    found = {name.split()[0].lower() for name in _names()}
    return frozenset(found | {word.rstrip(".") for word in found} | {"st.", "saint"})


def known(name: str) -> Known | None:
    """What our lists say of the name; abbreviations only in their own spelling."""
    names = _names()
    return names.get(name) or (None if name.islower() and len(name) < 4 else names.get(fold(name)))


def is_country(name: str) -> bool:
    """Whether the name (with or without article) is one of a country or territory."""
    found = known(name) or known(_stripped(name))
    return found is not None and found.kind == "country"


def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country name, alias, demonym or capital metonym; None where none is meant.

    Regions of one country and seats of power (*Kremlin*, *White House*) give their country too.
    """
    plain = _stripped(name)
    found = known(plain)
    return found.country if found is not None else _demonyms().get(bare(name))


def demonym_country(word: str) -> str | None:
    """Country of an adjective or noun of nationality: *British*, *Danes*."""
    return _demonyms().get(fold(word))


def _stripped(name: str) -> str:
    name = name.strip()
    if name[:4].lower() == "the ":
        name = name[4:]
    return name[:-2] if name.endswith(("'s", "’s")) else name
