"""The panes that are drawn by hand stand where the style sheet puts the real ones."""

from __future__ import annotations

import pytest

from briefing_tui.tui.frame import panes
from tests.tui.driving import open_desk
from tests.tui.fakes import FakeDesk, article


@pytest.mark.parametrize("size", [(80, 24), (90, 30), (119, 40), (120, 36), (137, 41), (160, 48), (200, 60), (241, 77)])
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
