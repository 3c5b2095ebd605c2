"""Articles on the same event, told by whoever: less alike than copies, and near each other in time.

Likeness is the one of :mod:`~briefing_tui.library.likeness`. Of the 193 pairs of articles on one event among 48
annotated ones, four in five are at 0.18 or above within a week; pairs of different events that reach it are mostly of
one story that went on.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from briefing_tui.library.finding import DELETED
from briefing_tui.library.likeness import Vector, heaviest, likeness, vector

__all__ = ["alike", "stories"]

ALIKE = 0.18
"""Articles at least so alike are of one story."""
_DAYS_APART = 7
_WORDS = 12
"""Heaviest words of an article, by which others are looked for."""
_SHARED = 2
"""Of these, so many must stand in another article before the two are compared."""
_COMPARED = 300
_NEWEST = 5_000
"""Articles looked at for one word."""


def alike(connection: sqlite3.Connection, number: int) -> list[tuple[int, float]]:
    """Other articles of the story, with their likeness to this one: the most alike first."""
    told = _told(connection, [number]).get(number)
    if told is None:
        return []
    own, day = told
    shared: Counter[int] = Counter()
    for word in heaviest(own, _WORDS):
        (raw,) = connection.execute(
            "SELECT json_group_array(rowid) FROM "
            f"(SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT {_NEWEST})",
            (f'{{title text}} : "{word}"',),
        ).fetchone()
        shared.update(json.loads(raw))
    del shared[number]
    near = [other for other, count in shared.most_common(_COMPARED) if count >= _SHARED]
    found = [
        (other, likeness(own, words))
        for other, (words, other_day) in _told(connection, near).items()
        if _near(day, other_day)
    ]
    return sorted((one for one in found if one[1] >= ALIKE), key=lambda one: (-one[1], one[0]))


def stories(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[list[int]]:
    """The articles grouped by story, in the order of the first of each.

    An article joins the story before it whose articles it is most like on average; a story that one article only
    touches is another. So only the order given matters.
    """
    told = _told(connection, numbers)
    with_word: dict[str, list[int]] = defaultdict(list)
    story_of: dict[int, int] = {}
    found: list[list[int]] = []
    for number in numbers:
        if number not in told or number in story_of:
            continue
        own, day = told[number]
        keys = heaviest(own, 2 * _WORDS)
        shared = Counter(other for word in keys for other in with_word[word])
        best, place = ALIKE, len(found)
        for story in {story_of[other] for other, count in shared.items() if count >= _SHARED}:
            near = [likeness(own, told[other][0]) for other in found[story] if _near(day, told[other][1])]
            average = sum(near) / len(near) if near else 0.0
            if average >= best:
                best, place = average, story
        if place == len(found):
            found.append([])
        story_of[number] = place
        found[place].append(number)
        for word in keys:
            with_word[word].append(number)
    return found


def _told(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[Vector, str | None]]:
    sql = """
        SELECT articles.number, title, substr(unpacked(text), 1, 2500), coalesce(published, dated)
        FROM json_each(?) JOIN articles ON articles.number = value JOIN texts USING (number)
        LEFT JOIN sheets USING (number)
        WHERE state <> ?
    """
    rows = connection.execute(sql, (json.dumps(list(numbers)), DELETED))
    return {number: (vector(title, text), day) for number, title, text, day in rows}


def _near(one: str | None, other: str | None) -> bool:
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days) <= _DAYS_APART
    except ValueError:
        return True
