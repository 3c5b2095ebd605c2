"""What a row of the brief opens to: its score, the other answers with theirs, the reasons, a person's quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.desk.review.fields import FIELDS, as_text
from briefing_tui.model import AgendaItem, Answer, Person, Place, Quote
from briefing_tui.reasons import weightiest
from briefing_tui.text import shorten
from briefing_tui.tui.brief_rows import NOT_STATED, why_words
from briefing_tui.wording import body, date_words

if TYPE_CHECKING:
    from briefing_tui.review import Record, ReviewedBrief, Row

__all__ = ["Opening", "opened"]


@dataclass(frozen=True, slots=True)
class Opening:
    """One thing there is to say below an open row."""

    text: str
    lead: str = ""
    """At most two cells before the text: the digit that picks it, a mark."""
    score: str = ""
    """What stands at the right."""
    reasons: tuple[str, ...] = ()
    """What made the score, below the text."""


_SHORT = 160
"""Characters of a quote."""


def opened(row: Row, reviewed: ReviewedBrief) -> list[Opening]:
    """What stands below an open row: its score, then what a digit picks, then all else."""
    return [*_shown(row), *_alternatives(row), *_standing(row), *_about(row, reviewed)]


def _shown(row: Row) -> Iterator[Opening]:
    value, machine = row.value, row.machine
    if isinstance(value, Answer | AgendaItem) and (row.mark not in ("edited", "added") or _same_words(value, machine)):
        yield _scored(value, "this answer" if isinstance(value, Answer) else "this item", "=")


def _alternatives(row: Row) -> Iterator[Opening]:
    for number, answer in enumerate(row.alternatives, start=1):
        facts = " · ".join(filter(None, (answer.role, answer.country, date_words(answer.iso), why_words(answer.kind))))
        yield _scored(answer, f"{answer.text}{f' ({facts})' if facts else ''}", str(number))


def _scored(record: Answer | AgendaItem, text: str, lead: str) -> Opening:
    return Opening(text, lead, f"{record.score:.2f}", weightiest(record.features))


def _same_words(one: Answer | AgendaItem, other: Record | None) -> bool:
    # A score is about the words: it says nothing on those that the analyst wrote.
    if isinstance(one, Answer):
        return isinstance(other, Answer) and other.text == one.text
    return isinstance(other, AgendaItem) and other.action == one.action


def _standing(row: Row) -> Iterator[Opening]:
    mark = {"machine": "not reviewed", "added": "added by hand"}.get(row.mark, row.mark)
    when = f", {date_words(row.decision.time[:10])}" if row.decision else ""
    yield Opening(f"{mark}{when}")
    if row.mark != "added" and row.machine != row.value and (changes := _changes(row)):
        yield Opening(f"the machine said: {changes}")
    if row.rule is not None:
        yield Opening(f"by a rule of yours: {row.rule}")
    for part in row.merged:
        yield Opening(f"merged with: {_name(part.value or part.machine)}")
    if row.notes:
        yield Opening(f"{row.notes} note{'s' if row.notes > 1 else ''} on this row", "●")


def _about(row: Row, reviewed: ReviewedBrief) -> Iterator[Opening]:
    match row.value:
        case Person() as person:
            yield Opening(f"role: {person.role or NOT_STATED}")
            if person.affiliation:
                yield Opening(f"for: {body(person)}")
            yield Opening(_mentioned(len(person.mentions)))
            names = {_name(part.value or part.machine) for part in row.merged} | {person.name}
            for quote in reviewed.standing("quotes"):
                if isinstance(quote.value, Quote) and _speaks(quote.value.speaker, names):
                    yield Opening(f"{shorten(quote.value.text, _SHORT)}”", "“")
        case Place() as place:
            yield Opening(_mentioned(len(place.mentions)))
        case _:
            return


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
