"""A brief as rows: what stands on each, what it lights, and what is copied from it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.model import AgendaItem, Answer, Brief, Person, Place, Question, Quote, Status, WhyKind
from briefing_tui.tui.dates import long_date
from briefing_tui.tui.lit import Lit

__all__ = ["NOT_STATED", "BriefRow", "Section", "sections"]

NOT_STATED = "not stated"
"""What stands where the article does not answer a question."""

_ORDER: tuple[Question, ...] = ("who", "what", "when", "where", "why", "how")
"""As a reporter asks."""

_STATUS: dict[Status, str] = {
    "planned": "○ planned",
    "ongoing": "◐ ongoing",
    "announced": "◇ announced",
    "done": "✓ done",
    "cancelled": "✗ cancelled",
    "possible": "? possible",
}

_WHY: dict[WhyKind, str] = {
    "purpose": "the purpose",
    "trigger": "what set it off",
    "frame": "what it is part of",
    "rationale": "the reasoning given",
    "cause": "the cause",
    "claim": "as claimed",
    "unknown": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRow:
    """One row of the brief pane."""

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


def sections(brief: Brief) -> list[Section]:
    """The six questions first, under no heading, then every section that has rows."""
    found = [
        _section("AGENDA", "item", [_agenda_row(item) for item in brief.agenda]),
        _section("PEOPLE", "person", [_person_row(person) for person in brief.people]),
        _section("PLACES", "place", [_place_row(place) for place in brief.places]),
        _section(
            "DATES",
            "date",
            [
                BriefRow(text=date.text, aside=long_date(date.iso), lit=Lit(((date.start, date.end),)))
                for date in brief.dates
            ],
        ),
        _section("QUOTES", "quote", [_quote_row(quote) for quote in brief.quotes]),
    ]
    questions = tuple(_answer_row(question, brief.answers.to(question)) for question in _ORDER)
    return [Section("", "", questions), *(section for section in found if section.rows)]


def _section(heading: str, noun: str, rows: list[BriefRow]) -> Section:
    plural = "people" if noun == "person" else f"{noun}s"
    return Section(heading, f"{len(rows)} {noun if len(rows) == 1 else plural}", tuple(rows))


def _answer_row(question: Question, answers: tuple[Answer, ...]) -> BriefRow:
    label = question.upper()
    if not answers:
        return BriefRow(label=label, text=NOT_STATED)
    best = answers[0]
    details = [best.role or "", _WHY[best.kind] if best.kind else ""]
    text = best.text
    if best.iso and question == "when":
        text = long_date(best.iso)
        details.append(f"“{best.text}”" if best.text != text else "")
    return BriefRow(
        label=label,
        text=text,
        aside=best.country or "",
        details=tuple(filter(None, details)),
        lit=Lit(((best.start, best.end),), best.sentence, best.field),
    )


def _agenda_row(item: AgendaItem) -> BriefRow:
    who = ", ".join(item.actors)
    if item.counterparts:
        who += " with " + ", ".join(item.counterparts)
    when = item.when
    date = (long_date(when.iso) if when.iso else when.text or "") if when else ""
    word = f"says {item.attribution.source}" if item.attribution else ""
    facts = " · ".join(filter(None, (item.kind, date, item.where or "", word)))
    span = (item.evidence.start, item.evidence.end)
    return BriefRow(
        text=item.action,
        aside=_STATUS[item.status],
        details=tuple(filter(None, (who, facts))),
        lit=Lit((), span),
    )


def _person_row(person: Person) -> BriefRow:
    details = " · ".join(filter(None, (person.role or "", person.affiliation or "")))
    return BriefRow(
        text=person.name,
        aside=_times(len(person.mentions)),
        details=(details,) if details else (),
        lit=Lit(person.mentions) if person.mentions else None,
    )


def _place_row(place: Place) -> BriefRow:
    aside = "  ".join(filter(None, (place.country or "", _times(len(place.mentions)))))
    return BriefRow(text=place.text, aside=aside, lit=Lit(place.mentions) if place.mentions else None)


def _quote_row(quote: Quote) -> BriefRow:
    said = " ".join(filter(None, (quote.speaker or "speaker not stated", quote.verb or "")))
    return BriefRow(text=f"“{quote.text}”", details=(said,), lit=Lit(((quote.start, quote.end),)))


def _times(count: int) -> str:
    return f"{count}×"
