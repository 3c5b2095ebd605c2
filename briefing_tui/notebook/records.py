"""Decisions, rules and statements as documents of TinyDB, and back."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from briefing_tui.notebook.format import Format, Tables, Unreadable
from briefing_tui.review import LAYERS, RECORDS, Decision, ReviewCount, Rule
from briefing_tui.text import one_line
from briefing_tui.tradecraft import Tradecraft

__all__ = [
    "COUNTS",
    "DECISIONS",
    "REVIEWS",
    "RULES",
    "TRADECRAFT",
    "article_number",
    "count",
    "decision",
    "decision_number",
    "document",
    "rule",
    "tradecraft",
]

DECISIONS, TRADECRAFT, COUNTS, RULES = "decisions", "tradecraft", "counts", "rules"

Document = dict[str, Any]


def document(record: Decision | Rule | Tradecraft | ReviewCount) -> Document:
    """The record as a document."""
    fields: Document = msgspec.to_builtins(record)
    return fields


def decision(fields: Document) -> Decision:
    """The decision that a document holds; raises ``msgspec.ValidationError`` or ``KeyError``."""
    layer = fields["layer"]
    if layer not in LAYERS:
        raise KeyError(layer)
    # The record's type depends on the layer, which no codec can know.
    records = {
        name: None if fields[name] is None else msgspec.convert(fields[name], RECORDS[layer])
        for name in ("value", "machine")
    }
    plain = msgspec.convert({**fields, "value": None, "machine": None}, Decision)
    return Decision(**{name: getattr(plain, name) for name in Decision.__dataclass_fields__} | records)


def rule(fields: Document) -> Rule:
    """The rule that a document holds."""
    return msgspec.convert(fields, Rule)


def tradecraft(fields: Document) -> Tradecraft:
    """The statements that a document holds."""
    return msgspec.convert(fields, Tradecraft)


def count(fields: Document) -> ReviewCount:
    """The count that a document holds, besides its article's id."""
    return ReviewCount(fields["decided"], fields["total"])


def article_number(article_id: str) -> str:
    """The document's number of what there is one of for an article. Two desks never give it to two articles."""
    return str(int(article_id, 16))


def decision_number(article_id: str, row: str) -> str:
    """The document's number of the decision on a row: the same on every desk."""
    digest = hashlib.blake2b(f"{article_id} {row}".encode(), digest_size=8).digest()
    return str(int.from_bytes(digest) >> 1)


def _check(tables: Tables) -> None:
    readers = {DECISIONS: decision, TRADECRAFT: tradecraft, RULES: rule, COUNTS: count}
    for table, read in readers.items():
        for number, fields in tables.get(table, {}).items():
            try:
                read(fields)
            except (msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
                what = one_line(f"{table} {number} has another shape ({error})")
                raise Unreadable(what) from error


REVIEWS = Format("record of decisions", _check)
