"""How the desk looks: few pictures, of what text can't tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefing_tui.settings import Settings
from briefing_tui.tui.app import BriefingApp
from tests.tui.driving import settle
from tests.tui.fakes import FakeDesk, article

SnapCompare = Callable[..., bool]


def picture(snap: SnapCompare, size: tuple[int, int], *keys: str, **settings: str) -> bool:
    desk = FakeDesk([article(number) for number in range(1, 30)], settings=Settings(**settings))  # type: ignore[arg-type]
    desk.read_ids = {each.id for each in desk.articles[3:6]}
    desk.flagged = {desk.articles[1].id}
    desk.texts[desk.articles[0].id] = "[judgement] Likely that the treaty is signed by June."
    desk.unreadable[desk.articles[4].id] = "it is not in a language the desk reads"

    async def walk(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        if (editor := pilot.app.main.notes.editor) is not None:  # type: ignore[attr-defined]
            editor.cursor_blink = False

    return snap(BriefingApp(desk), terminal_size=size, run_before=walk)  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", ["briefing-dark", "briefing-light", "briefing-contrast"])
def test_wide(snap_compare: SnapCompare, theme: str) -> None:
    assert picture(snap_compare, (140, 36), "enter", "j", "j", theme=theme)


def test_medium(snap_compare: SnapCompare) -> None:
    assert picture(snap_compare, (100, 30), "enter", *"jjjjjj")


def test_narrow_brief(snap_compare: SnapCompare) -> None:
    assert picture(snap_compare, (80, 24), "enter")


def test_narrow_list(snap_compare: SnapCompare) -> None:
    assert picture(snap_compare, (80, 24), *"jj")


def test_help(snap_compare: SnapCompare) -> None:
    assert picture(snap_compare, (100, 30), "question_mark")


def test_notes(snap_compare: SnapCompare) -> None:
    assert picture(snap_compare, (120, 36), "4")
