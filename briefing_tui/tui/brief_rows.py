"""A reviewed brief as rows: what stands on each, what it lights, and what is copied from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.model import (
    WHY_WORDS,
    AgendaItem,
    Answer,
    DateMention,
    Person,
    Place,
    Question,
    Quote,
    Status,
    WhyKind,
)
from briefing_tui.tui.lit import Lit
from briefing_tui.wording import body, date_words, deed

if TYPE_CHECKING:
    from briefing_tui.review import Layer, Mark, Record, ReviewedBrief, Row

__all__ = ["BY_RULE", "MARKS", "NOT_STATED", "BriefRow", "Section", "lit_of", "mark_of", "sections", "why_words"]

NOT_STATED = "not stated"
"""What stands where the article does not answer a question."""

MARKS: dict[Mark, str] = {"machine": "·", "confirmed": "✓", "edited": "✎", "added": "+", "rejected": "✗"}
"""On whose word a row stands, told without colour."""

BY_RULE = "§"
"""In the place of the machine's mark: a rule learnt from a correction has changed what the machine says."""

_ORDER: tuple[Question, ...] = ("who", "what", "when", "where", "why", "how")
"""As a reporter asks."""

_HEADINGS: tuple[tuple[Layer, str, str], ...] = (
    ("agenda", "item", "items"),
    ("people", "person", "people"),
    ("places", "place", "places"),
    ("dates", "date", "dates"),
    ("quotes", "quote", "quotes"),
)

_STATUS: dict[Status, str] = {
    "planned": "○ planned",
    "ongoing": "◐ ongoing",
    "announced": "◇ announced",
    "done": "✓ done",
    "cancelled": "✗ cancelled",
    "possible": "? possible",
}

_UNDATED = "9999"
"""Sorts behind every date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRow:
    """One row of the brief pane."""

    row: Row
    """What it shows."""
    text: str
    label: str = ""
    """The question, where the row answers one."""
    aside: str = ""
    """What stands at the right: a status, a number of mentions."""
    details: tuple[str, ...] = ()
    """Lines below, less loud."""
    lit: Lit | None = None
    """The evidence; absent for what is not stated."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    heading: str
    count: str
    rows: tuple[BriefRow, ...]


def sections(reviewed: ReviewedBrief) -> list[Section]:
    """The six questions first, under no heading, then every section that has rows; the agenda by date and status."""
    questions = tuple(_answer_row(reviewed.answer(question)) for question in _ORDER)
    found = [Section("", "", questions)]
    for layer, one, many in _HEADINGS:
        rows = reviewed.to(layer)
        if layer == "agenda":
            rows = tuple(sorted(rows, key=_when))
        if rows:
            found.append(Section(layer.upper(), f"{len(rows)} {one if len(rows) == 1 else many}", _list_rows(rows)))
    return found


def lit_of(record: Record | None, row: Row | None = None) -> Lit | None:
    """What a record lights in the source; of one that the analyst wrote, the evidence of its row."""
    lit: Lit | None
    match record:
        case Answer():
            lit = Lit(((record.start, record.end),), record.sentence, record.field)
        case AgendaItem():
            lit = Lit((), (record.evidence.start, record.evidence.end))
        case Person() | Place():
            lit = Lit(record.mentions) if record.mentions else None
        case DateMention() | Quote():
            lit = Lit(((record.start, record.end),))
        case None:
            lit = None
    if lit is not None and lit.span[0] < lit.span[1]:
        return lit
    evidence = row.evidence if row is not None else None
    return Lit(((evidence.start, evidence.end),), None, evidence.field) if evidence else None


def mark_of(row: Row) -> str:
    """The mark of a row: on whose word it stands."""
    return BY_RULE if row.rule is not None and not row.decided else MARKS[row.mark]


def why_words(kind: WhyKind | None) -> str:
    """What sort of reason, in words; empty where that is not known."""
    return WHY_WORDS[kind] if kind else ""


def _when(row: Row) -> tuple[str, int]:
    item = row.value
    assert isinstance(item, AgendaItem)
    iso = item.when.iso if item.when else None
    return iso or _UNDATED, list(_STATUS).index(item.status)


def _answer_row(row: Row) -> BriefRow:
    label, best = row.layer.upper(), row.value
    if not isinstance(best, Answer):
        return BriefRow(row=row, label=label, text=NOT_STATED)
    details = [best.role or "", why_words(best.kind)]
    text = best.text
    if best.iso and row.layer == "when":
        text = date_words(best.iso)
        details.append(f"“{best.text}”" if best.text != text else "")
    return BriefRow(
        row=row,
        label=label,
        text=text,
        aside=best.country or "",
        details=tuple(filter(None, details)),
        lit=lit_of(best, row),
    )


def _list_rows(rows: tuple[Row, ...]) -> tuple[BriefRow, ...]:
    return tuple(_list_row(row) for row in rows)


def _list_row(row: Row) -> BriefRow:
    lit = lit_of(row.value, row)
    match row.value:
        case AgendaItem() as item:
            return BriefRow(row=row, text=deed(item), aside=_STATUS[item.status], details=_facts(item), lit=lit)
        case Person() as person:
            role = " · ".join(filter(None, (person.role, body(person))))
            details = (role,) if role else ()
            return BriefRow(row=row, text=person.name, aside=_times(len(person.mentions)), details=details, lit=lit)
        case Place() as place:
            aside = "  ".join(filter(None, (place.country or "", _times(len(place.mentions)))))
            return BriefRow(row=row, text=place.text, aside=aside, lit=lit)
        case DateMention() as date:
            return BriefRow(row=row, text=date.text, aside=date_words(date.iso), lit=lit)
        case Quote() as quote:
            said = " ".join(filter(None, (quote.speaker or "speaker not stated", quote.verb or "")))
            return BriefRow(row=row, text=f"“{quote.text}”", details=(said,), lit=lit)
        case _:
            return BriefRow(row=row, text=NOT_STATED)


def _facts(item: AgendaItem) -> tuple[str, ...]:
    who = ", ".join(item.actors)
    if item.counterparts:
        who += " with " + ", ".join(item.counterparts)
    when = item.when
    date = (date_words(when.iso) if when.iso else when.text or "") if when else ""
    word = f"says {item.attribution.source}" if item.attribution else ""
    facts = " · ".join(filter(None, (item.kind, date, item.where or "", word)))
    return tuple(filter(None, (who, facts)))


def _times(count: int) -> str:
    return f"{count}×"
