"""The reasons behind a score in an analyst's words (``reasons.toml``): one wording for every face and export.

A score is made of named features. Their names are the core's, some made of parts ("subject of the event, lead");
the data file has words for whole names and patterns for made ones. A name that neither knows, as an older or newer
core may give, is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing_tui.text import one_line

__all__ = ["feature_words", "weightiest"]

_WORDS = Path(__file__).with_suffix(".toml")

_SHOWN = 0.05
"""What adds less would be told as 0.0."""

_TELLING = 0.2
"""What adds less takes no weightier reason's place only because it points the other way."""


class _Wording(NamedTuple):
    names: Mapping[str, str]
    parts: Mapping[str, str]
    patterns: tuple[tuple[str, str], ...]


@cache
def _wording() -> _Wording:
    import tomllib

    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return _Wording(table["names"], table["parts"], tuple(table["patterns"].items()))


def weightiest(features: Mapping[str, float], count: int = 3) -> tuple[str, ...]:
    """What made a score, in words with what each added to its sum: ``told in the headline +0.7``, ``a thing −0.9``.

    At most ``count``, those for the answer first; where something that tells is against it, one such reason is among
    them, and the other way round. What adds nearly nothing is left out, and so is what the file has no words for on
    purpose, as every score starts with it.
    """
    added: dict[str, float] = {}
    for name, value in features.items():
        words = feature_words(name)
        if words:
            added[words] = added.get(words, 0.0) + value
    told = sorted((one for one in added.items() if abs(one[1]) >= _SHOWN), key=lambda one: -abs(one[1]))
    kept = told[:count]
    if 1 < count < len(told) and len({value > 0 for _, value in kept}) == 1:
        against = (one for one in told[count:] if (one[1] > 0) != (kept[0][1] > 0) and abs(one[1]) >= _TELLING)
        other = next(against, None)
        kept = [*kept[:-1], other] if other else kept
    kept.sort(key=lambda one: (one[1] < 0, -abs(one[1])))
    return tuple(f"{words} {'+' if value > 0 else '−'}{abs(value):.1f}" for words, value in kept)


@cache
def feature_words(name: str) -> str:
    """A feature's name in words; as it is where there are none."""
    wording = _wording()
    known = wording.names.get(name)
    return known if known is not None else _made(name, wording) or one_line(name)


def _made(name: str, wording: _Wording) -> str | None:
    for pattern, words in wording.patterns:
        if found := re.fullmatch(pattern, name):
            groups = (wording.parts.get(part) or feature_words(part) for part in found.groups())
            return words.format(*groups, **{key: one_line(word) for key, word in found.groupdict().items()})
    return None
