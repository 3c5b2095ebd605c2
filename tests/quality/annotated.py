"""Annotated articles: a folder of JSON files, one article each, with what a careful reader finds in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_tui.intake import article
from briefing_tui.model import Article
from tests.quality.words import LIGHT, name_words, normal

__all__ = ["ARTICLES", "PRESS", "Aliases", "Annotated", "load"]

ARTICLES = Path(__file__).parent / "articles"
"""The project's own set."""

PRESS = Path(__file__).parent / "press"
"""Longer articles, as the press prints them; only the six questions are annotated."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and its annotation, as in the README of this folder."""

    article: Article
    gold: dict[str, Any]

    def find(self, wording: str) -> list[tuple[int, int]]:
        """Where a wording stands in the text, marks, case and white space aside."""
        text, wanted = normal(self.article.text).lower(), normal(wording).lower()
        found, at = [], text.find(wanted) if wanted else -1
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = text.find(wanted, at + 1)
        return found


def load(folder: Path) -> list[Annotated]:
    """The annotated articles of a folder, by file name."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [
        Annotated(
            article(
                text=record["text"],
                ref=record["id"],
                title=record.get("title") or None,
                published=record.get("date_publish") or None,
            ),
            record,
        )
        for record in records
    ]


class Aliases:
    """What an article's annotation tells of names: who is called by an office, which place stands for which state."""

    def __init__(self, gold: dict[str, Any]) -> None:
        self._people = gold["people"]
        self._states = {normal(place["text"]).lower(): place["country"] for place in gold["places"]}
        self._states |= dict.fromkeys(("us", "u.s.", "united states"), "US") | dict.fromkeys(
            ("uk", "u.k.", "britain"), "GB"
        )
        self._states |= {"north korea": "KP", "dprk": "KP", "south korea": "KR"}

    def same(self, one: str, other: str) -> bool:
        """Whether two names mean one party: half of the words of the shorter shared, or one state."""
        first, second = self._bare(one), self._bare(other)
        state = self._states.get(first)
        if first == second or (state and state == self._states.get(second)):
            return True
        left, right = self._words(one), self._words(other)
        shared = len(left & right)
        return bool(shared) and shared >= 0.5 * min(len(left), len(right))

    @staticmethod
    def _bare(name: str) -> str:
        return normal(name).lower().removeprefix("the ").removesuffix("'s")

    def _words(self, name: str) -> set[str]:
        found = {word for word in name_words(name) if word not in LIGHT}
        for person in self._people:
            roles = {self._bare(role) for role in (person["role"], *person.get("role_alt", ())) if role}
            if name_words(person["name"])[-1] in found or self._bare(name) in roles:
                found |= set(name_words(person["name"]))
        return found
