"""Parts of speech from fine-grained tags, remembered.

spaCy's attribute ruler matches some 180 patterns against every token, a tenth of the cost of a parse, to find what
depends on little: the token's tag, its word where a pattern names it, its dependency where a pattern names that,
and a neighbour where a pattern is two tokens long. So what the ruler once said of these is said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

__all__ = ["RememberedRuler", "remember"]

_RULER, _REMEMBERED = "attribute_ruler", "briefing_attributes"
_READ: list[str | int] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
"""What patterns may ask of a token, else the ruler stays as it is."""
_WRITTEN: list[str | int] = ["POS", "MORPH", "LEMMA"]
_LONGEST = 2
"""Tokens of the longest pattern that is understood here."""
_MOST = 50_000
"""Contexts remembered."""

_Own = tuple[int, int, int, int]
_Key = tuple[_Own, _Own | None, _Own | None]


def remember(nlp: Language) -> None:
    """Put a :class:`RememberedRuler` in the place of the model's attribute ruler, where its patterns allow that."""
    if _RULER not in nlp.pipe_names or _REMEMBERED in nlp.pipe_names:
        return
    if not _understood(nlp.get_pipe(_RULER).patterns):  # type: ignore[attr-defined]
        return
    from spacy.language import Language

    if not Language.has_factory(_REMEMBERED):
        Language.factory(_REMEMBERED, func=lambda nlp, name: RememberedRuler(nlp.get_pipe(_RULER)))
    nlp.add_pipe(_REMEMBERED, after=_RULER)
    nlp.disable_pipe(_RULER)


class RememberedRuler:
    """Says of each token what the ruler said of one like it; a document with an unknown token is left to the ruler.

    White space keeps the tag and dependency that it has: the core passes over it.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        self._known: dict[_Key, list[int]] = {}
        words, deps, openers = _Values(), _Values(), (_Values(), _Values())
        for pattern in _sequences(ruler.patterns):
            for token in pattern:
                words.add(token.get("LOWER"))
                deps.add(token.get("DEP"))
            if len(pattern) > 1:
                openers[0].add(pattern[0].get("LOWER"))
                openers[1].add(pattern[0].get("DEP"))
        self._words, self._deps, self._openers = words, deps, openers
        self._named_words: dict[int, int] = {}
        self._named_deps: dict[int, int] = {}
        self._opens: dict[_Own, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and the few lemmas that the ruler gives."""
        import numpy as np

        keys = self._keys(_values(doc, _READ))
        known = self._known
        try:
            rows = [known[key] for key in keys]
        except KeyError:
            return self._learn(doc, keys)
        if rows:
            said: Any = np.asarray(rows, dtype="uint64")
            doc.from_array(_WRITTEN, said)
        return doc

    def _learn(self, doc: Doc, keys: list[_Key]) -> Doc:
        doc = self._ruler(doc)
        if len(self._known) > _MOST:
            self._known.clear()
            self._named_words.clear()
        self._known.update(zip(keys, _values(doc, _WRITTEN), strict=True))
        return doc

    def _keys(self, rows: list[list[int]]) -> list[_Key]:
        words, deps = self._named_words, self._named_deps
        own: list[_Own] = []
        for tag, word, dep, space in rows:
            if word not in words:
                words[word] = word if self._strings[word] in self._words else 0
            if dep not in deps:
                deps[dep] = dep if self._strings[dep] in self._deps else 0
            own.append((tag, words[word], deps[dep], space))
        opens = [self._opening(one) for one in own]
        last = len(own) - 1
        return [
            (one, own[i - 1] if i and opens[i - 1] else None, own[i + 1] if i < last and opens[i] else None)
            for i, one in enumerate(own)
        ]

    def _opening(self, own: _Own) -> bool:
        """Whether a pattern of two tokens may begin at a token like this."""
        known = self._opens.get(own)
        if known is None:
            words, deps = self._openers
            known = self._strings[own[1]] in words or self._strings[own[2]] in deps
            self._opens[own] = known
        return known


def _values(doc: Doc, attributes: list[str | int]) -> list[list[int]]:
    """One row a token."""
    found: Any = doc.to_array(attributes)
    rows: list[list[int]] = found.tolist()
    return rows


class _Values:
    """Strings that patterns name, as such, in lists, or by an expression."""

    def __init__(self) -> None:
        self._strings: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []

    def add(self, asked: object) -> None:
        """What a pattern asks of one attribute: a string, ``{"IN": […]}``, ``{"REGEX": …}`` …"""
        if isinstance(asked, str):
            self._strings.add(asked)
        elif isinstance(asked, dict):
            for predicate, value in asked.items():
                if predicate == "REGEX":
                    self._expressions.append(re.compile(value))
                else:
                    self._strings.update(value)

    def __contains__(self, string: str) -> bool:
        if not string:
            return False
        return string in self._strings or any(expression.search(string) for expression in self._expressions)


def _sequences(patterns: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for pattern in patterns:
        yield from pattern["patterns"]


def _understood(patterns: list[dict[str, Any]]) -> bool:
    for pattern in _sequences(patterns):
        if len(pattern) > _LONGEST or not all(set(_READ).issuperset(token) for token in pattern):
            return False
        for token in pattern:
            for asked in token.values():
                if isinstance(asked, dict) and not {"IN", "NOT_IN", "REGEX"}.issuperset(asked):
                    return False
    return True
