"""Articles that come by themselves or by paste, and briefs in bulk."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from textual import events

from briefing_tui.intake import Feed, Refused
from briefing_tui.settings import Settings
from briefing_tui.tui.screens.confirm import Confirm
from briefing_tui.tui.screens.report import Report
from tests.tui.driving import WIDE, open_desk, settle, shown
from tests.tui.fakes import article
from tests.tui.real import QuickReader, a_desk


async def test_a_watched_folder_fills_the_list_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    desk = a_desk(tmp_path / "home", 2, settings=Settings(watch=(str(folder),)))
    async with open_desk(desk, WIDE) as (app, pilot):
        path = folder / "new.txt"
        path.write_text("A [/]new story\n\nThe ministers met in Lima on Friday and signed the treaty.")
        long_ago = time.time() - 60
        os.utime(path, (long_ago, long_ago))
        app.main._watch()
        await settle(pilot)
        assert app.main.articles.row_count() == 3 and "1 new article" in shown(app) and "✦" in shown(app)


async def test_pasted_text_becomes_an_article_after_a_yes(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 2)
    async with open_desk(desk, WIDE) as (app, pilot):
        text = "Minister [/] resigns\n\nThe minister of mines \x1b[2J resigned on Monday in La Paz."
        for answer, count in (("escape", 2), ("enter", 3)):
            app.main.articles.on_paste(events.Paste(text))
            await settle(pilot)
            assert isinstance(app.screen, Confirm) and "Minister [/] resigns" in shown(app)
            await pilot.press(answer)
            await settle(pilot)
            assert app.main.articles.row_count() == count
        assert app.main.articles.current is not None and "resigns" in app.main.articles.current.headline


async def test_everything_is_briefed_with_progress_and_failures_named(tmp_path: Path) -> None:
    articles = [*(article(number) for number in range(1, 20)), article(99, title="Bad [/] one")]
    desk = a_desk(tmp_path, articles, briefed=False, reader=QuickReader(0.02, "Bad"))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("B")
        await pilot.pause(0.15)
        await settle(pilot)
        assert isinstance(app.screen, Report) and "Bad [/] one: it is in [bold]Klingon[/" in shown(app)
        await pilot.press("escape", "B")
        await settle(pilot)
        assert "All of them are briefed" in shown(app)


async def test_escape_stops_the_briefing_and_it_goes_on_later(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 60, briefed=False, reader=QuickReader(0.1))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("B")
        await pilot.pause(0.6)
        assert "Briefing" in shown(app) and "of " in shown(app) and "esc stops" in shown(app)
        await pilot.press("B")
        assert "Other work is under way" in shown(app)
        await pilot.press("j", "escape")
        await settle(pilot)
        assert 0 < desk.count("is:briefed") < 60 and "Stopped" in shown(app)


async def test_feeds_are_fetched_by_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk(tmp_path, 2)
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("I")
        await settle(pilot)
        assert any("No feeds are followed" in told.message for told in app._notifications)
        desk.follow([Feed(url="https://wire.example/feed")])
        found = [article(9, title="Out of the feed"), Refused("https://wire.example/feed", "one [/]broken entry")]
        monkeypatch.setattr("briefing_tui.intake.read_feed", lambda url: iter(found))
        await pilot.press("I")
        await settle(pilot)
        assert app.main.articles.row_count() == 3 and "Out of the feed" in shown(app)
        assert "one [/]broken entry" in shown(app)
        await pilot.press("I")
        await settle(pilot)
        assert any("Nothing new" in told.message for told in app._notifications)
