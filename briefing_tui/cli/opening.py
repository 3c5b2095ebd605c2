"""The user's desk, opened for the length of one verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_tui.cli.console import say
from briefing_tui.paths import Paths
from briefing_tui.settings import load

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["StoreDamaged", "WrongQuery", "late_opened_desk", "opened_desk"]


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

    paths = Paths.of_user()
    settings = load(paths.settings)
    with _told():
        desk = Desk.open(paths, settings)
        try:
            if desk.damage:
                say(f"briefing: {desk.damage}")
            yield desk
        finally:
            desk.close()


@contextmanager
def late_opened_desk(prepare: Callable[[Desk], None]) -> Iterator[Desk]:
    """:func:`opened_desk`, but its stores are opened and prepared when the desk is first asked for something.

    What is damaged is raised at the end.
    """
    from briefing_tui.desk.desk import Desk
    from briefing_tui.desk.late import late_desk

    paths = Paths.of_user()
    settings = load(paths.settings)

    def make() -> Desk:
        desk = Desk.open(paths, settings)
        prepare(desk)
        return desk

    desk = late_desk(paths, settings, make)
    with _told():
        try:
            yield desk
        finally:
            desk.close()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        from briefing_tui.library import LibraryError, QueryError
        from briefing_tui.notebook import NotebookError

        if isinstance(error, QueryError):
            raise WrongQuery(f"query, character {error.position + 1}: {error.message}") from error
        if isinstance(error, LibraryError):
            raise StoreDamaged(str(error)) from error
        if isinstance(error, NotebookError):
            raise StoreDamaged(str(error)) from error
        raise
