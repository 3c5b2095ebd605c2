"""The words of the trade, and what an analyst states with them about one brief. Frozen records without I/O.

Sources of the vocabularies:

* Traffic Light Protocol 2.0: FIRST, *Traffic Light Protocol*, version 2.0, August 2022.
* PHIA probability yardstick: UK Professional Head of Intelligence Assessment, *Common Analytical Standards*, 2019.
* ICD 203: US Director of National Intelligence, *Intelligence Community Directive 203, Analytic Standards*, 2015.
* Admiralty code: NATO AJP-2.1, *Allied Joint Doctrine for Intelligence Procedures*, source reliability and
  information credibility.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from briefing_tui.model import LABELS, Label, Passage

__all__ = [
    "CONFIDENCES",
    "CREDIBILITY",
    "HANDLING",
    "LABELS",
    "RELIABILITY",
    "YARDSTICKS",
    "Confidence",
    "Grade",
    "Handling",
    "Judgement",
    "Label",
    "Likelihood",
    "Tradecraft",
    "TradecraftError",
    "Yardstick",
    "likelihood",
]

Handling = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
HANDLING: tuple[Handling, ...] = get_args(Handling)
"""From the narrowest circle of readers to the widest."""

Yardstick = Literal["phia", "icd203"]
Confidence = Literal["low", "moderate", "high"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One term of a yardstick and the per cent it stands for."""

    term: str
    low: int
    high: int
    also: tuple[str, ...] = ()
    """Other names of the same term."""

    def __str__(self) -> str:
        return f"{self.term} ({self.low}–{self.high} %)"


YARDSTICKS: dict[Yardstick, tuple[Likelihood, ...]] = {
    "phia": (
        Likelihood("remote chance", 0, 5),
        Likelihood("highly unlikely", 10, 20),
        Likelihood("unlikely", 25, 35),
        Likelihood("realistic possibility", 40, 50),
        Likelihood("likely", 55, 75, ("probable", "probably")),
        Likelihood("highly likely", 80, 90),
        Likelihood("almost certain", 95, 100, ("almost certainly",)),
    ),
    "icd203": (
        Likelihood("almost no chance", 1, 5, ("remote",)),
        Likelihood("very unlikely", 5, 20, ("highly improbable",)),
        Likelihood("unlikely", 20, 45, ("improbable",)),
        Likelihood("roughly even chance", 45, 55, ("roughly even odds",)),
        Likelihood("likely", 55, 80, ("probable", "probably")),
        Likelihood("very likely", 80, 95, ("highly probable",)),
        Likelihood("almost certain", 95, 99, ("almost certainly", "nearly certain")),
    ),
}
"""The terms of each yardstick, from least to most likely."""

RELIABILITY: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Of a source."""

CREDIBILITY: dict[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""Of what it says; rated without regard to the source."""

_CUTOFF = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?")


class TradecraftError(ValueError):
    """A statement that the trade doesn't know; the message is one line."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        """Name of the field that is wrong."""


def likelihood(yardstick: Yardstick, term: str) -> Likelihood | None:
    """The term of the yardstick, by any of its names."""
    return next((one for one in YARDSTICKS[yardstick] if term.lower() in (one.term, *one.also)), None)


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade: how reliable a source is, and how credible what it says."""

    reliability: str = "F"
    credibility: str = "6"

    def __post_init__(self) -> None:
        if self.reliability not in RELIABILITY:
            raise TradecraftError("reliability", f"{self.reliability!r} is no reliability, A to F are")
        if self.credibility not in CREDIBILITY:
            raise TradecraftError("credibility", f"{self.credibility!r} is no credibility, 1 to 6 are")

    def __str__(self) -> str:
        return self.reliability + self.credibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A key judgement. Likelihood and confidence are two statements, never one sentence."""

    text: str
    """What is judged, in one line."""
    likelihood: str | None = None
    """A term of the brief's yardstick."""
    confidence: Confidence | None = None
    basis: str = ""
    """What the confidence rests on."""
    rows: tuple[str, ...] = ()
    """Ids of the rows of the brief that it rests on."""
    passages: tuple[Passage, ...] = ()
    """Passages of the source that it rests on."""

    @property
    def cited(self) -> bool:
        """It says what it rests on."""
        return bool(self.rows or self.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tradecraft:
    """What the analyst states about one brief as a whole."""

    article_id: str
    handling: Handling | None = None
    cutoff: str | None = None
    """Until when information was taken in: an ISO 8601 day, or time with its zone."""
    yardstick: Yardstick = "phia"
    final: bool = False
    """It is no draft any more."""
    bottom_line: str = ""
    judgements: tuple[Judgement, ...] = ()
    grade: Grade = Grade()
    """Of the source: how reliable it is, and how credible this article."""
    item_grades: dict[str, Grade] | None = None
    """Of single rows, by id, where they differ from the article."""
    gaps: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    updated: str | None = None
    """ISO 8601 in UTC, to the second; None where nothing was ever saved."""

    def check(self) -> None:
        """Make sure that every statement is one of the trade's.

        Raises:
            TradecraftError: the first that is not.
        """
        if self.handling is not None and self.handling not in HANDLING:
            raise TradecraftError("handling", f"{self.handling!r} is no marking, {', '.join(HANDLING)} are")
        if self.yardstick not in YARDSTICKS:
            raise TradecraftError("yardstick", f"{self.yardstick!r} is no yardstick, phia and icd203 are")
        if self.cutoff is not None and not _is_time(self.cutoff):
            raise TradecraftError("cutoff", f"{self.cutoff!r} is no time, write 2022-03-31 or 2022-03-31T08:00Z")
        for number, judgement in enumerate(self.judgements, start=1):
            where = f"judgement {number}"
            if not judgement.text.strip():
                raise TradecraftError("judgements", f"{where} says nothing")
            if judgement.likelihood is not None and likelihood(self.yardstick, judgement.likelihood) is None:
                terms = ", ".join(one.term for one in YARDSTICKS[self.yardstick])
                raise TradecraftError("judgements", f"{where}: {judgement.likelihood!r} is none of {terms}")
            if judgement.confidence is not None and judgement.confidence not in CONFIDENCES:
                raise TradecraftError("judgements", f"{where}: confidence is low, moderate or high")


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(_CUTOFF.fullmatch(text))
