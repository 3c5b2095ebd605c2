"""The JSON contract: keys, their order, and nothing that breaks a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hypothesis import given, settings

from briefing_tui.export import file_name, json_line, plain
from briefing_tui.export.names import slug
from briefing_tui.export.sentences import sentence_number, sentence_starts
from briefing_tui.model import Answer, Answers, Article, Brief
from briefing_tui.text import clean

sys.path.insert(0, str(Path(__file__).parent))
from anything import ARTICLES, BRIEFS

ARTICLE = Article(
    id="2189f6b079fcebdb",
    ref="talks.txt",
    title="Envoy in Oslo",
    text="The envoy came to Oslo. He will meet Mr. Berg on Friday.\nTalks go on.",
    published="2022-03-31",
    sha256="2189f6b079fcebdb" * 4,
)


def brief(**answers: tuple[Answer, ...]) -> Brief:
    return Brief(article_id=ARTICLE.id, answers=Answers(**answers), core="0.1", model="en_core_web_sm 3.8.0")


def answer(text: str, **more: object) -> Answer:
    return Answer(text=text, start=0, end=len(text), sentence=(0, 23), score=0.912345, **more)  # type: ignore[arg-type]


def test_keys_stand_in_the_order_of_the_contract() -> None:
    made = brief(who=(answer("The envoy"),), where=(answer("Oslo", country="NO", field="title"),))
    line = json_line(ARTICLE, made)
    read = json.loads(line)
    assert list(read) == [
        "schema",
        "article",
        "answers",
        "agenda",
        "people",
        "places",
        "dates",
        "quotes",
        "generator",
    ]
    assert list(read["article"]) == ["id", "ref", "title", "published", "source", "url", "sha256", "words"]
    assert list(read["answers"]) == ["who", "what", "where", "when", "why", "how"]
    who, where = read["answers"]["who"][0], read["answers"]["where"][0]
    assert list(who) == ["text", "start", "end", "sentence", "score", "role"]
    assert who["role"] is None
    assert list(where) == ["text", "start", "end", "field", "sentence", "score", "country"]
    assert read["answers"]["how"] == []


@settings(deadline=None, max_examples=20)
@given(ARTICLES, BRIEFS)
def test_any_brief_is_one_line_of_json(article: Article, made: Brief) -> None:
    line = json_line(article, made)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line)["article"]["ref"] == article.ref


@settings(deadline=None, max_examples=20)
@given(ARTICLES, BRIEFS)
def test_the_readable_brief_holds_nothing_a_terminal_obeys(article: Article, made: Brief) -> None:
    page = plain(article, made, evidence=True)
    assert clean(page) == page
    assert "\t" not in page


@settings(deadline=None, max_examples=20)
@given(ARTICLES, BRIEFS)
def test_file_names_are_safe_everywhere(article: Article, made: Brief) -> None:
    name = file_name(article, made)
    assert name.isascii()
    assert len(name) < 100
    assert name[0].isalnum()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.endswith(".md")
    assert name.count(".") == 1


def test_file_names_are_date_headline_and_short_id() -> None:
    assert file_name(ARTICLE, brief()) == "2022-03-31-envoy-in-oslo-2189f6b0.md"
    assert slug("Ünder the Sea: it's ../../etc") == "under-the-sea-its-etc"
    assert slug("日本語") == ""
    assert len(slug("word " * 50)) <= 60


def test_sentences_are_counted_past_abbreviations_and_at_line_ends() -> None:
    text = ARTICLE.text
    assert [text[start : start + 5] for start in sentence_starts(text)] == ["The e", "He wi", "Talks"]
    assert sentence_number(text, text.index("Berg")) == 2
    assert sentence_number(text, text.index("Talks")) == 3
    assert sentence_number("", 0) == 1


def test_hostile_texts_are_counted_in_linear_time() -> None:
    for text in ("." * 300_000, "a" * 300_000, "\t" * 300_000, '. "' * 100_000, "\n" * 300_000):
        sentence_starts(text)
