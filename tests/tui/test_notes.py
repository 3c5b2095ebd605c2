"""What is typed is saved: after a pause, and on every way out."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from tests.tui.driving import NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import FakeDesk, article


def desk(**more: object) -> FakeDesk:
    return FakeDesk([article(number) for number in range(1, 6)], **more)  # type: ignore[arg-type]


async def test_a_note_saves_itself_half_a_second_after_typing_stops() -> None:
    async with open_desk(fake := desk(), WIDE) as (app, pilot):
        await pilot.press(*"nkind")
        await asyncio.sleep(0.6)
        await settle(pilot)
        assert fake.written[-1] == (fake.articles[0].id, "kind")
        assert "✓ saved" in shown(app) and "●1" in shown(app)


@pytest.mark.parametrize("way", [["escape"], ["tab"], ["ctrl+c"]])
async def test_every_way_out_saves(way: list[str]) -> None:
    async with open_desk(fake := desk(), NARROW) as (app, pilot):
        await pilot.press(*"nkind", *way)
        if app.is_running and app.return_value is None:
            await settle(pilot)
        assert fake.texts == {fake.articles[0].id: "kind"}


async def test_another_article_by_mouse_saves_and_shows_its_own_note() -> None:
    async with open_desk(fake := desk(), WIDE) as (app, pilot):
        fake.texts[fake.articles[2].id] = "third"
        await pilot.press(*"nfirst")
        await pilot.click("#articles", offset=(8, 5))
        await settle(pilot)
        assert app.main.articles.cursor == 2
        assert fake.texts[fake.articles[0].id] == "first"
        assert app.main.notes.text == "third"
        await pilot.press("k", "k")
        await pilot.pause(0.2)
        await settle(pilot)
        assert app.main.notes.text == "first"


async def test_a_note_is_about_the_article_under_the_cursor_at_once() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        app.main.articles.action_move(1)
        app.main.articles.action_move(1)
        await pilot.press("n")
        assert app.main.notes.article_id == fake.articles[2].id


async def test_a_failed_save_is_told_and_the_draft_kept() -> None:
    async with open_desk(fake := desk(broken="No space left [/on] device"), WIDE) as (app, pilot):
        await pilot.press(*"nkept", "escape")
        await settle(pilot)
        assert "not saved: No space left [/on] device" in shown(app)
        await pilot.press("1", "j")
        await pilot.pause(0.2)
        await settle(pilot)
        assert "A note on another article is not saved" in shown(app)
        await pilot.press("k")
        await pilot.pause(0.2)
        await settle(pilot)
        assert app.main.notes.text == "kept"
        await pilot.press("q")
        assert app.return_value is None, "told first"
        fake.broken = None
        await pilot.press("q")
        assert fake.texts == {fake.articles[0].id: "kept"}


async def test_a_note_made_blank_is_removed() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press(*"na", "escape")
        await settle(pilot)
        await pilot.press("n", "backspace", "escape")
        await settle(pilot)
        assert not fake.texts and app.main.notes.text == ""


async def test_what_another_desk_writes_is_shown_unless_a_draft_stands() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        first = fake.articles[0].id
        fake.texts[first] = "from elsewhere"
        app.main._stamp, app.main._moved = (), 0.0
        app.main._look()
        await settle(pilot)
        assert app.main.notes.text == "from elsewhere"
        await pilot.press(*"n!")
        fake.texts[first] = "again"
        app.main._stamp, app.main._moved = (), 0.0
        app.main._look()
        await settle(pilot)
        assert app.main.notes.text == "from elsewhere!"


async def test_pasted_control_characters_are_made_visible() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("n")
        app.post_message(events.Paste("a\x1b]52;c;AAAA\x07b"))
        await pilot.pause()
        assert app.main.notes.text == "a␛]52;c;AAAA␇b"
        await pilot.press("escape")
        await settle(pilot)
        assert "\x1b" not in fake.texts[fake.articles[0].id]


async def test_a_note_that_no_way_out_could_save_comes_back() -> None:
    async with open_desk(fake := desk(broken="No space left")) as (app, pilot):
        await pilot.press(*"nkept", "escape", "q", "q")
        assert app.return_value == 0
    fake.broken = None
    async with open_desk(fake) as (app, _):
        assert app.main.notes.text == "kept"
    assert fake.texts == {fake.articles[0].id: "kept"} and not fake.notes.kept
