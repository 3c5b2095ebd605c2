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

__all__ = ["StoreDamaged", "WrongQuery", "opened_desk"]


class StoreDamaged(Exception):
    """The library or the notebook can't be read; the message says which, why, and what to do."""


class WrongQuery(Exception):
    """A query can't be read; the message says where it is wrong, and why."""


@contextmanager
def opened_desk() -> Iterator[Desk]:
    """The desk on the user's files, closed at the end.

    Raises:
        SettingsError: the settings can't be read.
        StoreDamaged: a store can't be read, now or while it is in use.
        WrongQuery: the desk was asked a query that can't be read.
    """
    from briefing_tui.desk import Desk
    from briefing_tui.library import LibraryError, QueryError
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
    except QueryError as error:
        raise WrongQuery(f"query, character {error.position + 1}: {error.message}") from error
    except LibraryError as error:
        raise StoreDamaged(f"{paths.library}: {error}") from error
    except NotebookError as error:
        raise StoreDamaged(str(error)) from error
