"""When an extracted agenda item is one of the annotated ones.

Evidence must overlap by half of the shorter of the two, and the actions must share their head or enough words. The
rule is that of the annotation guidelines, so that what is fitted is what is scored.
"""

from __future__ import annotations

import re

from briefing_tui.extraction.agenda import stems as content

_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\xa0": " "}
)
_WORD = re.compile(r"[a-z0-9][a-z0-9'&.]*")


def normal(text: str) -> str:
    """The text with plain quotation marks and single blanks."""
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).strip()


def stems(text: str) -> list[str]:
    """Content-word stems, in order."""
    return content.stems(_WORD.findall(normal(text).lower()))


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Where these words stand in a text, both in normal form."""
    words = normal(words).lower()
    if not words:
        return []
    return [(m.start(), m.end()) for m in re.finditer(re.escape(words), normal(text).lower())]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> tuple[float, float]:
    """Common length against the shorter, and against both together."""
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    shorter = min(a[1] - a[0], b[1] - b[0])
    return common / max(shorter, 1), common / max(max(a[1], b[1]) - min(a[0], b[0]), 1)


def likeness(action: str, gold_action: str, gold_topic: str = "") -> float:
    """How alike two actions are; 0 where they are not the same act."""
    ours, theirs = set(stems(action)), set(stems(f"{gold_action} {gold_topic}"))
    shared = len(ours & theirs)
    if not shared:
        return 0.0
    dice = 2 * shared / (len(ours) + len(theirs))
    head = (stems(gold_action) or [""])[0] in stems(action)[:2]
    enough = shared >= 2 or 2 * shared >= min(len(ours), len(theirs))
    return dice + 0.01 * head if head or (enough and dice >= 0.25) else 0.0


def match(rows: list[list[int]], columns: int) -> list[int | None]:
    """Maximum one-to-one matching: for every row the columns it accepts, the row of each column."""
    owner: list[int | None] = [None] * columns

    def place(row: int, seen: set[int]) -> bool:
        for column in rows[row]:
            if column in seen:
                continue
            seen.add(column)
            held = owner[column]
            if held is None or place(held, seen):
                owner[column] = row
                return True
        return False

    for row in range(len(rows)):
        place(row, set())
    return owner
