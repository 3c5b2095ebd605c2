"""The desk on real stores: notes are found, views saved, folders watched, many articles read at once."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing_tui.desk import Desk, View, ViewsError, sections
from briefing_tui.desk.watching import look
from briefing_tui.extraction.failure import ReadingFailed
from briefing_tui.intake import KNOWN_ENDINGS, Refused, article
from briefing_tui.library import Library, QueryError
from briefing_tui.library.records import AgendaEntry
from briefing_tui.model import Article, Brief
from briefing_tui.notebook import Notebook
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings
from tests.desk.fakes import FakeReader


class SlowReader(FakeReader):
    """One of several; they count how many read at once."""

    reading = most = closed_count = 0

    async def read(self, article: Article) -> Brief:
        SlowReader.reading += 1
        SlowReader.most = max(SlowReader.most, SlowReader.reading)
        await asyncio.sleep(0.005)
        SlowReader.reading -= 1
        return await super().read(article)

    async def close(self) -> None:
        SlowReader.closed_count += 1


class NoModel(FakeReader):
    async def start(self) -> None:
        raise ReadingFailed("", "the model is not installed")


def open_desk(home: Path, readers: type[FakeReader] = SlowReader, **chosen: object) -> Desk:
    paths = Paths.under(home)
    paths.data.mkdir(parents=True, exist_ok=True)
    return Desk(
        Library(paths.library),
        Notebook(paths.notebook),
        FakeReader(),
        Settings(**chosen),  # type: ignore[arg-type]
        paths,
        readers,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    SlowReader.reading = SlowReader.most = SlowReader.closed_count = 0
    opened = open_desk(tmp_path / "home", watch=(str(tmp_path / "in"),))
    yield opened
    opened.close()


def put(desk: Desk, *texts: str) -> list[str]:
    return [added.article_id for added in desk.keep_articles([article(text=text, ref=text[:9]) for text in texts])]


def test_notes_are_found_as_soon_as_they_are_written(desk: Desk) -> None:
    one, two = put(desk, "Rain in Lima.", "Sun in Oslo.")
    assert desk.find("umbrella") == []
    desk.write_note(one, "Bring an *umbrella*.")
    assert desk.find("umbrella lima") == [1]
    assert desk.find("is:noted") == [1]
    assert [(hit.field, hit.start, hit.end) for hit in desk.hits(one, "umbrella")] == [("note", 10, 18)]
    desk.write_note(one, "")
    desk.write_note(two, "umbrella")
    assert desk.find("umbrella") == [2]


def test_notes_of_another_library_are_indexed_by_tidying(desk: Desk) -> None:
    one, _ = put(desk, "Rain in Lima.", "Sun in Oslo.")
    desk._notebook.write(one, "umbrella")
    desk.rebuild()
    assert desk._library.ids("umbrella") == [1]


def test_a_wrong_query_is_told_without_asking(desk: Desk) -> None:
    error = desk.check_query("is:odd")
    assert error is not None and error.position == 3
    assert desk.check_query("is:read") is None
    with pytest.raises(QueryError):
        desk.find("is:odd")


def test_views_are_counted_again_only_after_a_change(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []
    found = Library.found
    monkeypatch.setattr(Library, "found", lambda self, query: counted.append(query) or found(self, query))
    (one,) = put(desk, "Rain in Lima.")
    desk.save_view("Noted", "is:noted")
    assert desk.view_counts()["Noted"] == 0
    before = len(counted)
    assert desk.view_counts() == desk.view_counts()
    assert len(counted) == before
    desk.write_note(one, "Bring an umbrella.")
    assert desk.view_counts()["Noted"] == 1
    desk.mark_read(one)
    assert desk.view_counts()["Unread"] == 0
    desk.save_view("Lima", "lima")
    assert desk.view_counts()["Lima"] == 1
    other = Library(desk.paths.library)
    other.mark([1], "delete")
    other.close()
    assert desk.view_counts()["Lima"] == 0


def test_copies_count_once_in_a_view(desk: Desk) -> None:
    text = "The harbour of Valparaiso is closed for repairs. " * 8
    put(desk, text, text + "So said the mayor.", "Rain in Lima.")
    desk.tidy()
    assert len(desk.find("harbour")) == desk.count("harbour") == 1
    assert desk.count("") == len(desk.find("")) == 2


def test_views(desk: Desk) -> None:
    put(desk, "Rain.", "Sun.")
    assert desk.view_counts() == {"Unread": 2, "Flagged": 0, "New": 0, "Agenda": 0, "Archive": 0}
    desk.save_view('My "rain" view', 'rain OR "x y"')
    desk.save_view("Flagged", "is:flagged -rain")
    assert desk.views()[-1] == View('My "rain" view', 'rain OR "x y"')
    assert [view.query for view in desk.views() if view.name == "Flagged"] == ["is:flagged -rain"]
    assert desk.view_counts()['My "rain" view'] == 1
    assert desk.remove_view("Unread")
    assert not desk.remove_view("Unread")
    assert [view.name for view in desk.views()] == ["Flagged", "New", "Agenda", "Archive", 'My "rain" view']
    with pytest.raises(QueryError):
        desk.save_view("bad", "is:odd")
    with pytest.raises(ViewsError):
        desk.save_view("  ", "rain")
    desk.paths.views.write_text('[views]\nbroken = "is:odd"\n')
    assert desk.view_counts() == {"broken": None}
    for damage in ("[views", "[views]\nx = 3\n", "views = 3"):
        desk.paths.views.write_text(damage)
        with pytest.raises(ViewsError):
            desk.views()
        with pytest.raises(ViewsError):
            desk.save_view("x", "y")
        assert desk.paths.views.read_text() == damage


def write(path: Path, text: str, age: float = 60) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    then = time.time() - age
    os.utime(path, (then, then))


def test_new_files_of_a_watched_folder_come_by_themselves(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "a.txt", "Rain in Lima.")
    write(folder / "sub" / "b.txt", "Sun in Oslo.")
    write(folder / "still.txt", "Half of it", age=0)
    write(folder / ".hidden.txt", "no")
    write(folder / "photo.png", "no")
    write(folder / "empty.txt", "")
    came = list(desk.watch_once())
    assert [one.ref for one in came if isinstance(one, Refused)] == ["empty.txt"]
    assert sorted(row.headline for row in desk.rows(desk.find("is:new"))) == ["Rain in Lima.", "Sun in Oslo."]
    assert list(desk.watch_once()) == []
    desk.mark_read(desk.rows(desk.find("lima"))[0].id)
    assert [row.headline for row in desk.rows(desk.find("is:new"))] == ["Sun in Oslo."]
    write(folder / "a.txt", "Rain in Quito.", age=30)
    (folder / "sub" / "b.txt").unlink()
    assert len(list(desk.watch_once())) == 1
    assert len(desk.find()) == 3
    assert str(folder / "sub" / "b.txt") not in desk._library.seen_files()


def test_a_watched_folder_that_is_away_is_not_read_anew(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", "x")
    first = look([tmp_path / "in"], KNOWN_ENDINGS, {})
    (tmp_path / "in").rename(tmp_path / "away")
    gone = look([tmp_path / "in"], KNOWN_ENDINGS, first.fresh)
    assert (gone.fresh, gone.gone) == ({}, ())


async def test_many_are_read_at_once_and_kept(desk: Desk) -> None:
    ids = put(desk, *(f"story {n}" for n in range(20)), "unreadable")
    steps = [step async for step in desk.read_many(desk.unbriefed(), 3)]
    assert [step.done for step in steps] == list(range(1, 22))
    assert SlowReader.most == 3
    assert SlowReader.closed_count == 3
    assert [step.article_id for step in steps if step.failure] == [ids[-1]]
    assert desk.unbriefed() == []
    assert len(desk.find("is:briefed")) == 20
    assert desk.failure(ids[-1]) == "the reader died over it"


async def test_reading_many_can_be_stopped_and_gone_on_with(desk: Desk) -> None:
    put(desk, *(f"story {n}" for n in range(20)))
    steps = desk.read_many(desk.unbriefed(), 2)
    async for step in steps:
        if step.done == 5:
            break
    await steps.aclose()
    assert SlowReader.closed_count == 2
    left = desk.unbriefed()
    assert 13 <= len(left) <= 15
    totals = {step.total async for step in desk.read_many(left)}
    assert totals == {len(left)}
    assert desk.unbriefed() == []


async def test_a_missing_model_fails_once(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, NoModel)
    put(desk, "one", "two")
    with pytest.raises(ReadingFailed, match="not installed"):
        _ = [step async for step in desk.read_many(desk.unbriefed())]
    assert len(desk.unbriefed()) == 2
    desk.close()


def entry(first: str | None, last: str | None) -> AgendaEntry:
    return AgendaEntry("a", "h", None, None, 0, "vote", "planned", "x", (), (), None, None, first, last, None)


def test_sections_of_the_agenda() -> None:
    spans = [
        ("2022-03-29", "2022-03-29"),
        ("2022-03-30", "2022-03-30"),
        ("2022-04-01", "2022-04-01"),
        ("2022-03-28", "2022-04-03"),
        ("2022-04-04", "2022-04-04"),
        ("2022-01-01", "2022-12-31"),
        (None, None),
    ]
    found = sections([entry(*span) for span in spans], date(2022, 3, 30))
    assert [(name, [one.first for one in those]) for name, those in found] == [
        ("earlier", ["2022-03-29"]),
        ("today", ["2022-03-30"]),
        ("this week", ["2022-04-01", "2022-03-28"]),
        ("later", ["2022-04-04", "2022-01-01"]),
        ("undated", [None]),
    ]
