"""What can be found of an article beside its words: the tables that are made from its brief and its notes."""

from __future__ import annotations

import json
import sqlite3

from briefing_tui.library.days import days
from briefing_tui.library.folding import words
from briefing_tui.model import AgendaItem, Article, Brief
from briefing_tui.wording import deed

__all__ = ["bump", "forget", "index_brief", "index_note", "insert_words"]

_COLUMNS = "title, text, who, place, brief, note"
_COPY = f"INSERT INTO words (rowid, {_COLUMNS}) SELECT number, {_COLUMNS} FROM contents WHERE number = ?"
_DELETE = (
    f"INSERT INTO words (words, rowid, {_COLUMNS}) SELECT 'delete', number, {_COLUMNS} FROM contents WHERE number = ?"
)
_DERIVED = ("agenda", "days", "countries", "people", "events")


def bump(connection: sqlite3.Connection) -> None:
    """Say that the list has changed: an article came, went or was put elsewhere."""
    connection.execute("INSERT INTO stamps VALUES ('list', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1")


def insert_words(connection: sqlite3.Connection, number: int, article: Article) -> None:
    """Put an article that has just been added into the word index."""
    connection.execute(
        "INSERT INTO words (rowid, title, text, who, place, brief, note) VALUES (?, ?, ?, '', '', '', '')",
        (number, article.title, article.text),
    )


def index_brief(connection: sqlite3.Connection, number: int, brief: Brief) -> None:
    """Make what can be found of a brief, in the place of what was made before."""
    for table in _DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
    connection.executemany(
        "INSERT INTO agenda VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_agenda(number, index, item) for index, item in enumerate(brief.agenda)],
    )
    named = {days(iso) for iso in _dates(brief)} - {None}
    connection.executemany("INSERT INTO days VALUES (?, ?, ?)", [(number, *span) for span in named if span])
    connection.executemany("INSERT INTO countries VALUES (?, ?)", [(code, number) for code in _countries(brief)])
    connection.executemany(
        "INSERT OR IGNORE INTO people VALUES (?, ?, ?, ?, ?)",
        [
            (key, number, person.name, person.role, person.affiliation)
            for person in brief.people
            if (key := " ".join(words(person.name)))
        ],
    )
    if event := _event(brief):
        connection.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (number, *event))
    _sheet(
        connection,
        number,
        dated=brief.published,
        who=_lines(_names(brief)),
        place=_lines(_places(brief)),
        brief=_lines(_said(brief)),
        briefed=1,
        people=len(brief.people),
        places=len(brief.places),
        quotes=len(brief.quotes),
    )


def index_note(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Make what the analyst wrote about the article findable; a blank text takes it away."""
    _sheet(connection, number, note=text.strip())


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Take an article out of every index; its own row and text stay."""
    connection.execute(_DELETE, (number,))
    for table in (*_DERIVED, "sheets", "tags", "copies", "apart"):
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))


def _sheet(connection: sqlite3.Connection, number: int, **values: str | int | None) -> None:
    # An index without contents of its own forgets a row only when it is told every word of it.
    connection.execute(_DELETE, (number,))
    names = ", ".join(values)
    changes = ", ".join(f"{name} = excluded.{name}" for name in values)
    connection.execute(
        f"INSERT INTO sheets (number, {names}) VALUES (?{', ?' * len(values)}) "
        f"ON CONFLICT (number) DO UPDATE SET {changes}",
        (number, *values.values()),
    )
    connection.execute(_COPY, (number,))


def _agenda(number: int, index: int, item: AgendaItem) -> tuple[object, ...]:
    span = days(item.when.iso) if item.when and item.when.iso else None
    when = item.when.text if item.when else None
    entry = (deed(item), item.actors, item.counterparts, item.topic, when, item.where)
    first, last = span or (None, None)
    return (
        number,
        index,
        item.kind,
        item.status,
        first,
        last,
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")),
    )


def _event(brief: Brief) -> tuple[str, str, str] | None:
    """First and last day of the main event, and what is told of it; on the day of publication where none is stated."""
    stated = next((answer.iso for answer in brief.answers.when[:1] if answer.iso), None)
    span = days(stated or brief.published or "")
    if span is None:
        return None
    who, what, where = (
        next((answer.text for answer in answers), None)
        for answers in (brief.answers.who, brief.answers.what, brief.answers.where)
    )
    return *span, json.dumps((who, what, where, bool(stated)), ensure_ascii=False, separators=(",", ":"))


def _dates(brief: Brief) -> list[str]:
    return [
        *(mention.iso for mention in brief.dates),
        *(answer.iso for answer in brief.answers.when if answer.iso),
        *(item.when.iso for item in brief.agenda if item.when and item.when.iso),
    ]


def _countries(brief: Brief) -> set[str]:
    found = {place.country for place in brief.places} | {answer.country for answer in brief.answers.where}
    return {country for country in found if country}


def _names(brief: Brief) -> list[str]:
    return [
        *(person.name for person in brief.people),
        *(answer.text for answer in brief.answers.who),
        *(name for item in brief.agenda for name in (*item.actors, *item.counterparts)),
    ]


def _places(brief: Brief) -> list[str]:
    return [
        *(place.text for place in brief.places),
        *(answer.text for answer in brief.answers.where),
        *(item.where for item in brief.agenda if item.where),
    ]


def _said(brief: Brief) -> list[str]:
    """What a brief says in words that neither *who* nor *where* hold."""
    asked = (brief.answers.what, brief.answers.when, brief.answers.why, brief.answers.how)
    return [
        *(answer.text for answers in asked for answer in answers[:1]),
        *(answer.role for answer in brief.answers.who if answer.role),
        *(text for person in brief.people for text in (person.role, person.affiliation) if text),
        *(text for item in brief.agenda for text in (item.action, item.topic) if text),
    ]


def _lines(texts: list[str]) -> str:
    """Each text once, on a line of its own."""
    return "\n".join(dict.fromkeys(texts))
