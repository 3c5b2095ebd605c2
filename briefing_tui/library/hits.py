"""Where in a text the words of a query stand, for marking them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_tui.library.folding import spans, words
from briefing_tui.library.query import All, Any, Node, Words

__all__ = ["Hit", "hits_in"]

Part = Literal["title", "text", "note"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a query asked for."""

    field: Part
    start: int
    """In characters of the title, the text or the note; the end is exclusive."""
    end: int


def hits_in(query: Node, field: Part, text: str) -> list[Hit]:
    """The hits in a text, in order; of those that overlap, the longest that begins first."""
    terms = [(words(term.text), term.prefix) for term in _wanted(query, field)]
    terms = [(parts, prefix) for parts, prefix in terms if parts]
    if not terms:
        return []
    here = list(spans(text))
    hits: list[Hit] = []
    end = 0
    for at, (_, start, _) in enumerate(here):
        if start < end:
            continue
        longest = max((_length(here, at, parts, prefix) for parts, prefix in terms), default=0)
        if longest:
            end = here[at + longest - 1][2]
            hits.append(Hit(field, start, end))
    return hits


def _length(here: Sequence[tuple[str, int, int]], at: int, parts: list[str], prefix: bool) -> int:
    """How many words from ``at`` on are the term; 0 where it doesn't stand there."""
    if at + len(parts) > len(here):
        return 0
    for offset, part in enumerate(parts):
        word = here[at + offset][0]
        last = offset == len(parts) - 1
        if not (word.startswith(part) if prefix and last else word == part):
            return 0
    return len(parts)


def _wanted(node: Node, field: Part) -> list[Words]:
    """The words asked for in this part; not those that must be missing."""
    if isinstance(node, Words):
        return [node] if node.part is None or field in ("title", "text")[: 1 if node.part == "title" else 2] else []
    if isinstance(node, All | Any):
        return [term for each in node.nodes for term in _wanted(each, field)]
    return []
