"""Names joined into people: *Liz Truss*, *Truss* and *Mrs Truss* are one person, *Bill* and *Hillary Clinton* two."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from rapidfuzz.distance import Levenshtein

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.name import Name, given_names
from briefing_tui.extraction.mentions.roles import Role, roles_of

__all__ = ["Individual", "individuals", "plain"]

_Place = tuple[bool, int]
"""Where a name stands in reading order: title before body, then by offset."""

_SPELLING = 1
"""Letters by which two spellings of a surname of six letters or more may differ (*Zelensky*, *Zelenskyy*)."""
_NAMESAKES = 100
"""Persons of like name that one name is compared with, at most. No story has as many; a directory has, and comparing
all with all would take the square of its length."""


@dataclass(slots=True, eq=False)
class Individual:
    """One person while the mentions are gathered."""

    names: list[Name]
    role: Role | None = None
    gender: str = ""
    """``m``, ``f`` or unknown."""
    roles: list[Role] = field(default_factory=list)
    """Every role printed beside the name."""
    office_words: set[str] = field(default_factory=set)
    """The words of those roles, lower case, acronyms of the office included."""

    @property
    def full(self) -> Name:
        """The fullest form printed, the earliest of those; in the body where it stands there.

        What others call a person (*Crooked Hillary Clinton*) is no name where the rest begins with a given name.
        """
        printed = {name.text for name in self.names}
        plain_forms = [name for name in self.names if not _is_epithet(name, printed)] or self.names
        return max(plain_forms, key=lambda n: (len(n.words), n.sentence.field == "text", len(n.text), -n.first.start))

    @property
    def surnames(self) -> list[str]:
        """The words of the full name behind the first, folded."""
        return keys(self.full)

    def __repr__(self) -> str:
        return f"<person {self.full.text}>"


def _is_epithet(name: Name, printed: set[str]) -> bool:
    if len(name.words) < 3 or name.words[0].lower in given_names() or name.words[0].is_initial:
        return False
    rest = name.words[1:]
    return rest[0].lower in given_names() and " ".join(word.text for word in rest) in printed


def plain(text: str) -> str:
    """Lower case without accents, for comparing spellings."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(sign for sign in folded if not unicodedata.combining(sign)).casefold()


def keys(name: Name) -> list[str]:
    """The words of a name, folded, generational suffixes left out."""
    found = [part for word in name.words for part in re.split("[-‐‑]", plain(word.text).strip("."))]
    kept = [word for word in found if word not in words("people", "suffixes")]
    return kept or found


def individuals(names: list[Name]) -> list[Individual]:
    """Join names to people, fullest names first."""
    found = _by_full_name(sorted((n for n in names if not _surname_only(n)), key=lambda name: -len(name.words)))
    short: dict[str, list[Individual]] = defaultdict(list)
    given: dict[str, list[Individual]] = defaultdict(list)
    for person in found:
        for form in _short_forms(person):
            short[form].append(person)
        given[keys(person.full)[0]].append(person)
    near: dict[str, list[str]] = defaultdict(list)
    for form in short:
        near[form[:4]].append(form)
    loners: dict[str, Individual] = {}
    told = {person: sorted(map(_reading_order, person.names)) for person in found}
    for person in found:
        person.gender = _gender(person)
    for name in sorted((n for n in names if _surname_only(n)), key=_reading_order):
        key = keys(name)[-1]
        fitting = _of_surname(key, short, near) or given.get(key, [])
        match = _holder(name, fitting[:_NAMESAKES], told)
        if match is not None:
            match.names.append(name)
            insort(told[match], _reading_order(name))
            match.gender = match.gender or _title_gender(name)
        elif key in loners:
            loners[key].names.append(name)
        else:
            loners[key] = Individual([name])
    found += loners.values()
    for person in found:
        person.names.sort(key=_reading_order)
        person.gender = _gender(person)
        person.roles = [role for name in person.names for role in roles_of(name)]
        if person.roles:
            person.role = max(person.roles, key=lambda role: role.weight)
        person.office_words = _office_words(person)
    return found


def _office_words(person: Individual) -> set[str]:
    """The words by which the text may go on to call a person: *Sen. Ann Bell of Ohio*, *the Ohio senator*."""
    found = {word for role in person.roles for word in role.words}
    found |= {word.lower for name in person.names for word in name.lead}
    found |= {full for word, full in _abbreviated() if word in found}
    for name in person.names:
        link = name.last.next()
        if found and link is not None and link.lower == "of":
            home = link.child("pobj")
            found |= {token.lower for token in home.subtree() if token.ent == "GPE"} if home is not None else set()
    return found


@cache
def _abbreviated() -> tuple[tuple[str, str], ...]:
    return tuple((short, full) for short, _, full in (row.partition("=") for row in words("people", "abbreviated")))


def _of_surname(key: str, short: dict[str, list[Individual]], near: dict[str, list[str]]) -> list[Individual]:
    """Who has this surname, or one spelt almost so."""
    if key in short:
        return short[key]
    return next((short[form] for form in islice(near.get(key[:4], ()), _NAMESAKES) if _like(form, key)), [])


def _by_full_name(names: list[Name]) -> list[Individual]:
    """Join names of several words; only those that share the beginning of a word are compared."""
    found: dict[tuple[str, ...], Individual] = {}
    near: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        own = tuple(keys(name))
        starts = sorted({part[:3] for part in own})
        likely = (one for start in starts for one in islice(near[start], _NAMESAKES))
        match = own if own in found else next((one for one in likely if _same(one, own)), None)
        if match is not None:
            found[match].names.append(name)
            continue
        found[own] = Individual([name])
        for start in starts:
            near[start].append(own)
    return list(found.values())


def _surname_only(name: Name) -> bool:
    """One word, or a surname with its particles (*Van de Vijver*)."""
    return all(word.lower in words("people", "particles") for word in name.words[:-1])


def _reading_order(name: Name) -> _Place:
    return (name.sentence.field == "title", name.first.start)


def _same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names of several words may be one person's."""
    if one == two:
        return True
    if not _like(one[-1], two[-1]):
        return sorted(one) == sorted(two)
    first, second = one[0], two[0]
    if len(one) > 2 and len(two) > 2 and first != second and first in words("people", "family_first"):
        return False
    if first == second or (len(first) > 5 and _like(first, second)):
        return True
    if len(first) <= 2 or len(second) <= 2:
        return first[0] == second[0]
    return set(one) <= set(two) or set(two) <= set(one)


def _like(one: str, two: str) -> bool:
    if one == two:
        return True
    return min(len(one), len(two)) > 5 and Levenshtein.distance(one, two, score_cutoff=_SPELLING) <= _SPELLING


def _holder(name: Name, fitting: list[Individual], told: dict[Individual, list[_Place]]) -> Individual | None:
    """Whose surname or given name a single word is: of several persons, who was named last."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    gender = _title_gender(name)
    if gender:
        fitting = [person for person in fitting if person.gender in (gender, "")] or fitting
    here = _reading_order(name)
    before = {place: bisect_left(told[person], here) for place, person in enumerate(fitting)}
    last = [(told[fitting[place]][count - 1], place) for place, count in before.items() if count]
    return fitting[max(last)[1]] if last else fitting[0]


def _short_forms(person: Individual) -> set[str]:
    found = set()
    for name in person.names:
        parts = keys(name)
        found.add(parts[-1])
        if (
            (parts[0] not in given_names() or parts[0] in words("people", "family_first"))
            and len(parts) > 1
            and not name.words[0].is_initial
        ):
            found.add(parts[0])
        if len(parts) == 3 and not name.words[1].is_initial:
            found.add(parts[1])
    return found


def _title_gender(name: Name) -> str:
    for word in name.lead:
        if word.lower in words("people", "male"):
            return "m"
        if word.lower in words("people", "female"):
            return "f"
    return ""


def _gender(person: Individual) -> str:
    """From titles, else from the given name."""
    for name in person.names:
        gender = _title_gender(name)
        if gender:
            return gender
    full = person.full
    first = plain(full.words[0].text)
    if len(full.words) < 2 or first in words("people", "unisex") or first not in given_names():
        return ""
    return "f" if first in words("people", "feminine") else "m"
