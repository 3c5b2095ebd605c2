"""The user's desk, opened for the length of one verb."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_tui.cli.console import say
from briefing_tui.paths import Paths
from briefing_tui.settings import load

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["StoreDamaged", "opened_desk"]


class StoreDamaged(Exception):
    """The library or the notebook can't be read; the message says which, why, and what to do."""


@contextmanager
def opened_desk() -> Iterator[Desk]:
    """The desk on the user's files, closed at the end.

    Raises:
        SettingsError: the settings can't be read.
        StoreDamaged: a store can't be read, now or while it is in use.
    """
    from briefing_tui.desk import Desk
    from briefing_tui.library import LibraryError
    from briefing_tui.notebook import NotebookError

    paths = Paths.of_user()
    try:
        desk = Desk.open(paths, load(paths.settings))
        try:
            if desk.damage:
                say(f"briefing: {desk.damage}")
            yield desk
        finally:
            desk.close()
    except LibraryError as error:
        raise StoreDamaged(f"{paths.library}: {error}") from error
    except NotebookError as error:
        raise StoreDamaged(str(error)) from error
