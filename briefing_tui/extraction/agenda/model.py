"""The fitted decision: item or not. A sparse logistic regression over named features, read from a data file.

``data/agenda_weights.tsv.gz`` is written by ``scripts/fit_agenda.py``; its first lines, marked ``#``, say from what
data it was fitted, when, and how well it did. Scoring is a sum of table look-ups.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path

from briefing_tui.extraction.agenda.surroundings import FAR, NEAR, SentenceWords, Surroundings
from briefing_tui.extraction.cues import DATA

__all__ = ["FILE", "Sums", "Weights", "load_weights", "parse_weights"]

FILE = "agenda_weights.tsv.gz"

_NOTHING = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds of an item."""

    table: dict[str, float]
    threshold: float
    """Probability from which a candidate is an item."""

    words: dict[str, tuple[float, float]] = field(default_factory=dict)
    """What a word adds when near and when far."""

    @property
    def needed(self) -> float:
        """Log-odds of the threshold."""
        return math.log(self.threshold / (1 - self.threshold))

    def total(self, features: Iterable[str]) -> float:
        """What these features add up to."""
        table = self.table
        return sum([table[feature] for feature in features if feature in table])

    def at_most(self, groups: Iterable[tuple[str, ...]]) -> float:
        """The most that features can add of which one, or none, of each group holds."""
        return sum(max(0.0, *(self.table.get(feature, 0.0) for feature in group)) for group in groups)

    def probability(self, features: Iterable[str], known: float = 0.0) -> float:
        """How sure it is that a candidate with these features is an item; ``known``: what others add up to."""
        return 1 / (1 + math.exp(-known - self.total(features)))

    def strongest(self, features: Iterable[str], count: int = 8) -> dict[str, float]:
        """The features that told most, for or against, strongest first."""
        told = {feature: self.table[feature] for feature in features if feature in self.table}
        ranked = sorted(told.items(), key=lambda pair: -abs(pair[1]))
        return dict(ranked[:count])


class Sums:
    """What the words around candidates add, from running totals made once a sentence."""

    def __init__(self, weights: Weights) -> None:
        self._words = weights.words
        self._known: dict[SentenceWords, tuple[list[float], list[float]]] = {}

    def of(self, around: Surroundings) -> float:
        """The weights of all words around a candidate together."""
        words = around.words
        totals = self._known.get(words)
        if totals is None:
            totals = self._known[words] = self._running(words.words)
        near, far = totals
        (a, b), (c, d), (e, f) = around.far_before, around.near, around.far_behind
        return far[b] - far[a] + near[d] - near[c] + far[f] - far[e]

    def _running(self, words: list[str]) -> tuple[list[float], list[float]]:
        table = self._words
        told = [table.get(word, _NOTHING) for word in words]
        return [0.0, *accumulate([near for near, _ in told])], [0.0, *accumulate([far for _, far in told])]


def parse_weights(lines: Iterable[str]) -> Weights:
    """Read weights from lines ``feature<TAB>weight``; the threshold stands in the line ``# threshold<TAB>…``."""
    table: dict[str, float] = {}
    threshold = 0.5
    for line in lines:
        name, _, value = line.rstrip("\n").partition("\t")
        if name == "# threshold":
            threshold = float(value)
        elif not name.startswith("# "):
            table[name] = float(value)
    return Weights(table, threshold, _by_word(table))


def _by_word(table: dict[str, float]) -> dict[str, tuple[float, float]]:
    words = {name.partition(" ")[2] for name in table if name.startswith((NEAR, FAR))}
    return {word: (table.get(NEAR + word, 0.0), table.get(FAR + word, 0.0)) for word in words}


@cache
def load_weights(path: Path = DATA / FILE) -> Weights:
    """The weights of the data file, read once."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return parse_weights(lines)
