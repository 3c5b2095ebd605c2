"""From a parsed query to the articles it finds, in list order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing_tui.library.answering import MATCHING, Answering, expression, row_numbers
from briefing_tui.library.folding import words
from briefing_tui.library.query import All, Any, Node, Not, Value, Words
from briefing_tui.model import OPEN_STATUSES

__all__ = ["ARCHIVED", "DELETED", "LISTED", "Finder", "Order"]

LISTED, ARCHIVED, DELETED = 0, 1, 2
"""Values of ``articles.state``."""

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

_IN_ORDER = "SELECT number FROM articles WHERE state = ? ORDER BY published DESC, number DESC"
_NEXT = f"""
    SELECT number, min(max(first, ?)) FROM agenda
    WHERE last >= ? AND status IN {OPEN_STATUSES}
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
    """Answering queries on one connection; what the list order is, it remembers from one to the next."""

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
            found = _in_order(Answering(connection, listed.numbers, self.country_of).to(query), listed)
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
        return listed.count(Answering(connection, listed.everything, self.country_of).to(query) & listed.everything)

    def _best(self, connection: sqlite3.Connection, query: Node, found: list[int]) -> list[int]:
        asked = query.nodes if isinstance(query, All) else (query,)
        terms = [node for node in asked if isinstance(node, Words) and node.part is None]
        if len(found) < 2 or not any(len(term.text) >= _SHORTEST_RANKED for term in terms):
            return found
        first = set(row_numbers(connection, MATCHING, "{title who} : (" + expression(terms) + ")"))
        if not first:
            return found
        return [number for number in found if number in first] + [number for number in found if number not in first]

    def _listed(self, connection: sqlite3.Connection, state: int) -> _Listed:
        found = connection.execute("SELECT value FROM stamps WHERE name = 'list'").fetchone()
        stamp = found[0] if found else 0
        known = self._lists.get(state)
        if known is None or known.stamp != stamp:
            numbers = row_numbers(connection, _IN_ORDER, state)
            leaders = dict(connection.execute("SELECT number, leader FROM copies").fetchall())
            known = self._lists[state] = _Listed(stamp, numbers, leaders)
        return known


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
    rank = row_numbers(connection, f"SELECT number FROM articles ORDER BY {column}, published DESC, number DESC")
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
