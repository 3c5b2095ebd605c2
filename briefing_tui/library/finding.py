"""From a parsed query to the articles it finds, in list order.

Each leaf of the query is one question that SQLite answers from an index; the answers are sets of row numbers, put
together here. That keeps the time of any query near the sum of its leaves: a planner that is handed the whole tree
joins row by row. Values go to SQLite as parameters only.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing_tui.library.folding import words
from briefing_tui.library.query import All, Any, Node, Not, Period, Value, Words

__all__ = ["ARCHIVED", "DELETED", "LISTED", "OPEN", "Finder", "Order"]

LISTED, ARCHIVED, DELETED = 0, 1, 2
"""Values of ``articles.state``."""

OPEN = ("planned", "ongoing", "announced", "possible")
"""What an agenda item's status is while the matter is still ahead."""

Order = Literal["best", "date", "source", "unreviewed", "agenda"]
"""How the list is sorted.

* ``date``: newest publication first, then the undated; of one day, the last added first.
* ``best``: as ``date``, but where the query holds words, articles with all of them in title or *who* come first.
* ``source``: by name of the source; ``unreviewed``: unreviewed first; ``agenda``: by the next open agenda item from
  today on, then the rest. Within each, as ``date``.
"""

_FEW = 5_000
"""So many numbers are sorted faster than they are picked from the whole list."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_SHORTEST_RANKED = 3
"""Letters: the first one or two of a word that is being typed begin nearly every title."""

_COLUMNS = {"title": "title", "who": "who", "where": "place"}

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
_IN_ORDER = "SELECT number FROM articles WHERE state = ? ORDER BY published DESC, number DESC"
_NEXT = """
    SELECT number, min(max(first, ?)) FROM agenda
    WHERE last >= ? AND status IN ('planned', 'ongoing', 'announced', 'possible')
    GROUP BY number ORDER BY 2, number DESC
"""


@dataclass(frozen=True)
class _Listed:
    """The whole list of one state, kept until an article comes, goes or is put elsewhere."""

    stamp: int
    numbers: list[int]
    leaders: dict[int, int]

    @cached_property
    def everything(self) -> frozenset[int]:
        """The same numbers, as a set."""
        return frozenset(self.numbers)

    @cached_property
    def folded(self) -> int:
        """Number of rows, copies folded."""
        return self.count(self.everything)

    def count(self, found: Set[int]) -> int:
        """Number of rows that some of the articles take, copies folded."""
        copies = found & self.leaders.keys()
        return len(found) - len(copies) + len({self.leaders[number] for number in copies})

    @cached_property
    def places(self) -> dict[int, int]:
        """Number → place in the list; only made when a query needs it."""
        return {number: place for place, number in enumerate(self.numbers)}


class Finder:
    """Answers queries on one connection; what the list order is, it remembers from one to the next."""

    def __init__(self, country_of: Callable[[str], str | None] | None = None) -> None:
        self.country_of = country_of
        """Name of a country → its ISO code, for ``country:France``; without it only codes are known."""
        self._lists: dict[int, _Listed] = {}

    def find(
        self, connection: sqlite3.Connection, query: Node, order: Order = "date", fold: bool = False, today: str = ""
    ) -> list[int]:
        """Row numbers of the articles that the query finds. ``fold``: of copies of one text, the first of the list."""
        query = _plain(query)
        listed = self._listed(connection, ARCHIVED if _asks_for_archived(query) else LISTED)
        if query == All():
            found = listed.numbers.copy()
        else:
            found = _in_order(_Answers(connection, listed.numbers, self.country_of).to(query), listed)
        if order == "best":
            found = self._best(connection, query, found)
        elif order != "date":
            found = _sorted(connection, found, order, today)
        return _folded(found, listed.leaders) if fold and listed.leaders else found

    def count(self, connection: sqlite3.Connection, query: Node) -> int:
        """How many articles :meth:`find` would list, copies folded; they are put in no order."""
        query = _plain(query)
        listed = self._listed(connection, ARCHIVED if _asks_for_archived(query) else LISTED)
        if query == All():
            return listed.folded
        return listed.count(_Answers(connection, listed.everything, self.country_of).to(query) & listed.everything)

    def _best(self, connection: sqlite3.Connection, query: Node, found: list[int]) -> list[int]:
        asked = query.nodes if isinstance(query, All) else (query,)
        terms = [node for node in asked if isinstance(node, Words) and node.part is None]
        if len(found) < 2 or not any(len(term.text) >= _SHORTEST_RANKED for term in terms):
            return found
        first = set(_numbers(connection, _MATCHING, "{title who} : (" + _expression(terms) + ")"))
        if not first:
            return found
        return [number for number in found if number in first] + [number for number in found if number not in first]

    def _listed(self, connection: sqlite3.Connection, state: int) -> _Listed:
        found = connection.execute("SELECT value FROM stamps WHERE name = 'list'").fetchone()
        stamp = found[0] if found else 0
        known = self._lists.get(state)
        if known is None or known.stamp != stamp:
            numbers = _numbers(connection, _IN_ORDER, state)
            leaders = dict(connection.execute("SELECT number, leader FROM copies").fetchall())
            known = self._lists[state] = _Listed(stamp, numbers, leaders)
        return known


class _Answers:
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
        return self._ask(_MATCHING, _expression(terms))

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
        return set(_numbers(self._connection, sql, *values))


_MATCHING = "SELECT rowid AS number FROM words WHERE words MATCH ?"


def _numbers(connection: sqlite3.Connection, sql: str, *values: object) -> list[int]:
    # One JSON array crosses from SQLite to Python in a third of the time of 100,000 rows.
    (raw,) = connection.execute(f"SELECT json_group_array(number) FROM ({sql})", values).fetchone()
    numbers: list[int] = json.loads(raw)
    return numbers


def _expression(terms: Sequence[Words]) -> str:
    # Inside FTS5's double quotes nothing is an operator, and no term holds a double quote: the lexer ended it there.
    return " AND ".join(
        (f"{{{_COLUMNS[term.part]}}} : " if term.part else "") + f'"{term.text}"' + (" *" if term.prefix else "")
        for term in terms
    )


def _plain(node: Node) -> Node:
    """The query as it is asked: *unread* as what is not read, for of a large library more is unread than anything else.

    A word of which only one letter is typed asks for nothing yet: it begins some word of nearly every article.
    """
    if node == Value("is", "unread"):
        return Not(Value("is", "read"))
    if isinstance(node, Words) and _only_begun(node):
        return All()
    if isinstance(node, Not):
        if isinstance(node.node, Words) and _only_begun(node.node):
            return All()
        inner = _plain(node.node)
        return inner.node if isinstance(inner, Not) else Not(inner)
    if isinstance(node, All):
        asked = tuple(inner for inner in map(_plain, node.nodes) if inner != All())
        return asked[0] if len(asked) == 1 else All(asked)
    if isinstance(node, Any):
        return Any(tuple(map(_plain, node.nodes)))
    return node


def _only_begun(term: Words) -> bool:
    letters = words(term.text)
    return term.prefix and not term.text.endswith("*") and len(letters) == 1 and letters[0] in _LETTERS


def _asks_for_archived(node: Node) -> bool:
    if isinstance(node, All | Any):
        return any(map(_asks_for_archived, node.nodes))
    return isinstance(node, Value) and (node.field, node.value) == ("is", "archived")


def _contains(whole: list[str], part: list[str]) -> bool:
    """Whether words stand in others one after the other; the last may go on."""
    if not part:
        return False
    for start in range(len(whole) - len(part) + 1):
        here = whole[start : start + len(part)]
        if here[:-1] == part[:-1] and here[-1].startswith(part[-1]):
            return True
    return False


def _in_order(found: set[int], listed: _Listed) -> list[int]:
    if len(found) < _FEW:
        return sorted((number for number in found if number in listed.places), key=listed.places.__getitem__)
    if len(found) >= len(listed.numbers) and found.issuperset(listed.numbers):
        return listed.numbers.copy()
    return [number for number in listed.numbers if number in found]


def _sorted(connection: sqlite3.Connection, found: list[int], order: Order, today: str) -> list[int]:
    if order == "agenda":
        wanted = set(found)
        first = [number for number, _ in connection.execute(_NEXT, (today, today)) if number in wanted]
        ahead = set(first)
        return first + [number for number in found if number not in ahead]
    column = {"source": "source IS NULL, source COLLATE NOCASE", "unreviewed": "reviewed"}[order]
    rank = _numbers(connection, f"SELECT number FROM articles ORDER BY {column}, published DESC, number DESC")
    wanted = set(found)
    return [number for number in rank if number in wanted]


def _folded(found: list[int], leaders: dict[int, int]) -> list[int]:
    shown: set[int] = set()
    kept = []
    for number in found:
        leader = leaders.get(number)
        if leader is None:
            kept.append(number)
        elif leader not in shown:
            shown.add(leader)
            kept.append(number)
    return kept
