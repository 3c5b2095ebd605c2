"""Files, folders, patterns, addresses and standard input, in the order they were named."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from briefing_tui.intake.formats import KNOWN_ENDINGS, MAX_BYTES, ending_of_type, patiently, read_bytes, read_file
from briefing_tui.intake.lines import LineTooLarge, capped, narrow
from briefing_tui.intake.origin import Origin
from briefing_tui.intake.records import LONGEST_LINE, of_lines
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.intake.sniff import HEAD, sniffed
from briefing_tui.model import Article

__all__ = ["read_feed", "read_paths"]

_STDIN = "standard input"
_WEB = ("http://", "https://")
_KNOWN = ", ".join(sorted(KNOWN_ENDINGS))


def read_paths(
    paths: Iterable[str], stdin: BinaryIO | None = None, published: str | None = None
) -> Iterator[Article | Refused]:
    """Read what these paths name, lazily and in order. Nothing is raised, and nothing is fetched but named addresses.

    Args:
        paths: files; folders (read with their sub-folders; only the endings known here); patterns such as
            ``news/*.html`` that the shell has left; addresses beginning with ``http://`` or ``https://``; or ``-``.
        stdin: where ``-`` reads from.
        published: ISO day of publication for articles that carry none.
    """
    for name in paths:
        if name == "-":
            yield from _standard_input(stdin, published)
        elif not name:
            yield refused("(no name)", "a path is missing")
        elif name.lower().startswith(_WEB):
            yield from _address(name, published)
        else:
            yield from _named(name, published)


def read_feed(url: str) -> Iterator[Article | Refused]:
    """Fetch one feed that the analyst follows: an article an entry. Nothing is raised.

    What is no feed is refused: whoever follows an address wants what is new there, not the same page every day.
    """
    # Imported late: most runs fetch nothing.
    from briefing_tui.intake.fetch import fetch

    found = fetch(url)
    if isinstance(found, Refused):
        yield found
        return
    if sniffed(found.data[:HEAD]) not in ("feed", "json feed"):
        yield refused(url, "not a feed; briefing add reads a single page")
        return
    yield from read_bytes(found.data, Origin(ref=url, url=found.url, charset=found.charset))


def _named(name: str, published: str | None) -> Iterator[Article | Refused]:
    path = Path(name)
    if glob.has_magic(name) and not os.path.lexists(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may begin anywhere
        if not matches:
            yield refused(name, "nothing has such a name")
        for match in matches:
            yield from _named(match, published)
    elif path.is_dir():
        yield from _folder(path, published)
    else:
        yield from _file(path, published)


def _folder(folder: Path, published: str | None) -> Iterator[Article | Refused]:
    found = False
    unreadable: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in KNOWN_ENDINGS:
                found = True
                yield from _file(Path(root, name), published)
    for error in unreadable:
        yield refused(str(error.filename), error.strerror or str(error))
    if not found and not unreadable:
        yield refused(str(folder), f"no articles in it (read are {_KNOWN})")


def _file(path: Path, published: str | None) -> Iterator[Article | Refused]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield refused(str(path), "not a file")
            return
        with path.open("rb") as file:
            yield from read_file(file, Origin(ref=path.name, published=published), path.suffix.lower())
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield refused(str(path), error.strerror or str(error) if isinstance(error, OSError) else str(error))


def _address(url: str, published: str | None) -> Iterator[Article | Refused]:
    # Imported late: most runs fetch nothing.
    from briefing_tui.intake.fetch import fetch

    found = fetch(url)
    if isinstance(found, Refused):
        yield found
        return
    ending = PurePosixPath(urlsplit(found.url).path).suffix.lower()
    origin = Origin(ref=url, published=published, url=found.url, charset=found.charset)
    yield from read_bytes(found.data, origin, ending_of_type(found.media_type) or ending * (ending in KNOWN_ENDINGS))


def _standard_input(stdin: BinaryIO | None, published: str | None) -> Iterator[Article | Refused]:
    if stdin is None:
        yield refused(_STDIN, "nothing to read from")
        return
    origin = Origin(ref=_STDIN, published=published)
    try:
        first, stdin = narrow(stdin, MAX_BYTES)
        while first and not first.strip():
            first = stdin.readline(LONGEST_LINE + 1)
        # Records may come from a program that is still writing them, so each is handed on at once.
        if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}") and b"jsonfeed.org/version" not in first:
            yield from patiently(of_lines(capped(first, stdin), origin), origin)
            return
        data = first + stdin.read(MAX_BYTES + 1)
    except (OSError, LineTooLarge) as error:
        yield refused(_STDIN, str(error))
        return
    if not data:
        yield refused(_STDIN, "nothing was given")
    elif len(data) > MAX_BYTES:
        yield refused(_STDIN, f"more than {MAX_BYTES // 2**20} MB")
    else:
        yield from read_bytes(data, origin)
