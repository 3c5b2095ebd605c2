"""What all briefs say together: the agenda, what happened when, and who appears where.

A library of 100,000 articles holds half a million such entries, so each overview comes in two steps: the keys of all
entries in order, a few bytes each, and then the entries that somebody looks at.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any as Anything
from typing import Literal

from briefing_tui.library.finding import DELETED, Finder
from briefing_tui.library.query import All, Node, Not, Period, Value
from briefing_tui.library.records import AgendaEntry, agenda_entry
from briefing_tui.model import OPEN_STATUSES

__all__ = [
    "AgendaOrder",
    "Appearance",
    "Keys",
    "TimelineEntry",
    "agenda_entries",
    "agenda_keys",
    "appearances",
    "people_keys",
    "timeline_entries",
    "timeline_keys",
]

_ITEMS = 1024
"""More than any brief has agenda items: number of the article × this + index of the item is the key of an entry."""
_LATEST = 200
_ROLES = 4
"""Roles that are told of one person: those that most articles print."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The entries of an overview in order: their keys, and the first and last day of each where they have one."""

    keys: list[int]
    first: list[str | None]
    last: list[str | None]
    group: list[str]
    """What each is grouped by; empty where they are in order of time."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened, or is to happen, on a day: the main event of an article, or an item of its agenda."""

    article_id: str
    headline: str
    published: str | None
    source: str | None
    first: str
    """First and last ISO day of the time it happened in, or is set for."""
    last: str
    who: str | None
    what: str
    where: str | None
    status: str | None
    """Of an agenda item; None: the article's main event."""
    stated: bool
    """The article says when; else the day is the one of its publication."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person in all articles asked for, and in which roles."""

    key: str
    name: str
    """The form that most articles print."""
    articles: int
    roles: tuple[str, ...]
    """As printed, those of most articles first."""
    affiliations: tuple[str, ...]
    headline: str
    """Of the article added last that names the person."""
    published: str | None
    article_id: str


AgendaOrder = Literal["date", "actor", "kind", "status"]
"""How the agenda is put together."""

_GROUPS: dict[AgendaOrder, str] = {
    "date": "''",
    "actor": "coalesce(json_extract(entry, '$[1][0]'), '')",
    "kind": "kind",
    "status": "status",
}


# agenda ----------------------------------------------------------------------------------------------------


def agenda_keys(connection: sqlite3.Connection, finder: Finder, query: Node, by: AgendaOrder = "date") -> Keys:
    """Open agenda items of the articles that the query finds, by date, the undated last; of copies, one's.

    What the query says of ``kind:``, ``status:`` and ``when:``, outside parentheses and OR, it says of the item. By
    actor, kind or status: the group with most items first, and in each by date.
    """
    asked = query.nodes if isinstance(query, All) else (query,)
    of_items = [node for node in asked if _is_of_item(node)]
    found = finder.find(connection, All(tuple(node for node in asked if node not in of_items)), "date", True)
    conditions, values = ["number IN (SELECT value FROM json_each(?))"], [json.dumps(found)]
    if not any(isinstance(node, Value) and node.field == "status" for node in of_items):
        conditions.append(f"status IN ({', '.join('?' * len(OPEN_STATUSES))})")
        values.extend(OPEN_STATUSES)
    for node in of_items:
        wanted = node.node if isinstance(node, Not) else node
        if isinstance(wanted, Period):
            condition = "(first IS NOT NULL AND first <= ? AND last >= ?)"
            values.extend((wanted.days[1], wanted.days[0]))
        else:
            assert isinstance(wanted, Value)
            condition = f"{wanted.field} = ?"
            values.append(wanted.value)
        conditions.append(f"NOT {condition}" if isinstance(node, Not) else condition)
    group = _GROUPS[by]
    size = f"count(*) OVER (PARTITION BY {group}) DESC, {group}, " if by != "date" else ""
    sql = f"""
        SELECT number * {_ITEMS} + item AS key, first, last, {group} AS "group" FROM agenda JOIN articles USING (number)
        WHERE {" AND ".join(conditions)} ORDER BY {size}first IS NULL, first, last, published DESC, number DESC, item
    """
    return _keys(connection, sql, values, grouped=by != "date")


def agenda_entries(connection: sqlite3.Connection, keys: Iterable[int]) -> list[AgendaEntry]:
    """The items of these keys, in their order; those that are gone are left out."""
    sql = f"""
        SELECT articles.id, headline, published, source, item, kind, status, first, last, entry
        FROM json_each(?) CROSS JOIN agenda ON number = value / {_ITEMS} AND item = value % {_ITEMS}
        CROSS JOIN articles USING (number) ORDER BY json_each.key
    """
    return [agenda_entry(row) for row in connection.execute(sql, (json.dumps(list(keys)),))]


def _is_of_item(node: Node) -> bool:
    wanted = node.node if isinstance(node, Not) else node
    return isinstance(wanted, Value | Period) and wanted.field in ("kind", "status", "when")


# timeline --------------------------------------------------------------------------------------------------


def timeline_keys(connection: sqlite3.Connection, finder: Finder, query: Node) -> Keys:
    """Main events and dated agenda items of the articles that the query finds, by date; of copies, one's."""
    found = json.dumps(finder.find(connection, query, "date", True))
    sql = f"""
        WITH found (number) AS MATERIALIZED (SELECT value FROM json_each(?))
        SELECT number * {_ITEMS} AS key, first, last FROM found CROSS JOIN events USING (number)
        UNION ALL
        SELECT number * {_ITEMS} + item + 1, first, last FROM found CROSS JOIN agenda USING (number)
        WHERE first IS NOT NULL AND item < {_ITEMS - 1}
        ORDER BY first, last, key
    """
    return _keys(connection, sql, [found])


def timeline_entries(connection: sqlite3.Connection, keys: Iterable[int]) -> list[TimelineEntry]:
    """The entries of these keys, in their order; those that are gone are left out."""
    sql = f"""
        SELECT articles.id, headline, published, source,
            coalesce(events.first, agenda.first), coalesce(events.last, agenda.last), event, entry, status
        FROM json_each(?) CROSS JOIN articles ON articles.number = value / {_ITEMS}
        LEFT JOIN events ON value % {_ITEMS} = 0 AND events.number = value / {_ITEMS}
        LEFT JOIN agenda ON value % {_ITEMS} > 0 AND agenda.number = value / {_ITEMS} AND item = value % {_ITEMS} - 1
        WHERE events.number IS NOT NULL OR agenda.number IS NOT NULL ORDER BY json_each.key
    """
    return [_timeline_entry(*row) for row in connection.execute(sql, (json.dumps(list(keys)),))]


def _timeline_entry(
    article_id: str,
    headline: str,
    published: str | None,
    source: str | None,
    first: str,
    last: str,
    event: str | None,
    item: str | None,
    status: str | None,
) -> TimelineEntry:
    if event is not None:
        who, what, where, stated = json.loads(event)
    else:
        what, actors, _, _, _, where = json.loads(item or "")
        who, stated = ", ".join(actors) or None, True
    return TimelineEntry(
        article_id, headline, published, source, first, last, who, what or headline, where, status, stated
    )


# people ----------------------------------------------------------------------------------------------------


def people_keys(connection: sqlite3.Connection, finder: Finder, query: Node) -> list[tuple[str, int]]:
    """Who appears in the articles that the query finds, and in how many: those in most of them first; of copies, one's.

    The names are those of the briefs, capitals and accents aside: a surname alone stands for itself.
    """
    found = json.dumps(finder.find(connection, query, "date", True))
    sql = """
        SELECT json_group_array(key), json_group_array(count) FROM (
            SELECT key, count(*) AS count FROM people WHERE number IN (SELECT value FROM json_each(?))
            GROUP BY key ORDER BY count DESC, key
        )
    """
    keys, counts = map(json.loads, connection.execute(sql, (found,)).fetchone())
    return list(zip(keys, counts, strict=True))


def appearances(
    connection: sqlite3.Connection, finder: Finder, query: Node, people: Sequence[tuple[str, int]]
) -> list[Appearance]:
    """What is known of these people, in their order, from the articles that the query finds.

    Roles are those of the :data:`_LATEST` articles added last: a head of state is in thousands.

    Args:
        connection: to the library.
        finder: answers the query.
        query: which articles.
        people: some of what :func:`people_keys` gave.
    """
    found = None if query == All() else set(finder.find(connection, query, "date", True))
    rows = [(key, count, _latest(connection, key, found)) for key, count in people]
    return [_appearance(key, count, those) for key, count, those in rows if those]


def _latest(connection: sqlite3.Connection, key: str, found: set[int] | None) -> list[tuple[Anything, ...]]:
    (raw,) = connection.execute("SELECT json_group_array(number) FROM people WHERE key = ?", (key,)).fetchone()
    numbers: list[int] = json.loads(raw)
    latest = [number for number in numbers if found is None or number in found][-_LATEST:]
    sql = """
        SELECT name, role, affiliation, headline, published, id FROM people JOIN articles USING (number)
        WHERE key = ? AND number IN (SELECT value FROM json_each(?)) AND state <> ? ORDER BY number
    """
    return connection.execute(sql, (key, json.dumps(latest), DELETED)).fetchall()


def _appearance(key: str, count: int, rows: list[tuple[Anything, ...]]) -> Appearance:
    names, roles, affiliations = (Counter(row[at] for row in rows if row[at]) for at in range(3))
    headline, published, article_id = rows[-1][3:]
    return Appearance(
        key=key,
        name=names.most_common(1)[0][0],
        articles=count,
        roles=tuple(role for role, _ in roles.most_common(_ROLES)),
        affiliations=tuple(name for name, _ in affiliations.most_common(_ROLES)),
        headline=headline,
        published=published,
        article_id=article_id,
    )


def _keys(connection: sqlite3.Connection, sql: str, values: Sequence[str], *, grouped: bool = False) -> Keys:
    # Arrays cross from SQLite to Python in a third of the time of rows.
    columns = ["key", "first", "last", *(['"group"'] if grouped else [])]
    arrays = ", ".join(f"json_group_array({column})" for column in columns)
    row = connection.execute(f"SELECT {arrays} FROM ({sql})", values).fetchone()
    keys, first, last, *groups = map(json.loads, row)
    return Keys(keys, first, last, groups[0] if groups else [])
