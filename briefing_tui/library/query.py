"""What is typed into the search line → a small parsed object → SQL.

Words and "phrases" in any order; every one must stand in the title or the text, and the last word may be the
beginning of a longer one, since it is still being typed. Capitals and accents don't matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_tui.text import clean

__all__ = ["Query", "Term", "parse"]

_PART = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other."""

    text: str
    prefix: bool = False
    """The last of the words may go on."""


@dataclass(frozen=True, slots=True)
class Query:
    """What an article must have to be found. No terms: every article is."""

    terms: tuple[Term, ...] = ()

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """A condition on ``articles`` in SQL, and its parameters."""
        if not self.terms:
            return "TRUE", ()
        return "number IN (SELECT rowid FROM words WHERE words MATCH ?)", (self._expression(),)

    def _expression(self) -> str:
        # Inside FTS5's double quotes nothing is an operator. Side by side means that all must match.
        return " ".join(f'"{term.text}"{" *" if term.prefix else ""}' for term in self.terms)


def parse(text: str) -> Query:
    """Read a query; any text is one. What holds no letter and no digit asks for nothing."""
    terms = [
        Term(phrase or word, prefix=bool(word))
        for phrase, word in _PART.findall(clean(text))
        if any(map(str.isalnum, phrase or word))
    ]
    whole = [Term(term.text) for term in terms[:-1]]
    return Query((*whole, *terms[-1:]))
