"""The fitted decision: item or not. A sparse logistic regression over named features, read from a data file.

``data/agenda_weights.tsv.gz`` is written by ``scripts/fit_agenda.py``; its first lines, marked ``#``, say from what
data it was fitted, when, and how well it did. Scoring is a sum of table look-ups.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_tui.extraction.cues import DATA

__all__ = ["FILE", "Weights", "load_weights", "parse_weights"]

FILE = "agenda_weights.tsv.gz"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds of an item."""

    table: dict[str, float]
    threshold: float
    """Probability from which a candidate is an item."""

    def probability(self, features: Iterable[str]) -> float:
        """How sure it is that a candidate with these features is an item."""
        table = self.table
        total = sum([table[feature] for feature in features if feature in table])
        return 1 / (1 + math.exp(-total))

    def strongest(self, features: Iterable[str], count: int = 8) -> dict[str, float]:
        """The features that told most, for or against, strongest first."""
        told = {feature: self.table[feature] for feature in features if feature in self.table}
        ranked = sorted(told.items(), key=lambda pair: -abs(pair[1]))
        return dict(ranked[:count])


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
    return Weights(table, threshold)


@cache
def load_weights(path: Path = DATA / FILE) -> Weights:
    """The weights of the data file, read once."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return parse_weights(lines)
