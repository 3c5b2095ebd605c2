"""The library keeps articles, marks, briefs and failures, and hands them out in list order."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.library import Library, LibraryError
from briefing_tui.library.schema import SCHEMA
from briefing_tui.model import Answer, Answers, Article, Brief
from tests.library.making import article


def make(text: str, title: str | None = None, published: str | None = None, ref: str = "a.txt") -> Article:
    sha256 = hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()
    return Article(id=sha256[:16], ref=ref, title=title, text=text, published=published, sha256=sha256)


def brief_of(article: Article, core: str = "1") -> Brief:
    who = Answer(text="Truss", start=0, end=5, sentence=(0, 9), score=0.5, features={"first": 1.0})
    return Brief(article_id=article.id, answers=Answers(who=(who,)), core=core, model="small 3.8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data" / "library.sqlite3")


def test_an_article_comes_back_as_it_was(library: Library) -> None:
    article = replace(
        make("One.\n\nTwo.", "A title", "2022-03-31"), source="Wire", url="https://x.example", description="Teaser"
    )
    assert library.add([article]) == ["new"]
    assert library.article(article.id) == article
    assert library.article("0" * 16) is None
    assert library.count() == 1


def test_the_same_article_twice_is_one(library: Library) -> None:
    one, two = make("one"), make("two")
    assert library.add([one, two, replace(one, ref="other.txt")]) == ["new", "new", "known"]
    assert library.add(iter([two])) == ["known"]
    assert library.count() == 2


def test_a_publication_day_that_comes_late_is_taken_and_the_article_read_again(library: Library) -> None:
    undated = make("One.")
    library.add([undated])
    library.keep(brief_of(undated))
    assert library.add([make("One.", published="2026-11-24")]) == ["dated"]
    known = library.article(undated.id)
    assert known is not None
    assert known.published == "2026-11-24"
    assert library.brief(undated.id) is None
    library.keep(brief_of(undated))
    assert library.add([make("One.", published="2020-01-01")]) == ["known"]
    assert library.article(undated.id) == known, "a day that is known stays"
    assert library.brief(undated.id) is not None


def test_list_order_is_published_then_added_newest_first(library: Library) -> None:
    texts = [("b", "2022-03-31"), ("c", None), ("d", "2023-01-01"), ("e", "2022-03-31"), ("f", None)]
    library.add([make(text, published=day) for text, day in texts])
    library.add([make("g", published="2022-03-31")])
    assert [row.headline for row in library.rows(library.ids())] == ["d", "g", "e", "b", "f", "c"]


@pytest.mark.parametrize("many", [1, 10_000])
def test_what_a_query_finds_is_in_list_order_too(library: Library, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr("briefing_tui.library.finding._FEW", many)
    texts = [("b word", "2022-03-31"), ("c word", None), ("x", "2022-04-01"), ("d word", "2023-01-01")]
    library.add([make(text, published=day) for text, day in texts])
    assert [row.headline for row in library.rows(library.ids("wor"))] == ["d word", "b word", "c word"]


def test_a_row_shows_what_the_list_needs(library: Library) -> None:
    article = replace(make("word " * 200, published="2022-03-31"), source="Wire")
    library.add([article])
    (number,) = library.ids()
    (row,) = library.rows([number])
    assert (row.number, row.id, row.published, row.source) == (number, article.id, "2022-03-31", "Wire")
    assert row.headline == "word " * 12 + "…"
    assert (row.read, row.flagged, row.briefed, row.failure, row.notes) == (False, False, False, None, 0)
    library.mark_read(article.id)
    library.mark_flagged(article.id)
    library.keep_failure(article.id, "too\nlong")
    (row,) = library.rows([number])
    assert (row.read, row.flagged, row.briefed, row.failure) == (True, True, False, "too long")
    library.mark_read(article.id, False)
    library.mark_flagged(article.id, False)
    library.keep(brief_of(article))
    (row,) = library.rows([number])
    assert (row.read, row.flagged, row.briefed, row.failure) == (False, False, True, None)


def test_rows_come_in_the_order_asked(library: Library) -> None:
    library.add([make(text) for text in "abc"])
    assert [row.headline for row in library.rows([2, 99, 3, 1, 2])] == ["b", "c", "a", "b"]
    assert library.rows([]) == []


def test_a_brief_is_kept_and_replaced(library: Library) -> None:
    article = make("Truss met")
    library.add([article])
    assert library.brief(article.id) is None
    library.keep(brief_of(article))
    library.keep(brief_of(article, core="2"))
    assert library.brief(article.id) == brief_of(article, core="2")


def test_a_failure_is_kept_until_the_article_is_read(library: Library) -> None:
    article = make("x")
    library.add([article])
    library.keep_failure(article.id, "the reading took too long")
    assert library.failure(article.id) == "the reading took too long"
    library.keep(brief_of(article))
    assert library.failure(article.id) is None


def test_a_brief_of_an_unknown_article_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match="no article"):
        library.keep(brief_of(make("x")))
    with pytest.raises(LibraryError, match="no article"):
        library.keep_failure("0" * 16, "why")


def test_a_brief_of_another_shape_counts_as_none(library: Library) -> None:
    article = make("x")
    library.add([article])
    library.keep(brief_of(article))
    with sqlite3.connect(library.path) as connection:
        connection.execute("""UPDATE briefs SET brief = '{"answers": 3}'""")
    connection.close()
    assert library.brief(article.id) is None


def test_an_article_is_found_by_id_beginning_or_ref(library: Library) -> None:
    one, two = make("one", ref="1.txt"), make("two", ref="1.txt")
    library.add([one, two])
    assert library.find_id(one.id) == one.id
    assert library.find_id(one.id[:6]) == one.id
    assert library.find_id("1.txt") == two.id
    assert library.find_id(one.id[:2]) is None
    assert library.find_id("%") is None


def test_a_failing_batch_adds_nothing(library: Library) -> None:
    with pytest.raises(LibraryError):
        library.add([make("fine"), replace(make("bad"), ref=None)])  # type: ignore[arg-type]
    assert library.count() == 0
    assert library.add([make("fine")]) == ["new"]


def test_threads_may_add_and_read_at_once(library: Library) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for index in range(20):
                library.add([make(f"{name} {index}")])
                library.rows(library.ids())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert library.count() == 80


_CHILD = """
import sys
from pathlib import Path
from briefing_tui.library import Library
from briefing_tui.model import Article
library = Library(Path(sys.argv[1]))
for index in range(50):
    name = f"{sys.argv[2]}{index}"
    library.add([Article(id=name, ref=name, title=None, text=name, sha256=name)])
"""


def test_two_programs_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    children = [subprocess.Popen([sys.executable, "-c", _CHILD, str(path), name]) for name in "ab"]
    assert [child.wait(60) for child in children] == [0, 0]
    assert Library(path).count() == 100


def test_every_file_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        library = Library(tmp_path / "data" / "library.sqlite3")
        library.add([make("secret")])
        files = sorted((tmp_path / "data").iterdir())
        assert [file.suffix for file in files] == [".sqlite3", ".sqlite3-shm", ".sqlite3-wal"]
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(before)


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (_newer, "newer version"),
        (_foreign, "another program"),
        (lambda path: path.write_text("not a database"), "not a library"),
        (lambda path: path.write_bytes(bytes(5000)), "not a library"),
        (lambda path: path.write_bytes(path.read_bytes()[:50]), "not a database|malformed"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + os.urandom(9000)), "not a database|malformed"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_was(tmp_path: Path, damage, reason: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "library.sqlite3"
    library = Library(path)
    library.add([make("x")])
    library.close()
    damage(path)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=reason) as caught:
        Library(path)
    assert path.read_bytes() == before
    assert "\n" not in str(caught.value)


def test_damage_deep_in_the_file_is_an_error_and_is_found_by_a_check(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library(path)
    library.add([make(f"{index} " + "word " * 500) for index in range(200)])
    assert library.check() == []
    library.close()
    raw = bytearray(path.read_bytes())
    raw[8 * 4096 :] = os.urandom(len(raw) - 8 * 4096)
    path.write_bytes(raw)
    with pytest.raises(LibraryError):
        hurt = Library(path)
        if not hurt.check():
            pytest.fail("a check finds nothing wrong")
        for number in hurt.ids("word"):
            for row in hurt.rows([number]):
                hurt.article(row.id)


def test_a_library_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match=r"[Nn]ot a directory"):
        Library(tmp_path / "file" / "library.sqlite3")
    with pytest.raises(LibraryError):
        Library(tmp_path)


_READER = """
import os
import sys
from pathlib import Path
from briefing_tui.library import Library, LibraryError
os.setuid(65534)
library = Library(Path(sys.argv[1]))
print(library.read_only, [row.headline for row in library.rows(library.ids())])
try:
    library.mark_read(library.rows(library.ids())[0].id)
except LibraryError as error:
    print(error)
"""


@pytest.mark.skipif("os.getuid() != 0", reason="needs to read as another user")
def test_a_library_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library(path)
    library.add([make("readable")])
    library.close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    for folder in tmp_path.parents[:3]:
        folder.chmod(0o755)
    ran = subprocess.run([sys.executable, "-c", _READER, str(path)], capture_output=True, text=True, check=False)
    assert ran.stdout.startswith("True ['readable']"), ran.stderr
    assert "can only be read" in ran.stdout


def test_a_text_broken_at_a_margin_is_the_article_it_was(library: Library) -> None:
    broken = article("Ruiz spoke to\nthe envoys in\nLima on trade.", "Talks in Lima", ref="talks.txt")
    library.add([broken])
    whole = article("Ruiz spoke to the envoys in Lima on trade.", "Talks in Lima", ref="talks.txt")
    untitled = article("Talks in Lima\n\nRuiz spoke to the envoys in Lima on trade.", None, ref="talks.txt")
    assert library.as_known(whole) == library.as_known(untitled) == broken
    assert library.as_known(broken) == broken
    for other in (
        article("Ruiz spoke to the envoys in Lima on tariffs.", "Talks in Lima", ref="talks.txt"),
        article("Ruiz spoke to the envoys in Lima on trade.", "Talks in Lima", ref="other.txt"),
    ):
        assert library.as_known(other) is other
