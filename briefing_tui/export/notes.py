"""The analyst's own Markdown inside the template: kept as it was written, below the template's headings.

Headings move down two levels, an open code fence is closed, and what could still swallow or redefine the
template (an open HTML comment, a ``[1]:`` link definition) is shown as code instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing_tui.export.blocks import disarmed
from briefing_tui.text import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["settle"]

_TOP = 3
_END = "\n\n## end\n"
_BACKTICKS = re.compile("`{3,}")


def settle(note: str, top: int = _TOP) -> str:
    """The note with headings of level ``top`` and deeper, leaving whatever follows it as it is."""
    text = disarmed(clean(note).strip("\n"))
    lines = text.split("\n")
    for token in reversed(_parse(text)[0]):
        if token.type == "heading_open":
            _demote(lines, token, top)
    text = "\n".join(lines)
    fences = [token for token in _parse(text)[0][-1:] if token.type == "fence"]
    if fences and not _holds(text):
        text = f"{text}\n{fences[0].markup}"
    return text if _holds(text) else _as_code(text)


def _parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    from markdown_it import MarkdownIt

    env: dict[str, Any] = {}
    return MarkdownIt("commonmark").enable("table").parse(text, env), env


def _demote(lines: list[str], heading: Token, top: int) -> None:
    """Move one heading down, so that level one becomes ``top``; in place."""
    if heading.map is None:
        return
    first, after = heading.map
    level = min(6, int(heading.tag[1]) + top - 1)
    if heading.markup.startswith("#"):
        lines[first] = re.sub("#{1,6}", "#" * level, lines[first], count=1)
    elif heading.level == 0:
        title = " ".join(line.strip() for line in lines[first : after - 1])
        lines[first:after] = [f"{'#' * level} {title}"]
    else:  # an underlined heading inside a list or a quote: its underline becomes text
        lines[after - 1] = re.sub(r"([=-]+)(\s*)$", r"\\\1\2", lines[after - 1])


def _holds(text: str) -> bool:
    """Whether the template's next heading would still be one, and no number of a source be a link."""
    tokens, env = _parse(text + _END)
    headings = [token for token in tokens if token.type == "heading_open"]
    if not headings or headings[-1].level or headings[-1].map != [_lines(text) + 1, _lines(text) + 2]:
        return False
    numbers = any(label.strip().isdigit() for label in env.get("references", {}))
    return not numbers and all(int(token.tag[1]) >= _TOP for token in headings[:-1])


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _as_code(text: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in _BACKTICKS.findall(text))])
    return f"{fence}\n{text}\n{fence}"
