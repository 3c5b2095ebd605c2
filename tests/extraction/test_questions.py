"""The six questions on stories of our own; they stand in ``tests/golden/questions.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.model import QUESTIONS, Answer, Answers, Article, Question

GOLDEN = Path(__file__).parents[1] / "golden" / "questions.txt"
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def article(text: str, title: str | None = None, published: str | None = "2019-05-16", **more: str) -> Article:
    return Article(id="0", ref="t", title=title, text=text, published=published, sha256="", **more)


def answers(reader: Reader, text: str, title: str | None = None, published: str | None = "2019-05-16") -> Answers:
    return reader.read(article(text, title, published)).answers


def first(found: tuple[Answer, ...]) -> str:
    return found[0].text if found and found[0].text else "-"


@pytest.mark.parametrize(("title", "text", "wanted"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_golden(reader: Reader, title: str, text: str, wanted: str) -> None:
    found = answers(reader, text, None if title == "-" else title)
    expected = dict(part.split(" = ") for part in wanted.split("; "))
    told: dict[str, str] = {question: first(found.to(question)) for question in QUESTIONS if question in expected}
    assert told == expected


SAMPLE: dict[Question, str] = {
    "who": "Liz Truss",
    "what": "is set to arrive in India",
    "where": "India",
    "when": "Thursday (March 31)",
}


def test_the_sample_article(reader: Reader, sample: Article) -> None:
    found = reader.read(sample).answers
    assert {question: first(found.to(question)) for question in SAMPLE} == SAMPLE
    assert found.who[0].role == "British Foreign Secretary"
    assert found.where[0].country == "IN"
    assert found.when[0].iso == "2022-03-31"
    assert "diplomatic push" in found.why[0].text
    assert found.why[0].kind == "frame"


def test_every_answer_stands_in_the_article(reader: Reader, sample: Article) -> None:
    titled = article(sample.text, "Truss flies to India: 'We want a closer relationship'")
    for source in (sample, titled):
        found = reader.read(source).answers
        for question in QUESTIONS:
            for answer in found.to(question):
                part = source.part(answer.field)
                assert part[answer.start : answer.end] == answer.text
                assert answer.sentence[0] <= answer.start <= answer.end <= answer.sentence[1]
                assert 0 <= answer.score <= 1


def test_alternatives_differ_and_are_ranked(reader: Reader, sample: Article) -> None:
    found = reader.read(sample).answers
    for question in QUESTIONS:
        ranked = found.to(question)
        assert len(ranked) <= 5
        assert [a.score for a in ranked] == sorted((a.score for a in ranked), reverse=True)
        assert len({a.text for a in ranked}) == len(ranked)


def test_the_reasons_of_an_answer_are_shown(reader: Reader, sample: Article) -> None:
    found = reader.read(sample).answers
    assert "first sentence" in found.where[0].features
    assert "clause is event" in found.what[0].features


def test_a_date_without_words_is_inferred_from_publication(reader: Reader) -> None:
    text = "The museum has bought a painting by a little-known artist."
    (only,) = answers(reader, text).when
    assert (only.text, only.iso, only.start, only.end) == ("", "2019-05-16", 0, 0)
    assert only.features == {"inferred from publication": 1.0}
    assert answers(reader, text, published=None).when == ()


def test_a_time_of_day_is_of_the_day_of_publication(reader: Reader) -> None:
    (best, *_) = answers(reader, "A tram hit a wall in Hull at 11:30pm. Nobody was hurt.").when
    assert best.text.endswith("11:30pm")
    assert best.iso == "2019-05-16"


def test_a_surname_in_the_title_is_told_in_full(reader: Reader) -> None:
    found = answers(reader, "Finance Minister Karel Novotny resigned on Monday over a loan.", "Novotny quits over loan")
    assert first(found.who) == "Karel Novotny"


@pytest.mark.parametrize("text", ["", " ", "?", "Yes.", "of the " * 3000, "(" * 500, "a, " * 2000])
def test_odd_texts_are_read(reader: Reader, text: str) -> None:
    answers(reader, text, "a: b: c - | ...")
