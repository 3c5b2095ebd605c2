"""Streams taken line by line, so that no line takes more memory than its limit."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from briefing_tui.intake.records import LONGEST_LINE
from briefing_tui.text import decode

__all__ = ["LineTooLarge", "capped", "narrow"]

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


class LineTooLarge(ValueError):
    """A line, or a file in UTF-16, past its limit; the message says which."""


def narrow(stream: BinaryIO, limit: int) -> tuple[bytes, BinaryIO]:
    """The first line and the rest, without a byte-order mark, and of a file in UTF-16 in UTF-8.

    Raises:
        LineTooLarge: a file in UTF-16 of more than ``limit`` bytes.
    """
    first = stream.readline(LONGEST_LINE + 1)
    if first.startswith(_WIDE):
        data = first + stream.read(limit)
        if len(data) > limit:
            raise LineTooLarge(f"UTF-16 and larger than {limit // 2**20} MB")
        stream = io.BytesIO(decode(data).encode())
        first = stream.readline()
    return first.removeprefix(codecs.BOM_UTF8), stream


def capped(first: bytes, rest: BinaryIO, *, strict: bool = False) -> Iterator[bytes]:
    """Lines, of which an overlong one is skipped but for its beginning.

    Raises:
        LineTooLarge: an overlong line, where ``strict``.
    """
    line = first
    while line:
        if strict and len(line) > LONGEST_LINE:
            raise LineTooLarge(f"a line of over {LONGEST_LINE // 2**20} MB")
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = rest.readline(LONGEST_LINE + 1)
        line = rest.readline(LONGEST_LINE + 1)
