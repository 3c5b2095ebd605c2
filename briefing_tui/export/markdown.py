"""The Markdown brief, template *brief*: fixed sections, and the article only where it can't pose as the analyst.

Words of the article stand in table cells, block quotes and named lines, always through :func:`escape`; a section
that the article can't fill says so. Key judgements are the analyst's and are never filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefing_tui import __version__
from briefing_tui.export.escape import escape
from briefing_tui.export.frontmatter import Plain, day_or_text, front_matter, seal
from briefing_tui.export.names import slug
from briefing_tui.export.notes import settle
from briefing_tui.export.sentences import sentence_number
from briefing_tui.export.wording import (
    NOT_STATED,
    answer_line,
    day,
    headline,
    joined,
    parties,
    reviewable,
    time_and_place,
)
from briefing_tui.model import QUESTIONS, Answer, Article, Brief, Note
from briefing_tui.text import one_line

__all__ = ["markdown"]

_EMPTY = f"*{NOT_STATED}*"
_UNREVIEWED = "machine"
"""Status of an entry that no analyst has looked at."""


def markdown(
    article: Article,
    brief: Brief,
    notes: Sequence[Note],
    *,
    generated: datetime,
    created: datetime | None = None,
    retrieved: str | None = None,
    handling: str | None = None,
    yardstick: str = "phia",
) -> str:
    """The whole document, ending in a line end. The same arguments give the same text.

    Args:
        article: what was read.
        brief: what the core found in it.
        notes: what the analyst wrote, in the order to print.
        generated: when this document is made; aware.
        created: when the first version of it was made; absent: now.
        retrieved: ISO day on which the article came to the desk.
        handling: Traffic Light Protocol marking, for example ``TLP:GREEN``.
        yardstick: scale of likelihood terms, ``phia`` or ``icd203``.
    """
    page = _Page(article, brief)
    marking = f"**{handling or 'No handling marking'}**"
    head = _head(page, generated, created or generated, handling, yardstick)
    state = " · ".join((marking, page.cut_off(), f"Draft, {page.reviewed()}"))
    sections = {
        "Bottom line": page.bottom_line(),
        "Key judgements": [],
        "The facts": page.facts(),
        "Agenda": page.agenda(),
        "Quotes": page.quotes(),
        "People": page.people(),
        "Timeline": page.timeline(),
        "Analyst notes": "\n\n".join(settle(note.text) for note in notes).splitlines(),
        "Gaps and assumptions": page.gaps(),
        "Sources": [page.source(retrieved)],
        "Method": [page.method()],
    }
    body = [f"# {escape(headline(article))}"]
    for title, lines in sections.items():
        body += ["", f"## {title}", "", *(lines or [_EMPTY])]
    return seal(head + "\n".join([state, "", *body, "", marking]) + "\n")


def _head(page: _Page, generated: datetime, created: datetime, handling: str | None, yardstick: str) -> str:
    article, brief = page.article, page.brief
    when, where = brief.answers.when[:1], brief.answers.where[:1]
    tags = ["briefing", *(slug(answer.text) for answer in where)]
    values: dict[str, Any] = {
        "title": headline(article),
        "type": Plain("briefing"),
        "schema": "briefing/1",
        "created": created,
        "updated": generated,
        "information_cutoff": day_or_text(page.published),
        "event_date": day_or_text(when[0].iso) if when else None,
        "handling": handling,
        "yardstick": Plain(yardstick),
        "sources": 1,
        "source_url": one_line(article.url) if article.url else None,
        "source_sha256": article.sha256,
        "generator": f"briefing {__version__}; {brief.model}; {page.reviewed()}",
        "aliases": [],
        "tags": [Plain(tag) for tag in tags if any(mark.isalpha() for mark in tag)],
    }
    return front_matter(values)


@dataclass(frozen=True, slots=True)
class _Page:
    """The sections of one article's brief, each as lines."""

    article: Article
    brief: Brief

    @property
    def published(self) -> str | None:
        return self.article.published or self.brief.published

    def cut_off(self) -> str:
        return f"Information cut-off {escape(day(self.published) or 'not known')}"

    def reviewed(self) -> str:
        return f"0 of {reviewable(self.brief)} fields reviewed"

    def evidence(self, start: int) -> str:
        return f"[1] s{sentence_number(self.article.text, start)}"

    def answer_evidence(self, answer: Answer) -> str:
        return "[1] title" if answer.field == "title" else self.evidence(answer.start)

    def bottom_line(self) -> list[str]:
        """The source's own sentence on the main event: the desk writes none itself."""
        for answer in self.brief.answers.what[:1]:
            start, end = answer.sentence
            sentence = escape(self.article.part(answer.field)[start:end])
            if sentence:
                return [f"> {sentence}", ">", f"> — {self.answer_evidence(answer)}"]
        return []

    def facts(self) -> list[str]:
        rows = []
        for question in QUESTIONS:
            best = next(iter(self.brief.answers.to(question)), None)
            answer = escape(answer_line(best)) if best else _EMPTY
            evidence = self.answer_evidence(best) if best else ""
            rows.append((question.capitalize(), answer, _UNREVIEWED, evidence))
        return list(_table(("", "Answer", "Status", "Evidence"), rows))

    def agenda(self) -> list[str]:
        rows = [
            (
                str(number),
                escape(item.action),
                escape(item.kind),
                escape(parties(item)),
                escape(time_and_place(item)),
                escape(item.status),
                self.evidence(item.evidence.start),
            )
            for number, item in enumerate(self.brief.agenda, start=1)
        ]
        header = ("#", "Item", "Kind", "Who → with", "When / where", "Status", "Evidence")
        return list(_table(header, rows)) if rows else []

    def quotes(self) -> list[str]:
        lines: list[str] = []
        for quote in sorted(self.brief.quotes, key=lambda quote: quote.start):
            by = escape(joined(", ", quote.speaker or "Speaker not stated", quote.verb))
            lines += [
                *([""] if lines else []),
                f"> “{escape(quote.text)}”",
                ">",
                f"> — {by} · {self.evidence(quote.start)}",
            ]
        return lines

    def people(self) -> list[str]:
        rows = [
            (
                escape(person.name),
                escape(person.role or ""),
                escape(person.affiliation or ""),
                self.evidence(person.mentions[0][0]) if person.mentions else "",
            )
            for person in self.brief.people
        ]
        return list(_table(("Name", "Role", "Affiliation", "Evidence"), rows)) if rows else []

    def timeline(self) -> list[str]:
        first: dict[tuple[str, str], int] = {}
        for date in self.brief.dates:
            key = (date.iso, date.text)
            first[key] = min(date.start, first.get(key, date.start))
        rows = [
            (escape(iso), escape(text), self.evidence(start))
            for (iso, text), start in sorted(first.items(), key=lambda entry: (entry[0][0], entry[1], entry[0][1]))
        ]
        return list(_table(("Date", "As printed", "Evidence"), rows)) if rows else []

    def gaps(self) -> list[str]:
        silent = [question for question in QUESTIONS if not self.brief.answers.to(question)]
        lines = [f"- {question.capitalize()}: not stated in the source." for question in silent]
        if self.published is None:
            lines.append("- Publication date: not known; only absolute dates are resolved.")
        lines.append("- One source; nothing here is corroborated.")
        return lines

    def source(self, retrieved: str | None) -> str:
        article = self.article
        parts = [
            escape(article.source or article.ref) or "Unnamed source",
            f'"{escape(headline(article))}"',
            f"published {escape(day(self.published) or 'on a day not known')}",
            f"retrieved {escape(day(retrieved) or 'on a day not recorded')}",
        ]
        return f"[1] {', '.join(parts)} — Admiralty F6"

    def method(self) -> str:
        return (
            f"briefing {__version__} with {escape(self.brief.model)}, core {escape(self.brief.core)}. "
            "Bottom line, facts, agenda, quotes, people and timeline were found by machine in the words of the "
            "source and have not been reviewed. Key judgements and analyst notes are the analyst's. "
            "Evidence: source number and sentence."
        )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(header)
    yield "|" + "-|" * len(header)
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
