"""The desk on rooms made of dictionaries: what an analyst can do, without a disk or a model."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from briefing_tui.desk import Added, Desk, LateReader, NotBriefed
from briefing_tui.extraction.client import ReadingFailed
from briefing_tui.intake import Refused, article
from briefing_tui.library import Library
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
from fakes import FakeLibrary, FakeNotebook, FakeReader


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def desk(library: FakeLibrary, reader: FakeReader, tmp_path: Path) -> Desk:
    return Desk(library, FakeNotebook(), reader, Settings(handling="TLP:GREEN"), Paths.under(tmp_path / "home"))


def added(desk: Desk, folder: Path, text: str, name: str = "a.txt") -> str:
    (folder / name).write_text(text)
    (one,) = desk.add([str(folder / name)])
    assert isinstance(one, Added)
    return one.article_id


def test_adding_reports_in_input_order_and_goes_on_past_a_bad_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The envoy came.")
    (tmp_path / "b.txt").write_text("The envoy left.")
    names = [str(tmp_path / name) for name in ("a.txt", "none.txt", "b.txt", "a.txt")]
    found = list(desk.add(names))
    assert [type(one) for one in found] == [Added, Refused, Added, Added]
    assert [one.new for one in found if isinstance(one, Added)] == [True, True, False]


def test_many_articles_go_in_in_portions(desk: Desk, library: FakeLibrary, tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "Story number {n}."}}\n' for n in range(150))
    (tmp_path / "many.jsonl").write_text(lines)
    assert len(list(desk.add([str(tmp_path / "many.jsonl")]))) == 150
    assert library.batches == [64, 64, 22]


def test_rows_carry_the_number_of_notes(desk: Desk, tmp_path: Path) -> None:
    article_id = added(desk, tmp_path, "The envoy came.")
    desk.write_note(article_id, "Watch this.")
    assert [row.notes for row in desk.rows(desk.find())] == [1]
    assert desk.noted() == 1
    assert desk.write_note(article_id, "  ") is None
    assert [row.notes for row in desk.rows(desk.find())] == [0]


async def test_a_brief_is_kept_when_it_has_been_read(desk: Desk, tmp_path: Path) -> None:
    article_id = added(desk, tmp_path, "The envoy came.")
    assert desk.kept_brief(article_id) is None
    brief = await desk.read(article_id)
    assert desk.kept_brief(article_id) == brief


async def test_why_an_article_could_not_be_read_is_kept(desk: Desk, tmp_path: Path) -> None:
    article_id = added(desk, tmp_path, "This is unreadable.")
    with pytest.raises(ReadingFailed):
        await desk.read(article_id)
    assert desk.failure(article_id) == "the reader died over it"
    with pytest.raises(NotBriefed):
        await desk.read("0" * 16)


async def test_a_late_reader_is_made_when_it_is_needed(reader: FakeReader) -> None:
    made: list[FakeReader] = []
    late = LateReader(lambda: made.append(reader) or reader)
    await late.close()
    assert not made
    await late.start()
    assert reader.started
    await late.close()
    assert reader.closed


def test_a_file_broken_at_a_margin_is_no_second_article(reader: FakeReader, tmp_path: Path) -> None:
    lines = textwrap.wrap("Minister Ruiz will meet the envoys of four states in Lima on Monday. " * 6, 70)
    (tmp_path / "talks.txt").write_text("Talks in Lima\n\n" + "\n".join(lines) + "\n")
    library = Library(tmp_path / "library.sqlite3")
    desk = Desk(library, FakeNotebook(), reader, Settings(), Paths.under(tmp_path / "home"))
    before = article(text="\n".join(lines), title="Talks in Lima", ref="talks.txt")
    library.add([before])  # as a version did that left line breaks alone
    assert list(desk.add([str(tmp_path / "talks.txt")])) == [Added(before.id, "known")]
    assert library.count() == 1
    library.close()
