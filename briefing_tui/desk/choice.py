"""What the export form asks, and the answer that is offered first next time."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing_tui.files import private_folder, write_whole

__all__ = ["Choice", "remember", "remembered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to make of the articles, and where it goes."""

    template: str = "brief"
    format: str = "md"
    """A name in :data:`briefing_tui.export.FORMATS`."""
    folder: str | None = None
    """Where to; absent: the user's export folder."""
    final: bool = False
    """It is no draft any more."""


def remembered(path: Path) -> Choice | None:
    """The choice in the file; None where there is none that can be read."""
    with suppress(OSError, ValueError, TypeError, RecursionError):
        choice = Choice(**json.loads(path.read_bytes()))
        strings = (choice.template, choice.format, choice.folder or "")
        if all(isinstance(one, str) for one in strings) and isinstance(choice.final, bool):
            return choice
    return None


def remember(path: Path, choice: Choice) -> None:
    """Store the choice; where the state folder can't be written, the next form begins anew and nothing is lost."""
    with suppress(OSError):
        private_folder(path.parent)
        write_whole(path, json.dumps(asdict(choice)))
