"""The notebook's file as bytes and as tables: what is a notebook, and what is damage."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec

from briefing_tui.text import one_line

__all__ = ["NOTES", "SCHEMA", "Newer", "Tables", "Unreadable", "decode", "encode"]

Tables = dict[str, dict[str, dict[str, Any]]]
"""As TinyDB keeps them: table → document number → fields."""

NOTES = "notes"
_META = "meta"
_MIGRATIONS: tuple[Callable[[Tables], Tables], ...] = ()
"""The function at index *n* makes tables of schema *n* + 2 out of those of schema *n* + 1."""

SCHEMA = len(_MIGRATIONS) + 1
"""Number of the schema that this program writes; it stands in the file's ``meta`` table."""

_NOTE_FIELDS = ("article_id", "text", "updated")


class Unreadable(Exception):
    """These bytes are no notebook; the message is one line that says why."""


class Newer(Exception):
    """A newer version of the program wrote this; the message is one line that says so."""


def encode(tables: Tables) -> bytes:
    """The tables as a file: JSON that a person can read, with the schema number."""
    stamped = {_META: {"1": {"schema": SCHEMA}}} | {name: rows for name, rows in tables.items() if name != _META}
    return msgspec.json.format(msgspec.json.encode(stamped), indent=1) + b"\n"


def decode(raw: bytes) -> Tables:
    """The tables of a file, brought to this program's schema.

    Raises:
        Unreadable: damaged, or not a notebook.
        Newer: a newer version of the program wrote it.
    """
    tables = _tables(raw)
    schema = tables.get(_META, {}).get("1", {}).get("schema")
    if not isinstance(schema, int) or schema < 1:
        raise Unreadable("not a notebook of this program")
    if schema > SCHEMA:
        raise Newer(f"written by a newer version of this program (schema {schema}, this one knows {SCHEMA})")
    for migrate in _MIGRATIONS[schema - 1 :]:
        tables = migrate(tables)
    for number, fields in tables.get(NOTES, {}).items():
        if not number.isdecimal() or not all(isinstance(fields.get(name), str) for name in _NOTE_FIELDS):
            raise Unreadable("a note in it has another shape")
    return tables


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
