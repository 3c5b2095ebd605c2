"""Searching: one grammar; what it finds is what a scan finds; any text may be typed."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.library import Library, QueryError
from briefing_tui.library.days import days, days_between
from briefing_tui.library.hits import hits_in
from briefing_tui.library.query import FIELDS, All, Any, Not, Period, Value, Words, parse, whole
from briefing_tui.model import (
    AgendaItem,
    Answers,
    Article,
    Brief,
    DateMention,
    Evidence,
    Person,
    Place,
    Quote,
)
from tests.library.scan import Known, finds

_TEXTS = [
    "Truss arrives in India",
    "India and the U.S. sign a pact",
    "the signature of an Indian pact",
    "Élysée: Macron arrives",
    "AND OR NOT NEAR title text",
    "a b a c",
    "c a b",
    "India",
]
_NAMES = ["Liz Truss", "Ana Ruiz", "Élisabeth Borne", "Pact Maker"]
_PLACES = [("India", "IN"), ("Lima", "PE"), ("the Strait", None)]
_TAGS = ["eu", "to-read"]


def _brief(article: Article, chance: random.Random) -> Brief:
    evidence = Evidence(start=0, end=1, text=article.text[:1])
    return Brief(
        article_id=article.id,
        answers=Answers(),
        agenda=tuple(
            AgendaItem(
                kind=chance.choice(["meeting", "vote"]),
                action=chance.choice(["sign it", "meet"]),
                actors=(),
                status=chance.choice(["planned", "done"]),
                evidence=evidence,
                score=1.0,
            )
            for _ in range(chance.randrange(3))
        ),
        people=tuple(Person(name=name, mentions=()) for name in chance.sample(_NAMES, chance.randrange(3))),
        places=tuple(
            Place(text=text, country=country, mentions=())
            for text, country in chance.sample(_PLACES, chance.randrange(3))
        ),
        dates=tuple(
            DateMention(text="x", iso=chance.choice(["2022", "2022-03-31", "2022-W13", "2021-Q4"]), start=0, end=1)
            for _ in range(chance.randrange(2))
        ),
        quotes=(Quote(text="q", speaker=None, start=0, end=1),) * chance.randrange(2),
        core="0",
        model="none",
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, dict[int, Known]]]:
    """A library of articles with briefs, notes, tags and marks, and what it was told."""
    library = Library(tmp_path_factory.mktemp("query") / "library.sqlite3")
    chance = random.Random(3)
    known: dict[int, Known] = {}
    for number in range(1, 41):
        article = Article(
            id=f"{number:016x}",
            ref="r",
            title=chance.choice([None, "Pact in Lima", "India votes", "Élysée"]),
            text=f"{_TEXTS[number % len(_TEXTS)]} {chance.choice(['', 'b c', 'macron', 'ind'])} x{number}",
            published=chance.choice([None, "2022-03-31", "2022-04-01", "2021-12-31"]),
            source=chance.choice([None, "Andean Wire", "The Wire", "BBC"]),
            sha256="",
        )
        library.add([article])
        one = known[number] = Known(article)
        if chance.random() < 0.6:
            one.brief = _brief(article, chance)
            library.keep(one.brief)
        if chance.random() < 0.3:
            one.note = chance.choice(["see the pact", "macron again", "Élysée"])
            library.index_note(article.id, one.note)
        if chance.random() < 0.3:
            one.tags = frozenset(chance.sample(_TAGS, 1))
            for tag in one.tags:
                library.tag([number], tag)
        marks = {mark for mark in ("read", "flagged", "reviewed") if chance.random() < 0.3}
        if "read" in marks:
            library.mark_read(article.id)
        if "flagged" in marks:
            library.mark([number], "flag")
        if "reviewed" in marks:
            library.mark_reviewed(article.id)
        one.marks = frozenset(marks)
    yield library, known
    library.close()


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", All()),
        (" … - * ", All()),
        ("truss", Words("truss", prefix=True)),
        ("truss ind", All((Words("truss"), Words("ind", prefix=True)))),
        ('"liz truss" ind', All((Words("liz truss"), Words("ind", prefix=True)))),
        ('ind "liz truss', All((Words("ind"), Words("liz truss")))),
        ("ind*", Words("ind*", prefix=True)),
        ("truss*  x", All((Words("truss*", prefix=True), Words("x", prefix=True)))),
        ("-truss", Not(Words("truss", prefix=True))),
        ("a OR b c", Any((Words("a"), All((Words("b"), Words("c", prefix=True)))))),
        ("(a OR b) -(c d)", All((Any((Words("a"), Words("b"))), Not(All((Words("c"), Words("d"))))))),
        ("ORDER or", All((Words("ORDER"), Words("or", prefix=True)))),
        ('Title:"liz truss"', Words("liz truss", part="title")),
        ("who:truss", Words("truss", prefix=True, part="who")),
        ("where:lima x", All((Words("lima", part="where"), Words("x", prefix=True)))),
        ("is:UNREAD", Value("is", "unread")),
        ("-tag:EU", Not(Value("tag", "EU"))),
        ("published:2022-03..2022-04", Period("published", ("2022-03-01", "2022-04-30"))),
        ("when:2022-w13", Period("when", ("2022-03-28", "2022-04-03"))),
        ("published:2022..", Period("published", ("2022-01-01", "9999-12-31"))),
        ("12:30", Words("12:30", prefix=True)),
        ('"who:truss"', Words("who:truss")),
    ],
)
def test_parse(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "position", "message"),
    [
        ("a (b", 2, "not closed"),
        ("a) b", 1, "closes nothing"),
        ("a ()", 2, "nothing stands"),
        ("a OR", 2, "both sides"),
        ("OR a", 0, "both sides"),
        ("a OR OR b", 2, "both sides"),
        ("x colour:red", 2, "no field 'colour'"),
        ("http://example.org", 0, "quote"),
        ("x -is:", 6, "needs a value"),
        ("who: truss", 4, "needs a value"),
        ("a is:unraed", 5, "knows unread, read"),
        ("kind:party", 5, "meeting"),
        ("status:open", 7, "planned"),
        ("has:legs", 4, "agenda"),
        ("published:yesterday", 10, "is no date"),
        ("published:2022-13", 10, "is no date"),
        ("published:2022-04..2022-03", 10, "is no date"),
        ("when:..", 5, "needs a value"),
        ("(" * 50 + "a" + ")" * 50, 40, "too many"),
        ("a" * 3000, 2000, "longer than"),
    ],
)
def test_a_wrong_query_says_where(
    shelf: tuple[Library, dict[int, Known]], query: str, position: int, message: str
) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        shelf[0].ids(query)
    assert caught.value.position == position
    assert "\n" not in caught.value.message


def check(shelf: tuple[Library, dict[int, Known]], query: str) -> None:
    library, known = shelf
    tree = parse(query)
    expected = [number for number in known if finds(tree, known[number])]
    assert sorted(library.ids(query)) == expected
    assert sorted(library.ids(query, "best")) == expected
    in_order = sorted(expected, key=lambda number: (known[number].article.published or "", number), reverse=True)
    assert library.ids(query) == in_order
    assert library.found(query) == len(library.ids(query, fold=True, typing=False))


@pytest.mark.parametrize(
    "query",
    [
        "india", "india pact", "ind pact", "elysee", "u.s.", '"a b"', '"a c"', '"indi"', "not near", '"title:text"',
        "zebra", "who:truss", "who:tr", "who:elisabeth", "where:india", "country:in", "country:PE", "title:pact",
        "source:wire", 'source:"the wire"', "source:bb", "kind:vote status:planned", "-has:agenda", "has:quotes",
        "is:unread -is:flagged", "is:noted macron", "tag:eu OR tag:to-read", "published:2022-03..2022-04",
        "published:2021", "-published:2022", "when:2022-03", "when:2021-11", "has:dates -has:people", "is:reviewed",
        "(india OR macron) -(pact OR a)", "-india -macron", "is:briefed pact", "has:notes OR has:tags", "is:copy",
        "sign it", "pact mak",
    ],
)  # fmt: skip
def test_what_a_query_finds(shelf: tuple[Library, dict[int, Known]], query: str) -> None:
    check(shelf, query)


_leaf = st.sampled_from(
    ["india", "ind", "arriv", "a", "b", '"a b"', '"u.s', "élysée", "pact", "NEAR", "AND", "title:pact", "who:liz",
     "x1*", "where:lima", "country:IN", "tag:eu", "kind:vote", "status:done", "source:wire", "published:2022-03",
     "when:2022"]
    + [f"is:{value}" for value in FIELDS["is"] if value not in ("archived", "new")]
    + [f"has:{value}" for value in FIELDS["has"]]
)  # fmt: skip
_query = st.recursive(
    _leaf,
    lambda part: st.one_of(
        part.map("-({})".format),
        part.map("({})".format),
        st.lists(part, min_size=2, max_size=3).map(" ".join),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: "(" + " OR ".join(parts) + ")"),
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=300)
@given(_query)
def test_a_filter_finds_what_a_scan_finds(shelf: tuple[Library, dict[int, Known]], query: str) -> None:
    check(shelf, query.replace('"u.s', '"u.s"'))


@settings(deadline=None, max_examples=300)
@given(st.text("abcINDindÉ \"'.*:()-^+{}&|", max_size=12) | st.text() | st.text(st.characters(codec=None)))
def test_any_text_may_be_typed(shelf: tuple[Library, dict[int, Known]], query: str) -> None:
    library, known = shelf
    try:
        tree = parse(query)
    except QueryError as error:
        assert 0 <= error.position <= len(query)
        return
    if all(letter in "abcINDindÉ \"'.*:()-^+{}&|" for letter in query):
        check(shelf, query)
    assert set(library.ids(query)) <= set(known)
    library.agenda(query)
    library.hits(known[1].article.id, query)
    assert whole(whole(tree)) == whole(tree)


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE articles; --", '" OR 1=1', 'x" *) OR ("', 'a"b"c', "tag:'", "NEAR(a b)"]
)
def test_nothing_typed_is_a_command(shelf: tuple[Library, dict[int, Known]], query: str) -> None:
    with contextlib.suppress(QueryError):
        assert set(shelf[0].ids(query)) <= set(shelf[1])
    assert shelf[0].count() == 40


def test_title_and_who_come_before_the_body(tmp_path_factory: pytest.TempPathFactory) -> None:
    library = Library(tmp_path_factory.mktemp("rank") / "library.sqlite3")
    made = [
        Article(id=str(n), ref="r", title=title, text=text, published=f"2022-01-0{n}", sha256="")
        for n, (title, text) in enumerate(
            [("Borne speaks", "on rain"), ("Rain", "all day"), ("Sun", "Borne said rain"), ("Sun", "rain, Borne")], 1
        )
    ]
    library.add(made)
    library.keep(
        Brief(article_id="3", answers=Answers(), people=(Person(name="Borne", mentions=()),), core="0", model="0")
    )
    assert library.ids("borne", "best") == [3, 1, 4]
    assert library.ids("borne") == [4, 3, 1]
    assert library.ids("rain", "best") == [2, 4, 3, 1]
    assert library.ids("borne rain", "best") == [4, 3, 1]


def test_hits_are_the_words_that_were_asked_for() -> None:
    text = "Élysée: Macron arrives. Macron, Élysée palace; macrons."
    found = [text[hit.start : hit.end] for hit in hits_in(parse('"elysee palace" macron'), "text", text)]
    assert found == ["Macron", "Macron", "Élysée palace", "macrons"]
    assert hits_in(parse("-macron title:macron"), "text", text) == []
    assert len(hits_in(parse("title:macron who:macron"), "title", "Macron")) == 1
    assert [hit.field for hit in hits_in(parse("macron OR x"), "note", "macron")] == ["note"]


@given(st.text("aáb .-", max_size=30), st.text('aáb ."', max_size=8))
def test_hits_lie_in_the_text_and_do_not_overlap(text: str, query: str) -> None:
    end = 0
    for hit in hits_in(parse(query), "text", text):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end


@pytest.mark.parametrize(
    ("iso", "span"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022-Q4", ("2022-10-01", "2022-12-31")),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2022-03-31", ("2022-03-31", "2022-03-31")),
        ("2022-03-31T10:00", ("2022-03-31", "2022-03-31")),
        ("2022-03-30/2022-04-02", ("2022-03-30", "2022-04-02")),
        ("9999-12", ("9999-12-01", "9999-12-31")),
        ("2022-02-30", None),
        ("2021-W53", None),
        ("0000", None),
        ("soon", None),
        ("2022-04/2022-03", None),
    ],
)
def test_days(iso: str, span: tuple[str, str] | None) -> None:
    assert days(iso) == span


def test_days_between() -> None:
    assert days_between("..2022-03") == ("0000-01-01", "2022-03-31")
    assert days_between("2022-03..2022") == ("2022-03-01", "2022-12-31")
    assert days_between("a..2022") is None
