"""Names joined into people: *Liz Truss*, *Truss* and *Mrs Truss* are one person, *Bill* and *Hillary Clinton* two."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.names import Name, given_names
from briefing_tui.extraction.mentions.roles import Role, roles_of

__all__ = ["Individual", "individuals", "plain"]

_SPELLING = 1
"""Letters by which two spellings of a surname of six letters or more may differ (*Zelensky*, *Zelenskyy*)."""


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
        """The fullest form printed, the earliest of those; in the body where it stands there."""
        return max(self.names, key=lambda n: (len(n.words), n.sentence.field == "text", len(n.text), -n.first.start))

    @property
    def surnames(self) -> list[str]:
        """The words of the full name behind the first, folded."""
        return keys(self.full)

    def __repr__(self) -> str:
        return f"<person {self.full.text}>"


def plain(text: str) -> str:
    """Lower case without accents, for comparing spellings."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(sign for sign in folded if not unicodedata.combining(sign)).casefold()


def keys(name: Name) -> list[str]:
    """The words of a name, folded, generational suffixes left out."""
    found = [plain(word.text).strip(".") for word in name.words]
    kept = [word for word in found if word not in words("people", "suffixes")]
    return kept or found


def individuals(names: list[Name]) -> list[Individual]:
    """Join names to people, fullest names first."""
    ordered = sorted(names, key=lambda name: -len(name.words))
    found: list[Individual] = []
    for name in ordered:
        if not _surname_only(name):
            match = next((person for person in found if _same(keys(person.names[0]), keys(name))), None)
            if match is None:
                found.append(Individual([name]))
            else:
                match.names.append(name)
    singles = sorted((n for n in names if _surname_only(n)), key=_reading_order)
    loners: dict[str, Individual] = {}
    for name in singles:
        key = keys(name)[-1]
        match = _holder(name, key, found)
        if match is not None:
            match.names.append(name)
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
        person.office_words = {word for role in person.roles for word in role.words}
        person.office_words |= {word.lower for name in person.names for word in name.lead}
    return found


def _surname_only(name: Name) -> bool:
    """One word, or a surname with its particles (*Van de Vijver*)."""
    return all(word.lower in words("people", "particles") for word in name.words[:-1])


def _reading_order(name: Name) -> tuple[bool, int]:
    return (name.sentence.field == "title", name.first.start)


def _same(one: list[str], two: list[str]) -> bool:
    """Whether two names of several words may be one person's."""
    if one == two:
        return True
    if not _like(one[-1], two[-1]):
        return sorted(one) == sorted(two)
    first, second = one[0], two[0]
    if first == second or (len(first) > 5 and _like(first, second)):
        return True
    if len(first) <= 2 or len(second) <= 2:
        return first[0] == second[0]
    return set(one) <= set(two) or set(two) <= set(one)


def _like(one: str, two: str) -> bool:
    if one == two:
        return True
    return min(len(one), len(two)) > 5 and Levenshtein.distance(one, two, score_cutoff=_SPELLING) <= _SPELLING


def _holder(name: Name, key: str, people: list[Individual]) -> Individual | None:
    """Whose surname (or given name) a single word is."""
    by_surname = [person for person in people if key in _short_forms(person)]
    if not by_surname:
        by_given = [person for person in people if keys(person.full)[0] == key]
        by_surname = by_given if len(by_given) == 1 else []
    if len(by_surname) > 1:
        gender = _title_gender(name)
        if gender:
            fitting = [p for p in by_surname if _gender(p) in (gender, "")]
            by_surname = fitting or by_surname
        before = [p for p in by_surname if any(_reading_order(n) < _reading_order(name) for n in p.names)]
        if before:
            return max(before, key=lambda p: max(o for n in p.names if (o := _reading_order(n)) < _reading_order(name)))
    return by_surname[0] if by_surname else None


def _short_forms(person: Individual) -> set[str]:
    found = set()
    for name in person.names:
        parts = keys(name)
        found.add(parts[-1])
        if "-" in parts[-1]:
            head, tail = parts[-1].split("-", 1)
            if head in words("people", "prefixes"):
                found.add(tail)
        if parts[0] not in given_names() and len(parts) > 1 and not name.words[0].is_initial:
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
