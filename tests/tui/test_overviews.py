"""Agenda, timeline, people and story, over the whole screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.desk import Desk
from briefing_tui.library import LibraryError
from briefing_tui.model import When
from briefing_tui.tui.screens.agenda import AgendaScreen
from briefing_tui.tui.screens.overview import Overview
from briefing_tui.tui.screens.story import StoryScreen
from briefing_tui.tui.widgets.entry_list import EntryList
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import TEXT, article, brief
from tests.tui.real import a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])


@SIZES
async def test_the_agenda_leads_to_its_articles(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, size) as (app, pilot):
        await pilot.press("d")
        await settle(pilot)
        assert isinstance(app.screen, AgendaScreen)
        assert shown(app).splitlines()[-1].rstrip().endswith("esc  back"), "its keys fit"
        assert "EARLIER 6" in shown(app) and "meet her Chilean counterpart" in shown(app)
        await pilot.press("G", "k")
        await settle(pilot)
        here = app.screen.items.entry(app.screen.items.cursor).article_id
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.main and app.main.chosen == here


async def test_the_agenda_is_put_together_by_actor_kind_and_status(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        await pilot.press("d")
        await settle(pilot)
        headings = []
        for _ in range(4):
            headings.append([name.split()[0] for name in app.screen.items._headings])
            await pilot.press("s")
            await settle(pilot)
        assert headings[0] == ["EARLIER", "UNDATED"][: len(headings[0])]
        assert "ANA" in headings[1] and "MEETING" in headings[2] and "PLANNED" in headings[3]


async def test_the_agenda_shows_the_words_of_a_date_that_is_no_day_of_the_calendar(tmp_path: Path) -> None:
    undated = replace(article(1), published=None)
    desk = a_desk(tmp_path, [undated], briefed=False)
    first, *others = brief(undated).agenda
    said = replace(first, when=When(text="next Friday", iso=None))
    desk._library.keep(replace(brief(undated), agenda=(said, *others)))
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("d")
        await settle(pilot)
        assert "UNDATED" in shown(app) and "next Friday" in shown(app)


async def test_an_empty_overview_has_a_face(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path, 0), NARROW) as (app, pilot):
        for key, face in (("d", "No open items"), ("H", "Nothing with a date"), ("P", "Nobody")):
            await pilot.press(key)
            await settle(pilot)
            assert face in shown(app)
            await pilot.press("escape")
            await settle(pilot)
            assert app.screen is app.main


async def test_a_store_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Desk, query: str) -> None:
        raise LibraryError("the disk is gone")

    monkeypatch.setattr(Desk, "people_keys", fail)
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        assert "the disk is gone" in shown(app)


@SIZES
async def test_people_lead_to_the_articles_that_name_them(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, size) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        assert isinstance(app.screen, Overview)
        text = shown(app)
        assert "Ana Ruiz" in text and "oreign minister" in text and "Pedro Soto" in text
        name = app.screen.items.entry(0).name
        await pilot.press("enter")
        await settle(pilot)
        assert app.main.query_text == f'who:"{name}"' and app.main.articles.row_count() == 6


async def test_the_timeline_is_in_order_and_of_the_list_in_view(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("H")
        await settle(pilot)
        items = app.screen.items
        assert "MAY 2022" in shown(app)
        days = [items.entry(row).first for row in range(items.row_count())]
        assert days == sorted(days) and len(days) >= 6
        await pilot.press("v")
        await pilot.press("slash", *'title:"part 3"', "enter", "H")
        await settle(pilot)
        assert len({app.screen.items.entry(row).article_id for row in range(app.screen.items.row_count())}) == 1


async def test_the_story_says_what_others_add(tmp_path: Path) -> None:
    other = article(2, text=TEXT.replace("in Lima", "in the city of Lima") + " The vote takes two days.")
    alone = article(3, title="Rain", text="It rained on the harbour of Oslo, and nobody minded at all.")
    desk = a_desk(tmp_path, [article(1), other])
    desk._library.add([alone])
    async with open_desk(desk, WIDE) as (app, pilot):
        await pilot.press("G", "E")
        await settle(pilot)
        assert isinstance(app.screen, StoryScreen)
        text = shown(app)
        assert "2 articles" in text and "likeness" in text and "+ " in text
        goal = app.screen.story.tellings[1 - app.screen.story.cursor].version.article.id
        await pilot.press("j" if app.screen.story.cursor == 0 else "k", "enter")
        await settle(pilot)
        assert app.main.chosen == goal
        app.main.open_article(alone.id)
        await settle(pilot)
        await pilot.press("E")
        await settle(pilot)
        assert "no other article on this event" in shown(app)


async def test_the_picker_leads_to_every_overview(tmp_path: Path) -> None:
    async with open_desk(a_desk(tmp_path), WIDE) as (app, pilot):
        for back, title in enumerate(("Story", "People", "Timeline", "Agenda")):
            await pilot.press("v")
            await settle(pilot)
            await pilot.press("end", *["k"] * back, "enter")
            await settle(pilot)
            assert app.screen.pane.border_title == title
            await pilot.press("escape")
            await settle(pilot)


def test_lines_and_rows_of_sections_agree() -> None:
    entries = EntryList(lambda keys: keys, lambda entry, width: ([], []), id="x")
    for sections in ([], [("a", [1])], [("a", [1, 2]), ("b", [3]), ("c", [4, 5, 6])]):
        headings = [name for name, _ in sections]
        entries._headings, entries._keys, entries._first_rows, entries._first_lines = [], [], [], []
        entries.refresh_rows = lambda: None  # type: ignore[method-assign]
        entries.show_cursor = lambda: None  # type: ignore[method-assign]
        entries.fill(sections)
        rows = [entries.row_at(line) for line in range(entries.line_count())]
        assert rows.count(None) == len(headings)
        for row in range(entries.row_count()):
            assert [entries.row_at(line) for line in entries.row_lines(row)] == [row, row]
        assert [row for row in rows if row is not None] == [row for row in range(entries.row_count()) for _ in "ab"]


async def test_an_undated_article_shows_the_day_its_reading_found(tmp_path: Path) -> None:
    undated = replace(article(1), published=None)
    desk = a_desk(tmp_path, [undated], briefed=False)
    desk._library.keep(replace(brief(undated), published="2022-05-04"))
    async with open_desk(desk, WIDE) as (app, _):
        assert "~4 May 2022" in shown(app) and "no date" not in shown(app)


async def test_the_source_says_who_wrote_it_and_how_its_date_was_found(tmp_path: Path) -> None:
    one = replace(article(1), author="Ida [/]Lund", provenance="date from meta tag; link from canonical link")
    async with open_desk(a_desk(tmp_path, [one]), WIDE) as (app, _):
        text = shown(app)
        assert "by Ida [/]Lund" in text and "date from meta tag" in text
