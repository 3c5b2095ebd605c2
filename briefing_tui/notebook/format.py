"""A store's file as bytes and as tables: what is one of ours, what is damage, how old ones are brought up to date."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from briefing_tui.text import one_line

__all__ = ["Encoder", "Format", "Migration", "Newer", "Tables", "Unreadable"]

Tables = dict[str, dict[str, dict[str, Any]]]
"""As TinyDB keeps them: table → document number → fields."""

Migration = Callable[[Tables], Tables]

_META = "meta"


class Unreadable(Exception):
    """These bytes are no store of this kind; the message is one line that says why."""


class Newer(Exception):
    """A newer version of the program wrote this; the message is one line that says so."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: plain TinyDB JSON with the number of its schema in the ``meta`` table."""

    name: str
    """What a person calls the file: ``notebook``."""
    check: Callable[[Tables], None]
    """Raises :class:`Unreadable` where a document has another shape."""
    migrations: tuple[Migration, ...] = ()
    """The function at index *n* makes tables of schema *n* + 2 out of those of schema *n* + 1."""

    @property
    def schema(self) -> int:
        """Number of the schema that this program writes."""
        return len(self.migrations) + 1

    def encode(self, tables: Tables) -> bytes:
        """The tables as a file: JSON that a person can read, with the schema number."""
        return msgspec.json.format(msgspec.json.encode(self.stamped(tables)), indent=1) + b"\n"

    def stamped(self, tables: Tables) -> Tables:
        """The tables with the schema number in front."""
        stamped: Tables = {_META: {"1": {"schema": self.schema}}}
        return stamped | {name: rows for name, rows in tables.items() if name != _META}

    def decode(self, raw: bytes) -> Tables:
        """The tables of a file, brought to this program's schema.

        Raises:
            Unreadable: damaged, or another kind of file.
            Newer: a newer version of the program wrote it.
        """
        tables = _tables(raw)
        schema = tables.get(_META, {}).get("1", {}).get("schema")
        if not isinstance(schema, int) or schema < 1:
            raise Unreadable(f"not a {self.name} of this program")
        if schema > self.schema:
            raise Newer(f"written by a newer version of this program (schema {schema}, this one knows {self.schema})")
        for migrate in self.migrations[schema - 1 :]:
            tables = migrate(tables)
        self.check(tables)
        return tables


class Encoder:
    """Encodes the tables of one file again and again, and of all documents only those that have changed since."""

    def __init__(self, form: Format) -> None:
        self._form = form
        self._known: dict[tuple[str, str], tuple[dict[str, Any], bytes]] = {}

    def encode(self, tables: Tables) -> bytes:
        """The same bytes as :meth:`Format.encode` makes."""
        before, after = self._known, {}
        parts = []
        for name, rows in self._form.stamped(tables).items():
            lines = []
            for number, fields in rows.items():
                known = before.get((name, number))
                if known is None or known[0] != fields:
                    known = dict(fields), _row(number, fields)
                after[name, number] = known
                lines.append(known[1])
            body = b"{\n%b\n }" % b",\n".join(lines) if lines else b"{}"
            parts.append(b" %b: %b" % (msgspec.json.encode(name), body))
        self._known = after
        return b"{\n%b\n}\n" % b",\n".join(parts)


def _row(number: str, fields: dict[str, Any]) -> bytes:
    # No JSON text holds a bare line end, so what is moved in here is only ever the layout.
    laid = msgspec.json.format(msgspec.json.encode(fields), indent=1).replace(b"\n", b"\n  ")
    return b"  %b: %b" % (msgspec.json.encode(number), laid)


def _tables(raw: bytes) -> Tables:
    if not raw.strip():
        raise Unreadable("the file is empty")
    if not raw.strip(b"\0 "):
        raise Unreadable("the file holds nothing but zero bytes")
    try:
        return msgspec.json.decode(raw, type=Tables)
    except msgspec.ValidationError as error:
        raise Unreadable(f"its tables have another shape ({one_line(str(error))})") from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Unreadable(_why_not_json(raw)) from error


def _why_not_json(raw: bytes) -> str:
    try:
        json.loads(raw)
    except UnicodeError:
        return "it is not text"
    except (ValueError, RecursionError) as error:
        return f"it is not whole JSON ({one_line(str(error))})"
    return "it is JSON of another kind"
