"""Briefs leave the desk by the form, by the same choice again, many at once, and are seen before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from briefing_tui.desk.choice import Choice
from briefing_tui.tui.screens.export_form import ExportForm
from briefing_tui.tui.screens.report import Report
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import article
from tests.tui.real import a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])


def files(folder: Path, ending: str = "md") -> list[Path]:
    return sorted(folder.glob(f"*.{ending}"))


@SIZES
async def test_the_form_asks_and_remembers(tmp_path: Path, size: tuple[int, int]) -> None:
    desk, out = a_desk(tmp_path), tmp_path / "out [/]"
    async with open_desk(desk, size) as (app, pilot):
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, ExportForm)
        for words in ("Articles", "Template", "Format", "State", "Where", "no handling marking", "this one", "draft"):
            assert words in shown(app), words
        await pilot.press("down", "right", "right", "down", "right", "down")
        app.screen.query_one("#where", Input).value = str(out)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.main
        assert [path.suffix for path in out.iterdir()] == [".docx"]
        assert desk.exports.last() == Choice(format="docx", folder=str(out), final=True)
        await pilot.press("j", "W")
        await settle(pilot)
        assert len(files(out, "docx")) == 2
        await pilot.press("w")
        await settle(pilot)
        assert "docx" in shown(app) and "final" in shown(app)
        await pilot.press("escape")
        assert app.screen is app.main and len(files(out, "docx")) == 2


async def test_lint_is_said_in_the_form(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("w", "down", "down", "right")
        await settle(pilot)
        first = desk.reviews.lint(app.main.chosen or "", final=True)[0]
        assert f"✗ {first}"[:40] in shown(app)


async def test_some_and_all_in_the_list(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.exports.remember(Choice(folder=str(tmp_path / "out")))
    async with open_desk(desk) as (app, pilot):
        await pilot.press("space", "j", "space")
        assert "2 picked" in shown(app) and "▪" in shown(app)
        await pilot.press("W")
        await settle(pilot)
        assert len(files(tmp_path / "out")) == 2 and "Exported 2 files" in shown(app)
        await pilot.press("escape")
        assert "picked" not in shown(app).replace("picked_", "")
        await pilot.press("asterisk", "w")
        await settle(pilot)
        assert "the 6 picked" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert len(files(tmp_path / "out")) == 6


async def test_what_is_not_read_is_left_out_and_named(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, [article(1), article(2)])
    desk.keep_articles([article(3, title="[/]Unread [bold]")])
    list(desk.keep_articles([article(3, title="[/]Unread [bold]")]))
    desk.exports.remember(Choice(folder=str(tmp_path / "out")))
    async with open_desk(desk, WIDE) as (app, pilot):
        app.main.articles.action_pick_all()
        await pilot.press("W")
        await settle(pilot)
        assert isinstance(app.screen, Report) or len(files(tmp_path / "out")) == 3


async def test_edited_blocks_are_told(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 1)
    desk.exports.remember(Choice(folder=str(tmp_path / "out")))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("W")
        await settle(pilot)
        (path,) = files(tmp_path / "out")
        path.write_text(path.read_text().replace("Ana Ruiz", "Someone Else"))
        await pilot.press("W")
        await settle(pilot)
        assert "edited by hand" in shown(app)


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    desk = a_desk(tmp_path)
    desk.exports.remember(Choice(folder=str(tmp_path / "file" / "[/]below")))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("W")
        await settle(pilot)
        assert "Not exported" in shown(app)


async def test_a_long_export_shows_how_far_it_is_and_escape_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    desk = a_desk(tmp_path, 60)
    desk.exports.remember(Choice(folder=str(tmp_path / "out")))
    dossier = type(desk.exports).dossier
    monkeypatch.setattr(type(desk.exports), "dossier", lambda self, one: time.sleep(0.05) or dossier(self, one))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("asterisk", "W")
        await pilot.pause(0.8)
        assert "Exporting" in shown(app) and "of 60" in shown(app) and "esc stops" in shown(app)
        await pilot.press("j")
        assert app.main.articles.cursor == 1, "the list is free meanwhile"
        await pilot.press("escape")
        await settle(pilot)
        assert 0 < len(files(tmp_path / "out")) < 60
        assert "Stopped" in shown(app) and "esc stops" not in shown(app)


@SIZES
async def test_the_preview_is_live(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, size) as (app, pilot):
        await pilot.press("2", "p")
        await pilot.pause(0.8)
        assert "Preview  brief" in shown(app) and "Bottom line" in shown(app) and "esc close preview" in shown(app)
        assert not any(mark in shown(app) for mark in ("## ", "|-", "<!--", "**", "schema:")), "as read, not as written"
        desk.write_note(app.main.chosen or "", "Likely [/] signed by June")
        await pilot.pause(1.2)
        assert app.main.preview is not None and "signed by June" in app.main.preview._text
        await pilot.press("3", "G", "g", "pagedown", "j", "k")
        assert app.focused is app.main.preview
        await pilot.press("p")
        await pilot.pause(0.1)
        assert "Preview" not in shown(app) and app.focused is app.main.source


@SIZES
@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_escape_closes_the_preview(tmp_path: Path, size: tuple[int, int], pane: str) -> None:
    async with open_desk(a_desk(tmp_path), size) as (app, pilot):
        await pilot.press(pane)
        before = app.main.pane, app.focused
        await pilot.press("p")
        await settle(pilot)
        assert "Preview  brief" in shown(app) and "esc close preview" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Preview" not in shown(app) and "close preview" not in shown(app)
        assert (app.main.pane, app.focused) == before, "where it was asked for"


async def test_escape_leaves_a_note_and_a_pane_that_hides_the_preview_before_it_closes_it(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        await pilot.press("2", "p", "n")
        assert app.main.pane == "notes" and "close preview" not in shown(app)
        await pilot.press("escape")
        assert app.main.pane == "brief" and app.main.has_class("-preview")
        await pilot.press("escape")
        assert app.main.pane == "brief" and not app.main.has_class("-preview")
    async with open_desk(a_desk(tmp_path), NARROW) as (app, pilot):
        await pilot.press("p", "2", "escape")
        assert app.main.pane == "articles" and app.main.has_class("-preview"), "it is not in sight"


async def test_what_the_source_says_is_read_as_text(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path, [article(1, title="Ruiz *meets* Soto [in] Lima_1_")]), WIDE) as (app, pilot):
        await pilot.press("p")
        await settle(pilot)
        assert app.main.preview is not None
        lines = ["".join(part for part, _ in line) for line in app.main.preview._lines]
        assert "Ruiz *meets* Soto [in] Lima_1_" in lines and "\\" not in "".join(lines)


async def test_the_choice_is_a_line_of_json(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk) as (_, pilot):
        await pilot.press("w", "enter")
        await settle(pilot)
    assert json.loads(desk.paths.last_export.read_text())["template"] == "brief"
