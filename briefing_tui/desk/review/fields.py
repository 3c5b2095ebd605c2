"""What of a row can be edited: its fields as text for a form, and back with every mistake named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from briefing_tui.days import days
from briefing_tui.model import (
    AgendaItem,
    Answer,
    Attribution,
    DateMention,
    Evidence,
    Kind,
    Passage,
    Person,
    Place,
    Quote,
    Status,
    When,
    WhyKind,
)
from briefing_tui.text import one_line

if TYPE_CHECKING:
    from briefing_tui.review import Layer, Record

__all__ = ["FIELDS", "FieldError", "FormField", "as_text", "blank", "edited"]


class FieldError(ValueError):
    """What was typed into a field doesn't fit it; the message is one line."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a row's form."""

    name: str
    label: str
    choices: tuple[str, ...] = ()
    """The only values; empty: any."""
    required: bool = False
    many: bool = False
    """Several values, separated by semicolons."""


_WORDS = FormField("text", "Words", required=True)
_COUNTRY = FormField("country", "Country, two letters")
_DATE = FormField("iso", "Date, as 2022-03-31")

FIELDS: dict[Layer, tuple[FormField, ...]] = {
    "who": (_WORDS, FormField("role", "Role")),
    "what": (_WORDS,),
    "where": (_WORDS, _COUNTRY),
    "when": (_WORDS, _DATE),
    "why": (_WORDS, FormField("kind", "Sort of reason", get_args(WhyKind))),
    "how": (_WORDS,),
    "agenda": (
        FormField("action", "Action", required=True),
        FormField("kind", "Kind", get_args(Kind), required=True),
        FormField("status", "Status", get_args(Status), required=True),
        FormField("actors", "Who", many=True),
        FormField("counterparts", "With", many=True),
        FormField("topic", "Topic"),
        FormField("when", "When, as printed"),
        _DATE,
        FormField("where", "Where"),
        FormField("source", "Said by"),
    ),
    "people": (FormField("name", "Name", required=True), FormField("role", "Role"), FormField("affiliation", "For")),
    "places": (FormField("text", "Name", required=True), _COUNTRY),
    "dates": (FormField("text", "As printed", required=True), FormField("iso", _DATE.label, required=True)),
    "quotes": (_WORDS, FormField("speaker", "Speaker"), FormField("verb", "Verb")),
}
"""What can be edited in the rows of each layer, in the order of a form."""


def as_text(layer: Layer, record: Record | None) -> dict[str, str]:
    """The record's fields as text; what it doesn't say is empty."""
    if record is None:
        return {field.name: "" for field in FIELDS[layer]}
    values: dict[str, Any] = {field.name: getattr(record, field.name, None) for field in FIELDS[layer]}
    if isinstance(record, AgendaItem):
        values["when"] = record.when.text if record.when else None
        values["iso"] = record.when.iso if record.when else None
        values["source"] = record.attribution.source if record.attribution else None
        values["actors"], values["counterparts"] = "; ".join(record.actors), "; ".join(record.counterparts)
    return {name: value or "" for name, value in values.items()}


def edited(layer: Layer, record: Record, typed: Mapping[str, str]) -> Record:
    """The record with what was typed in the place of what it said; fields that weren't typed stay.

    Raises:
        FieldError: a field that there isn't, is missing, or doesn't fit.
    """
    unknown = [name for name in typed if name not in {field.name for field in FIELDS[layer]}]
    if unknown:
        raise FieldError(unknown[0], "there is no such field")
    values = {field.name: _value(field, typed[field.name]) for field in FIELDS[layer] if field.name in typed}
    if isinstance(record, AgendaItem):
        values = _agenda_values(record, values)
    return replace(record, **values)  # type: ignore[arg-type]  # the fields are those of the record's layer


def blank(layer: Layer, passage: Passage | None, typed: Mapping[str, str]) -> Record:
    """A new record of the layer with what was typed; the passage is its evidence, and its words where none were typed.

    Raises:
        FieldError: a field that there isn't, is missing, or doesn't fit.
    """
    start, end = (passage.start, passage.end) if passage else (0, 0)
    words = one_line(passage.text) if passage else ""
    spans = ((start, end),) if passage else ()
    base: Record
    if layer == "agenda":
        evidence = Evidence(start=start, end=end, text=passage.text if passage else "")
        base = AgendaItem(kind="event", action=words, actors=(), status="planned", evidence=evidence, score=1.0)
    elif layer == "people":
        base = Person(name=words, mentions=spans)
    elif layer == "places":
        base = Place(text=words, mentions=spans)
    elif layer == "dates":
        base = DateMention(text=words, iso="", start=start, end=end)
    elif layer == "quotes":
        base = Quote(text=words, speaker=None, start=start, end=end)
    else:
        field = passage.field if passage else "text"
        base = Answer(text=words, start=start, end=end, sentence=(start, end), score=1.0, field=field)
    filled = {field.name: as_text(layer, base)[field.name] for field in FIELDS[layer] if field.required}
    return edited(layer, base, {**filled, **typed})


def _value(field: FormField, typed: str) -> str | tuple[str, ...] | None:
    if field.many:
        return tuple(value for part in typed.split(";") if (value := one_line(part)))
    value = one_line(typed)
    if not value:
        if field.required:
            raise FieldError(field.name, "must not be empty")
        return None
    if field.choices and value not in field.choices:
        raise FieldError(field.name, f"{value!r} is none of {', '.join(field.choices)}")
    if field.name == "country":
        value = value.upper()
        if not re.fullmatch("[A-Z]{2}", value):
            raise FieldError(field.name, f"{value!r} is no country code of two letters")
    if field.name == "iso" and days(value) is None:
        raise FieldError(field.name, f"{value!r} is no date, write 2022, 2022-03, 2022-W13, 2022-03-31 or start/end")
    return value


def _agenda_values(item: AgendaItem, values: dict[str, Any]) -> dict[str, Any]:
    if "when" in values or "iso" in values:
        old = item.when or When(text=None, iso=None)
        when = When(text=values.pop("when", old.text), iso=values.pop("iso", old.iso))
        values["when"] = when if when.text or when.iso else None
    if "source" in values:
        source = values.pop("source")
        verb = item.attribution.verb if item.attribution else None
        values["attribution"] = Attribution(source=source, verb=verb) if source else None
    return values
