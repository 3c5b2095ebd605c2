"""Read, flag, tag, archive, delete: each call is one change, kept in a journal that undoes and redoes it whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from briefing_tui.library import copies
from briefing_tui.library.finding import ARCHIVED, DELETED, LISTED
from briefing_tui.library.index import bump, forget
from briefing_tui.text import one_line

__all__ = [
    "Change",
    "DamagedChange",
    "Mark",
    "last",
    "mark",
    "purge",
    "redo",
    "separate",
    "set_aside",
    "tag",
    "tag_name",
    "undo",
]

Mark = Literal["read", "unread", "flag", "unflag", "archive", "unarchive", "delete"]

_SETS: dict[Mark, tuple[str, int, str]] = {
    "read": ("read", 1, "marked as read"),
    "unread": ("read", 0, "marked as unread"),
    "flag": ("flagged", 1, "flagged"),
    "unflag": ("flagged", 0, "unflagged"),
    "archive": ("state", ARCHIVED, "archived"),
    "unarchive": ("state", LISTED, "taken out of the archive"),
    "delete": ("state", DELETED, "deleted"),
}
_STEPS = frozenset({"tag", "apart", *(column for column, _, _ in _SETS.values())})
"""What an entry may say is to be set."""
_KEPT = 250
"""Changes that can be undone; what an older one deleted goes for good."""
_LONGEST_TAG = 40
_NEWEST = "SELECT number, what, count, undo, time FROM changes WHERE number > 0 ORDER BY number DESC LIMIT 1"
_NEWEST_UNDONE = (
    "SELECT number, what, count, undo, time, undone FROM undone WHERE number > 0 ORDER BY number DESC LIMIT 1"
)

_NEXT = "max(0, coalesce(max(number), 0)) + 1"
"""The number of a new entry; those set aside lie below nought."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, or undone, to how many articles."""

    what: str
    """In the past tense: ``archived``."""
    count: int
    time: str = ""
    """When it was done: ISO 8601 in UTC, to the microsecond. Empty: by a version that did not note it."""
    undone: str = ""
    """When it was undone; empty: it stands."""
    numbers: tuple[int, ...] = ()
    """Row numbers of the articles it changed; none where its entry can't be read."""

    def __str__(self) -> str:
        return f"{self.what} {self.count:,} article{'' if self.count == 1 else 's'}"


class DamagedChange(Exception):
    """What to undo, or to do again, can't be read: the change stays as it is, and its entry is to be set aside."""

    def __init__(self, table: Literal["changes", "undone"], number: int, what: str) -> None:
        super().__init__(f"what to do about “{one_line(what)}” is damaged; it was set aside, and nothing was changed")
        self.table = table
        self.number = number


def mark(connection: sqlite3.Connection, numbers: Iterable[int], how: Mark) -> Change:
    """Mark articles, and the copies in their groups; those that are marked so already don't count."""
    column, value, what = _SETS[how]
    wanted = _with_copies(connection, numbers)
    undone: list[tuple[str, int, list[int]]] = []
    for old, those in _by_value(connection, column, wanted).items():
        if old != value and not (how == "unarchive" and old == DELETED):
            undone.append((column, old, those))
    changed = [number for _, _, those in undone for number in those]
    _set(connection, column, value, changed)
    return _record(connection, Change(what, len(changed)), undone)


def tag(connection: sqlite3.Connection, numbers: Iterable[int], name: str, present: bool = True) -> Change:
    """Give articles and their copies a tag, or take it away.

    Raises:
        ValueError: it is no name for a tag.
    """
    name = tag_name(name)
    wanted = _with_copies(connection, numbers)
    tagged = {number for (number,) in connection.execute("SELECT number FROM tags WHERE tag = ?", (name,))}
    changed = [number for number in wanted if (number in tagged) != present]
    _tag(connection, name, changed, present)
    what = f"tagged {name}:" if present else f"took the tag {name} from"
    return _record(connection, Change(what, len(changed)), [["tag", not present, changed, name]])


def tag_name(text: str) -> str:
    """A tag as it is kept: lower case, its words joined by hyphens.

    Raises:
        ValueError: nothing of it is a letter or digit, or it is too long.
    """
    name = "-".join(one_line(text).casefold().removeprefix("#").split())
    if not any(map(str.isalnum, name)):
        raise ValueError("a tag needs a letter or a digit")
    if len(name) > _LONGEST_TAG or set(name) & set('"():'):
        raise ValueError(f"a tag has at most {_LONGEST_TAG} characters, and no quotation mark, colon or parenthesis")
    return name


def separate(connection: sqlite3.Connection, number: int, apart: bool = True) -> Change | None:
    """Take an article out of its group, or put it back. None where there is nothing to do."""
    if not (copies.separate if apart else copies.join)(connection, number):
        return None
    what = "took out of its group" if apart else "put back into its group"
    return _record(connection, Change(what, 1), [["apart", not apart, [number]]])


def _numbers(raw: object) -> tuple[int, ...]:
    """The articles that an entry is about, each once, in its order."""
    steps = json.loads(raw) if isinstance(raw, str) and _sound(raw) else []
    return tuple(dict.fromkeys(number for step in steps for number in step[2]))


def last(connection: sqlite3.Connection, *, undone: bool = False) -> Change | None:
    """The change that :func:`undo` would take back or, ``undone``, the one that :func:`redo` would do again."""
    found = connection.execute(_NEWEST_UNDONE if undone else _NEWEST).fetchone()
    return None if found is None else replace(Change(found[1], found[2], *found[4:]), numbers=_numbers(found[3]))


def undo(connection: sqlite3.Connection) -> Change | None:
    """Undo the last change that is not undone yet; None where there is none."""
    found = connection.execute(_NEWEST).fetchone()
    if found is None:
        return None
    number, what, count, raw, time = found
    if not _sound(raw):
        raise DamagedChange("changes", number, str(what))
    undone = _now()
    connection.execute("DELETE FROM changes WHERE number = ?", (number,))
    connection.execute(
        f"INSERT INTO undone (number, what, count, undo, time, undone) SELECT {_NEXT}, ?, ?, ?, ?, ? FROM undone",
        (what, count, _turned(connection, raw), time, undone),
    )
    return Change(what, count, time, undone, numbers=_numbers(raw))


def redo(connection: sqlite3.Connection) -> Change | None:
    """Do the last change that was undone again; None where there is none, or something else was changed since."""
    found = connection.execute(_NEWEST_UNDONE).fetchone()
    if found is None:
        return None
    number, what, count, raw, time, _ = found
    if not _sound(raw):
        raise DamagedChange("undone", number, str(what))
    connection.execute("DELETE FROM undone WHERE number = ?", (number,))
    _enter(connection, Change(what, count, time), _turned(connection, raw))
    return Change(what, count, time, numbers=_numbers(raw))


def set_aside(connection: sqlite3.Connection, damaged: DamagedChange) -> None:
    """Keep the entry under a negative number, where nothing looks for it, so that the one before is next."""
    below = f"(SELECT min(0, min(number)) - 1 FROM {damaged.table})"
    connection.execute(f"UPDATE {damaged.table} SET number = {below} WHERE number = ?", (damaged.number,))


def _sound(raw: object) -> bool:
    """Whether an entry can be read, so that it is done as a whole or not at all."""
    try:
        steps = json.loads(raw) if isinstance(raw, str) else None
    except (ValueError, RecursionError):
        return False
    return isinstance(steps, list) and all(isinstance(step, list) and _is_step(*step) for step in steps)


def _is_step(column: object = None, value: object = None, numbers: object = None, *name: object) -> bool:
    if not isinstance(numbers, list) or not numbers or not all(isinstance(number, int) for number in numbers):
        return False
    names = 1 if column == "tag" else 0
    return column in _STEPS and isinstance(value, int) and len(name) == names and all(isinstance(n, str) for n in name)


def _turned(connection: sqlite3.Connection, raw: str) -> str:
    """Do what an entry says; the opposite of it, to be entered in its place."""
    opposite: list[Sequence[object]] = []
    for column, value, numbers, *name in json.loads(raw):
        if column == "tag":
            _tag(connection, name[0], numbers, value)
            opposite.append(["tag", not value, numbers, name[0]])
        elif column == "apart":
            (copies.separate if value else copies.join)(connection, numbers[0])
            opposite.append(["apart", not value, numbers])
        else:
            opposite += [[column, old, those] for old, those in _by_value(connection, column, numbers).items()]
            _set(connection, column, value, numbers)
    return json.dumps(opposite)


def purge(connection: sqlite3.Connection, number: int) -> None:
    """Take a deleted article out of the library for good."""
    copies.forget_terms(connection, number)
    forget(connection, number)
    for table in ("briefs", "failures", "texts", "articles"):
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))


def _record(connection: sqlite3.Connection, change: Change, undone: Sequence[Sequence[object]]) -> Change:
    if not change.count:
        return change
    change = replace(change, time=_now())
    _enter(connection, change, json.dumps(undone))
    connection.execute("DELETE FROM undone")
    _drop_oldest(connection)
    return change


def _enter(connection: sqlite3.Connection, change: Change, undo: str) -> None:
    connection.execute(
        f"INSERT INTO changes (number, what, count, undo, time) SELECT {_NEXT}, ?, ?, ?, ? FROM changes",
        (change.what, change.count, undo, change.time),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _drop_oldest(connection: sqlite3.Connection) -> None:
    old = connection.execute(
        "SELECT number, undo FROM changes WHERE number <= (SELECT max(number) FROM changes) - ?", (_KEPT,)
    ).fetchall()
    for number, raw in old:
        connection.execute("DELETE FROM changes WHERE number = ?", (number,))
        if not _sound(raw):
            continue
        for column, _, numbers, *_ in json.loads(raw):
            if column == "state":
                for each in _by_value(connection, "state", numbers).get(DELETED, ()):
                    purge(connection, each)


def _set(connection: sqlite3.Connection, column: str, value: int, numbers: list[int]) -> None:
    also = ", new = 0" if (column, value) == ("read", 1) else ""
    connection.execute(
        f"UPDATE articles SET {column} = ?{also} WHERE number IN (SELECT value FROM json_each(?))",
        (value, json.dumps(numbers)),
    )
    if column == "state":
        bump(connection)


def _tag(connection: sqlite3.Connection, name: str, numbers: list[int], present: bool) -> None:
    sql = "INSERT OR IGNORE INTO tags VALUES (?, ?)" if present else "DELETE FROM tags WHERE tag = ? AND number = ?"
    connection.executemany(sql, [(name, number) for number in numbers])


def _with_copies(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[int]:
    """The articles, and those folded under them; unknown numbers are left out."""
    wanted = json.dumps(list(numbers))
    return [
        number
        for (number,) in connection.execute(
            """SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?1))
            UNION SELECT other.number FROM copies JOIN copies AS other USING (leader)
            WHERE copies.number IN (SELECT value FROM json_each(?1))""",
            (wanted,),
        )
    ]


def _by_value(connection: sqlite3.Connection, column: str, numbers: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    sql = f"SELECT number, {column} FROM articles WHERE number IN (SELECT value FROM json_each(?))"
    for number, value in connection.execute(sql, (json.dumps(numbers),)):
        found.setdefault(value, []).append(number)
    return found
