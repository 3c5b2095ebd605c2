"""Cue words and patterns, kept as data: ``data/NAME.toml``, each row with its source and an example."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["DATA", "table", "words"]

DATA = Path(__file__).parent / "data"
"""Folder of the core's data files."""


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def table(name: str) -> tuple[dict[str, Any], ...]:
    """The ``[[row]]`` tables of a data file, in file order."""
    return tuple(_file(name)["row"])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A set of words of a data file: its ``key`` holds a list, or a string of words between white space."""
    value = _file(name)[key]
    if isinstance(value, dict):
        value = value["words"]
    return frozenset(value.split() if isinstance(value, str) else value)
