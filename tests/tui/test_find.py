"""Finding on the desk: the whole query language as it is typed, where it is wrong, hits, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import article
from tests.tui.real import a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])


@SIZES
async def test_a_wrong_query_says_where_and_changes_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_desk(a_desk(tmp_path), size) as (app, pilot):
        await pilot.press("slash")
        assert app.main.find_bar is not None
        app.main.find_bar.value = "lima kond:x"
        await settle(pilot)
        lines = shown(app).splitlines()
        caret = next(line for line in lines if "▲" in line)
        above = lines[lines.index(caret) - 1]
        assert caret.index("▲") == above.index("kond:x")
        assert "✗ there is no field 'kond'" in shown(app)
        assert app.main.articles.row_count() == 6, "the list is as it was"
        app.main.find_bar.value = "lima"
        await settle(pilot)
        assert "▲" not in shown(app)
        await pilot.press("(", "enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "▲" not in shown(app) and app.main.articles.row_count() == 6


async def test_searching_leaves_the_list_as_wide_as_it_was(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        before = app.main.articles.size.width
        await pilot.press("slash")
        await settle(pilot)
        assert app.main.articles.size.width == before


async def test_fields_work_and_the_history_comes_back(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        await pilot.press(*"/is:unread part 3", "enter")
        await settle(pilot)
        assert app.main.articles.row_count() == 1
        await pilot.press("escape")
        await settle(pilot)
        assert app.main.articles.row_count() == 6
        await pilot.press("slash", "up")
        await settle(pilot)
        assert app.main.articles.row_count() == 1
        await pilot.press("down")
        await settle(pilot)
        assert app.main.articles.row_count() == 6


async def test_n_goes_from_hit_to_hit_only_while_a_search_is_on(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        await pilot.press(*"/ruiz", "enter")
        await settle(pilot)
        first = app.main.chosen
        assert "3 hits" in shown(app)
        await pilot.press("n")
        assert app.main.source.lit_text == "Ruiz" and "1 of 3 hits" in shown(app) and app.main.pane == "articles"
        await pilot.press("n", "n", "N")
        assert "2 of 3 hits" in shown(app)
        await pilot.press("n", "n")
        await settle(pilot)
        assert app.main.chosen != first and "1 of 3 hits" in shown(app), "behind the last: the next article"
        await pilot.press("2", "n")
        assert app.main.pane == "notes"
        await pilot.press("escape", "1", "escape", "n")
        await settle(pilot)
        assert app.main.pane == "notes", "no search, so n is the note"


@pytest.mark.parametrize(
    "text", ["[/]", "$primary", "\\[bold]", '"', "((", "-", "tag:", "OR", "漢字 👨‍👩‍👧", "who:[/x]"]
)
async def test_anything_can_be_typed(tmp_path: Path, text: str) -> None:
    async with open_desk(a_desk(tmp_path, [article(1), article(2, title=f"About {text} today")]), NARROW) as (
        app,
        pilot,
    ):
        await pilot.press("slash")
        assert app.main.find_bar is not None
        app.main.find_bar.value = text
        await settle(pilot)
        await pilot.press("enter", "n", "escape")
        await settle(pilot)
        assert app.is_running and app.main.articles.row_count() == 2
