"""What a bench hands back: one figure, what it was compared with, and whether it is good enough."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value. Machines differ, so what counts is the ratio to ``against``, measured in the same run."""

    name: str
    value: float
    unit: str
    against: str
    """What it was compared with, in words."""
    ratio: float | None
    """Value divided by what it was compared with; None where the value itself is judged."""
    bar: str
    """What it must hold, in words: ``≤ 1×``."""
    ok: bool
