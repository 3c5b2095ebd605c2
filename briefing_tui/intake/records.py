"""Records: JSON objects that hold an article each, as this program and news-please write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from briefing_tui.intake.articles import publication_day
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article
from briefing_tui.text import decode

__all__ = ["LONGEST_LINE", "MAX_DOCUMENT", "of_document", "of_lines", "of_record"]

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes of one JSON Lines record; a longer one is refused."""
MAX_DOCUMENT = 24 * 1024 * 1024
"""Bytes of a JSON document. One built to do so takes twenty times as much memory."""

_TEXT = ("text", "maintext")
_PUBLISHED = ("date_publish", "published")
_AUTHOR = ("author", "authors")
_SOURCE = ("source", "source_domain")


def of_lines(lines: Iterable[bytes], origin: Origin) -> Iterator[Article | Refused]:
    """The articles of JSON Lines, one by one; a broken line is refused by its number."""
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    # Whoever writes one record may wait for its answer before the next: the second is looked at only where the first is
    # none. Where both are none, thousands of broken lines would say no more than this one.
    first = list(islice(numbered, 1))
    if first and not _opens(first[0][1]):
        first += islice(numbered, 1)
        if len(first) == 1 or not _opens(first[1][1]):
            yield refused(origin.ref, "not JSON Lines")
            return
    for number, line in chain(first, numbered):
        place = f"{origin.ref}:{number}"
        if len(line) > LONGEST_LINE:
            yield refused(place, f"a line of over {LONGEST_LINE // 2**20} MB")
            continue
        try:
            record = _parse(line)
        except ValueError as error:
            yield refused(place, str(error))
            continue
        yield of_record(record, origin, place)


def _opens(line: bytes) -> bool:
    return line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))


def of_document(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The articles of a JSON document: one record, a list of them, or JSON Lines under the wrong name."""
    try:
        document = _parse(data)
    except ValueError as error:
        lines = [line for line in data.splitlines() if line.strip()]
        # One of the first two, so that a broken first record doesn't hide the good ones.
        if len(lines) > 1 and lines[0].lstrip().startswith(b"{") and any(map(_is_object, lines[:2])):
            yield from of_lines(data.splitlines(), origin)
        else:
            yield refused(origin.ref, str(error))
        return
    if isinstance(document, list):
        if not document:
            yield refused(origin.ref, "an empty list")
        for number, record in enumerate(document, start=1):
            yield of_record(record, origin, f"{origin.ref}:{number}")
    else:
        yield of_record(document, origin, origin.ref)


def _parse(data: bytes) -> Any:
    # The standard library's reader, for it takes what scraped news is full of: halves of surrogate pairs, NaN and
    # tabs inside strings.
    try:
        return json.loads(decode(data), strict=False)
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    except RecursionError:
        raise ValueError("JSON nested too deeply") from None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_parse(line), dict)
    except ValueError:
        return False


def of_record(record: Any, origin: Origin, place: str) -> Article | Refused:
    """The article of one record, called by its own ``id``, else by its place in the file."""
    if not isinstance(record, dict):
        return refused(place, "a record must be a JSON object")
    name = record.get("id")
    if isinstance(name, str | int) and not isinstance(name, bool) and str(name).strip():
        place = str(name)
    try:
        text = _first(record, _TEXT)
        if text is None:
            raise ValueError('no "text" in it')
        return keep(
            replace(origin, ref=place),
            text=text,
            title=_first(record, ("title",)),
            published=next(filter(None, (publication_day(record.get(key)) for key in _PUBLISHED)), None),
            dated_by="the record",
            source=_first(record, _SOURCE),
            url=_first(record, ("url",)),
            linked_by="the record",
            description=_first(record, ("description",)),
            author=_authors(record),
        )
    except ValueError as error:
        return refused(place, str(error))


def _authors(record: dict[str, Any]) -> str | None:
    """Names as one string, or as a list of strings; anything else says nothing, and is no reason to refuse."""
    for key in _AUTHOR:
        value = record.get(key)
        names = value if isinstance(value, list) else [value]
        if joined := "; ".join(name.strip() for name in names if isinstance(name, str) and name.strip()):
            return joined
    return None


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise ValueError(f'"{key}" must be a string')
        if value.strip():
            return value
    return None
