"""What a step changes, document by document, and in which of the small files each document lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing_tui.notebook.records import (
    DECISIONS,
    RULES,
    TRADECRAFT,
    article_number,
    decision_number,
    document,
)
from briefing_tui.review import Decision, Rule
from briefing_tui.tradecraft import Tradecraft

__all__ = ["RULES_BOOK", "Put", "book_of"]

RULES_BOOK = "rules"
"""The file of the rules."""


def book_of(article_id: str) -> str:
    """The file that what was decided and stated about an article lies in."""
    return article_id[:2]


@dataclass(frozen=True, slots=True)
class Put:
    """One document to put in the place of what is there; ``fields`` None: to remove."""

    book: str
    table: str
    number: str
    fields: dict[str, Any] | None

    @classmethod
    def decided(cls, one: Decision) -> Put:
        """Keep a decision in the place of the one before it on the same row."""
        number = decision_number(one.article_id, one.row)
        return cls(book_of(one.article_id), DECISIONS, number, document(one))

    @classmethod
    def undecided(cls, article_id: str, row: str) -> Put:
        """Remove the decision on a row."""
        return cls(book_of(article_id), DECISIONS, decision_number(article_id, row), None)

    @classmethod
    def stated(cls, one: Tradecraft) -> Put:
        """Keep what is stated about a brief."""
        return cls(book_of(one.article_id), TRADECRAFT, article_number(one.article_id), document(one))

    @classmethod
    def ruled(cls, one: Rule) -> Put:
        """Keep a rule."""
        return cls(RULES_BOOK, RULES, article_number(one.id), document(one))

    @classmethod
    def unruled(cls, rule_id: str) -> Put:
        """Remove a rule."""
        return cls(RULES_BOOK, RULES, article_number(rule_id), None)
