"""What the shell, or another desk, changes while the desk is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.tui.driving import WIDE, open_desk, settle, shown
from tests.tui.fakes import article, brief
from tests.tui.real import QuickReader, a_desk


class CountingReader(QuickReader):
    """Remembers the publication day of what it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.days: list[str | None] = []

    async def read(self, article):  # type: ignore[no-untyped-def]
        self.days.append(article.published)
        return await super().read(article)


async def test_an_open_article_that_is_given_its_day_is_read_again(tmp_path: Path) -> None:
    undated = replace(article(1), published=None)
    desk = a_desk(tmp_path, [undated], reader=(reader := CountingReader()))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("enter", "j")
        await settle(pilot)
        assert reader.days == []
        desk._library.add([replace(undated, published="2022-03-31")])
        app.main._moved = 0.0
        app.main._look()
        await settle(pilot)
        assert reader.days == ["2022-03-31"]
        assert app.main.shown is not None and app.main.shown.article is not None
        assert app.main.shown.article.published == "2022-03-31"
        assert app.main.pane == "brief" and "WHO" in shown(app)


async def test_a_brief_made_elsewhere_is_shown(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 1)
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("enter", "j")
        await settle(pilot)
        desk._library.keep(replace(brief(article(1)), core="another"))
        app.main._moved = 0.0
        app.main._look()
        await settle(pilot)
        assert app.main.brief.reviewed is not None and app.main.brief.reviewed.machine.core == "another"
        assert app.main.brief.cursor == 1, "the analyst's place is kept"
