"""One undo over two stores: the newest step goes first, over restarts, beside another desk."""

from __future__ import annotations

from pathlib import Path

from briefing_tui.desk import Desk
from briefing_tui.desk.timeline import Taken
from briefing_tui.library import Library
from briefing_tui.library import schema as schema_module
from tests.tui.fakes import article
from tests.tui.real import a_desk

FIRST = article(1).id


def opened(home: Path) -> Desk:
    return Desk.open(a_desk(home, 3).paths, a_desk(home, 3).settings)


def said(taken: object) -> str:
    return getattr(taken, "what", "")


def test_the_newest_step_goes_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 3)
    desk.reviews.accept(FIRST, "who")
    desk.tag([1, 2], "talks")
    desk.reviews.accept_all(FIRST)
    desk.mark([1, 2, 3], "archive")
    assert [said(desk.undo()) for _ in range(5)] == [
        "archived 3 articles",
        "accepted 12 rows",
        "tagged talks: 2 articles",
        "accepted “Ana Ruiz”",
        "",
    ]
    assert desk.tags() == {} and desk.count() == 3 and not desk.reviews.brief(FIRST).count.decided
    assert [said(desk.redo()) for _ in range(5)] == [
        "accepted “Ana Ruiz”",
        "tagged talks: 2 articles",
        "accepted 12 rows",
        "archived 3 articles",
        "",
    ]
    assert desk.tags() == {"talks": 2} and desk.count() == 0 and desk.reviews.brief(FIRST).count.done


def test_it_survives_a_restart_and_another_desk(tmp_path: Path) -> None:
    one = a_desk(tmp_path, 3)
    other = a_desk(tmp_path, 3)
    one.reviews.accept(FIRST, "who")
    other.mark([3], "delete")
    one.close()
    other.close()
    again = a_desk(tmp_path, 3)
    assert said(again.undo()) == "deleted 1 article" and again.size() == 3
    again.close()
    last = a_desk(tmp_path, 3)
    assert said(last.undo()) == "accepted “Ana Ruiz”"
    assert said(last.redo()) == "accepted “Ana Ruiz”"
    assert said(last.redo()) == "deleted 1 article"


def test_what_is_done_since_ends_what_can_be_done_again(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 3)
    desk.tag([1], "talks")
    desk.undo()
    desk.reviews.accept(FIRST, "who")
    assert desk.redo() is None and desk.tags() == {}
    desk.undo()
    assert said(desk.redo()) == "accepted “Ana Ruiz”", "the tag is older than that"
    desk.undo()
    desk.mark([1], "flag")
    assert desk.redo() is None and not desk.reviews.brief(FIRST).count.decided


def test_a_change_that_was_noted_without_its_time_is_the_oldest(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 3)
    desk.mark([1], "archive")
    desk.close()
    with Library(tmp_path / "data" / "library.sqlite3")._database.writing() as connection:
        connection.execute("UPDATE changes SET time = ''")
    again = a_desk(tmp_path, 3)
    again.reviews.accept(FIRST, "who")
    assert [said(again.undo()) for _ in range(3)] == ["accepted “Ana Ruiz”", "archived 1 article", ""]
    assert len(schema_module._MIGRATIONS) == schema_module.SCHEMA


def test_what_is_taken_back_names_its_article(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, [article(1), article(2, title="Long [/] " * 20), article(3)])
    second = article(2, title="Long [/] " * 20).id
    desk.tag([1, 2, 3], "talks")
    desk.mark([3], "archive")
    desk.reviews.accept(FIRST, "who")
    desk.reviews.accept(second, "who")
    taken = [desk.undo() for _ in range(4)]
    assert [str(one) for one in taken] == [
        f"accepted “Ana Ruiz” · in “{taken[0] and taken[0].headline}”",
        "accepted “Ana Ruiz” · in “Ruiz to meet Soto in Lima, part 1”",
        "archived 1 article · “Ruiz to meet Soto in Lima, part 3”",
        "tagged talks: 3 articles · “Ruiz to meet Soto in Lima, part 1” and 2 more",
    ]
    assert taken[0] and 40 < len(taken[0].headline) <= 60
    assert [one and (one.articles, one.decision) for one in taken] == [
        ((second,), True),
        ((FIRST,), True),
        ((article(3).id,), False),
        ((FIRST, second, article(3).id), False),
    ]
    again = [desk.redo() for _ in range(4)]
    assert [str(one) for one in again] == [str(one) for one in reversed(taken)]


def test_a_decision_is_taken_back_whatever_was_changed_since(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 3)
    desk.reviews.accept(FIRST, "who")
    desk.tag([1], "talks")
    assert said(desk.undo(decision=True)) == "accepted “Ana Ruiz”" and desk.undo(decision=True) is None
    assert desk.tags() == {"talks": 1}


def test_a_step_about_no_article_names_none() -> None:
    assert (
        str(Taken(what="removed the rule x", articles=(), count=0, headline="", decision=True)) == "removed the rule x"
    )
