"""What a document is, by its first bytes. Only what is certain counts: a name may be wrong, and so may a guess."""

from __future__ import annotations

import re
from typing import Literal

from briefing_tui.text import decode

__all__ = ["HEAD", "Kind", "foreign", "sniffed"]

HEAD = 8_192
"""Bytes that are looked at."""

Kind = Literal[
    "plain", "page", "feed", "json feed", "opml", "json", "lines", "rows", "mail", "mailbox", "zip", "docx", "pdf"
]

_FOREIGN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as DOCX"),
    (b"{\\rtf", "an RTF file; save it as DOCX"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"7z\xbc\xaf\x27\x1c", "packed with 7-Zip"),
    (b"Rar!\x1a\x07", "packed with RAR"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

_BEFORE_ROOT = (
    r"\A\s*(?:<\?xml[^>]*\?>\s*)?"
    r"(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE (?!html)[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
)
_ROOTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("page", re.compile(_BEFORE_ROOT + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)),
    ("feed", re.compile(_BEFORE_ROOT + r"<(?:rss|rdf:RDF|(?:\w+:)?feed)\b", re.IGNORECASE | re.DOTALL)),
    ("opml", re.compile(_BEFORE_ROOT + r"<opml\b", re.IGNORECASE | re.DOTALL)),
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_JSON = re.compile(r"\s*(?:\{(?![%{\\])|\[\s*\{)")
_MAILBOX = re.compile(r"From \S+.*\d{4}.*\r?\n[!-9;-~]+:")
_HEADERS = re.compile(r"((?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)+)(?:\r?\n|\Z|[^\n]*\Z)")
_OF_MAIL = re.compile(
    r"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_HEADERS = 3


def sniffed(head: bytes) -> Kind | None:
    """The kind that the first bytes show for certain, or None."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if b"%PDF-" in head[:1024] and not head.lstrip()[:1].isalpha():
        return "pdf"
    text = decode(head.replace(b"\0", b"")).lstrip("\ufeffþÿ\r\n\t ")
    for kind, root in _ROOTS:
        if root.match(text):
            return kind
    if _JSON.match(text):
        return "json feed" if _JSON_FEED.search(text) else "json"
    if _MAILBOX.match(text):
        return "mailbox"
    headers = _HEADERS.match(text)
    if headers and len({name.lower() for name in _OF_MAIL.findall(headers[1])}) >= _FEWEST_HEADERS:
        return "mail"
    return None


def foreign(head: bytes) -> str | None:
    """What a file is that holds no article, in words, or None."""
    return next((words for magic, words in _FOREIGN if head.startswith(magic)), None)
