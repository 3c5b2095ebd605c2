"""The generated blocks of a Markdown file, told apart from what a person writes around them.

A block stands between two comments, which Markdown readers and Obsidian keep and do not show::

    <!-- briefing:begin facts 1f3a5b7c9d0e -->
    ## The facts
    …
    <!-- briefing:end facts -->

The digits are the digest of the block as it was written: while they fit, nobody has changed the block. Line ends and
white space at the ends of lines do not count, since editors change them. One more comment, below the front matter,
names the blocks the file was written with and the digest of the front matter's values.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = [
    "Manifest",
    "Part",
    "bare",
    "digest",
    "disarmed",
    "manifest",
    "manifest_line",
    "parts",
    "written",
]

_BEGIN = re.compile(r"^<!-- briefing:begin (\w+) ([0-9a-f]{12}) -->[ \t]*$", re.MULTILINE)
_END = "<!-- briefing:end {} -->"
_FILE = re.compile(r"^<!-- briefing:file (\w[\w-]*) ([0-9a-f]{12})((?: \w+)*) -->[ \t]*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document."""

    name: str | None
    """Of the block; None: text that belongs to whoever wrote it."""
    text: str
    """Without the comments around it, without blank lines at its ends."""
    digest: str | None = None
    """The one written in the file; absent where the block was made now."""
    whole: bool = True
    """Its end was found."""

    @property
    def intact(self) -> bool:
        """Nobody has changed the block since it was written."""
        return self.whole and self.digest == digest(self.text)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says about how it was written."""

    template: str
    properties: str
    """Digest of the front matter's values."""
    blocks: tuple[str, ...]


def digest(text: str) -> str:
    """Twelve hex digits that hold as long as the words do."""
    words = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def written(document: Iterable[Part]) -> str:
    """The parts as they stand in a file, blocks between their comments."""
    return "\n\n".join(_between(part) if part.name else part.text for part in document) + "\n"


def bare(document: Iterable[Part]) -> str:
    """The parts as they are read, without comments of ours."""
    return "\n\n".join(part.text for part in document) + "\n"


def parts(text: str) -> Iterator[Part]:
    """The parts of a file's body, in order.

    A block whose end is missing reaches to the next block or the end of the file.
    """
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at:
            continue
        yield from _free(text[at : begin.start()])
        name, seal = begin[1], begin[2]
        after = _BEGIN.search(text, begin.end())
        limit = after.start() if after else len(text)
        end = re.compile(rf"^{re.escape(_END.format(name))}[ \t]*$", re.MULTILINE).search(text, begin.end(), limit)
        yield Part(name, text[begin.end() : end.start() if end else limit].strip("\n"), seal, whole=end is not None)
        at = end.end() if end else limit
    yield from _free(text[at:])


def manifest(text: str) -> tuple[Manifest | None, str]:
    """What the file says about itself, and its text without that line."""
    found = _FILE.search(text)
    if found is None:
        return None, text
    return Manifest(found[1], found[2], tuple(found[3].split())), text[: found.start()] + text[found.end() :]


def disarmed(text: str) -> str:
    """The text, in which no line reads as a comment of ours."""
    return text.replace("<!-- briefing:", "<!-- briefing :")


def manifest_line(template: str, properties: str, document: Iterable[Part]) -> str:
    """The comment that :func:`manifest` reads."""
    return " ".join(["<!-- briefing:file", template, properties, *(part.name for part in document if part.name), "-->"])


def _between(part: Part) -> str:
    seal = part.digest or digest(part.text)
    return f"<!-- briefing:begin {part.name} {seal} -->\n{part.text}\n\n{_END.format(part.name)}"


def _free(text: str) -> Iterator[Part]:
    if text.strip():
        yield Part(None, text.strip("\n"))
