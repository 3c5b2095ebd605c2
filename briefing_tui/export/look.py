"""What holds for a whole document, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Look"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The circumstances of one export. The same look and dossiers give the same document."""

    generated: datetime
    """When the document is made; aware."""
    created: datetime | None = None
    """When its first version was made; absent: now."""
    handling: str | None = None
    """Traffic Light Protocol marking, for example ``TLP:GREEN``, where a brief states none."""
    yardstick: str = "phia"
    """Scale of likelihood terms, ``phia`` or ``icd203``, where a brief states none."""
    final: bool = False
    """It is no draft any more."""
    topic: str = ""
    """What a document about many articles is about, in the analyst's words."""
