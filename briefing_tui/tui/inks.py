"""What the line panes write with: styles by name, made from the theme."""

from __future__ import annotations

from collections.abc import Mapping

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

__all__ = ["Inks"]

_INKS: dict[str, tuple[str | None, str | None, str]] = {
    "strong": ("ink-strong", None, "bold"),
    "dim": ("ink-dim", None, ""),
    "mark": ("ink-mark", None, ""),
    "warn": ("ink-warn", None, "bold"),
    "slanted": (None, None, "italic"),
    "link": ("ink-mark", None, "underline"),
    "struck": ("ink-dim", None, "strike"),
    "label": ("rim-here", None, "bold"),
    "rule": ("rim", None, ""),
    "hit": ("ink-mark", None, "bold underline"),
    "lit": ("ink-strong", "lit", ""),
    "exact": ("ink-mark", "lit", "bold underline"),
    "at": (None, "line-here", ""),
    "word": (None, "line-here", "underline"),
    "picked": ("ink-strong", None, "reverse"),
    "here": (None, "line-here", ""),
    "rest": (None, "line-rest", ""),
}
"""Name → theme variables of ink and ground, and how it is set. No meaning stands on colour alone."""


class Inks:
    """The styles of one theme. Component classes would do the same, and double the time to the first paint."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the colours from these theme variables."""
        self._styles = {
            name: Style.parse(how) + Style.from_color(_colour(variables, fore), _colour(variables, back))
            for name, (fore, back, how) in _INKS.items()
        }

    def __getitem__(self, name: str) -> Style:
        return self._styles[name]


def _colour(variables: Mapping[str, str], name: str | None) -> RichColor | None:
    return Color.parse(variables[name].split()[0]).rich_color if name else None
