"""From the parts of a parsed query to the articles each finds, as sets of row numbers.

Each leaf of the query is one question that SQLite answers from an index; the answers are put together here. That
keeps the time of any query near the sum of its leaves: a planner that is handed the whole tree joins row by row.
Values go to SQLite as parameters only.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from briefing_tui.library.folding import words
from briefing_tui.library.query import All, Any, Node, Not, Period, Value, Words

__all__ = ["MATCHING", "Answering", "expression", "row_numbers"]

_COLUMNS = {"title": "title", "who": "who", "where": "place"}
"""Columns of the word index, by the field of a query."""
_IS = {
    "read": "SELECT number FROM articles INDEXED BY articles_by_marks WHERE read = 1",
    "flagged": "SELECT number FROM articles INDEXED BY articles_by_marks WHERE flagged = 1",
    "reviewed": "SELECT number FROM articles INDEXED BY articles_by_marks WHERE reviewed = 1",
    "new": "SELECT number FROM articles INDEXED BY articles_by_marks WHERE new = 1",
    "noted": "SELECT number FROM sheets WHERE note <> ''",
    "archived": "SELECT number FROM articles WHERE state = 1",
    "briefed": "SELECT number FROM briefs",
    "failed": "SELECT number FROM failures",
    "copy": "SELECT number FROM copies WHERE number <> leader",
    "tagged": "SELECT DISTINCT number FROM tags",
}
_HAS = {
    "agenda": "SELECT DISTINCT number FROM agenda",
    "quotes": "SELECT number FROM sheets WHERE quotes > 0",
    "people": "SELECT number FROM sheets WHERE people > 0",
    "places": "SELECT number FROM sheets WHERE places > 0",
    "dates": "SELECT DISTINCT number FROM days",
    "brief": _IS["briefed"],
    "notes": _IS["noted"],
    "tags": _IS["tagged"],
    "copies": "SELECT number FROM copies",
}
_BY_VALUE = {
    "country": "SELECT number FROM countries WHERE country = ?",
    "tag": "SELECT number FROM tags WHERE tag = ?",
    "kind": "SELECT DISTINCT number FROM agenda WHERE kind = ?",
    "status": "SELECT DISTINCT number FROM agenda WHERE status = ?",
    "source": "SELECT number FROM articles WHERE source IN (SELECT value FROM json_each(?))",
}
_PERIODS = {
    "published": "SELECT number FROM articles WHERE published <= ?2 AND published >= ?1",
    "when": "SELECT DISTINCT number FROM days WHERE first <= ?2 AND last >= ?1",
}
# One step a source, however many articles each has.
_SOURCES = """
    WITH RECURSIVE each (source) AS (
        SELECT min(source) FROM articles
        UNION ALL
        SELECT (SELECT min(source) FROM articles WHERE source > each.source) FROM each WHERE source IS NOT NULL
    ) SELECT source FROM each WHERE source IS NOT NULL
"""
MATCHING = "SELECT rowid AS number FROM words WHERE words MATCH ?"
"""What stands in the word index."""


class Answering:
    """Sets of row numbers for the parts of one query."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        everything: Iterable[int],
        country_of: Callable[[str], str | None] | None,
    ) -> None:
        self._connection = connection
        self._everything = everything
        self._country_of = country_of

    def to(self, node: Node) -> set[int]:
        """The articles that this part of the query finds."""
        if isinstance(node, All):
            return self._all(node.nodes)
        if isinstance(node, Any):
            return set().union(*map(self.to, node.nodes))
        if isinstance(node, Not):
            return set(self._everything) - self.to(node.node)
        if isinstance(node, Words):
            return self._matching([node])
        if isinstance(node, Period):
            return self._ask(_PERIODS[node.field], *node.days)
        return self._value(node)

    def _all(self, nodes: Sequence[Node]) -> set[int]:
        # Words that all must stand in an article are one question for the index, which is good at it.
        terms = [node for node in nodes if isinstance(node, Words)]
        others = [node for node in nodes if not isinstance(node, Words | Not)]
        found = self._matching(terms) if terms else None
        for other in others:
            if found is not None and not found:
                return set()
            found = self.to(other) if found is None else found & self.to(other)
        if found is None:
            found = set(self._everything)
        for node in nodes:
            if isinstance(node, Not):
                found = found - self.to(node.node)
        return found

    def _matching(self, terms: Sequence[Words]) -> set[int]:
        return self._ask(MATCHING, expression(terms))

    def _value(self, node: Value) -> set[int]:
        if node.field == "is":
            return self._ask(_IS[node.value])
        if node.field == "has":
            return self._ask(_HAS[node.value])
        return self._ask(_BY_VALUE[node.field], self._known_as(node))

    def _known_as(self, node: Value) -> str:
        if node.field == "country":
            name = self._country_of(node.value) if self._country_of and len(node.value) > 2 else None
            return name or node.value.upper()
        if node.field == "tag":
            return node.value.casefold()
        if node.field == "source":
            wanted = words(node.value)
            sources = [name for (name,) in self._connection.execute(_SOURCES)]
            return json.dumps([name for name in sources if _contains(words(name), wanted)])
        return node.value

    def _ask(self, sql: str, *values: object) -> set[int]:
        return set(row_numbers(self._connection, sql, *values))


def row_numbers(connection: sqlite3.Connection, sql: str, *values: object) -> list[int]:
    """The column ``number`` of what the statement finds, in its order."""
    # One JSON array crosses from SQLite to Python in a third of the time of 100,000 rows.
    (raw,) = connection.execute(f"SELECT json_group_array(number) FROM ({sql})", values).fetchone()
    numbers: list[int] = json.loads(raw)
    return numbers


def expression(terms: Sequence[Words]) -> str:
    """The terms, all of them, as FTS5 reads a query."""
    # Inside FTS5's double quotes nothing is an operator, and no term holds a double quote: the lexer ended it there.
    return " AND ".join(
        (f"{{{_COLUMNS[term.part]}}} : " if term.part else "") + f'"{term.text}"' + (" *" if term.prefix else "")
        for term in terms
    )


def _contains(whole: list[str], part: list[str]) -> bool:
    """Whether words stand in others one after the other; the last may go on."""
    if not part:
        return False
    for start in range(len(whole) - len(part) + 1):
        here = whole[start : start + len(part)]
        if here[:-1] == part[:-1] and here[-1].startswith(part[-1]):
            return True
    return False
