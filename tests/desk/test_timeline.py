"""One undo over two stores: the newest step goes first, over restarts, beside another desk."""

from __future__ import annotations

from pathlib import Path

from briefing_tui.desk import Desk
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
        "archived",
        "accepted 12 rows",
        "tagged talks:",
        "accepted “Ana Ruiz”",
        "",
    ]
    assert desk.tags() == {} and desk.count() == 3 and not desk.reviews.brief(FIRST).count.decided
    assert [said(desk.redo()) for _ in range(5)] == [
        "accepted “Ana Ruiz”",
        "tagged talks:",
        "accepted 12 rows",
        "archived",
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
    assert said(again.undo()) == "deleted" and again.size() == 3
    again.close()
    last = a_desk(tmp_path, 3)
    assert said(last.undo()) == "accepted “Ana Ruiz”"
    assert said(last.redo()) == "accepted “Ana Ruiz”"
    assert said(last.redo()) == "deleted"


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
    assert [said(again.undo()) for _ in range(3)] == ["accepted “Ana Ruiz”", "archived", ""]
    assert len(schema_module._MIGRATIONS) == schema_module.SCHEMA
