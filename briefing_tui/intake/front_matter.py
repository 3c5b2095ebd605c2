"""The properties at the head of a Markdown file, as clippers and editors write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["FrontMatter", "split_front_matter"]

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_PROPERTY = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_ITEM = re.compile(r"\s*-[ \t]+(.+)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the properties say about an article; None: nothing."""

    title: str | None = None
    published: str | None = None
    """As it stands there."""
    author: str | None = None
    source: str | None = None
    url: str | None = None
    description: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """The properties of a text that begins with a block of them, and the text below; None where it does not."""
    found = _BLOCK.match(text)
    properties = _properties(found[1]) if found else {}
    if found is None or not properties:
        return None, text

    def first(*names: str) -> str | None:
        return next((properties[name] for name in names if properties.get(name)), None)

    origin = first("source", "site", "publisher", "publication")
    address = origin if origin is not None and re.match(r"https?://", origin) else None
    front = FrontMatter(
        title=first("title"),
        published=first("published", "date", "pubdate"),
        author=first("author", "authors", "by"),
        source=first("site", "publisher", "publication") if address else origin,
        url=first("url", "link", "canonical") or address,
        description=first("description", "summary"),
    )
    return front, text[found.end() :]


def _properties(block: str) -> dict[str, str]:
    """Names in lower case; the items of a list after one another. Empty where a line is none of these."""
    properties: dict[str, str] = {}
    name = ""
    for line in filter(str.strip, block.splitlines()):
        if found := _PROPERTY.fullmatch(line):
            name = found[1].lower()
            properties[name] = _plain(found[2].strip().removeprefix("[").removesuffix("]"))
        elif name and (found := _ITEM.fullmatch(line)):
            properties[name] = ", ".join(filter(None, (properties[name], _plain(found[1]))))
        elif not line.startswith((" ", "\t", "#")):
            return {}
    return properties


def _plain(value: str) -> str:
    """Without the quotes of YAML and the brackets of a link between notes."""
    value = re.sub(r"^(['\"])(.*)\1$", r"\2", value.strip())
    return re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", value)
