"""Whom a noun phrase means: names, descriptions, acronyms and pronouns."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import Reading, read_story
from briefing_tui.model import Article


def reading(reader: Reader, text: str) -> Reading:
    return read_story(next(reader.stories([Article(id="0" * 16, ref="t", title=None, text=text, sha256="")])))


def token(read: Reading, word: str) -> Token:
    return [t for t in read.story.tokens if t.text == word][-1]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ingrid Olsen has resigned. Olsen leaves in May.", "Olsen", "Ingrid Olsen"),
        ("Ingrid Olsen has resigned. She leaves in May.", "She", "Ingrid Olsen"),
        ("Finance minister Ingrid Olsen has resigned. The minister leaves in May.", "minister", "Ingrid Olsen"),
        ("Toyota will cut jobs. The company blamed the tariffs.", "company", "Toyota"),
        ("Toyota will cut jobs. It blamed the tariffs.", "It", "Toyota"),
        (
            "The World Trade Organization (WTO) met in Geneva. The WTO will vote in May.",
            "WTO",
            "World Trade Organization",
        ),
        ("The striking dockers will vote in May.", "dockers", "striking dockers"),
        ("Ingrid Olsen met Paul Novak. She praised him.", "She", "Ingrid Olsen"),
        ("Ingrid Olsen met Paul Novak. She praised him.", "him", "Paul Novak"),
    ],
)
def test_name_of(reader: Reader, text: str, word: str, name: str) -> None:
    read = reading(reader, text)
    assert read.mentions.name_of(token(read, word)) == name


def test_entities_have_a_kind(reader: Reader) -> None:
    read = reading(reader, "Ingrid Olsen told Toyota that Japan must wait.")
    kinds = {}
    for word in ("Olsen", "Toyota", "Japan"):
        party = read.mentions.entity_of(token(read, word))
        assert party is not None
        kinds[party.name] = (party.kind, party.country)
    assert kinds == {"Ingrid Olsen": ("person", None), "Toyota": ("body", None), "Japan": ("country", "JP")}


def test_a_pronoun_with_two_readings_is_no_mention(reader: Reader) -> None:
    read = reading(reader, "Peter Olsen met Paul Novak. He left early.")
    assert read.mentions.person_at(token(read, "He").start) is None


def test_person_at(reader: Reader) -> None:
    read = reading(reader, "Ingrid Olsen has resigned. Ms Olsen leaves in May.")
    person = read.mentions.person_at(token(read, "Olsen").start)
    assert person is not None
    assert person.name == "Ingrid Olsen"
    assert read.mentions.person_at(token(read, "resigned").start) is None
    assert person.role is None
