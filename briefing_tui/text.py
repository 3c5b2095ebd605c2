"""The one door for untrusted text: decode, normalise, neutralise.

Every article, title, file name, note and error message passes here before it reaches a screen, a terminal or a
file. What comes out holds no control character but newline and tab, no lone surrogate, and no invisible
character that changes how its neighbours are read; ordinary text passes unchanged, so offsets stay true.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean", "decode", "one_line", "shorten", "visible"]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_BIDI_NAMES = {
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}


def _table() -> dict[int, str]:
    table: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
    table |= dict.fromkeys((11, 12, 13, 133, 8232, 8233), "\n")
    table[0x7F] = "␡"
    table |= {code: f"⟨{code:02X}⟩" for code in range(0x80, 0xA0) if code != 0x85}
    table |= {code: f"⟨{name}⟩" for code, name in _BIDI_NAMES.items()}
    table |= dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288), " ")
    table |= dict.fromkeys((173, 8203, 8288, 65279, 65529, 65530, 65531), "")
    table |= dict.fromkeys((*range(55296, 57344), *range(64976, 65008), 65534, 65535), "�")
    return table


_NEUTRAL = _table()
_RANGES = "\ud800-\udfff\u200c\u200d\U000e0000-\U000e007f"
"""Characters to look at that a pattern compiles faster as ranges than one by one: surrogates above all."""
_SINGLE = "".join(re.escape(chr(code)) for code in _NEUTRAL if not 0xD800 <= code < 0xE000)
_SUSPECT = re.compile(f"[{_SINGLE}{_RANGES}]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_JOINERS = re.compile("[\u200c\u200d]+")
_STRAY_JOINERS = re.compile("(?:^|(?<=[\x00-\u036f\u2000-\u206f]))[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+")
_SETTLED = 3
_PILE = re.compile("[^\\w\x00-\u02ff]{31,}")
_PILE_LIMIT = 30


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn bytes into text: by byte-order mark, strict UTF-8, the declared charset, then Windows-1252.

    Never raises: bytes that no reading accepts become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for charset in ("utf-8", declared):
        if charset:
            try:
                return data.decode(charset)
            except (ValueError, LookupError):
                continue
    return data.decode("cp1252", "replace")


def clean(text: str) -> str:
    """The text with line ends as ``\\n``, composed (NFC), and nothing in it that acts instead of being read.

    Control characters become their visible symbols, bidirectional overrides their names (``⟨RLO⟩``), exotic
    spaces a space. Zero-width characters vanish, except a joiner after a non-Latin letter or an emoji, and tag
    characters inside a flag. Of marks piled on one letter thirty stay. Idempotent.
    """
    text = _composed(text.replace("\r\n", "\n"))
    if not _SUSPECT.search(text):
        return text
    # What is removed may bring together what composes, and so leave a joiner beside a Latin letter.
    for _ in range(_SETTLED):
        neutral = _neutral(text)
        if neutral == text:
            return text
        text = neutral
    # Text that still changes was built to: real joiners settle at once.
    return _composed(_JOINERS.sub("", text))


def _neutral(text: str) -> str:
    flags = _FLAG.findall(text)
    text = _FLAG.sub("\ue000", text.replace("\ue000", "�")) if flags else text
    text = _STRAY_JOINERS.sub("", _TAGS.sub("", text.translate(_NEUTRAL)))
    for flag in flags:
        text = text.replace("\ue000", flag, 1)
    return _composed(text)


def _composed(text: str) -> str:
    # Composing takes time with the square of the marks that are piled on one letter, so piles are cut first.
    return _PILE.sub(_cut_pile, unicodedata.normalize("NFC", _PILE.sub(_cut_pile, text)))


def _cut_pile(found: re.Match[str]) -> str:
    kept: list[str] = []
    height = 0
    for char in found[0]:
        height = height + 1 if unicodedata.combining(char) else 0
        if height <= _PILE_LIMIT:
            kept.append(char)
    return "".join(kept)


def visible(text: str) -> str:
    """:func:`clean`, with line ends and tabs visible too: for names of files and messages of errors."""
    return clean(text).replace("\n", "⏎").replace("\t", "⇥")


def one_line(text: str) -> str:
    """:func:`clean`, on one line: every run of white space is one space."""
    return " ".join(clean(text).split())


def shorten(text: str, limit: int) -> str:
    """The text on one line, at most ``limit`` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    if limit < 1:
        return ""
    cut = line[: limit - 1]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > limit // 2 else cut).rstrip() + "…"
