"""Countries and territories by ISO code: what they, their people and their capitals are called (``countries.tsv``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Country", "countries", "country_name"]

_LIST = Path(__file__).with_suffix(".tsv")


class Country(NamedTuple):
    """A row of the list."""

    code: str
    """ISO 3166-1 alpha-2."""
    names: tuple[str, ...]
    """The usual one first."""
    demonyms: tuple[str, ...]
    """Nouns and adjectives of its people; none of some territories."""
    capital: str
    """Empty where there is none."""


@cache
def countries() -> tuple[Country, ...]:
    """All of them, by code."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        Country(code, tuple(names.split(";")), tuple(word for word in demonyms.split(";") if word.strip()), capital)
        for code, names, demonyms, capital in rows
    )


def country_name(code: str) -> str:
    """``Somalia`` for ``SO``; what is no ISO 3166-1 alpha-2 code as it is."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    return {country.code: country.names[0] for country in countries()}
