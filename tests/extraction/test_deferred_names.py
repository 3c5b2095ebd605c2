"""Deferred naming: a description in the lead belongs to the person named behind it, or to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article

GOLDEN = Path(__file__).parents[1] / "golden" / "deferred.txt"
ROWS = [
    tuple(part.strip() for part in line.split(" | "))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _article(text: str) -> Article:
    return Article(id="0" * 16, ref="t", title=None, text=text, sha256="")


@pytest.mark.parametrize(("text", "name", "role"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_golden(reader: Reader, text: str, name: str, role: str) -> None:
    people = read_story(next(reader.stories([_article(text)]))).mentions.people
    assert {person.name: person.role or "-" for person in people}[name] == role


def test_the_name_answers_for_the_office_of_the_lead(reader: Reader) -> None:
    text = 'The rail commissioner says she is asking for the logs. Ingrid Olsen "could not believe" what was missing.'
    answers = reader.brief(next(reader.stories([_article(text)]))).answers.who
    assert answers[0].text == "Ingrid Olsen"
