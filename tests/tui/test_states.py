"""Every state has a face, at every size, and no state of a store ends the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing_tui.tui.screens.main import MainScreen
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import FakeDesk, article, brief

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE, (40, 12), (10, 3)])


def desk(count: int = 30, **more: object) -> FakeDesk:
    return FakeDesk([article(number) for number in range(1, count + 1)], **more)  # type: ignore[arg-type]


@SIZES
async def test_every_key_on_an_empty_library(size: tuple[int, int]) -> None:
    async with open_desk(FakeDesk([]), size) as (app, pilot):
        if size[0] >= 80:
            assert "No articles yet" in shown(app) and "briefing add" in shown(app)
        for key in [*"jkgG", "pagedown", "pageup", "enter", "tab", *"yrfWpon", "escape", *"2341T", "ctrl+e"]:
            await pilot.press(key)
        await settle(pilot)
        assert app.is_running


async def test_the_first_article_says_what_to_press() -> None:
    async with open_desk(desk(1)) as (app, pilot):
        assert "Welcome" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Welcome" not in shown(app)


async def test_reading_has_a_face_and_the_list_stays_free() -> None:
    async with open_desk(fake := desk(briefed=False), size=WIDE) as (app, pilot):
        assert "Ana Ruiz" in shown(app)
        fake.pace = 5
        await pilot.press("j")
        await pilot.pause(0.2)
        assert "Reading …" in shown(app)
        await pilot.press("k")
        await pilot.pause(0.2)
        assert "Reading …" not in shown(app)


async def test_a_late_brief_of_another_article_is_dropped() -> None:
    async with open_desk(fake := desk(briefed=False), size=WIDE) as (app, pilot):
        fake.pace = 0.6
        await pilot.press("j")
        await pilot.pause(0.1)
        await pilot.press("G")
        await pilot.pause(0.25)
        assert "Reading …" in shown(app)
        await settle(pilot)
        assert app.main.shown is not None and app.main.shown.article_id == fake.articles[-1].id
        assert "Reading …" not in shown(app)


async def test_a_held_key_reads_what_it_stops_at() -> None:
    async with open_desk(fake := desk(briefed=False)) as (app, pilot):
        fake.readings.clear()
        for _ in range(20):
            app.main.articles.action_move(1)
            await asyncio.sleep(0.01)
        await pilot.pause(0.3)
        await settle(pilot)
        assert fake.articles[20].id == fake.readings[-1]
        assert len(fake.readings) <= 3


@SIZES
async def test_unreadable_says_why_and_what_to_do(size: tuple[int, int]) -> None:
    fake = desk(2, briefed=False)
    fake.unreadable[fake.articles[0].id] = "it is in [bold]Klingon[/"
    async with open_desk(fake, size) as (app, pilot):
        await pilot.press("2")
        await settle(pilot)
        if size[0] >= 80:
            assert "Could not be read" in shown(app) and "[bold]Klingon[/" in shown(app)
        await pilot.press("1", "enter")
        await settle(pilot)
        assert len(fake.readings) >= 2, "enter tries again"


async def test_nothing_stated() -> None:
    async with open_desk(FakeDesk([article(text="Rain."), article(2)]), WIDE) as (app, _):
        assert "Nothing stated" in shown(app)
        assert shown(app).count("not stated") == 6


class FailingDesk(FakeDesk):
    def rows(self, numbers: Sequence[int]) -> list[object]:  # type: ignore[override]
        raise OSError("[/]the disk is gone")


async def test_a_store_that_cannot_be_read_is_told() -> None:
    async with open_desk(FailingDesk([article()])) as (app, pilot):
        await pilot.press(*"jkrfwn2")
        await settle(pilot)
        assert "[/]the disk is gone" in shown(app)


@pytest.mark.parametrize("key", ["r", "f", "W", "enter"])
async def test_a_read_only_store_is_told(key: str) -> None:
    async with open_desk(desk(2, locked="read-only [/store]")) as (app, pilot):
        await pilot.press(key)
        await settle(pilot)
        assert "read-only [/store]" in shown(app)
        await pilot.press("escape")
        assert "read-only" not in shown(app)


async def test_a_set_aside_notebook_is_told_until_sent_away() -> None:
    async with open_desk(desk(1, damage="The notebook was damaged and set aside as notes.json.bad")) as (app, pilot):
        assert "set aside" in shown(app)
        await pilot.press("escape")
        assert "set aside" not in shown(app)


async def test_opened_articles_come_first() -> None:
    fake = desk(2000)
    async with open_desk(fake, opened=[fake.articles[1500].id]) as (app, _):
        assert app.main.chosen == fake.articles[1500].id
        assert "1,501 of 2,000" in shown(app)


async def test_resizing_keeps_the_place() -> None:
    async with open_desk(fake := desk(500), WIDE) as (app, pilot):
        for _ in range(7):
            app.main.articles.action_page(1)
        await settle(pilot)
        chosen = app.main.chosen
        await pilot.press("2", "G")
        lit = app.main.source.lit_text
        for size in (NARROW, MEDIUM, (40, 10), WIDE, NARROW):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert app.main.chosen == chosen and app.main.pane == "brief"
            assert app.main.source.lit_text == lit
            lines = app.main.articles.row_lines(app.main.articles.cursor)
            if size != NARROW and size[0] > 80:
                top = app.main.articles.scroll_offset.y
                assert top <= lines.start < top + app.main.articles.height
            assert "We want to sign" in shown(app).replace("\n", " ")
        await pilot.press("1")
        lines = app.main.articles.row_lines(app.main.articles.cursor)
        top = app.main.articles.scroll_offset.y
        assert top <= lines.start < top + app.main.articles.height
        assert fake.articles[app.main.articles.cursor].id == chosen


async def test_the_list_keeps_its_place_when_articles_arrive() -> None:
    async with open_desk(fake := desk(50)) as (app, pilot):
        await pilot.press(*"jjjjj")
        await settle(pilot)
        app.main.articles.show([3, 4, 5, 0, 1, 2, *range(6, 50)])
        assert app.main.articles.current is not None
        assert app.main.articles.current.id == fake.articles[5].id
        assert isinstance(app.screen, MainScreen)


async def test_a_hundred_thousand_articles_ask_only_for_what_is_seen() -> None:
    few = [article(number) for number in range(40)]

    class Many(FakeDesk):
        def find(self, query: str = "", order: str = "best") -> list[int]:
            return list(range(100_000))

        def _row(self, number: int, each: object) -> object:  # type: ignore[override]
            return super()._row(number, few[number % 40])

        def rows(self, numbers: Sequence[int]) -> list[object]:  # type: ignore[override]
            self.asked += len(numbers)
            return [self._row(number, None) for number in numbers]

    async with open_desk(fake := Many(few), WIDE) as (app, pilot):
        await pilot.press("G")
        await settle(pilot)
        assert "100,000 of 100,000" in shown(app)
        assert fake.asked < 400


async def test_a_wrong_query_says_so_and_changes_nothing() -> None:
    class Strict(FakeDesk):
        def find(self, query: str = "", order: str = "best") -> list[int]:
            if '"' in query:
                raise ValueError("the quotation mark is not closed")
            return super().find(query)

    async with open_desk(Strict([article(), article(2)]), WIDE) as (app, pilot):
        await pilot.press(*'/"')
        await settle(pilot)
        assert "✗ the quotation mark is not closed" in shown(app)
        assert app.main.articles.row_count() == 2
        await pilot.press("escape")
        await settle(pilot)
        assert "✗ the" not in shown(app)


@pytest.mark.parametrize("how", ["no article", "no brief", "a shorter brief"])
async def test_a_pane_that_changes_while_it_is_hidden_shows_what_it_has_now(how: str) -> None:
    fake = FakeDesk([article(1), article(2)])
    for each, more in zip(fake.articles, ({}, {"agenda": (), "people": (), "places": (), "quotes": ()}), strict=True):
        fake.briefs[each.id] = replace(brief(each), **more)  # type: ignore[arg-type]
    async with open_desk(fake, NARROW) as (app, pilot):
        for key in "231":  # both panes are laid out, then hidden
            await pilot.press(key)
            await settle(pilot)
        if how == "no article":
            await pilot.press("slash", *"zzz", "enter")
        elif how == "no brief":
            app.main.face_brief("It could not be read.")
        else:
            await pilot.press("j")
        await settle(pilot)
        for key in "23":
            await pilot.press(key)
            await settle(pilot)
        assert app.is_running
