"""Text in terminal cells: runs of one ink, wrapping with offsets, and cutting to a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

__all__ = ["Run", "cut", "flow", "printable", "width_of", "with_path_breaks", "wrap"]

Run = tuple[str, str]
"""Text and the name of its ink, which may be empty."""

_NARROW = re.compile("[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Texts of these characters only take one cell a character."""

_STEP = re.compile(r"[^/_-]*[/_-]|[^/_-]+")

_WORD = re.compile(r"[^ \t]+[ \t]*|[ \t]+")


def printable(text: str) -> str:
    """The text with a blank for every tab and line end: as long as before, and safe to put on one line."""
    return text.replace("\t", " ").replace("\n", " ")


def width_of(text: str) -> int:
    """Cells that the text takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


def cut(text: str, width: int) -> str:
    """The text on one line, at most ``width`` cells, its end replaced by ``…`` where it does not fit."""
    line = printable(text)
    if width_of(line) <= width:
        return line
    if width < 1:
        return ""
    return chop_cells(line, width - 1)[0].rstrip() + "…" if width > 1 else "…"


def flow(parts: Iterable[str], separator: str, width: int) -> Iterator[str]:
    """The parts as lines of at most ``width`` cells, none of them torn that fits on a line of its own."""
    line = ""
    for part in map(printable, parts):
        longer = f"{line}{separator}{part}" if line else part
        if line and width_of(longer) > width:
            yield from _lines(line, width)
            longer = part
        line = longer
    if line:
        yield from _lines(line, width)


def _lines(text: str, width: int) -> Iterator[str]:
    return (text[start:end] for start, end in wrap(text, width))


def with_path_breaks(text: str, width: int) -> str:
    """The text, its words that are longer than a line, as paths are, broken behind slash, hyphen or underscore."""
    return " ".join(_broken(word, width) if width_of(word) > width > 0 else word for word in text.split(" "))


def _broken(path: str, width: int) -> str:
    lines = [""]
    for part in _STEP.findall(path):
        if lines[-1] and width_of(lines[-1]) + width_of(part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of ``text[start:end]`` at this width, as offsets; broken at blanks, or within a long word.

    Every character but the blanks and line ends at breaks belongs to exactly one line.
    """
    end = len(text) if end is None else end
    width = max(width, 1)
    while True:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        narrow = _NARROW.fullmatch(text.replace("\t", " ") if "\t" in text else text, start, stop)
        yield from (_wrap_narrow if narrow else _wrap_wide)(text, width, start, stop)
        if stop >= end:
            return
        start = stop + 1


def _wrap_narrow(text: str, width: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > width:
        blank = text.rfind(" ", start + 1, start + width + 1)
        if blank < 0:
            yield start, start + width
            start += width
        else:
            yield start, blank
            start = blank + 1
    yield start, end


def _wrap_wide(text: str, width: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    line, used = start, 0
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        word = printable(text[begin:stop])
        size = cell_len(word.rstrip())
        if used and used + size > width:
            yield line, begin
            line, used = begin, 0
        if size > width:
            for piece in chop_cells(word.rstrip(), width)[:-1]:
                yield line, line + len(piece)
                line += len(piece)
            used = cell_len(printable(text[line:stop]))
        else:
            used += cell_len(word)
    yield line, end
