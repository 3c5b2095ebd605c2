"""The YAML block at the head of a Markdown brief: strings quoted, dates ISO, and back to the same values.

A person may change the head in any editor, so it is read back with a YAML reader and by what it says, never by how
it is laid out.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import yaml

from briefing_tui.export.blocks import manifest

__all__ = ["Ours", "Plain", "day_or_text", "front_matter", "read_ours", "split"]

_SEAL = re.compile(r'^content_sha256: "[0-9a-f]{64}"\n', re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""libyaml's, where they are there: several times as quick."""
_HEAD = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)


class Plain(str):
    """A string that is one of our own words and needs no quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ours:
    """What a document that this program wrote says about itself."""

    template: str
    source_sha256: str | None
    """Of the article; None where the document is about many."""
    created: datetime
    blocks: bool
    """Its generated blocks are marked; False: an old document that is replaced as a whole."""


class _Dumper(_DUMPER):  # type: ignore[misc]  # either of the two
    """YAML 1.1 with quoted strings and ``Z`` times.

    Lists and mappings that stand in several places are written once: a person's file may be built to explode.
    """

    def ignore_aliases(self, data: object) -> bool:
        return not isinstance(data, list | dict)


def _string(dumper: _Dumper, value: str) -> yaml.Node:
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')
    return node


def _plain(dumper: _Dumper, value: Plain) -> yaml.Node:
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", str(value))
    return node


def _time(dumper: _Dumper, value: datetime) -> yaml.Node:
    text = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)
    return node


def _list(dumper: _Dumper, value: list[object]) -> yaml.Node:
    node: yaml.Node = dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)
    return node


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
        width=2**31 - 1,
    )
    return f"---\n{body}---\n"


def split(text: str) -> tuple[dict[str, Any], str]:
    """The values of the document's head and the rest of it; no values where the head can't be read."""
    text = text.replace("\r\n", "\n")
    head = _HEAD.match(text)
    if head is None:
        return {}, text
    try:
        values = yaml.load(head[1], Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError, KeyError, TypeError):
        # The last three: a value that its explicit tag can't be made of, as in ``!!timestamp soon``.
        return {}, text
    return (values if isinstance(values, dict) else {}), text[head.end() :]


def read_ours(text: str) -> Ours | None:
    """What the document's head says, if it is one that this program wrote; None for any other text."""
    values, body = split(text)
    if values.get("type") != "briefing":
        return None
    source, created = values.get("source_sha256"), values.get("created")
    if not isinstance(source, str | None) or not isinstance(created, datetime):
        return None
    found, _ = manifest(body)
    if found is None and not _unchanged_seal(text, values):
        return None
    template = values.get("template", "brief")
    created = created if created.tzinfo else created.replace(tzinfo=UTC)
    return Ours(template if isinstance(template, str) else "brief", source, created, blocks=found is not None)


def _unchanged_seal(text: str, values: dict[str, Any]) -> bool:
    """Whether this is a file of version 0.1, which had no blocks but a digest of all, and nobody changed it."""
    head = _HEAD.match(text)
    if head is None:
        return False
    unsealed = _SEAL.sub("", head[0], count=1) + text[head.end() :]
    return values.get("content_sha256") == hashlib.sha256(unsealed.encode()).hexdigest()


def day_or_text(iso: str | None) -> date | str | None:
    """An ISO day as a date, so that readers of the front matter see one; other precisions as text."""
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso) if len(iso) == len("2022-03-31") else iso
    except ValueError:
        return iso
