"""The six questions, one file each."""

from __future__ import annotations

from briefing_tui.extraction.reading import Reading
from briefing_tui.model import Answers

__all__ = ["answer_all"]


def answer_all(reading: Reading) -> Answers:
    """Answer who, what, where, when, why and how, each ranked, best first, at most five."""
    return Answers()
