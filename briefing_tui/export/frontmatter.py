"""The YAML block at the head of a Markdown brief: strings quoted, dates ISO, and back to the same values.

One key, ``content_sha256``, seals the file: while it fits, nobody has written in the file since the desk made it,
and the desk may replace it. A file that a person has changed is never overwritten.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import yaml

__all__ = ["Ours", "Plain", "day_or_text", "front_matter", "read_ours", "seal"]

_SEAL = re.compile(r'^content_sha256: "[0-9a-f]{64}"\n', re.MULTILINE)
_HEAD = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)


class Plain(str):
    """A string that is one of our own words and needs no quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ours:
    """What the head of a brief that this program wrote says."""

    source_sha256: str
    created: datetime
    untouched: bool
    """Nobody has changed the file since it was written."""


class _Dumper(yaml.SafeDumper):
    """YAML 1.1 with quoted strings and ``Z`` times, every value written out."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _string(dumper: _Dumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')


def _plain(dumper: _Dumper, value: Plain) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value))


def _time(dumper: _Dumper, value: datetime) -> yaml.Node:
    text = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)


def _list(dumper: _Dumper, value: list[object]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _string)
_Dumper.add_representer(Plain, _plain)
_Dumper.add_representer(datetime, _time)
_Dumper.add_representer(list, _list)


def front_matter(values: dict[str, Any]) -> str:
    """The block between its ``---`` lines, keys in the order given.

    Strings are quoted but for :class:`Plain`; times are printed in UTC to the second.
    """
    body = yaml.dump(
        {Plain(key): value for key, value in values.items()},
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**31,
    )
    return f"---\n{body}---\n"


def seal(text: str) -> str:
    """The document with the digest of everything else as the last line of its head."""
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("no front matter")
    line = f'content_sha256: "{hashlib.sha256(text.encode()).hexdigest()}"\n'
    return text[: head.end(1)] + line + text[head.end(1) :]


def read_ours(text: str) -> Ours | None:
    """What the document's head says, if it is a brief that this program wrote; None for any other text."""
    head = _HEAD.match(text)
    if head is None:
        return None
    try:
        values = yaml.safe_load(head[1])
    except (yaml.YAMLError, ValueError):
        return None
    if not isinstance(values, dict) or values.get("type") != "briefing":
        return None
    source, created = values.get("source_sha256"), values.get("created")
    if not isinstance(source, str) or not isinstance(created, datetime):
        return None
    unsealed = _SEAL.sub("", head[0], count=1) + text[head.end() :]
    untouched = values.get("content_sha256") == hashlib.sha256(unsealed.encode()).hexdigest()
    return Ours(source, created if created.tzinfo else created.replace(tzinfo=UTC), untouched)


def day_or_text(iso: str | None) -> date | str | None:
    """An ISO day as a date, so that readers of the front matter see one; other precisions as text."""
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso) if len(iso) == len("2022-03-31") else iso
    except ValueError:
        return iso
