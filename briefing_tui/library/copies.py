"""The same text in ten outlets: near-duplicates, grouped under one row of the list.

An inverted index leads from the rarest words of an article to the articles that share them; only those few are
compared. Of a word that many share, only the newest articles are looked at, so that the work for one more article
does not grow with the library.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from briefing_tui.library.index import bump
from briefing_tui.library.likeness import likeness, rarest, vector
from briefing_tui.library.packing import DamagedText, unpack

__all__ = ["forget_terms", "group_some", "join", "members", "separate"]

ALIKE = 0.75
"""Articles at least so alike are copies; chosen on annotated news (see docs/decisions/0006-copies.md)."""

_SHARED = 5
"""Of sixteen rarest words, so many must be the same before two articles are compared."""
_NEWEST = 40
"""Articles looked at for one word."""
_SHARING = (
    f"SELECT * FROM (SELECT number FROM terms WHERE term = ? AND number <> ? ORDER BY number DESC LIMIT {_NEWEST})"
)
_COMPARED = 5
_COMPARED_CHARACTERS = 2500
_DAYS_APART = 10
"""A report of the same form appears again every month; a copy within days."""


def group_some(connection: sqlite3.Connection, limit: int) -> int:
    """Look for copies of up to ``limit`` articles that have not been looked at; how many there were."""
    waiting = connection.execute(
        "SELECT number, title, text, published FROM articles JOIN texts USING (number) "
        "WHERE number IN (SELECT number FROM articles WHERE grouped = 0 ORDER BY number LIMIT ?) ORDER BY number",
        (limit,),
    ).fetchall()
    grouped = False
    for number, title, text, published in waiting:
        own = vector(title, _beginning(text))
        keys = rarest(own)
        twin = _twin(connection, number, own, keys, published)
        if twin is not None:
            _put_under(connection, number, twin)
            grouped = True
        connection.executemany("INSERT OR IGNORE INTO terms VALUES (?, ?)", [(key, number) for key in keys])
    if waiting:
        connection.execute("UPDATE articles SET grouped = 1 WHERE grouped = 0 AND number <= ?", (waiting[-1][0],))
    if grouped:
        bump(connection)
    return len(waiting)


def members(connection: sqlite3.Connection, number: int) -> list[int]:
    """All articles of the group, the first added first; alone where it has no copies."""
    found = connection.execute(
        "SELECT number FROM copies WHERE leader = (SELECT leader FROM copies WHERE number = ?) ORDER BY number",
        (number,),
    ).fetchall()
    return [each for (each,) in found] or [number]


def separate(connection: sqlite3.Connection, number: int) -> bool:
    """Take an article out of its group, and remember which group that was. False where it is in none."""
    group = members(connection, number)
    if len(group) < 2:
        return False
    others = [each for each in group if each != number]
    connection.execute("DELETE FROM copies WHERE number = ?", (number,))
    connection.execute("INSERT OR REPLACE INTO apart VALUES (?, ?)", (number, others[0]))
    if len(others) == 1:
        connection.execute("DELETE FROM copies WHERE number = ?", (others[0],))
    else:
        connection.executemany("UPDATE copies SET leader = ? WHERE number = ?", [(others[0], each) for each in others])
    bump(connection)
    return True


def join(connection: sqlite3.Connection, number: int) -> bool:
    """Put an article back into the group it was taken out of. False where it was not."""
    found = connection.execute("SELECT leader FROM apart WHERE number = ?", (number,)).fetchone()
    if found is None:
        return False
    connection.execute("DELETE FROM apart WHERE number = ?", (number,))
    _put_under(connection, number, found[0])
    bump(connection)
    return True


def forget_terms(connection: sqlite3.Connection, number: int) -> None:
    """Take an article out of the inverted index; its text must still be there."""
    found = connection.execute(
        "SELECT title, text FROM articles JOIN texts USING (number) WHERE number = ?",
        (number,),
    ).fetchone()
    if found is not None:
        keys = rarest(vector(found[0], _beginning(found[1])))
        connection.executemany("DELETE FROM terms WHERE term = ? AND number = ?", [(key, number) for key in keys])


def _put_under(connection: sqlite3.Connection, number: int, twin: int) -> None:
    found = connection.execute("SELECT leader FROM copies WHERE number = ?", (twin,)).fetchone()
    leader = found[0] if found else twin
    connection.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?)", [(leader, leader), (number, leader)])


def _twin(
    connection: sqlite3.Connection, number: int, own: dict[str, float], keys: list[int], published: str | None
) -> int | None:
    """The article most like this one, if one is a copy."""
    if not keys:
        return None
    shared = connection.execute(
        f"SELECT number FROM ({' UNION ALL '.join([_SHARING] * len(keys))}) GROUP BY number "
        f"HAVING count(*) >= {min(_SHARED, len(keys))} ORDER BY count(*) DESC, number LIMIT {_COMPARED}",
        [value for key in keys for value in (key, number)],
    ).fetchall()
    best, twin = ALIKE, None
    sql = """
        SELECT title, text, published FROM articles JOIN texts USING (number)
        WHERE number = ?
    """
    for (each,) in shared:
        title, text, day = connection.execute(sql, (each,)).fetchone()
        alike = likeness(own, vector(title, _beginning(text))) if _near(published, day) else 0.0
        if alike >= best:
            best, twin = alike, each
    return twin


def _beginning(kept: bytes | str) -> str:
    """What articles are compared by; of a damaged text nothing, so that no other article suffers from it."""
    try:
        return (unpack(kept) or "")[:_COMPARED_CHARACTERS]
    except DamagedText:
        return ""


def _near(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS_APART
    except ValueError:
        return True
