"""What is kept of an article beside its text, and what all briefs say together: timeline, people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing_tui.library import Library, QueryError
from briefing_tui.model import Answer, Answers, Article, Brief, Evidence, Person
from tests.library.making import article, brief, item, wire


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.sqlite3")


def _answer(text: str, **more: str) -> Answer:
    return Answer(text=text, start=0, end=1, sentence=(0, 1), score=1.0, **more)  # type: ignore[arg-type]


def _told(of: Article, when: str | None, *people: Person, published: str | None = None) -> Brief:
    answers = Answers(
        who=(_answer("Ana Ruiz"),),
        what=(_answer("opens the harbour"),),
        when=(_answer("then", iso=when),) if when else (),
    )
    return Brief(
        article_id=of.id, answers=answers, people=people, published=published or of.published, core="0", model="none"
    )


def _person(name: str, role: str | None = None) -> Person:
    return Person(name=name, role=role, affiliation="PE" if role else None, mentions=())


def test_author_and_provenance_are_kept_and_the_day_it_was_added_is_known(library: Library) -> None:
    one = article("one", author="Ana Ruiz", provenance="date from meta tag", url="https://example.org/a")
    library.add([one])
    assert library.article(one.id) == one
    assert str(library.added(one.id))[:10] == datetime.now(UTC).date().isoformat()
    assert library.added("0" * 16) is None


def test_an_undated_article_has_the_day_that_its_reading_found(library: Library) -> None:
    dated, undated = article("one", published="2022-03-01"), article("two")
    library.add([dated, undated])
    assert [row.dated for row in library.rows([1, 2])] == [None, None]
    for each in (dated, undated):
        library.keep(_told(each, None, published="2022-03-02"))
    assert [(row.published, row.dated) for row in library.rows([1, 2])] == [("2022-03-01", None), (None, "2022-03-02")]


def test_the_timeline_has_main_events_and_dated_items_by_day(library: Library) -> None:
    first, second, third = (article(f"story {n}", published=f"2022-05-0{n}") for n in (1, 2, 3))
    library.add([first, second, third])
    library.keep(_told(first, "2022-04-20"))
    items = (item("vote", "2022-06", status="done"), item("some day"))
    library.keep(replace(_told(second, None), agenda=items))
    keys = library.timeline_keys()
    assert keys.first == ["2022-04-20", "2022-05-02", "2022-06-01"]
    assert keys.last == ["2022-04-20", "2022-05-02", "2022-06-30"]
    told, reported, planned = library.timeline_entries(keys.keys)
    assert (told.who, told.what, told.stated, told.status) == ("Ana Ruiz", "opens the harbour", True, None)
    assert (reported.article_id, reported.stated) == (second.id, False)
    assert (planned.who, planned.what, planned.status) == ("Ana Ruiz", "vote", "done")
    assert library.timeline_entries(reversed(keys.keys)) == [planned, reported, told]
    assert library.timeline_keys("published:2022-05-01").first == ["2022-04-20"]


def test_overviews_leave_out_copies_and_what_is_deleted(library: Library) -> None:
    copies = [wire(), wire("LIMA, Peru — "), article("gone")]
    library.add(copies)
    library.group_copies()
    for each in copies:
        library.keep(_told(each, "2022-05-01", _person("Ana Ruiz")))
    library.mark([3], "delete")
    assert library.people_keys() == [("ana ruiz", 1)]
    assert len(library.timeline_keys().keys) == 1


def test_people_are_counted_with_their_roles(library: Library) -> None:
    those = [article(f"story {n}", published=f"2022-05-0{n}") for n in (1, 2, 3)]
    library.add(those)
    library.keep(_told(those[0], None, _person("Ana Ruíz", "minister"), _person("Bo Lind")))
    library.keep(_told(those[1], None, _person("Ana Ruiz", "envoy")))
    library.keep(_told(those[2], None, _person("Ana Ruiz", "envoy")))
    people = library.people_keys()
    assert people == [("ana ruiz", 3), ("bo lind", 1)]
    ruiz, lind = library.appearances(people)
    assert (ruiz.name, ruiz.articles, ruiz.roles, ruiz.affiliations) == ("Ana Ruiz", 3, ("envoy", "minister"), ("PE",))
    assert (ruiz.published, ruiz.article_id) == ("2022-05-03", those[2].id)
    assert (lind.roles, lind.headline) == ((), "story 1")
    assert library.people_keys("published:2022-05-01") == [("ana ruiz", 1), ("bo lind", 1)]
    library.keep(_told(those[0], None))
    assert library.people_keys() == [("ana ruiz", 2)]


def test_an_overview_of_a_wrong_query_says_where_it_is_wrong(library: Library) -> None:
    for ask in (library.people_keys, library.timeline_keys, library.agenda_keys):
        with pytest.raises(QueryError):
            ask("nonsense:x")


def test_a_brief_as_shown_replaces_what_was_made_of_the_one_before(library: Library) -> None:
    one = article("one", published="2022-05-01")
    library.add([one])
    library.keep(_told(one, "2022-04-20", _person("Ana Ruiz")))
    library.index_brief(brief(one))
    assert library.people_keys() == []
    assert library.timeline_keys().keys == []
    library.rebuild()
    assert library.people_keys() == [("ana ruiz", 1)]


def test_an_agenda_item_reads_on_as_in_the_exports(library: Library) -> None:
    one = article("one")
    library.add([one])
    evidence = Evidence(start=0, end=1, text="It comes ahead of key summits to be held soon.")
    library.keep(brief(one, item("be held: key summits", "2022-05", evidence=evidence)))
    (entry,) = library.agenda_entries(library.agenda_keys().keys)
    (told,) = [entry for entry in library.timeline_entries(library.timeline_keys().keys) if entry.status]
    assert entry.action == told.what == "key summits to be held"
    assert library.ids('"be held"') == [1]
