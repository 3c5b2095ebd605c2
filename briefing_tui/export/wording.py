"""Words that every form of the brief shares."""

from __future__ import annotations

from briefing_tui.model import QUESTIONS, WHY_WORDS, AgendaItem, Answer, Article, Brief, Person
from briefing_tui.review import Record
from briefing_tui.text import one_line
from briefing_tui.wording import date_words, deed, joined

__all__ = [
    "NOT_STATED",
    "answer_line",
    "called",
    "headline",
    "reviewable",
]

NOT_STATED = "Not stated in source"


def headline(article: Article) -> str:
    """The article's headline on one line, never empty."""
    return one_line(article.headline) or "Untitled"


def answer_line(answer: Answer) -> str:
    """The answer's words, and beside them what the core knows: role, country, date or sort of reason."""
    why = WHY_WORDS[answer.kind] if answer.kind else None
    known = (answer.role, answer.country, date_words(answer.iso), why)
    return joined(" · ", answer.text, *(word for word in known if word != answer.text))


def called(record: Record | None) -> str:
    """What a row of the brief says, in a few words."""
    match record:
        case None:
            return NOT_STATED.lower()
        case AgendaItem():
            return deed(record)
        case Person():
            return record.name
        case _:
            return record.text


def reviewable(brief: Brief) -> int:
    """Number of rows that an analyst can decide about: the six questions, and every record found."""
    lists = (brief.agenda, brief.people, brief.places, brief.dates, brief.quotes)
    return len(QUESTIONS) + sum(map(len, lists))
