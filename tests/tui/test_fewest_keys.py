"""The fewest keys from opening the sample article to a brief that is reviewed and exported: three."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.assets import SEEDS
from briefing_tui.desk import Desk
from tests.tui.driving import NARROW, WIDE, open_desk, settle
from tests.tui.fakes import brief
from tests.tui.real import a_desk


def sample(home: Path) -> Desk:
    """A desk that opens on the sample article, and has read it."""
    desk = a_desk(home, [])
    for _ in desk.add([str(SEEDS)]):
        pass
    for row in desk.rows(desk.find()):
        article = desk.article(row.id)
        assert article is not None
        desk.keep_brief(brief(article))
    return desk


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(
    "keys",
    [
        ("enter", "A", "W"),  # by the choice as last time or, the first time, a draft in Markdown
        ("enter", "A", "w", "enter"),  # seeing the form
    ],
)
async def test_three_keys_review_and_export_the_sample(
    tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    desk = sample(tmp_path)
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        here = app.main.chosen
        assert here is not None
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        assert desk.reviews.brief(here).count.done, "every row is decided"
        (written,) = desk.exports.folder.glob("*.md")
        assert "6 of 6 fields reviewed" in written.read_text()


async def test_keys_typed_ahead_lose_nothing(tmp_path: Path) -> None:
    desk = sample(tmp_path)
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "A", "W")
        await settle(pilot)
        assert app.main.chosen is not None and desk.reviews.brief(app.main.chosen).count.done
        (written,) = desk.exports.folder.glob("*.md")
        assert "6 of 6 fields reviewed" in written.read_text()
