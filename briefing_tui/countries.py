"""Names of countries for readers, by ISO code.

The list is the one that the extraction core finds countries by, where the usual name of each stands first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["country_name"]

_LIST = Path(__file__).with_name("extraction") / "data" / "countries.tsv"


def country_name(code: str) -> str:
    """``Somalia`` for ``SO``; what is no ISO 3166-1 alpha-2 code as it is."""
    return _names().get(code, code) if len(code) == len("SO") else code


@cache
def _names() -> dict[str, str]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: names.split(";")[0] for code, names, *_ in rows}
