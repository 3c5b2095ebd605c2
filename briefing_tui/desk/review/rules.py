"""What decisions teach about names, and how that changes the machine's rows in other articles.

A rule touches a row only where the machine says again what the analyst corrected, and only while nobody has decided
on it; the row then carries the rule, so that nothing changes unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_tui.desk.review.rows import normal
from briefing_tui.model import Answer, Person, Place
from briefing_tui.review import Layer, Record, Row, Rule, RuleKind

__all__ = ["corrected", "learned", "make_rule", "names_of", "reliability", "twin"]

_CORRECTS: dict[Layer, tuple[RuleKind, Layer]] = {
    "people": ("role", "people"),
    "who": ("role", "people"),
    "places": ("country", "places"),
    "where": ("country", "places"),
}


def make_rule(
    kind: RuleKind, layer: Layer | None, name: str, was: str | None, now: str, *, article_id: str, time: str
) -> Rule:
    """A rule whose id is the same for the same correction, so that teaching it again replaces it."""
    key = "|".join((kind, layer or "", normal(name), normal(was or "")))
    digest = hashlib.blake2b(key.encode(), digest_size=4).hexdigest()
    return Rule(id=digest, kind=kind, layer=layer, name=name, was=was, now=now, article_id=article_id, time=time)


def learned(row: Row, value: Record, *, article_id: str, time: str) -> Rule | None:
    """What correcting a row teaches: the role of a person, or the country of a place.

    A rule that says what the machine says anyway is still returned, so that the caller can drop it.
    """
    if row.layer not in _CORRECTS or row.machine is None:
        return None
    kind, layer = _CORRECTS[row.layer]
    was, now = getattr(row.machine, kind), getattr(value, kind)
    if not now:
        return None
    name = _name(row.machine)
    # Several names in one answer are nobody's name.
    return make_rule(kind, layer, name, was, now, article_id=article_id, time=time) if name else None


def corrected(row: Row, rules: Iterable[Rule]) -> Row:
    """The row as the rules have it; the machine's where none is about it."""
    if row.layer not in _CORRECTS or row.value is None or row.decided:
        return row
    kind, layer = _CORRECTS[row.layer]
    name, was = normal(_name(row.value)), getattr(row.value, kind)
    for rule in rules:
        if rule.kind == kind and rule.layer == layer and normal(rule.name) == name and was in (rule.was, None):
            if rule.now == was:
                return row
            value = replace(row.value, **{kind: rule.now})  # type: ignore[arg-type]  # a role or a country
            return replace(row, value=value, rule=rule)
    return row


def twin(row: Row, rows: Sequence[Row], rules: Iterable[Rule]) -> tuple[Row, Rule] | None:
    """The other row that this one is part of by a rule, if both are there."""
    if row.layer not in ("people", "places") or row.value is None or row.decided:
        return None
    name = normal(_name(row.value))
    for rule in rules:
        if rule.kind == "same" and rule.layer == row.layer and normal(rule.name) == name:
            for other in rows:
                if other is not row and other.value is not None and normal(_name(other.value)) == normal(rule.now):
                    return other, rule
    return None


def reliability(source: str | None, rules: Iterable[Rule]) -> Rule | None:
    """The rule on how reliable a source is."""
    name = normal(source or "")
    found = (rule for rule in rules if rule.kind == "grade" and normal(rule.name) == name)
    return next(found, None) if name else None


def names_of(row: Row) -> str:
    """The name that a rule about the row is about: the machine's, which it will print again."""
    return _name(row.machine or row.value)


def _name(record: Record | None) -> str:
    match record:
        case Person():
            return record.name
        case Answer() | Place():
            return record.text
    return ""
