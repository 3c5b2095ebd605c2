"""The query language: what is typed into the search line → a small tree.

Words and "phrases" must stand in the article, its brief or its notes; ``field:value`` asks for more (see
:data:`FIELDS`); ``-`` negates; side by side means *and*, which binds closer than ``OR``; parentheses group. The last
word may be the beginning of a longer one, since it is still being typed, and so may any word that ends in ``*``.
Capitals and accents don't matter. A quotation mark that is not closed reaches to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from briefing_tui.library.days import Days, days_between
from briefing_tui.model import Kind, Status
from briefing_tui.text import clean, visible

__all__ = ["FIELDS", "All", "Any", "Node", "Not", "Period", "QueryError", "Value", "Words", "parse", "whole"]

FIELDS: dict[str, tuple[str, ...]] = {
    "title": (),
    "who": (),
    "where": (),
    "source": (),
    "country": (),
    "tag": (),
    "published": (),
    "when": (),
    "kind": get_args(Kind),
    "status": get_args(Status),
    "is": (
        *("unread", "read", "flagged", "reviewed", "noted", "new"),
        *("archived", "briefed", "failed", "copy", "tagged"),
    ),
    "has": ("agenda", "quotes", "people", "places", "dates", "brief", "notes", "tags", "copies"),
}
"""Every field, with the values it knows where they are a fixed list."""

_LONGEST = 2_000
_DEEPEST = 40

_TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<open>-?\()|(?P<close>\))|(?P<or>OR(?=[\s()]|$))
      |(?P<item>-?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s()"]*)))""",
    re.VERBOSE,
)


class QueryError(ValueError):
    """A query that can't be read. Nothing has been asked or changed."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.position = position
        """Where it is wrong, in characters from the beginning of the query."""
        self.message = message
        """What is wrong, in one line."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow each other, somewhere or in one part of an article."""

    text: str
    prefix: bool = False
    """The last of the words may go on."""
    part: Literal["title", "who", "where"] | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A field that must have a value."""

    field: Literal["source", "country", "tag", "kind", "status", "is", "has"]
    value: str


@dataclass(frozen=True, slots=True)
class Period:
    """Days that publication, or a date named in the brief, must fall into."""

    field: Literal["published", "when"]
    days: Days


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Everything that must be; of nothing, every article."""

    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Of which one must be."""

    nodes: tuple[Node, ...]


Node = Words | Value | Period | Not | All | Any


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    position: int
    found: re.Match[str]


def parse(text: str) -> Node:
    """Read a query.

    Raises:
        QueryError: it can't be read; where, and why.
    """
    if len(text) > _LONGEST:
        raise QueryError(_LONGEST, f"longer than {_LONGEST:,} characters")
    return _Parser(text).query()


class _Parser:
    """Recursive descent: alternatives → sequences → items."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def query(self) -> Node:
        """The whole query."""
        tree = self._alternatives()
        if token := self._next():
            raise QueryError(token.position, "this parenthesis closes nothing")
        return tree

    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _alternatives(self) -> Node:
        nodes = [self._sequence()]
        while (token := self._next()) and token.kind == "or":
            self._at += 1
            nodes.append(self._sequence())
            if All() in nodes[-2:]:
                raise QueryError(token.position, "OR needs something on both sides")
        return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))

    def _sequence(self) -> Node:
        nodes: list[Node] = []
        while (token := self._next()) and token.kind not in ("or", "close"):
            self._at += 1
            node = self._group(token) if token.kind == "open" else self._item(token)
            if node is not None:
                nodes.append(Not(node) if token.found[0].startswith("-") else node)
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _group(self, opening: _Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError(opening.position, "too many parentheses inside each other")
        node = self._alternatives()
        closing = self._next()
        if closing is None:
            raise QueryError(opening.position, "this parenthesis is not closed")
        self._at += 1
        self._depth -= 1
        if node == All():
            raise QueryError(opening.position, "nothing stands between these parentheses")
        return node

    def _item(self, token: _Token) -> Node | None:
        found = token.found
        name, phrase, word = found["field"], found["phrase"], found["word"]
        value = clean(phrase if phrase is not None else word)
        if name is None:
            return self._words(token, value, None)
        if name.lower() not in FIELDS:
            raise QueryError(
                found.start("field"),
                f"there is no field {name!r}; there are {', '.join(FIELDS)}. To look for the words, quote them",
            )
        after = found.end("field") + 1
        if not any(map(str.isalnum, value)):
            raise QueryError(after, f"{name.lower()}: needs a value")
        return self._field(token, name.lower(), value, after)

    def _words(self, token: _Token, text: str, part: Literal["title", "who", "where"] | None) -> Words | None:
        if not any(map(str.isalnum, text)):
            return None
        bare = token.found["word"] is not None
        return Words(text, prefix=bare and (text.endswith("*") or token is self._tokens[-1]), part=part)

    def _field(self, token: _Token, name: str, value: str, position: int) -> Node | None:
        if name in ("title", "who", "where"):
            return self._words(token, value, name)  # type: ignore[arg-type]  # just compared
        if name in ("published", "when"):
            span = days_between(value.upper())
            if span is None:
                raise QueryError(position, f"{visible(value)!r} is no date: write 2022, 2022-03, 2022-03-31 or a..b")
            return Period(name, span)  # type: ignore[arg-type]  # just compared
        if (known := FIELDS[name]) and value.lower() not in known:
            raise QueryError(position, f"{name}: knows {', '.join(known)}")
        return Value(name, value.lower() if known else value)  # type: ignore[arg-type]  # all others


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        assert found is not None, "the pattern takes any character"
        if found.lastgroup != "space" and found.end() > position:
            kind = next(name for name in ("open", "close", "or", "item") if found[name] is not None)
            yield _Token(kind, position, found)
        position = max(found.end(), position + 1)


def whole(node: Node) -> Node:
    """The same query with nothing still being typed: what a saved view asks."""
    if isinstance(node, Words):
        return replace(node, prefix=node.text.endswith("*"))
    if isinstance(node, Not):
        return Not(whole(node.node))
    if isinstance(node, All | Any):
        return replace(node, nodes=tuple(map(whole, node.nodes)))
    return node
