"""Every key does what the help says, wherever the focus is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from briefing_tui.settings import Settings
from briefing_tui.tui.commands import COMMANDS, HINTS, by_id
from briefing_tui.tui.screens.confirm import Confirm
from briefing_tui.tui.screens.help import HelpScreen
from briefing_tui.tui.themes import THEMES
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import FakeDesk, article

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])


def desk(count: int = 30) -> FakeDesk:
    return FakeDesk([article(number) for number in range(1, count + 1)])


@SIZES
async def test_moving(size: tuple[int, int]) -> None:
    async with open_desk(desk(), size) as (app, pilot):
        for keys, row in [
            ("j j down", 3),
            ("k up", 1),
            ("G", 29),
            ("g", 0),
            ("end", 29),
            ("home", 0),
        ]:
            await pilot.press(*keys.split())
            assert app.main.articles.cursor == row
        await pilot.press("pagedown")
        assert 3 < app.main.articles.cursor < 29
        await pilot.press("pageup")
        assert app.main.articles.cursor == 0
        await pilot.press("G")
        await settle(pilot)
        assert app.main.shown is not None
        assert app.main.shown.article_id == app.desk.articles[29].id  # type: ignore[attr-defined]


@SIZES
async def test_going_round_the_panes(size: tuple[int, int]) -> None:
    async with open_desk(desk(), size) as (app, pilot):
        for key, pane in [
            ("enter", "brief"),
            ("enter", "source"),
            ("escape", "brief"),
            ("escape", "articles"),
            ("tab", "brief"),
            ("tab", "source"),
            ("tab", "notes"),
            ("tab", "articles"),
            ("shift+tab", "notes"),
            ("escape", "articles"),
            ("2", "brief"),
            ("n", "notes"),
            ("escape", "brief"),
            ("3", "source"),
            ("4", "notes"),
            ("escape", "source"),
            ("1", "articles"),
        ]:
            await pilot.press(key)
            assert app.main.pane == pane
            focused = app.focused
            within = "editor" if key == "n" else "note-list"
            assert focused is not None and focused.id == {"notes": within}.get(pane, pane)
            assert focused.region.area > 0, f"{pane} is in view"


async def test_the_row_lights_its_evidence() -> None:
    async with open_desk(desk(), WIDE) as (app, pilot):
        await pilot.press("2")
        assert app.main.source.lit_text.startswith("Foreign minister Ana Ruiz will meet")
        await pilot.press("G")
        assert app.main.source.lit_text == "We want to sign before the summer is over"
        assert "▎" in shown(app)


async def test_opening_marks_read_and_r_takes_it_back() -> None:
    async with open_desk(fake := desk()) as (_, pilot):
        first = fake.articles[0].id
        await pilot.press("enter")
        await settle(pilot)
        assert first in fake.read_ids
        await pilot.press("r")
        await settle(pilot)
        assert first not in fake.read_ids


async def test_flag() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("f")
        await settle(pilot)
        assert fake.flagged == {fake.articles[0].id} and "⚑" in shown(app)
        await pilot.press("f")
        await settle(pilot)
        assert not fake.flagged


@SIZES
async def test_find_narrows_as_you_type_and_escape_clears(size: tuple[int, int]) -> None:
    async with open_desk(desk(), size) as (app, pilot):
        await pilot.press("j", "j", "j", *"/part 17")
        await settle(pilot)
        assert app.main.articles.row_count() == 1
        await pilot.press("enter")
        assert app.main.pane == "articles" and app.focused is app.main.articles
        await pilot.press("escape")
        await settle(pilot)
        assert app.main.articles.row_count() == 30
        assert app.main.articles.current is not None
        assert "part 17" in app.main.articles.current.headline


async def test_no_match_says_so() -> None:
    async with open_desk(desk()) as (app, pilot):
        await pilot.press(*"/zzz")
        await settle(pilot)
        assert "No match" in shown(app) and "zzz" in shown(app)


async def test_keys_typed_in_the_note_are_text() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press(*"nqwjT?/1", "enter", *"[x]")
        assert app.main.pane == "notes"
        assert app.main.notes.text == "qwjT?/1\n[x]"
        await pilot.press("escape")
        await settle(pilot)
        assert fake.texts == {fake.articles[0].id: "qwjT?/1\n[x]"}


async def test_copy() -> None:
    async with open_desk(desk()) as (app, pilot):
        await pilot.press("2", "y")
        assert app.clipboard == "Ana Ruiz"
        await pilot.press("3", "y")
        assert app.clipboard.startswith("Foreign minister")
        await pilot.press("1", "y")
        assert app.clipboard == "Ruiz to meet Soto in Lima, part 1"


async def test_a_link_is_shown_and_only_then_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("briefing_tui.tui.links.open_in_browser", lambda _, url: opened.__iadd__([url]) is opened)
    url = "https://example.org/[click=app.quit]/a"
    async with open_desk(FakeDesk([article(url=url)])) as (app, pilot):
        await pilot.press("o")
        assert isinstance(app.screen, Confirm) and url in shown(app)
        await pilot.press("escape")
        assert not opened
        await pilot.press("o", "enter")
        assert opened == [url]


@pytest.mark.parametrize(
    "url",
    [None, "file:///etc/passwd", "file://host/x", "ssh://host/", "javascript:alert(1)", "https://", "https://a b"],
)
async def test_other_links_are_not_offered(url: str | None) -> None:
    async with open_desk(FakeDesk([article(url=url)])) as (app, pilot):
        await pilot.press("o")
        assert not isinstance(app.screen, Confirm)


async def test_themes() -> None:
    async with open_desk(desk()) as (app, pilot):
        seen = [app.theme]
        for _ in THEMES:
            await pilot.press("T")
            seen.append(app.theme)
        assert seen == [THEMES[0].name, THEMES[1].name, THEMES[2].name, THEMES[0].name]


@SIZES
async def test_help_lists_every_command_and_is_searched(size: tuple[int, int]) -> None:
    async with open_desk(desk(), size) as (app, pilot):
        await pilot.press("question_mark")
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        table = " ".join(screen._table("").plain.split())
        assert all(command.help in table for command in COMMANDS)
        await pilot.press(*"clipboard")
        assert screen.query_one(Input).value == "clipboard"
        assert "No key" not in shown(app) and "Copy the row" in shown(app)
        await pilot.press("escape")
        assert app.screen is app.main


async def test_the_palette_runs_commands() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"flag")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await settle(pilot)
        assert fake.flagged
        assert app.screen is app.main


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_leaving(key: str) -> None:
    async with open_desk(desk()) as (app, pilot):
        await pilot.press(key)
        assert app.return_value == 0


async def test_control_c_leaves_a_note_saved() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press(*"nkept", "ctrl+c")
        assert app.return_value == 0
        assert fake.texts == {fake.articles[0].id: "kept"}


async def test_external_editor_without_a_terminal_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "ed")
    async with open_desk(desk()) as (app, pilot):
        await pilot.press("ctrl+e")
        await pilot.pause(0.1)
        assert "handed to an editor" in shown(app)


async def test_no_editor_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with open_desk(desk()) as (app, pilot):
        await pilot.press("ctrl+e")
        await pilot.pause(0.1)
        assert "VISUAL or EDITOR" in shown(app)


async def test_keys_from_the_settings(tmp_path: Path) -> None:
    settings = Settings(keys={"flag": "ctrl+t,!", "next": "x", "nonsense": "z"})
    fake = FakeDesk([article(number) for number in range(3)], settings=settings)
    async with open_desk(fake) as (app, pilot):
        assert "nonsense" in shown(app)
        await pilot.press("f", "j")
        assert not fake.flagged and app.main.articles.cursor == 0
        await pilot.press("x", "ctrl+t")
        await settle(pilot)
        assert app.main.articles.cursor == 1
        assert fake.flagged == {fake.articles[1].id}


def test_the_table_of_commands_is_sound() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    # A pane may give a key another meaning while it has the focus; two commands of one scope never share one.
    for scopes in ({"pane", "list", "desk"}, {"source", "pane"}, {"notes", "pane"}):
        keys = [key for command in COMMANDS if command.scope in scopes for key in command.keys.split(",")]
        assert len(set(keys)) == len(keys)
    assert not {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"} & {key for one in COMMANDS for key in one.keys.split(",")}
    for hints in HINTS.values():
        assert len(hints) <= 7
        assert all(by_id(id) for id in hints)


async def test_every_theme_can_be_worn() -> None:
    async with open_desk(desk(3), WIDE) as (app, pilot):
        await pilot.press("2")
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            assert "Ana Ruiz" in shown(app)
