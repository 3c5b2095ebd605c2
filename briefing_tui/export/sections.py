"""The sections of one article's brief, as Markdown that is already safe.

Words of the article stand in table cells, block quotes and named lines, always through :func:`escape`, so that an
article can never pose as the analyst. What it can't fill says so; key judgements are never filled by the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from briefing_tui import __version__
from briefing_tui.export.dossier import MACHINE, Dossier, Entry
from briefing_tui.export.escape import escape
from briefing_tui.export.look import Look
from briefing_tui.export.notes import settle
from briefing_tui.export.safe import EMPTY, NO_NOTES, Safe, safe
from briefing_tui.export.sentences import sentence_number
from briefing_tui.export.statements import assumptions, bottom_line, gaps, judgements
from briefing_tui.export.tables import table
from briefing_tui.export.wording import answer_line, called, headline
from briefing_tui.model import QUESTIONS, AgendaItem, Answer, Person
from briefing_tui.text import one_line
from briefing_tui.wording import body, date_words, day, deed, joined, parties, time_and_place

__all__ = ["Sections"]

AGENDA_HEADER = ("#", "Item", "Kind", "Who → with", "When / where", "Status", "Evidence")

_TRAILING = ", \n"
"""What stands between a quotation and its speaker; still verbatim without."""


class Sections:
    """The sections of the article that carries this number among the document's sources."""

    def __init__(self, dossier: Dossier, look: Look, number: int = 1) -> None:
        self.dossier = dossier
        self.look = look
        self.number = number

    # what stands around the sections

    @property
    def title(self) -> str:
        """The headline; not escaped yet."""
        return headline(self.dossier.article)

    @property
    def handling(self) -> str | None:
        """The marking of the brief, else the one that new briefs start with."""
        stated = self.dossier.tradecraft.handling if self.dossier.tradecraft else None
        return stated or self.look.handling

    @property
    def foot(self) -> Safe:
        """The handling marking, for the document's last line."""
        return Safe(f"**{self.handling or 'No handling marking'}**")

    @property
    def state(self) -> Safe:
        """Handling, cut-off, and how far the brief has come."""
        cutoff = f"Information cut-off {escape(day(self.dossier.cutoff) or 'not known')}"
        stage = "Final" if self.look.final else "Draft"
        return Safe(" · ".join((self.foot, cutoff, f"{stage}, {self.dossier.progress}")))

    # the sections

    @cached_property
    def bottom_line(self) -> Safe:
        """The analyst's, else the source's own sentence on the main event: the desk writes none itself."""
        stated = bottom_line(self.dossier.tradecraft)
        return safe(stated or self.main_sentence())

    @property
    def key_judgements(self) -> Safe:
        """What the analyst judges, numbered, with likelihood, confidence and evidence."""
        return safe(judgements(self.dossier, self.evidence))

    @property
    def facts(self) -> Safe:
        """The six questions."""
        rows = []
        for question in QUESTIONS:
            entry = self.dossier.answer(question)
            words = escape(answer_line(entry.value)) if entry else EMPTY
            status = entry.status if entry else self.dossier.silence(question)
            evidence = self.graded(self.answer_evidence(entry.value), entry) if entry else ""
            rows.append((question.capitalize(), words, status, evidence))
        return safe(table(("", "Answer", "Status", "Evidence"), rows))

    @property
    def agenda(self) -> Safe:
        """What is on the table."""
        return self.items(self.dossier.agenda())

    @property
    def quotes(self) -> Safe:
        """What was said, in the order of the article."""
        lines: list[str] = []
        for quote in sorted(self.dossier.brief.quotes, key=lambda quote: quote.start):
            how = f" ({quote.verb})" if quote.verb and quote.verb != "said" else ""
            by = escape((quote.speaker or "Speaker not stated") + how)
            where = joined(" · ", by, self.evidence(quote.start, quote.end))
            lines += self.quoted(f"“{escape(quote.text.rstrip(_TRAILING))}”", where, lines)
        return safe(lines)

    @property
    def people(self) -> Safe:
        """Everybody who is named."""
        return self.persons(self.dossier.brief.people)

    @property
    def timeline(self) -> Safe:
        """The dates of the article in the order of time, each once with all ways it is printed."""
        printed: dict[str, dict[str, str]] = {}
        for date in sorted(self.dossier.brief.dates, key=lambda date: (date.iso, date.start, date.end)):
            printed.setdefault(date.iso, {}).setdefault(one_line(date.text), self.evidence(date.start, date.end))
        rows = [
            (
                escape(date_words(iso) or ""),
                " · ".join(map(escape, places)),
                ", ".join(dict.fromkeys(filter(None, places.values()))),
            )
            for iso, places in printed.items()
        ]
        return safe(table(("Date", "As printed", "Evidence"), rows))

    @property
    def notes(self) -> Safe:
        """What the analyst wrote."""
        return safe(["\n\n".join(self.written())]) if self.dossier.notes else NO_NOTES

    @property
    def gaps(self) -> Safe:
        """What the source leaves open, and what the analyst names and assumes."""
        silent = [question for question in QUESTIONS if self.dossier.answer(question) is None]
        lines = [f"- {question.capitalize()}: not stated in the source." for question in silent]
        if self.dossier.published is None:
            lines.append("- Publication date: not known; only absolute dates are resolved.")
        lines.append("- One source; nothing here is corroborated.")
        return safe([*lines, *gaps(self.dossier.tradecraft), *assumptions(self.dossier.tradecraft)])

    @property
    def sources(self) -> Safe:
        """Where it was read, and how the source is graded."""
        return safe([self.source()])

    @property
    def method(self) -> Safe:
        """Who found what, and how evidence is counted."""
        brief = self.dossier.machine
        seen = (
            f"The analyst has reviewed {self.dossier.decided} of {self.dossier.fields} fields; "
            f"entries marked *{MACHINE}* have not been reviewed."
            if self.dossier.decided
            else "Nothing has been reviewed."
        )
        return Safe(
            f"briefing {__version__} with {escape(brief.model)}, core {escape(brief.core)}. "
            "What is taken from the source was found by machine, in the words of the source. "
            f"{seen} Key judgements and analyst notes are the analyst's. Evidence: source number and sentence."
        )

    # their parts

    def evidence(self, start: int, end: int | None = None) -> str:
        """``[1] s3``: source one, sentence three. Nothing where ``end`` says that the span is empty: the analyst added
        the record without a passage.
        """
        if end is not None and end <= start:
            return ""
        return f"[{self.number}] s{sentence_number(self.dossier.article.text, start)}"

    def answer_evidence(self, answer: Answer) -> str:
        """Where the answer stands."""
        return f"[{self.number}] title" if answer.field == "title" else self.evidence(answer.start, answer.end)

    def graded(self, evidence: str, entry: Entry[Any]) -> str:
        """The evidence with the row's own Admiralty grade, where it has one."""
        stated = self.dossier.tradecraft
        grade = (stated.item_grades or {}).get(entry.row or "") if stated else None
        return " ".join(filter(None, (evidence, str(grade or ""))))

    def main_sentence(self) -> list[str]:
        """The sentence that carries the main event, quoted."""
        entry = self.dossier.answer("what")
        if entry is None:
            return []
        start, end = entry.value.sentence
        sentence = escape(self.dossier.article.part(entry.value.field)[start:end])
        return self.quoted(sentence, self.answer_evidence(entry.value)) if sentence else []

    def items(self, entries: Iterable[Entry[AgendaItem]]) -> Safe:
        """A table of agenda items, numbered from one."""
        rows = [
            (
                str(number),
                escape(deed(entry.value)),
                escape(entry.value.kind),
                escape(parties(entry.value)),
                escape(time_and_place(entry.value)),
                escape(entry.value.status) + ("" if entry.status == MACHINE else f" ({entry.status})"),
                self.graded(self.evidence(entry.value.evidence.start, entry.value.evidence.end), entry),
            )
            for number, entry in enumerate(entries, start=1)
        ]
        return safe(table(AGENDA_HEADER, rows))

    def persons(self, people: Iterable[Person]) -> Safe:
        """A table of people."""
        rows = [
            (
                escape(person.name),
                escape(person.role or ""),
                escape(body(person) or ""),
                self.evidence(person.mentions[0][0]) if person.mentions else "",
            )
            for person in people
        ]
        return safe(table(("Name", "Role", "Affiliation", "Evidence"), rows))

    def quoted(self, words: str, by: str, before: Sequence[str] = ()) -> list[str]:
        """A block quote and who it is by."""
        return [*([""] if before else []), f"> {words}", ">", f"> — {by}"]

    def written(self, top: int = 3) -> Iterator[str]:
        """The notes, each under what it claims to be and the passage it is about; headings from level ``top``."""
        for note in self.dossier.notes:
            label = [] if note.label == "comment" else [f"**{note.label.capitalize()}**"]
            about = [f"“{escape(note.passage.text)}” {self.evidence(note.passage.start)}"] if note.passage else []
            row = self.dossier.reviewed.row_about(note) if self.dossier.reviewed else None
            about += [f"on {row.layer}: {escape(called(row.value))}"] if row else []
            head = " · ".join([*label, *about])
            yield f"{head}\n\n{settle(note.text, top)}" if head else settle(note.text, top)

    def source(self) -> str:
        """The line that names the source."""
        article = self.dossier.article
        parts = [
            escape(article.source or article.ref) or "Unnamed source",
            f'"{escape(headline(article))}"',
            f"published {escape(day(self.dossier.published) or 'on a day not known')}",
            f"retrieved {escape(day(self.dossier.retrieved) or 'on a day not recorded')}",
        ]
        grade = self.dossier.tradecraft.grade if self.dossier.tradecraft else "F6"
        return f"[{self.number}] {', '.join(parts)} — Admiralty {grade}"
