"""The brief as a few plain lines for a chat or a mail: what the clipboard takes."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tui.export.dossier import Dossier
from briefing_tui.export.look import Look
from briefing_tui.export.wording import answer_line, headline
from briefing_tui.model import QUESTIONS
from briefing_tui.text import one_line
from briefing_tui.wording import day, deed, joined, parties, time_and_place

__all__ = ["chat"]


def chat(dossier: Dossier, look: Look) -> str:
    """The lines: marking, headline, answers, agenda, source, marking. No Markdown, nothing that acts."""
    return "\n".join(_lines(dossier, look)) + "\n"


def _lines(dossier: Dossier, look: Look) -> Iterator[str]:
    stated = dossier.tradecraft
    handling = (stated.handling if stated else None) or look.handling or "No handling marking"
    stage = "Final" if look.final else "Draft"
    yield handling
    yield headline(dossier.article)
    yield f"Information cut-off {one_line(day(dossier.cutoff) or 'not known')} · {stage}, {dossier.progress}"
    if stated and one_line(stated.bottom_line):
        yield one_line(stated.bottom_line)
    for question in QUESTIONS:
        entry = dossier.answer(question)
        if entry is not None:
            yield f"{question.capitalize()}: {answer_line(entry.value)}"
    agenda = dossier.agenda()
    if agenda:
        yield "Agenda:"
    for item in (entry.value for entry in agenda):
        yield f"• {joined(' · ', deed(item), item.status, parties(item), time_and_place(item))}"
    yield f"Source: {joined(', ', dossier.article.source or dossier.article.ref, day(dossier.published))}"
    yield handling
