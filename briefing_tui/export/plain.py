"""The brief for reading in a terminal: compact, aligned, and nothing in it that a terminal would obey."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from briefing_tui.export.wording import NOT_STATED, answer_line, headline
from briefing_tui.model import QUESTIONS, Article, Brief
from briefing_tui.text import one_line, shorten
from briefing_tui.wording import body, date_words, day, deed, joined, parties, time_and_place

__all__ = ["plain"]

_LABEL = 8
"""Columns of the question names."""


def plain(article: Article, brief: Brief, *, width: int = 80, evidence: bool = False) -> str:
    """The brief as lines of at most about ``width`` columns.

    Args:
        article: what was read.
        brief: what the core found in it.
        width: columns of the terminal; at least 40 are used.
        evidence: print below each answer and agenda item the sentence that carries it.
    """
    page = _Page(max(width, 40), evidence)
    lines = [*page.wrapped("", "", headline(article)), _about(article, brief), ""]
    for question in QUESTIONS:
        best = next(iter(brief.answers.to(question)), None)
        words = answer_line(best) if best else NOT_STATED.lower()
        lines += page.wrapped(question.upper(), " " * _LABEL, words)
        if best:
            lines += page.shown(article.part(best.field)[slice(*best.sentence)])
    lines += _agenda(page, brief)
    for title, entries in _lists(brief):
        if entries:
            lines += ["", *page.wrapped(title, " " * _LABEL, "; ".join(entries))]
    if brief.quotes:
        lines += ["", "QUOTES"]
        for quote in brief.quotes:
            by = f" — {one_line(quote.speaker)}" if quote.speaker else ""
            lines += page.wrapped("", " " * _LABEL, f"“{one_line(quote.text)}”{by}", first=" " * _LABEL)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _about(article: Article, brief: Brief) -> str:
    published = day(article.published or brief.published)
    return joined(" · ", published, article.source or article.ref, f"{article.words:,} words", brief.model)


def _agenda(page: _Page, brief: Brief) -> list[str]:
    lines = ["", "AGENDA" if brief.agenda else f"{'AGENDA':<{_LABEL}}{NOT_STATED.lower()}"]
    for number, item in enumerate(brief.agenda, start=1):
        lines += page.wrapped(f"{number:>5}", " " * _LABEL, deed(item))
        about = joined(" · ", item.kind, item.status, parties(item), time_and_place(item))
        lines += page.wrapped("", " " * _LABEL, about, first=" " * _LABEL)
        lines += page.shown(item.evidence.text)
    return lines


def _lists(brief: Brief) -> Iterator[tuple[str, list[str]]]:
    yield "PEOPLE", [_beside(person.name, person.role, body(person)) for person in brief.people]
    yield "PLACES", [_beside(place.text, place.country) for place in brief.places]
    yield "DATES", [_beside(date.text, date_words(date.iso)) for date in brief.dates]


def _beside(name: str, *known: str | None) -> str:
    words = joined(", ", *known)
    return one_line(name) + (f" ({words})" if words else "")


class _Page:
    """Lines of one width."""

    def __init__(self, width: int, evidence: bool) -> None:
        self._width = width
        self._evidence = evidence

    def wrapped(self, label: str, hang: str, text: str, *, first: str | None = None) -> list[str]:
        """The text behind its label, further lines under ``hang``."""
        lead = first if first is not None else (f"{label:<{_LABEL}}" if label else "")
        return textwrap.wrap(text, self._width, initial_indent=lead, subsequent_indent=hang) or [lead]

    def shown(self, sentence: str) -> list[str]:
        """The sentence as evidence, where it was asked for."""
        if not self._evidence:
            return []
        hang = " " * _LABEL + "│ "
        return textwrap.wrap(shorten(sentence, 600), self._width, initial_indent=hang, subsequent_indent=hang)
