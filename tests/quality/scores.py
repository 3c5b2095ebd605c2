"""Counts of right and wrong, layer by layer, for one brief against its annotation."""

from __future__ import annotations

from collections import Counter
from typing import Any

from briefing_tui.model import QUESTIONS, Brief
from tests.quality.annotated import Aliases, Annotated
from tests.quality.words import normal, overlap, same_date, same_name, words

__all__ = ["Counts", "answered", "dates", "people", "places", "questions", "quotes"]

Counts = Counter[str]
"""``found``/``gold`` make recall, ``right``/``given`` precision; other keys belong to the layer."""

_ROLE_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "to", "in"))
_DATE_SMALL = frozenset(("on", "in", "at", "the", "by", "of"))
_QUOTED = 5
"""Words of a quotation that are listed, and by which two readings of it are matched."""


def answered(answer: str, accepted: list[str]) -> bool:
    """Whether an answer agrees with an accepted wording: an F1 of half the words, or the same date."""
    return any(overlap(answer, wording) >= 0.5 or same_date(answer, wording) for wording in accepted)


def questions(one: Annotated, brief: Brief) -> Counts:
    """Whether the first answer to each question is right; where none is stated, whether none is given."""
    counts: Counts = Counter()
    main = one.gold.get("main") or {}
    for question in QUESTIONS:
        accepted, given = main.get(question), brief.answers.to(question)[:1]
        if accepted:
            counts[f"{question} gold"] += 1
            counts[f"{question} hit"] += bool(given) and answered(given[0].text, accepted)
        elif accepted is not None:
            counts[f"{question} unstated"] += 1
            counts[f"{question} silent"] += not given
    dates_ = [wording for wording in main.get("when") or () if same_date(wording, wording)]
    if dates_:
        counts["date gold"] += 1
        counts["date hit"] += any(same_date(a.iso, date) for a in brief.answers.when[:1] for date in dates_)
    return counts


def _role_fits(role: str | None, accepted: list[str]) -> bool:
    mine = set(words(role)) - _ROLE_SMALL
    for wording in accepted:
        theirs = set(words(wording)) - _ROLE_SMALL
        if not mine or not theirs:
            continue
        half = 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= 0.5
        if half or theirs <= mine or (mine <= theirs and len(mine) >= min(2, len(theirs))):
            return True
    return False


def people(one: Annotated, brief: Brief) -> Counts:
    """People found, each once, and their roles."""
    ignored = one.gold.get("people_ignore", [])
    given = [person for person in brief.people if not any(same_name(person.name, name) for name in ignored)]
    counts: Counts = Counter(gold=len(one.gold["people"]), given=len(given))
    left = list(given)
    for wanted in one.gold["people"]:
        fitting = [person for person in left if same_name(person.name, wanted["name"])]
        if not fitting:
            continue
        best = max(fitting, key=lambda person: overlap(person.name, wanted["name"]))
        left.remove(best)
        counts.update(found=1, right=1)
        if wanted["role"]:
            counts["roles"] += 1
            counts["role right"] += _role_fits(best.role, [wanted["role"], *wanted.get("role_alt", ())])
    return counts


def _place(text: str) -> str:
    return normal(text).lower().removeprefix("the ")


def places(one: Annotated, brief: Brief) -> Counts:
    """Places found by name, and their countries."""
    gold = {_place(place["text"]): place for place in one.gold["places"]}
    ignored = {_place(text) for text in one.gold.get("places_ignore", ())}
    given: dict[str, str | None] = {}
    for place in brief.places:
        name = _place(place.text)
        if name in gold or name not in ignored:
            given.setdefault(name, place.country)
    counts: Counts = Counter(gold=len(gold), given=len(given))
    for name in gold.keys() & given.keys():
        wanted = gold[name]
        counts.update(found=1, right=1)
        if wanted["country"]:
            counts["countries"] += 1
            counts["country right"] += given[name] in [wanted["country"], *wanted.get("country_alt", ())]
    return counts


def _same_wording(one: str, other: str) -> bool:
    first, second = (normal(text).lower().strip(" ,.") for text in (one, other))
    if first in second or second in first:
        return True
    left, right = set(words(first)) - _DATE_SMALL, set(words(second)) - _DATE_SMALL
    return bool(left & right) and len(left & right) >= 0.5 * len(left | right)


def dates(one: Annotated, brief: Brief) -> Counts:
    """Expressions of time found, and those of them that resolve to the right days."""
    given = list({(normal(d.text).lower().strip(" ,."), d.iso): d for d in brief.dates}.values())
    gold = one.gold["dates"]
    counts: Counts = Counter(gold=len(gold), given=len(given))
    for wanted in gold:
        fitting = [date for date in given if _same_wording(date.text, wanted["text"])]
        counts["found"] += bool(fitting)
        counts["days right"] += any(same_date(date.iso, wanted["iso"]) for date in fitting)
    counts["right"] = sum(any(_same_wording(date.text, wanted["text"]) for wanted in gold) for date in given)
    return counts


def _begins_in(longer: list[str], shorter: list[str]) -> bool:
    start = shorter[:_QUOTED]
    return len(start) >= 4 and any(longer[at : at + len(start)] == start for at in range(len(longer)))


def _same_quote(one: list[str], other: list[str]) -> bool:
    return _begins_in(one, other) or _begins_in(other, one)


def quotes(one: Annotated, brief: Brief) -> Counts:
    """Direct quotations found by their first words, and their speakers."""
    aliases = Aliases(one.gold)
    gold: list[dict[str, Any]] = one.gold["quotes"]
    wanted = [(_quoted(quote["text"]), quote["speaker"]) for quote in gold]
    heard = [(_quoted(quote.text), quote.speaker or "") for quote in brief.quotes]
    given = [q for q in heard if len(q[0]) >= _QUOTED or any(_same_quote(q[0], w[0]) for w in wanted)]
    counts: Counts = Counter(gold=len(wanted), given=len(given))
    for text, speaker in wanted:
        fitting = [name for said, name in given if _same_quote(text, said)]
        counts["found"] += bool(fitting)
        counts["speaker right"] += any(aliases.same(name, speaker) for name in fitting if name)
    counts["right"] = sum(any(_same_quote(text, said) for text, _ in wanted) for said, _ in given)
    return counts


def _quoted(text: str) -> list[str]:
    return words(normal(text).replace('"', " "))
