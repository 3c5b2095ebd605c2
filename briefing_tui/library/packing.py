"""Texts and briefs as they lie in the library: packed, so that an article takes no more than four times its text.

A brief repeats its article in evidence and quotes, and other briefs in everything else. So it is packed with the text
of its article and one brief of a made-up article (``data/brief.dict``) as the words to begin with, which halves it.
That file never changes: what is packed with it can only be unpacked with it.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

__all__ = ["DamagedBrief", "DamagedText", "pack", "pack_brief", "unpack", "unpack_brief"]

_DATA = Path(__file__).parent / "data" / "brief.dict"
_OF_THE_TEXT = 16_000
"""Bytes of the article that a brief is packed with; the window of the format ends at 32 KB."""
_WITH_WORDS = b"\x01"
"""First byte of a brief that is packed with words; no JSON and no zlib stream begins so."""


class DamagedBrief(ValueError):
    """What is kept can't be unpacked; the article can be read again."""


class DamagedText(ValueError):
    """The text of an article can't be unpacked."""


def pack(text: str) -> bytes | str:
    """A text, packed where that makes it smaller."""
    raw = text.encode()
    packed = zlib.compress(raw)
    return packed if len(packed) < len(raw) else text


def unpack(kept: bytes | str | None) -> str | None:
    """The text again; until schema 3 none was packed.

    Raises:
        DamagedText: it can't be.
    """
    if not isinstance(kept, bytes):
        return kept
    try:
        return zlib.decompress(kept).decode()
    except (zlib.error, UnicodeError) as error:
        raise DamagedText("the text of an article in it is damaged") from error


def pack_brief(brief: bytes, text: str) -> bytes:
    """A brief in JSON, packed with the text of its article."""
    packing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, _words(text))
    return _WITH_WORDS + packing.compress(brief) + packing.flush()


def unpack_brief(kept: bytes, text: str) -> bytes:
    """The brief in JSON again, by whichever version it was kept.

    Raises:
        DamagedBrief: it can't be.
    """
    if not isinstance(kept, bytes):
        raise DamagedBrief("no bytes")
    if kept.startswith(b"{"):
        return kept
    try:
        if not kept.startswith(_WITH_WORDS):
            return zlib.decompress(kept)
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS, _words(text))
        brief = unpacking.decompress(kept[1:]) + unpacking.flush()
    except zlib.error as error:
        raise DamagedBrief(str(error)) from None
    if not unpacking.eof:
        raise DamagedBrief("cut short")
    return brief


def _words(text: str) -> bytes:
    return _sample() + text[:_OF_THE_TEXT].encode()[:_OF_THE_TEXT]


@cache
def _sample() -> bytes:
    return _DATA.read_bytes()
