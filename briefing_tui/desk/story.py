"""One event, told by many: what each article adds to those before it, and where they disagree.

Articles are taken in the order in which they appeared. Everything said here is read from the briefs as they stand, and
from figures in the first sentences; which of two articles is right is for the analyst to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from briefing_tui.countries import country_name
from briefing_tui.library.days import days
from briefing_tui.model import AgendaItem, Article, Brief, Person
from briefing_tui.text import shorten
from briefing_tui.wording import date_words, deed

__all__ = ["Telling", "Version", "tell"]

_T = TypeVar("_T")

_LONGEST = 100
_MOST = 6
"""Things an article adds, or says otherwise, that are told; the rest are counted."""
_SAME_ACTION = 0.5
"""Share of the words of the shorter action that two items of one kind must have in common to be one matter."""
_CLOSED = ("done", "cancelled")
_LEAD = 1_500
"""Characters in which figures are compared; further down an article tells of other things, too."""

_NAMES = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {name: number for number, name in enumerate(_NAMES, start=2)}
_FIGURE = re.compile(rf"\b(\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_NUMBERS)})\s+([a-z]{{4,}})\b", re.IGNORECASE)
_NOT_COUNTED = re.compile("(?:year|month|week|day|hour|minute|second|time|hundred|thousand|million|billion)s?")
"""Words behind a number that say nothing of how many there were."""
_WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class Version:
    """An article of the story, as it is compared."""

    article: Article
    brief: Brief | None
    """As it stands; None: not read yet."""
    likeness: float = 1.0
    """To the article that the story was asked for, 0 to 1."""

    @property
    def published(self) -> str | None:
        """ISO day of publication: the record's, else the one found in the article."""
        return self.article.published or (self.brief.published if self.brief else None)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells beside the ones before it."""

    number: int
    """From 1, in the order of appearance: what the others call it."""
    version: Version
    adds: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(slots=True)
class _Known:
    """What the articles so far have said, each thing with the number of the first that said it."""

    people: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    items: list[tuple[int, AgendaItem]] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)
    days: dict[str, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    figures: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def tell(versions: Iterable[Version]) -> list[Telling]:
    """Compare the articles of a story, in the order in which they appeared, the undated last."""
    known = _Known()
    tellings = []
    ordered = sorted(versions, key=lambda version: (version.published or "9999", version.article.headline))
    for number, version in enumerate(ordered, start=1):
        adds = list(_adds(version.brief, known)) if version.brief else []
        differs = list(_differs(version, known))
        _learn(version, known, number)
        tellings.append(Telling(number, version, _some(adds), _some(differs)))
    return tellings


def _adds(brief: Brief, known: _Known) -> Iterator[str]:
    for person in brief.people:
        if _surname(person) not in known.people:
            yield person.name + (f", {person.role}" if person.role else "")
    for quote in brief.quotes:
        speaker = quote.speaker.split()[-1].lower() if quote.speaker and quote.speaker.split() else None
        if speaker and speaker not in known.speakers:
            known.speakers.add(speaker)
            yield f"{quote.speaker}: “{quote.text}”"
    for item in brief.agenda:
        if _same(item, known.items) is None:
            day = (date_words(item.when.iso) or item.when.text) if item.when else None
            yield f"{item.kind}, {item.status}: {deed(item)}" + (f" ({day})" if day else "")
    for question in ("why", "how"):
        answer = next(iter(brief.answers.to(question)), None)
        if answer is not None and question not in known.reasons:
            yield f"{question}: {answer.text}"


def _differs(version: Version, known: _Known) -> Iterator[str]:
    brief = version.brief
    if brief is not None:
        day, country = _day(brief), _country(brief)
        if day and known.days and not any(_overlap(day, other) for other in known.days):
            yield f"when: {date_words(day)}, but {_said(known.days, date_words)}"
        if country and known.countries and country not in known.countries:
            yield f"where: {country_name(country)}, but {_said(known.countries, country_name)}"
        for item in brief.agenda:
            if (match := _same(item, known.items)) is not None:
                yield from _item_differs(item, *match)
    for word, figures in _figures(version.article).items():
        before = known.figures.get(word)
        if before and not figures & before.keys():
            yield f"{word}: {', '.join(_figure(one) for one in sorted(figures))}, but {_said(before, _figure)}"


def _item_differs(item: AgendaItem, number: int, before: AgendaItem) -> Iterator[str]:
    day, other = (one.when.iso if one.when else None for one in (item, before))
    if day and other and not _overlap(day, other):
        yield f"{deed(item)}: {date_words(day)}, but {date_words(other)} in {number}"
    closed = (item.status in _CLOSED) != (before.status in _CLOSED) or "cancelled" in (item.status, before.status)
    if closed and item.status != before.status:
        yield f"{deed(item)}: {item.status}, but {before.status} in {number}"


def _learn(version: Version, known: _Known, number: int) -> None:
    for word, figures in _figures(version.article).items():
        for figure in figures:
            known.figures[word].setdefault(figure, number)
    brief = version.brief
    if brief is None:
        return
    known.people |= {_surname(person) for person in brief.people}
    known.items += [(number, item) for item in brief.agenda if _same(item, known.items) is None]
    known.reasons |= {question for question in ("why", "how") if brief.answers.to(question)}
    if day := _day(brief):
        known.days.setdefault(day, number)
    if country := _country(brief):
        known.countries.setdefault(country, number)


def _surname(person: Person) -> str:
    return (person.name.lower().split() or [""])[-1]


def _same(item: AgendaItem, items: Sequence[tuple[int, AgendaItem]]) -> tuple[int, AgendaItem] | None:
    words = _words(item)
    for number, other in items:
        others = _words(other)
        least = min(len(words), len(others))
        if item.kind == other.kind and least and len(words & others) >= max(1, _SAME_ACTION * least):
            return number, other
    return None


def _words(item: AgendaItem) -> set[str]:
    return set(_WORD.findall(f"{item.action} {item.topic or ''} {' '.join(item.actors)}".lower()))


def _day(brief: Brief) -> str | None:
    return next((answer.iso for answer in brief.answers.when[:1] if answer.iso), None)


def _country(brief: Brief) -> str | None:
    return next((answer.country for answer in brief.answers.where[:1] if answer.country), None)


def _overlap(one: str, other: str) -> bool:
    """Whether two dates may be the same: both cover some day, or one of them is not understood."""
    first, second = days(one), days(other)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def _figures(article: Article) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for figure in _FIGURE.finditer(f"{article.title or ''}. {article.text[:_LEAD]}"):
        number, word = figure[1].lower(), figure[2].lower()
        if not _NOT_COUNTED.fullmatch(word):
            found[word].add(_NUMBERS.get(number) or int(number.replace(",", "")))
    return found


def _figure(number: int) -> str:
    return f"{number:,}"


def _said(by: dict[_T, int], word: Callable[[_T], str]) -> str:
    return ", ".join(f"{word(what)} in {number}" for what, number in by.items())


def _some(lines: Sequence[str]) -> tuple[str, ...]:
    told = [shorten(line, _LONGEST) for line in lines[:_MOST]]
    return (*told, f"and {len(lines) - _MOST} more") if len(lines) > _MOST else tuple(told)
