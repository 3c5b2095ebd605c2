"""Lines that a mail program or an editor broke at a margin, put together again."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["unwrapped"]

_MARGINS = range(50, 101)
"""Widths at which programs break lines; a longer line shows that the text has none."""
_FEWEST = 3
"""Broken lines without which there is no telling a margin from short lines."""
_SHARE = 0.7
"""Part of the line ends inside paragraphs that a margin explains, where there is one."""
_RAGGED = 0.75
"""Part of the margin that a line fills which was broken a little early."""
_OWN_LINE = re.compile(r"\s|[-–—*•·>|#+=_]|\d{1,3}[.)]\s|[A-Z][\w-]{1,20}:\s|https?://\S+$")
"""A line that stands by itself whatever is before it: indented, quoted, an item, a heading, a header, a link."""
_CLOSED = tuple(".!?:;”\"'’)")


def unwrapped(text: str) -> str:
    """The text with its paragraphs on one line each, where a program has broken them at a margin; else as it is.

    A line was broken at the margin if the first word of the next would not have fitted into it. Where that explains
    most line ends inside paragraphs, such lines are joined to the next; lists, quotations and links keep their lines.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    margin = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    inside = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip() and not _OWN_LINE.match(two)]
    broken = sum(_is_full(one, two, margin) for one, two in inside)
    if margin not in _MARGINS or broken < _FEWEST or broken < _SHARE * len(inside):
        return text
    pieces = lines[:1]
    for one, two in pairwise(lines):
        joins = one.strip() and two.strip() and not _OWN_LINE.match(two) and _goes_on(one, two, margin)
        pieces[-1] = pieces[-1].rstrip() if joins else pieces[-1]
        pieces += (" " if joins else "\n", two)
    return "".join(pieces)


def _is_full(line: str, after: str, margin: int) -> bool:
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > margin


def _goes_on(line: str, after: str, margin: int) -> bool:
    """Whether the next line goes on with the sentence of this one."""
    line = line.rstrip()
    return _is_full(line, after, margin) or (len(line) >= _RAGGED * margin and not line.endswith(_CLOSED))
