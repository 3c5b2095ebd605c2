"""What a row of the brief opens to: other answers, the reasons, what the machine said, a person's quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_tui.desk.review.fields import FIELDS, as_text
from briefing_tui.model import AgendaItem, Answer, Person, Place, Quote
from briefing_tui.text import shorten
from briefing_tui.tui.brief_rows import NOT_STATED, why_words
from briefing_tui.wording import body, date_words

if TYPE_CHECKING:
    from briefing_tui.review import Record, ReviewedBrief, Row

__all__ = ["Opening", "opened"]

Opening = tuple[str, str]
"""A lead of few cells, which may be empty, and the text behind it."""

_REASONS = 6
"""Features shown: those that weighed most."""

_SHORT = 160
"""Characters of a quote."""


def opened(row: Row, reviewed: ReviewedBrief) -> list[Opening]:
    """The lines below an open row, one for every thing there is to say: first what a digit picks."""
    return [*_alternatives(row), *_standing(row), *_about(row, reviewed), *_reasons(row)]


def _standing(row: Row) -> Iterator[Opening]:
    mark = {"machine": "not reviewed", "added": "added by hand"}.get(row.mark, row.mark)
    when = f", {date_words(row.decision.time[:10])}" if row.decision else ""
    yield "", f"{mark}{when}"
    if row.mark != "added" and row.machine != row.value and (changes := _changes(row)):
        yield "", f"the machine said: {changes}"
    if row.rule is not None:
        yield "", f"by a rule of yours: {row.rule}"
    for part in row.merged:
        yield "", f"merged with: {_name(part.value or part.machine)}"
    if row.notes:
        yield "●", f"{row.notes} note{'s' if row.notes > 1 else ''} on this row"


def _about(row: Row, reviewed: ReviewedBrief) -> Iterator[Opening]:
    match row.value:
        case Person() as person:
            yield "", f"role: {person.role or NOT_STATED}"
            if person.affiliation:
                yield "", f"for: {body(person)}"
            yield "", _mentioned(len(person.mentions))
            names = {_name(part.value or part.machine) for part in row.merged} | {person.name}
            for quote in reviewed.standing("quotes"):
                if isinstance(quote.value, Quote) and _speaks(quote.value.speaker, names):
                    yield "“", f"{shorten(quote.value.text, _SHORT)}”"
        case Place() as place:
            yield "", _mentioned(len(place.mentions))
        case _:
            return


def _alternatives(row: Row) -> Iterator[Opening]:
    for number, answer in enumerate(row.alternatives, start=1):
        facts = " · ".join(filter(None, (answer.role, answer.country, date_words(answer.iso), why_words(answer.kind))))
        yield str(number), f"{answer.text}{f' ({facts})' if facts else ''}"


def _reasons(row: Row) -> Iterator[Opening]:
    if isinstance(row.value, Answer | AgendaItem):
        yield "=", _scored(row.value)
    for number, answer in enumerate(row.alternatives, start=1):
        yield "", f"{number} {_scored(answer)}"


def _scored(record: Answer | AgendaItem) -> str:
    because = _weights(record.features)
    return f"score {record.score:.2f}{f' by {because}' if because else ''}"


def _weights(features: Mapping[str, float]) -> str:
    strongest = sorted(features.items(), key=lambda feature: -abs(feature[1]))[:_REASONS]
    return ", ".join(f"{name} {value:+.2f}" for name, value in strongest)


def _changes(row: Row) -> str:
    if row.machine is None:
        return NOT_STATED
    before, now = as_text(row.layer, row.machine), as_text(row.layer, row.value)
    labels = {field.name: field.label.split(",")[0].lower() for field in FIELDS[row.layer]}
    return " · ".join(f"{labels[name]} “{text}”" for name, text in before.items() if text != now[name] and text)


def _mentioned(count: int) -> str:
    return f"mentioned {count} time{'s' if count != 1 else ''}, all lit in the source"


def _speaks(speaker: str | None, names: set[str]) -> bool:
    # A quote may name its speaker by surname only.
    return speaker is not None and any(speaker == name or name.endswith(f" {speaker}") for name in names)


def _name(record: Record | None) -> str:
    if isinstance(record, Person):
        return record.name
    return record.text if isinstance(record, Place) else NOT_STATED
