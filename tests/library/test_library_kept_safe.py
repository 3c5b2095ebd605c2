"""The library opens what earlier versions left, mends what is derived, and loses nothing when it is killed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from briefing_tui.library import Library, LibraryError
from briefing_tui.library import schema as schema_module
from briefing_tui.library.schema import SCHEMA
from tests.bench.library import kill_adders
from tests.library.making import article, brief, item


def _old(path: Path, version: int) -> None:
    """A library as the version with this schema left it: three articles, a brief, marks."""
    connection = sqlite3.connect(path)
    for script in schema_module._MIGRATIONS[:version]:
        for statement in script.split(";"):
            connection.execute(statement)
    for number in (1, 2, 3):
        one = article(f"old story {number}", f"Title {number}")
        connection.execute(
            "INSERT INTO articles (number, id, ref, title, headline, published, sha256, added, read, flagged) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, '2022', ?, ?)",
            (number, one.id, "r", one.title, one.title, f"2022-01-0{number}", one.sha256, number == 1, number == 2),
        )
        connection.execute("INSERT INTO texts VALUES (?, ?)", (number, one.text))
        connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, one.title, one.text))
    kept = brief(article("old story 1", "Title 1"), item("meet", "2022-05", kind="vote"), people=("Ana Ruiz",))
    connection.execute("INSERT INTO briefs VALUES (1, ?, '0', 'none')", (msgspec.json.encode(kept),))
    if version >= 3:
        connection.execute("INSERT INTO sheets (number, briefed) VALUES (1, 1)")
    connection.execute(f"PRAGMA application_id = {schema_module.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("version", range(1, SCHEMA))
def test_a_library_of_a_schema_before_opens(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.sqlite3"
    _old(path, version)
    library = Library(path)
    assert library.ids("story") == [3, 2, 1]
    assert library.ids("is:flagged") == [2]
    assert library.ids("-is:unread") == [1]
    kept = library.brief(article("old story 1", "Title 1").id)
    assert kept is not None and kept.people[0].name == "Ana Ruiz"
    assert library.index_briefs() == 1
    assert library.index_briefs() == 0
    assert library.ids("who:ruiz kind:vote when:2022-05") == [1]
    assert library.people_keys() == [("ana ruiz", 1)]
    assert [entry.first for entry in library.timeline_entries(library.timeline_keys().keys)] == ["2022-05-01"]
    assert library.article(kept.article_id).author is None  # type: ignore[union-attr]
    assert library.group_copies() == 3
    assert library.check() == []
    library.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def _empty_index(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")


def _garbled_index(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE words_data SET block = randomblob(50) WHERE id > 10")


def _no_index(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE words")


def _half_an_index(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE words_data")


def _no_agenda(connection: sqlite3.Connection) -> None:
    _empty_index(connection)
    connection.execute("DELETE FROM agenda")
    connection.execute("DELETE FROM sheets")


@pytest.mark.parametrize("damage", [_empty_index, _garbled_index, _no_index, _half_an_index, _no_agenda])
def test_a_broken_index_is_found_and_made_again(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "library.sqlite3"
    library = Library(path)
    first = article("rain in Lima")
    library.add([first, *(article(f"story {n}") for n in range(50))])
    library.keep(brief(first, item("meet", kind="vote"), people=("Ana Ruiz",)))
    library.tag([1], "x")
    library.close()
    connection = sqlite3.connect(path)
    damage(connection)
    connection.commit()
    connection.close()
    library = Library(path)
    assert library.check() != []
    library.rebuild()
    assert library.check() == []
    assert library.ids("rain who:ruiz kind:vote tag:x") == [1]
    assert len(library.ids("story")) == 50


def test_a_library_that_is_too_old_and_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite3"
    _old(path, 1)

    def refuse(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(schema_module, "migrate", refuse)
    with pytest.raises(LibraryError, match="older version"):
        Library(path)


def test_a_killed_bulk_add_leaves_no_half_article(tmp_path: Path) -> None:
    assert kill_adders(tmp_path, kills=4) == (0, 0)


_WORKER = """
import sys
from pathlib import Path
from briefing_tui.library import Library
from tests.library.making import article, brief, item
library = Library(Path(sys.argv[1]))
name = sys.argv[2]
for n in range(30):
    one = article(f"{name} story {n}")
    library.add([one])
    library.keep(brief(one, item("meet")))
    library.mark(library.ids(f"{name} story {n}"), "flag")
    library.group_copies()
"""


def test_two_programs_work_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    workers = [subprocess.Popen([sys.executable, "-c", _WORKER, str(path), name]) for name in "ab"]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    library = Library(path)
    assert len(library.ids("is:flagged is:briefed has:agenda")) == 60
    assert library.check() == []


@pytest.mark.parametrize(
    "rotten",
    ["", "[[", "{}", '[["state"]]', '[["nonsense", 0, [1]]]', '[["state", 0, ["x"]]]', '[["tag", true, [1]]]', b"\xff"],
)
def test_a_change_that_cannot_be_undone_is_set_aside(tmp_path: Path, rotten: str | bytes) -> None:
    library = Library(tmp_path / "library.sqlite3")
    library.add([article("one")])
    library.tag([1], "first")
    library.mark([1], "archive")
    with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
        connection.execute("UPDATE changes SET undo = ? WHERE number = 2", (rotten,))
    with pytest.raises(
        LibraryError, match=r"library\.sqlite3: what to do about “archived” is damaged; it was set aside"
    ):
        library.undo()
    assert library.ids("is:archived") == [1], "nothing was changed"
    assert str(library.undo()) == "tagged first: 1 article", "the one before is next"
    assert library.undo() is None
    with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
        assert connection.execute("SELECT number < 0, undo FROM changes").fetchall() == [(1, rotten)]
        connection.execute("UPDATE undone SET undo = 'rot'")
    with pytest.raises(LibraryError, match="set aside"):
        library.redo()
    assert library.redo() is None
    library.close()


def test_what_comes_behind_a_change_set_aside_can_be_undone(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    library.add([article("one")])
    for name in ("first", "second"):
        library.tag([1], name)
        with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
            connection.execute("UPDATE changes SET undo = 'rot' WHERE number > 0")
        with pytest.raises(LibraryError, match=f"“tagged {name}.* set aside"):
            library.undo()
    library.tag([1], "third")
    assert str(library.undo()) == str(library.redo()) == "tagged third: 1 article"
    assert str(library.undo()) == "tagged third: 1 article"
    library.close()


def test_a_damaged_text_is_named(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    those = [article("the harbour is closed " * 40, f"Title {number}") for number in range(8)]
    library.add(those)
    assert library.check() == []
    with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
        connection.execute("UPDATE texts SET text = x'789c00' WHERE number = 3")
    named = rf"library\.sqlite3: the text of {those[2].id[:8]} “Title 2” is damaged; added again, their files"
    with pytest.raises(LibraryError, match=named):
        library.check()
    with sqlite3.connect(tmp_path / "library.sqlite3") as connection:
        connection.execute("UPDATE texts SET text = x'789c00'")
    with pytest.raises(LibraryError, match=r"Title 4” is damaged; and 3 more; added again"):
        library.check()
    library.close()


def test_a_damaged_text_is_whole_again_when_its_file_is_added_again(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    one, other = article("rain closed the harbour of Lima " * 40), article("snow closed the harbour of Oslo " * 40)
    library.add([one, other])
    library.keep(brief(one, people=("Ana Ruiz",)))
    with sqlite3.connect(library.path) as connection:
        connection.execute("UPDATE texts SET text = x'789c00' WHERE number = 1")
    assert library.add([other]) == ["known"]
    assert library.add([one]) == ["repaired"]
    assert library.article(one.id) == one
    assert library.brief(one.id) is not None, "it was made of the same text"
    assert library.check() == [] and library.ids("rain") == [1]
    assert library.add([one]) == ["known"]
    library.close()


def test_a_damaged_text_stands_in_no_other_articles_way(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    one, alike = article("rain closed the harbour " * 40), article("rain closed the harbour " * 40 + "again")
    library.add([one])
    library.group_copies()
    with sqlite3.connect(library.path) as connection:
        connection.execute("UPDATE texts SET text = x'789c00'")
    assert library.as_known(alike) is alike
    library.add([alike])
    assert library.group_copies() == 1 and library.copies(alike.id) == [2]
    library.close()
