"""The library in order from the desk: tags, archive, deletion, undo, sorting, views, the agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.desk import Desk
from briefing_tui.tui.screens.confirm import Confirm
from briefing_tui.tui.screens.views import ViewPicker
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import article
from tests.tui.real import a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])


@SIZES
async def test_tag_archive_delete_and_take_back(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, size) as (app, pilot):
        await pilot.press(*"t#Copper Deal", "enter")
        await settle(pilot)
        assert desk.tags() == {"copper-deal": 1} and "#copper-d" in shown(app)
        await pilot.press("asterisk", *"tlima", "enter")
        await settle(pilot)
        assert desk.tags()["lima"] == 6
        await pilot.press("asterisk", *"t-lima", "enter")
        await settle(pilot)
        assert "lima" not in desk.tags()
        await pilot.press("z")
        await settle(pilot)
        assert app.main.articles.row_count() == 5 and desk.count("is:archived") == 1
        await pilot.press("u")
        await settle(pilot)
        assert app.main.articles.row_count() == 6
        undone = "Undone: archived 1 article · “Ruiz to meet Soto in Lima, part 6”"
        assert undone in [told.message for told in app._notifications]
        await pilot.press("space", "space", "D")
        assert isinstance(app.screen, Confirm) and "2 articles" in shown(app)
        await pilot.press("escape")
        assert app.main.articles.row_count() == 6
        await pilot.press("D", "enter")
        await settle(pilot)
        assert app.main.articles.row_count() == 4
        await pilot.press("u")
        await settle(pilot)
        assert app.main.articles.row_count() == 6


async def test_many_are_read_and_flagged_at_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk) as (_, pilot):
        await pilot.press("asterisk", "r")
        await settle(pilot)
        assert desk.count("is:read") == 6
        await pilot.press("asterisk", "f")
        await settle(pilot)
        assert desk.count("is:flagged") == 6


@pytest.mark.parametrize("tag", ["[/]", "x" * 80])
async def test_what_is_no_tag_is_said(tmp_path: Path, tag: str) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("t", *tag, "enter")
        await settle(pilot)
        assert not desk.tags() and "⚠" in shown(app)


async def test_sorting(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        for order in ("date", "source", "unreviewed", "agenda"):
            await pilot.press("s")
            await settle(pilot)
            assert f"by {order}" in shown(app) and app.main.articles.row_count() == 6
        await pilot.press("s")
        await settle(pilot)
        assert "by agenda" not in shown(app)


@SIZES
async def test_views_are_counted_saved_opened_and_removed(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, size) as (app, pilot):
        await pilot.pause(0.4)
        await settle(pilot)
        assert "Unread 6" in shown(app)
        await pilot.press(*"/part 3", "enter")
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert isinstance(app.screen, ViewPicker) and "Flagged" in shown(app)
        await pilot.press("end", "enter", *"Third [/]", "enter")
        await settle(pilot)
        assert [view.query for view in desk.views() if view.name == "Third [/]"] == ["part 3"]
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert "Third [/]" in shown(app)
        await pilot.press("j", "j", "enter")
        await settle(pilot)
        assert app.main.query_text == "is:flagged" and app.main.articles.row_count() == 0
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("j", "D")
        await settle(pilot)
        assert "Unread" not in [view.name for view in desk.views()]
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.articles.row_count() == 6


async def test_views_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.paths.views.parent.mkdir(parents=True, exist_ok=True)
    desk.paths.views.write_text("[views\n")
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("v")
        await settle(pilot)
        assert "views.toml" in shown(app) and "⚠" in shown(app)


async def test_copies_are_shown_and_folded_and_taken_apart(tmp_path: Path) -> None:
    text = " ".join(f"word{number} of the wire" for number in range(120))
    desk = a_desk(
        tmp_path, [article(1, title="One wire copy", text=text), article(2, title="Two", text=text + " End.")]
    )
    while Desk.tidy_some(desk, 200):
        pass
    async with open_desk(desk, WIDE) as (app, pilot):
        assert app.main.articles.row_count() == 1 and "+1" in shown(app)
        await pilot.press("c")
        await settle(pilot)
        assert app.main.articles.row_count() == 2 and "↳" in shown(app)
        await pilot.press("c")
        assert app.main.articles.row_count() == 1
        await pilot.press("C")
        await settle(pilot)
        assert app.main.articles.row_count() == 2
        await pilot.press("u")
        await settle(pilot)
        assert app.main.articles.row_count() == 1


async def test_one_undo_goes_back_through_decisions_and_changes_in_the_order_they_were_made(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk) as (app, pilot):
        await pilot.press("enter", "a")
        await settle(pilot)
        first = app.main.chosen
        assert first is not None
        await pilot.press("1", *"ttalks", "enter")
        await settle(pilot)
        await pilot.press("enter", "x")
        await settle(pilot)
        await pilot.press("1", "asterisk", "z")
        await settle(pilot)
        assert app.main.articles.row_count() == 0

        def state() -> tuple[int, dict[str, int], list[str]]:
            rows = desk.reviews.brief(first).rows
            return desk.count(), desk.tags(), [row.mark for row in rows if row.decided]

        states = [state()]
        for _ in range(4):
            await pilot.press("u")
            await settle(pilot)
            states.append(state())
        assert states == [
            (0, {"talks": 1}, ["confirmed", "rejected"]),
            (6, {"talks": 1}, ["confirmed", "rejected"]),
            (6, {"talks": 1}, ["confirmed"]),
            (6, {}, ["confirmed"]),
            (6, {}, []),
        ]
        for before in states[3::-1]:
            await pilot.press("ctrl+r")
            await settle(pilot)
            assert state() == before
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "nothing left" in shown(app)
