"""What is drawn by hand before the screen's library is loaded stands where the real panes put it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from briefing_tui.tui.app import BriefingApp
from briefing_tui.tui.first_look import FirstLook, first_look
from briefing_tui.tui.frame import Frame, list_lines, panes
from tests.tui.driving import open_desk, settle, shown
from tests.tui.fakes import FakeDesk, article

SIZES = [(80, 24), (90, 30), (119, 40), (120, 36), (137, 41), (160, 48), (200, 60), (241, 77)]


@pytest.mark.parametrize("size", SIZES)
async def test_drawn_panes_are_the_real_ones(size: tuple[int, int]) -> None:
    drawn = panes(*size)
    assert drawn
    async with open_desk(FakeDesk([article(number) for number in range(1, 4)]), size) as (app, _):
        for box in drawn:
            real = app.main.query_one(f"#{box.title.split()[1].lower()}").region
            assert (box.x, box.y, box.width, box.height) == (real.x, real.y, real.width, real.height), box.title


def test_a_frame_fills_its_lines() -> None:
    text = panes(120, 36)[0].draw()
    assert text.count("│") == 2 * 33
    assert "╭─ 1 Articles ─" in text


def desk_of(count: int) -> Any:
    return FakeDesk([article(number) for number in range(1, count + 1)])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("opened", [None, 2, 37])
async def test_drawn_rows_are_the_real_ones(size: tuple[int, int], opened: int | None, capsys: Any) -> None:
    desk = desk_of(40)
    names = [article(opened).id] if opened else []
    frame = Frame(*size)
    look = first_look(desk, names, frame.list_height)
    assert look is not None
    frame.draw()
    frame.draw_list(look)
    drawn = screen_of(capsys.readouterr().out, *size)
    async with open_desk(desk, size, names) as (app, _):
        region = app.main.articles.region
        real = shown(app).splitlines()
    for line in range(region.y, region.bottom):
        # The bar at the right is the scroll bar's, and the dot of an article goes when it has been read.
        ours = drawn[line][region.x : region.right - 2]
        assert ours.strip() and _plain(ours) == _plain(real[line][region.x : region.right - 2])


def _plain(line: str) -> str:
    return line.replace("✓", "·")


def screen_of(written: str, width: int, height: int) -> list[str]:
    """What a terminal shows after this was written to it: moves of the cursor, and text of one cell a character."""
    cells = [[" "] * width for _ in range(height)]
    row = column = 0
    for move, text in re.findall(r"\x1b\[([0-9;?]*[A-Za-z])|([^\x1b]+)", written):
        if move.endswith("H"):
            row, column = (int(number) - 1 for number in (move[:-1] or "1;1").split(";"))
        for letter in text:
            cells[row][column] = letter
            column += 1
    return ["".join(line) for line in cells]


async def test_the_first_paint_has_the_rows_already() -> None:
    desk = desk_of(40)
    look = first_look(desk, [], 33)
    painted: list[str] = []
    desk.find = None  # the list is not asked for again

    class Watched(BriefingApp):
        def _display(self, screen: Any, renderable: Any) -> None:
            if not painted and screen is self.main and self.main.articles.size.height:
                painted.append(shown(self))
            super()._display(screen, renderable)

    app = Watched(desk, [], look)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
    assert "1 of 40" in painted[0]
    assert "Ruiz to meet Soto in Lima" in painted[0]


def test_a_desk_that_fails_is_not_told_by_the_frame() -> None:
    class Broken:
        def find(self, *_: object) -> list[int]:
            raise OSError("no such disk")

    assert first_look(Broken(), [], 30) is None  # type: ignore[arg-type]


def test_escape_codes_of_a_store_that_somebody_else_wrote_stay_text(capsys: Any) -> None:
    desk = desk_of(1)
    (row,) = desk.rows(desk.find())
    look = FirstLook([0], None, [replace(row, headline="\x1b]52;c;AAAA\x07gone", source="\x1b[2J")], 0)
    Frame(120, 36).draw_list(look)
    written = capsys.readouterr().out
    assert "gone" in written
    assert "\x1b]" not in written and "\x1b[2J" not in written and "\x07" not in written


def test_only_rows_in_view_are_asked_for() -> None:
    look = first_look(desk_of(500), [article(400).id], 33)
    assert look is not None and look.cursor is not None
    assert len(look.rows) <= 17
    lines = list_lines(look, 40, 33)
    assert len(lines) <= 33
    assert ("▌", "mark") in [line[0] for line in lines]


def test_the_first_paint_waits_for_no_editor_form_review_or_export() -> None:
    late = ("textual.widgets._text_area", "jinja2", "yaml", "markdown_it", "spacy", "briefing_tui.export")
    late += ("briefing_tui.tui.screens.help", "briefing_tui.tui.screens.export_form")
    late += ("briefing_tui.review", "briefing_tui.tui.selection", "secrets")
    script = f"import sys, briefing_tui.tui.app; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
