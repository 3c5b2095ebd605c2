"""Decisions, rules and statements as documents of TinyDB, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec

from briefing_tui.model import Passage
from briefing_tui.notebook.format import Format, Tables, Unreadable
from briefing_tui.review import RECORDS, Decision, Layer, ReviewCount, Rule, Verb
from briefing_tui.text import one_line
from briefing_tui.tradecraft import Tradecraft

__all__ = [
    "COUNTS",
    "DECISIONS",
    "REVIEWS",
    "RULES",
    "TRADECRAFT",
    "article_number",
    "decision",
    "decision_number",
    "document",
    "read_counts",
    "rule",
    "tradecraft",
]

DECISIONS, TRADECRAFT, COUNTS, RULES = "decisions", "tradecraft", "counts", "rules"

Document = dict[str, Any]


class _Decision(msgspec.Struct):
    article_id: str
    layer: Layer
    row: str
    verb: Verb
    value: Document | None
    machine: Document | None
    evidence: Passage | None
    time: str
    into: str | None = None


def document(record: Decision | Rule | Tradecraft | ReviewCount) -> Document:
    """The record as a document."""
    # By way of JSON, so that it equals what is read back from the file.
    fields: Document = msgspec.json.decode(msgspec.json.encode(record))
    return fields


def decision(fields: Document) -> Decision:
    """The decision that a document holds; raises ``msgspec.ValidationError``."""
    plain = msgspec.convert(fields, _Decision)
    # The record's type depends on the layer, which no codec can know.
    value, machine = (
        None if fields is None else msgspec.convert(fields, RECORDS[plain.layer])
        for fields in (plain.value, plain.machine)
    )
    known = {name: getattr(plain, name) for name in ("article_id", "layer", "row", "verb", "evidence", "time", "into")}
    return Decision(**known, value=value, machine=machine)


def rule(fields: Document) -> Rule:
    """The rule that a document holds."""
    return msgspec.convert(fields, Rule)


def tradecraft(fields: Document) -> Tradecraft:
    """The statements that a document holds."""
    return msgspec.convert(fields, Tradecraft)


class _Count(msgspec.Struct):
    article_id: str
    decided: int
    total: int


class _Counts(msgspec.Struct):
    counts: dict[str, _Count] = msgspec.field(default_factory=dict)


def read_counts(raw: bytes) -> dict[str, ReviewCount]:
    """The counts in a file, by article; everything else in it is skipped. A damaged file has none."""
    try:
        found = msgspec.json.decode(raw, type=_Counts).counts.values()
    except (msgspec.DecodeError, UnicodeError):
        return {}
    return {one.article_id: ReviewCount(one.decided, one.total) for one in found}


def article_number(article_id: str) -> str:
    """The document's number of what there is one of for an article. Two desks never give it to two articles."""
    return str(int(article_id, 16))


def decision_number(article_id: str, row: str) -> str:
    """The document's number of the decision on a row: the same on every desk."""
    digest = hashlib.blake2b(f"{article_id} {row}".encode(), digest_size=8).digest()
    return str(int.from_bytes(digest) >> 1)


def _count(fields: Document) -> _Count:
    return msgspec.convert(fields, _Count)


def _check(tables: Tables) -> None:
    readers: dict[str, Callable[[Document], object]] = {
        DECISIONS: decision,
        TRADECRAFT: tradecraft,
        RULES: rule,
        COUNTS: _count,
    }
    for table, read in readers.items():
        for number, fields in tables.get(table, {}).items():
            try:
                read(fields)
            except (msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
                what = one_line(f"{table} {number} has another shape ({error})")
                raise Unreadable(what) from error


REVIEWS = Format("record of decisions", _check)
