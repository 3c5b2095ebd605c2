"""Searching: every word must be present, the last may go on; any text may be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_tui.library import Library
from briefing_tui.library.query import Query, Term, parse
from briefing_tui.model import Article

_TEXTS = [
    "Truss arrives in India",
    "India and the U.S. sign a pact",
    "the signature of an Indian pact",
    "Élysée: Macron arrives",
    "AND OR NOT NEAR title text",
    "a b a c",
    "c a b",
    "",
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(Path(tmp_path_factory.mktemp("query")) / "library.sqlite3")
    library.add(
        Article(id=f"{n}", ref="r", title=text[:9] if n % 2 else None, text=text, sha256="")
        for n, text in enumerate(_TEXTS)
    )
    return library


def found(library: Library, query: str) -> list[str]:
    return sorted(_TEXTS[number - 1] for number in library.ids(query))


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", ()),
        (" … - * ", ()),
        ("truss", (Term("truss", prefix=True),)),
        ("truss ind", (Term("truss"), Term("ind", prefix=True))),
        ('"liz truss" ind', (Term("liz truss"), Term("ind", prefix=True))),
        ('ind "liz truss', (Term("ind"), Term("liz truss"))),
        ("ind * (", (Term("ind", prefix=True),)),
    ],
)
def test_parse(query: str, terms: tuple[Term, ...]) -> None:
    assert parse(query) == Query(terms)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("india", [0, 1, 2]),
        ("india pact", [1]),
        ("ind pact", []),
        ("elysee", [3]),
        ("u.s.", [1]),
        ('"a b"', [5, 6]),
        ('"a c"', [5]),
        ('"indi"', []),
        ("not near", [4]),
        ("title:text", [4]),
        ("zebra", []),
    ],
)
def test_what_a_query_finds(library: Library, query: str, texts: list[int]) -> None:
    assert found(library, query) == sorted(_TEXTS[n] for n in texts)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().translate(str.maketrans("éÉ", "ee")))


def follows(part: list[str], whole: list[str], prefix: bool) -> bool:
    for start in range(len(whole) - len(part) + 1):
        *head, last = whole[start : start + len(part)]
        if head == part[:-1] and (last == part[-1] or (prefix and last.startswith(part[-1]))):
            return True
    return False


def scan(query: str) -> list[str]:
    parts = [
        (words(phrase or word), bool(word))
        for phrase, word in re.findall(r'"([^"]*)(?:"|$)|([^\s"]+)', query)
        if words(phrase or word)
    ]
    return sorted(
        text
        for n, text in enumerate(_TEXTS)
        if all(
            any(
                follows(part, words(field), bare and index == len(parts) - 1)
                for field in (text, text[:9] if n % 2 else "")
            )
            for index, (part, bare) in enumerate(parts)
        )
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("abcINDindÉ \"'.*:()-^+{}&|", max_size=12) | st.lists(st.sampled_from(
    ["india", "arriv", "a", "b", "c", "AND", "OR", "NOT", "NEAR(a b)", "-", "*", '"a', '"', "u.s", "title:"]
)).map(" ".join))  # fmt: skip
def test_a_search_finds_what_a_scan_finds(library: Library, query: str) -> None:
    assert found(library, query) == scan(query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(st.characters(codec=None)))
def test_any_text_may_be_typed(library: Library, query: str) -> None:
    assert set(library.ids(query)) <= set(library.ids())
