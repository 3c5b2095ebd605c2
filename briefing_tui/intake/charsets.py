"""Which character set bytes are in: by mark, by strict UTF-8, by declaration, and by their look where those fail."""

from __future__ import annotations

import codecs
import re

from briefing_tui.text import decode

__all__ = ["declared_in_markup", "decoded"]

_SAMPLE = 65_536
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
_DECLARED_WITHIN = 4_096

_AS_BROWSERS_READ = {
    # Pages that declare these are in the larger set of the same family (WHATWG Encoding).
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
_SEVEN_BIT = ("iso2022", "hz")
"""Sets that write in ASCII bytes, and would pass for UTF-8."""
_NEVER = {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
"""Codecs of Python that are no character set of documents; some take time with the square of the length."""


def decoded(data: bytes, declared: str | None = None) -> str:
    """The bytes as text; never raises.

    A set without a declaration is guessed only where over a fifth of the bytes are outside ASCII, for guessing takes
    Western text with a few accents for many things.
    """
    charset = _known(declared)
    if charset and charset.startswith(_SEVEN_BIT):
        return data.decode(charset, "replace")
    if wide := _wide_without_mark(data):
        return data.decode(wide, "replace")
    return decode(data, charset or _guessed(data))


def declared_in_markup(data: bytes) -> str | None:
    """The set that the ``meta`` tag of a page or the prolog of an XML file names."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    return None if found in _NEVER else _AS_BROWSERS_READ.get(found, found)


def _wide_without_mark(data: bytes) -> str | None:
    sample = data[:512]
    if len(sample) < 8 or sample.count(0) * 5 < len(sample) * 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _guessed(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample.translate(None, bytes(range(128)))) * 5 < len(sample):
        return None
    try:
        data.decode("utf-8")
        return None
    except UnicodeDecodeError:
        # Imported late: hardly any article needs it.
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        return _known(best.encoding) if best else None
