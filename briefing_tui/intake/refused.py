"""Input that gave no article."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.text import one_line, shorten, visible

__all__ = ["Refused", "refused"]

_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or one record of it, that can't become an article. Both fields are clean and on one line."""

    ref: str
    """The file's name, with the line of the record where there is one: ``wire.jsonl:17``."""
    reason: str

    def __str__(self) -> str:
        return f"{self.ref}: {self.reason}"


def refused(ref: str, reason: str) -> Refused:
    """Refuse input, whatever its name and the reason are made of."""
    return Refused(one_line(visible(ref)), shorten(reason, _LONGEST_REASON))
