"""Exporting again to the same file: generated blocks are updated, and what a person wrote stays.

* A block that nobody has changed is replaced.
* A block that somebody edited is left as it is while the brief says what it said before. Once the brief has changed,
  the new block is written and the edited one is kept right below it, under a line that says so.
* A block that somebody deleted stays away.
* Text between the blocks is never touched, and properties that a person added to the front matter stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing_tui.export.blocks import Part, digest, manifest, manifest_line, parts, written
from briefing_tui.export.frontmatter import front_matter, split
from briefing_tui.export.properties import SHARED, sealed_properties

__all__ = ["Updated", "fresh", "update"]

_TIMES = ("created", "updated")
"""Properties that change without the brief changing."""


@dataclass(frozen=True, slots=True)
class Updated:
    """The whole file, and what became of the blocks that a person had changed."""

    text: str
    kept: tuple[str, ...] = ()
    """Edited blocks that now stand below their new versions; ``properties`` is the front matter."""
    edited: tuple[str, ...] = ()
    """Edited blocks that were left as they are, since the brief has not changed there."""
    deleted: tuple[str, ...] = ()
    """Blocks that somebody took out, and that stay out."""


def fresh(template: str, properties: dict[str, Any], document: Sequence[Part]) -> Updated:
    """The file as it is written for the first time."""
    return Updated(_file(template, properties, {}, document, document))


def update(old: str, template: str, properties: dict[str, Any], document: Sequence[Part]) -> Updated:
    """The file with its generated blocks made new. Where nothing changes, the text is the old one."""
    values, body = split(old)
    known, body = manifest(body)
    merged = _Merge({part.name: part for part in document if part.name}, set(known.blocks) if known else set())
    for part in parts(body):
        merged.take(part)
    merged.insert_missing(document)
    ours, theirs, lost = _properties(values, properties, known.properties if known else None)
    if lost:
        merged.kept.insert(0, "properties")
        merged.out.insert(0, Part(None, _kept_text("properties", "```yaml\n" + front_body(lost) + "```")))
    text = _file(template, {**ours, "updated": values.get("updated")}, theirs, document, merged.out)
    if text.split() != old.replace("\r\n", "\n").split():
        text = _file(template, ours, theirs, document, merged.out)
    else:
        text = old
    return Updated(text, tuple(merged.kept), tuple(merged.edited), tuple(merged.deleted))


@dataclass
class _Merge:
    """The body of the new file, built from the parts of the old one."""

    new: dict[str, Part]
    known: set[str]
    """Names of the blocks that the old file was written with."""
    out: list[Part] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def take(self, part: Part) -> None:
        """Carry one part of the old file over."""
        name = part.name
        if name is None or name in self._seen:
            self.out.append(replace(part, name=None) if name is None else Part(None, written([part]).strip("\n")))
            return
        self._seen.add(name)
        new = self.new.get(name)
        if part.intact or (new is not None and digest(new.text) == digest(part.text)):
            self.out += [new] if new is not None else []
        elif new is not None and part.whole and digest(new.text) == part.digest:
            self.edited.append(name)
            self.out.append(part)
        else:
            self.kept.append(name)
            self.out += [new] if new is not None else []
            self.out.append(Part(None, _kept_text(name, part.text)))

    def insert_missing(self, document: Iterable[Part]) -> None:
        """Put blocks that the old file does not know behind the ones they follow."""
        before: str | None = None
        for part in document:
            if part.name is None:
                continue
            if part.name not in self._seen:
                if part.name in self.known:
                    self.deleted.append(part.name)
                    continue
                self.out.insert(self._after(before), part)
            before = part.name

    def _after(self, name: str | None) -> int:
        return next((place + 1 for place, part in enumerate(self.out) if name and part.name == name), 0)


def _properties(
    old: dict[str, Any], new: dict[str, Any], seal: str | None
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Our properties as they are now, the person's own, and edited values of ours that now change."""
    ours = {**new, "created": old.get("created") or new["created"]}
    for name in SHARED:
        extra = old.get(name) if isinstance(old.get(name), list) else []
        ours[name] = [*new[name], *(one for one in extra or [] if one not in new[name] and isinstance(one, str))]
    theirs = {name: value for name, value in old.items() if name not in new and isinstance(name, str)}
    edited = seal is not None and seal != sealed_properties(old, new)
    lost = {
        name: old[name] for name in new if name in old and name not in (*SHARED, *_TIMES) and old[name] != new[name]
    }
    return ours, theirs, lost if edited else {}


def front_body(values: dict[str, Any]) -> str:
    """The values as lines of YAML, without the lines around them."""
    return front_matter(values).removeprefix("---\n").removesuffix("---\n")


def _file(
    template: str, ours: dict[str, Any], theirs: dict[str, Any], document: Sequence[Part], body: Sequence[Part]
) -> str:
    line = manifest_line(template, sealed_properties(ours, ours), document)
    return f"{front_matter({**ours, **theirs})}{line}\n\n{written(body)}"


def _kept_text(name: str, text: str) -> str:
    return (
        f"<!-- briefing:kept {name} -->\n*Kept from before the last export, which changed this block "
        f"({name.replace('_', ' ')}). Somebody had edited it:*\n\n{text}\n\n<!-- briefing:kept-end {name} -->"
    )
