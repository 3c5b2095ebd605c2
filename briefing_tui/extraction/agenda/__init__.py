"""Agenda items: concrete matters that named actors have on the table."""

from __future__ import annotations

from briefing_tui.extraction.reading import Reading
from briefing_tui.model import AgendaItem, Answers

__all__ = ["find_agenda"]


def find_agenda(reading: Reading, answers: Answers) -> tuple[AgendaItem, ...]:
    """The agenda items of a story, ranked; ``answers`` give the story's principals, place and date."""
    return ()
