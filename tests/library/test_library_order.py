"""Marks, tags, archive and deletion, each undone as a whole; copies of one text under one row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.library import Library
from briefing_tui.library import marks as marks_module
from briefing_tui.library.likeness import likeness, rarest, vector
from tests.library.making import article, brief, item, wire


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.sqlite3")


def state(library: Library) -> list[tuple[object, ...]]:
    return [
        (row.number, row.read, row.flagged, row.archived, row.tags, row.copies)
        for row in library.rows(library.ids() + library.ids("is:archived"))
    ]


def test_marks_count_what_they_change_and_are_undone(library: Library) -> None:
    library.add([article(f"story {n}") for n in range(5)])
    before = state(library)
    assert str(library.mark([1, 2, 99], "flag")) == "flagged 2 articles"
    assert library.mark([2, 3], "flag").count == 1
    assert library.ids("is:flagged") == [3, 2, 1]
    assert str(library.undo()) == "flagged 1 article"
    assert library.ids("is:flagged") == [2, 1]
    library.undo()
    assert state(library) == before
    assert library.undo() is None


def test_a_change_of_nothing_is_no_step_to_undo(library: Library) -> None:
    library.add([article("one")])
    library.mark([1], "read")
    assert library.mark([1], "read").count == 0
    assert library.undo().count == 1  # type: ignore[union-attr]
    assert library.undo() is None


def test_the_archive_is_found_by_asking_for_it(library: Library) -> None:
    library.add([article("one rain"), article("two rain")])
    library.mark([1], "archive")
    assert library.ids() == [2]
    assert library.ids("rain") == [2]
    assert library.ids("is:archived") == [1]
    assert library.ids("rain is:archived") == [1]
    library.mark([1], "unarchive")
    assert library.ids() == [2, 1]


def test_deletion_is_undone_and_the_same_article_added_again_comes_back(library: Library) -> None:
    one = article("one rain")
    library.add([one])
    library.mark([1], "delete")
    assert (library.ids(), library.ids("is:archived"), library.count(), library.find_id(one.id)) == ([], [], 0, None)
    library.undo()
    assert library.ids("rain") == [1]
    library.mark([1], "delete")
    assert library.add([one]) == ["new"]
    assert library.ids("rain") == [1]


def test_an_old_deletion_is_for_good(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks_module, "_KEPT", 2)
    secret, other = article("a secret story"), article("another")
    library.add([secret, other])
    library.keep(brief(secret, item("meet")))
    library.tag([1], "x")
    library.group_copies()
    library.mark([1], "delete")
    library.mark([2], "flag")
    assert library.article(secret.id) is not None
    library.mark([2], "read")
    assert library.article(secret.id) is None
    assert library.brief(secret.id) is None
    assert library.check() == []
    assert library.tags() == {}
    assert library.add([secret]) == ["new"]
    assert library.ids("secret") == [3]


def test_tags(library: Library) -> None:
    library.add([article(f"story {n}") for n in range(3)])
    assert str(library.tag([1, 2], " #EU  Summit ")) == "tagged eu-summit: 2 articles"
    library.tag([2, 3], "war")
    assert library.tags() == {"eu-summit": 2, "war": 2}
    assert library.ids("tag:eu-summit tag:war") == [2]
    assert library.rows([2])[0].tags == ("eu-summit", "war")
    library.tag([1, 2, 3], "war", False)
    assert library.tags() == {"eu-summit": 2}
    library.undo()
    assert library.ids("tag:war") == [3, 2]
    for wrong in ("", "--", "x" * 41, 'a"b', "a:b"):
        with pytest.raises(ValueError, match="tag"):
            library.tag([1], wrong)


_MARKS = ["read", "unread", "flag", "unflag", "archive", "unarchive", "delete"]
_steps = st.tuples(st.sets(st.integers(1, 4)), st.sampled_from([*_MARKS, "tag", "untag", "apart", "together"]))


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(_steps, max_size=8))
def test_undoing_everything_leads_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[set[int], str]]
) -> None:
    library = Library(tmp_path_factory.mktemp("undo") / "library.sqlite3")
    articles = [article("story"), article("other"), wire(), wire("(AP) ")]
    library.add(articles)
    library.group_copies()
    seen = [state(library)]
    for numbers, step in steps:
        if step in ("tag", "untag"):
            changed = library.tag(numbers, "x", step == "tag").count
        elif step in ("apart", "together"):
            changed = library.separate(articles[3].id, step == "apart") is not None
        else:
            changed = library.mark(numbers, step).count  # type: ignore[arg-type]
        if changed:
            seen.append(state(library))
    for expected in reversed(seen[:-1]):
        assert library.undo() is not None
        assert state(library) == expected
    assert library.undo() is None
    library.close()


def test_the_same_copy_in_several_outlets_is_one_row(library: Library) -> None:
    library.add(
        [
            wire(published="2022-03-30"),
            article("Rain fell on Lima.", "Rain"),
            wire("SANTIAGO (AP) - ", "Two terminals to shut in Valparaiso", published="2022-03-31"),
        ]
    )
    assert library.group_copies() == 3
    assert library.group_copies() == 0
    assert library.ids(fold=True) == [3, 2]
    assert library.ids() == [3, 1, 2]
    assert [row.copies for row in library.rows([1, 2, 3])] == [1, 0, 1]
    later = wire("(Reuters) - ", "Quake shuts terminals in Chile")
    library.add([later])
    library.group_copies()
    assert library.copies(later.id) == [1, 3, 4]
    assert library.ids("is:copy") == [3, 4]
    assert library.mark([4], "flag").count == 3
    library.mark_read(later.id)
    assert library.ids("is:unread") == [2]


def test_a_group_is_opened_and_closed_again(library: Library) -> None:
    first, second, third = wire(), wire("(AP) "), wire("(AFP) ")
    library.add([first, second, third])
    library.group_copies()
    assert library.separate(first.id) is not None
    assert library.copies(first.id) == [1]
    assert library.copies(second.id) == [2, 3]
    assert library.separate(first.id) is None
    library.add([wire("(DPA) ")])
    library.group_copies()
    assert library.separate(first.id, apart=False) is not None
    assert 1 in library.copies(second.id)
    library.undo()
    assert library.copies(first.id) == [1]


def test_what_is_alike_in_form_only_stays_apart(library: Library) -> None:
    report = "The index of {} closed up {} per cent at {} points on {}, led by {} and {}, after {} published results."
    names = ["Lima", "copper", "banks", "Oslo", "salmon", "oil", "Seoul", "chips", "ships"]
    library.add(
        [
            article(report.format(n, k, k * 7, w, n, w, w), f"{n} closes up")
            for k, (n, w) in enumerate(zip(names, names[3:], strict=False))
        ]
    )
    library.add([wire(published="2022-01-01"), wire("(AP) ", published="2022-06-01")])
    library.group_copies()
    assert len(library.ids(fold=True)) == library.count()


def test_likeness() -> None:
    one, other = vector("A title", wire().text), vector("Another", wire("LONDON (AP) - ").text)
    assert likeness(one, one) == pytest.approx(1)
    assert 0.8 < likeness(one, other) < 1
    assert len(set(rarest(one)) & set(rarest(other))) > 10
    assert vector(None, "…") == {}
    assert likeness(one, {}) == 0


def test_orders(library: Library) -> None:
    a, b, c = (
        article(t, published=f"2022-01-0{n}", source=s)
        for n, (t, s) in enumerate([("a", "Wire"), ("b", None), ("c", "bbc")], 1)
    )
    library.add([a, b, c])
    assert library.ids(order="date") == [3, 2, 1]
    assert library.ids(order="source") == [3, 1, 2]
    library.mark_reviewed(c.id)
    assert library.ids(order="unreviewed") == [2, 1, 3]
    library.keep(brief(b, item("far", "9000-05-01"), item("past", "2001-01-01")))
    library.keep(brief(a, item("near", "8000-05"), item("off", "7000", status="cancelled")))
    assert library.ids(order="agenda") == [1, 2, 3]
    assert [row.agenda for row in library.rows([1, 2, 3])] == ["8000-05-01", "9000-05-01", None]


def test_the_agenda_of_the_library(library: Library) -> None:
    one, two = article("one", "One", source="Wire"), wire()
    library.add([one, two, wire("(AP) ")])
    library.group_copies()
    library.keep(
        brief(one, item("vote", "2022-03-31", kind="vote"), item("talk"), item("was", "2022-01", status="done"))
    )
    library.keep(brief(two, item("close", "2022-W01", actors=("Carmen Ibanez",), where="Valparaiso")))
    library.keep(brief(wire("(AP) "), item("close", "2022-W01")))
    found = library.agenda()
    assert [(entry.action, entry.first) for entry in found] == [
        ("close", "2022-01-03"),
        ("vote", "2022-03-31"),
        ("talk", None),
    ]
    assert (found[1].article_id, found[1].headline, found[1].source, found[1].index) == (one.id, "One", "Wire", 0)
    assert [entry.action for entry in library.agenda("kind:vote")] == ["vote"]
    assert [entry.action for entry in library.agenda("-kind:vote")] == ["close", "talk"]
    assert [entry.action for entry in library.agenda("status:done")] == ["was"]
    assert [entry.action for entry in library.agenda("when:2022-01 status:planned")] == ["close"]
    assert [entry.action for entry in library.agenda("title:one")] == ["vote", "talk"]
    assert [entry.action for entry in library.agenda("-when:2022-03")] == ["close", "talk"]
