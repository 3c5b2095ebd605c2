"""Files, folders and standard input, in the order they were named."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from briefing_tui.intake.articles import article, split_title
from briefing_tui.intake.records import LONGEST_LINE, of_document, of_lines
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article
from briefing_tui.text import decode

__all__ = ["MAX_BYTES", "read_paths"]

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read whole. JSON Lines are read line by line, whatever their size."""

_PLAIN = {".txt", ".md", ".markdown"}
_JSON = {".json"}
_LINES = {".jsonl", ".ndjson"}
_KNOWN = _PLAIN | _JSON | _LINES
_STDIN = "standard input"
_STARTS_JSON = re.compile(rb"\s*(\{|\[\s*[{\]])")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def read_paths(
    paths: Iterable[str], stdin: BinaryIO | None = None, published: str | None = None
) -> Iterator[Article | Refused]:
    """Read what these paths name, lazily and in order.

    Args:
        paths: files, folders (read with their sub-folders; only the endings known here), or ``-`` for ``stdin``.
        stdin: where ``-`` reads from.
        published: ISO day of publication for articles that carry none.
    """
    for name in paths:
        if name == "-":
            yield from _standard_input(stdin, published)
        elif not name:
            yield refused("(no name)", "a path is missing")
        elif Path(name).is_dir():
            yield from _folder(Path(name), published)
        else:
            yield from _file(Path(name), published)


def _folder(folder: Path, published: str | None) -> Iterator[Article | Refused]:
    found = False
    unreadable: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in _KNOWN:
                found = True
                yield from _file(Path(root, name), published)
    for error in unreadable:
        yield refused(str(error.filename), error.strerror or str(error))
    if not found and not unreadable:
        yield refused(str(folder), f"no articles in it (read are {', '.join(sorted(_KNOWN))})")


def _file(path: Path, published: str | None) -> Iterator[Article | Refused]:
    ending = path.suffix.lower()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield refused(str(path), "not a file")
        elif ending not in _KNOWN:
            yield refused(str(path), f"the ending is not known (read are {', '.join(sorted(_KNOWN))})")
        elif ending in _LINES:
            with path.open("rb") as lines:
                yield from _at_least_one(of_lines(_capped(*_narrow(lines)), path.name, published), path.name)
        elif status.st_size > MAX_BYTES:
            yield refused(str(path), f"larger than {MAX_BYTES // 2**20} MB")
        elif ending in _JSON:
            yield from of_document(path.read_bytes(), path.name, published)
        else:
            yield _plain(path.read_bytes(), path.name, published)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield refused(str(path), error.strerror or str(error) if isinstance(error, OSError) else str(error))


def _standard_input(stdin: BinaryIO | None, published: str | None) -> Iterator[Article | Refused]:
    if stdin is None:
        yield refused(_STDIN, "nothing to read from")
        return
    try:
        first, stdin = _narrow(stdin)
    except ValueError as error:
        yield refused(_STDIN, str(error))
        return
    while first and not first.strip():
        first = stdin.readline(LONGEST_LINE + 1)
    if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}"):
        yield from of_lines(_capped(first, stdin), _STDIN, published)
        return
    data = first + stdin.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield refused(_STDIN, f"more than {MAX_BYTES // 2**20} MB")
    elif _STARTS_JSON.match(data):
        yield from of_document(data, _STDIN, published)
    else:
        yield _plain(data, _STDIN, published)


def _plain(data: bytes, ref: str, published: str | None) -> Article | Refused:
    if not data:
        return refused(ref, "the file is empty" if ref != _STDIN else "nothing was given")
    text = decode(data)
    if _is_binary(text):
        return refused(ref, "not a text")
    title, body = split_title(text)
    try:
        return article(text=body, ref=ref, title=title, published=published)
    except ValueError as error:
        return refused(ref, str(error))


def _is_binary(text: str) -> bool:
    """Whether more than one character in a hundred is a control character that no text has."""
    sample = text[:65_536]
    strange = sum(1 for letter in sample if letter < " " and letter not in "\t\n\r\f\x1b")
    return strange * 100 > len(sample)


def _narrow(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first line and the rest, without a byte-order mark, and of a file in UTF-16 in UTF-8."""
    first = stream.readline(LONGEST_LINE + 1)
    if first.startswith(_WIDE):
        data = first + stream.read(MAX_BYTES)
        if len(data) > MAX_BYTES:
            raise ValueError(f"UTF-16 and larger than {MAX_BYTES // 2**20} MB")
        stream = io.BytesIO(decode(data).encode())
        first = stream.readline()
    return first.removeprefix(codecs.BOM_UTF8), stream


def _capped(first: bytes, rest: BinaryIO) -> Iterator[bytes]:
    """Lines, of which none takes more memory than the limit: an overlong one is skipped but for its beginning."""
    line = first
    while line:
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = rest.readline(LONGEST_LINE + 1)
        line = rest.readline(LONGEST_LINE + 1)


def _at_least_one(found: Iterator[Article | Refused], ref: str) -> Iterator[Article | Refused]:
    first = next(found, None)
    if first is None:
        yield refused(ref, "the file is empty")
        return
    yield first
    yield from found
