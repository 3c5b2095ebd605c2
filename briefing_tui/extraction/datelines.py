"""Datelines: "NAIROBI, Kenya (AP) — ", "London, 3 March – ", before a story's first sentence and no part of it.

Run into the lead they spoil its parse: the town becomes the subject. A dateline has a fixed form (place, region, date,
agency, mark), and its parts speak for each other: a plain "Oslo - " needs a town of that name, while
"HARLAND, May 3 (Wire) - " needs none (form: Associated Press Stylebook, s.v. datelines).
"""

from __future__ import annotations

import re

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.months import MONTH
from briefing_tui.extraction.places.countries import known
from briefing_tui.extraction.places.folding import fold
from briefing_tui.extraction.places.gazetteer import look_up

__all__ = ["NAME", "dateline", "is_place", "signed"]

_CITY = 18
"""Binary logarithm of the people of a city that is known without capitals: 260,000."""
_TOWN = 13
"""The same of a town that needs capitals: 8,000."""
_SPEAKERS = 3
"""Lines "NAME: …" that make a transcript."""
_PAGE = 3_000
"""Characters in which they are counted."""

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŌŚŞŠŻŽ]"
NAME = rf"{_CAPITAL}[\w.'’‘]*(?:-[\w.'’‘]+){{0,4}}"
"""Pattern of one word of a name."""

_MONTH = rf"(?i:{MONTH})\b\.?"
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DATE = (
    rf"(?:{_WEEKDAY},?\ )?(?:{_DAY}\ {_MONTH}|{_MONTH}\ {_DAY})(?:,?\ (?:19|20)\d\d\b)?"
    rf"|(?:19|20)\d\d-\d\d-\d\d\b|{_WEEKDAY}"
)
_PLACE = (
    rf"(?!{_MONTH}\ \d|{_WEEKDAY}){NAME}"
    rf"(?:\ (?:(?:de|del|la|el|al|of|the|upon|do|da|am)\ )?(?!{_MONTH}\ \d){NAME}){{0,3}}"
)
_FORM = re.compile(
    rf"""(?P<place>(?P<town>{_PLACE})(?:\ ?[/&]\ ?{_PLACE}){{0,2}}(?P<region>(?:,\ {_PLACE}){{0,2}}))?
    (?:[.,]?\ ?[(\[]?(?P<date>{_DATE})[)\]]?)?
    [.,]?(?:\ ?(?:--?|[–—])?\ ?(?P<agency>\([^()\n]{{2,40}}\)|\[[^\[\]\n]{{2,40}}\]|/[^/\n]{{2,40}}/)\.?)?
    (?P<mark>\ ?(?:--+|[–—]+|\|)\ ?|\ ?-\ |:\ |\.\ |[ \t]*\n|\ (?={_CAPITAL})|(?<=[)\]/])(?={_CAPITAL}))""",
    re.VERBOSE,
)
_AGENCY = "|".join(sorted(words("datelines", "signing")))
_SIGNED = re.compile(rf"(?<![^\s.])(?P<place>(?P<town>{NAME}(?: {NAME})?)(?:, {NAME})?) \((?:{_AGENCY})\) ?[-–—]*\s?")
_SENTENCE = re.compile(rf"[\"“‘'(]?(?:{_CAPITAL}|\d|[$£€])")
_SPEAKER = re.compile(rf"^{NAME}(?: {NAME}){{0,3}}: ", re.MULTILINE)


def dateline(text: str, start: int) -> re.Match[str] | None:
    """The dateline that begins here, up to the sentence behind it; its groups *place* and *date* may be None."""
    found = _FORM.match(text, start)
    return found if found is not None and _is_dateline(found, text) else None


def signed(text: str, start: int, end: int) -> re.Match[str] | None:
    """A dateline behind text that was run into one line, known by its agency: "… at sea. Oslo (CNN) — The mayor"."""
    return next((found for found in _SIGNED.finditer(text, start, end) if is_place(found["town"])), None)


def is_place(name: str, people: int = 0) -> bool:
    """Whether a country, region or town, with two to the power of that many people, has this name."""
    if known(name) is not None or fold(name).replace(" ", "_") in words("datelines", "seats"):
        return True
    return any(entry.kind != "r" and entry.weight >= people for entry in look_up(name))


def _is_dateline(found: re.Match[str], text: str) -> bool:
    mark = found["mark"].strip(" \t") if "\n" not in found["mark"] else "\n"
    if mark not in ("", "\n") and not _SENTENCE.match(text, found.end()):
        return False
    if mark == ":" and len(_SPEAKER.findall(text[:_PAGE])) >= _SPEAKERS:
        return False
    town, date, agency = found["town"], found["date"], found["agency"]
    signs = agency is not None and _is_agency(agency)
    if town is None:
        return bool((agency is not None and (mark or signs)) or (date and mark and any(c.isdigit() for c in date)))
    if agency is not None and not signs and not (date or _is_known(found)):
        return False
    if not mark:
        return signs and (town.isupper() or _is_known(found))
    if mark == "\n":
        return _is_known(found) or bool(date)
    return _is_filed(found, mark)


def _is_filed(found: re.Match[str], mark: str) -> bool:
    """Whether it is a place that stands before a mark, by its parts."""
    town = found["town"]
    label = town.split()[0] in words("datelines", "labels")
    if found["date"] or found["agency"]:
        return not label
    dash = mark not in ("-", ":", "|", ".")
    regions = [name for name in (found["region"] or "").split(", ") if name]
    if regions:
        return any(is_place(name) for name in regions) and (town.isupper() or dash or is_place(town))
    if town.isupper():
        strange = label or len(town) < 6 or town.count(" ") > 1 or not all(c.isalpha() or c in " .'’-" for c in town)
        return len(town) > 3 and (is_place(town, _CITY if mark == "." else _TOWN) or (dash and not strange))
    return mark != "." and _is_city(town)


def _is_known(found: re.Match[str]) -> bool:
    town = found["town"]
    return is_place(town, 0 if found["region"] else _TOWN if town.isupper() else _CITY)


def _is_city(name: str) -> bool:
    """Whether it is a city whose name needs no capitals to be known; countries act, and file no reports."""
    listed = known(name)
    return is_place(name, _CITY) and (listed is None or listed.kind != "country")


def _is_agency(bracket: str) -> bool:
    """Whether an agency stands in the brackets: "(Reuters)", "(AP/Wire)", "/PRNewswire/"."""
    return any(word in words("datelines", "agencies") for word in re.split(r"[\s/(),\[\]-]+", bracket) if word)
