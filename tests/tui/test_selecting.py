"""Passages of the source: a cursor by sentences and words, a selection, and a row added from it by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.review import Layer, Row
from briefing_tui.tui.sentences import sentences, words
from briefing_tui.tui.widgets.source_pane import SourcePane
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import TEXT, FakeDesk, article
from tests.tui.real import a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, (120, 36), WIDE])


def desk() -> FakeDesk:
    return FakeDesk([article(1)])


def rows(fake: FakeDesk, layer: Layer) -> tuple[Row, ...]:
    return fake.reviews.brief(fake.articles[0].id).to(layer)


def text_of(source: SourcePane) -> str:
    return source.passage.text if source.passage is not None else ""


def line_with(words: str, screen: str) -> str:
    return next(line for line in screen.splitlines() if words in line)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (TEXT, 5),
        ("Mr. Smith of the U.S. Senate met Gen. J. R. Jones. They spoke.", 2),
        ("One\nline two. And “three.” Then four!", 4),
        ("", 0),
        (" \n . ", 1),
    ],
)
def test_sentences_cover_every_word_in_order(text: str, count: int) -> None:
    found = list(sentences(text))
    assert len(found) == count and found == sorted(found)
    assert all(text[start:end].strip() == text[start:end] for start, end in found)
    assert all(any(start <= word[0] < end for start, end in found) for word in words(text))


@SIZES
async def test_the_cursor_goes_by_sentences_and_words(size: tuple[int, int]) -> None:
    async with open_desk(desk(), size) as (app, pilot):
        source = app.main.source
        await pilot.press("enter", "enter")
        assert text_of(source).startswith("Foreign minister Ana Ruiz will meet"), "where the evidence is"
        await pilot.press("j")
        assert text_of(source).startswith("They will talk about") and "▌" in line_with("They", shown(app))
        await pilot.press("l", "l", "right")
        assert text_of(source) == "talk"
        await pilot.press("h", "left")
        assert text_of(source) == "They"
        await pilot.press("k", "k")
        assert text_of(source) == "Ruiz to meet Soto in Lima, part 1", "the title is a sentence, too"
        await pilot.press("G")
        assert text_of(source) == "A vote in parliament was cancelled."
        await pilot.press("j", "g", "k")
        assert source.passage is not None and source.passage.field == "title"


async def test_words_and_sentences_are_selected_and_let_go() -> None:
    async with open_desk(desk()) as (app, pilot):
        source = app.main.source
        await pilot.press("enter", "enter", "v", "l")
        assert text_of(source) == "Foreign minister"
        await pilot.press("shift+right", "shift+right")
        assert text_of(source) == "Foreign minister Ana Ruiz"
        await pilot.press("shift+left")
        assert text_of(source) == "Foreign minister Ana"
        await pilot.press("escape")
        assert app.main.pane == "source" and source.selected is None
        await pilot.press("shift+down", "shift+down")
        assert text_of(source).startswith("Foreign") and text_of(source).endswith("prices have doubled.")
        await pilot.press("shift+up")
        assert text_of(source).endswith("(May 6).")
        await pilot.press("v")
        assert source.selected is None
        await pilot.press("escape")
        assert app.main.pane == "brief"


KEYS: list[tuple[str, Layer]] = [
    ("1", "who"),
    ("2", "what"),
    ("3", "when"),
    ("4", "where"),
    ("5", "why"),
    ("6", "how"),
    ("p", "people"),
    ("l", "places"),
    ("q", "quotes"),
]


@pytest.mark.parametrize(("key", "layer"), KEYS)
async def test_one_key_adds_the_selection(key: str, layer: Layer) -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", "enter", "j", "l", "v", "l", "l", "+", key)
        await settle(pilot)
        row = next(row for row in rows(fake, layer) if row.mark == "added")
        assert row.evidence is not None and row.evidence.text == "They will talk"
        assert TEXT[row.evidence.start : row.evidence.end] == "They will talk"
        assert app.main.pane == "source" and app.main.source.lit_text == "They will talk"
        assert app.main.brief.current is not None and app.main.brief.current.row.id == row.id
        await pilot.press("u")
        await settle(pilot)
        assert not any(row.mark == "added" for row in rows(fake, layer))


@SIZES
async def test_an_agenda_item_asks_for_the_rest(size: tuple[int, int]) -> None:
    async with open_desk(fake := desk(), size) as (app, pilot):
        await pilot.press("enter", "enter", "G", "+", "a")
        await settle(pilot)
        assert "Add to agenda" in shown(app) and "A vote in parliament" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        row = rows(fake, "agenda")[-1]
        assert row.mark == "added" and row.evidence is not None
        assert row.evidence.text == "A vote in parliament was cancelled."
        await pilot.press("escape")
        await pilot.press("3", "+", "escape")
        await settle(pilot)
        assert len(rows(fake, "agenda")) == 3


async def test_a_date_that_is_none_is_said() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", "enter", "+", "d")
        await settle(pilot)
        await pilot.press("down", *"Friday", "enter")
        await settle(pilot)
        assert "no date" in shown(app) and len(rows(fake, "dates")) == 1


async def test_the_mouse_selects(tmp_path: Path) -> None:
    async with open_desk(desk(), WIDE) as (app, pilot):
        source = app.main.source
        await pilot.press("enter", "enter")
        top = source.region.y + 1
        line = next(y for y, text in enumerate(shown(app).splitlines()) if "Foreign minister Ana" in text)
        left = shown(app).splitlines()[line].index("Foreign minister Ana") - source.region.x
        await pilot.mouse_down(source, offset=(left + 17, line - top + 1))
        await pilot.hover(source, offset=(left + 23, line - top + 1))
        await pilot.mouse_up(source, offset=(left + 23, line - top + 1))
        assert source.selected is not None and source.selected.text == "Ana Ruiz"
        await pilot.click(source, offset=(left + 1, line - top + 1))
        assert source.selected is None and text_of(source) == "Foreign"


async def test_a_passage_is_evidence_in_the_real_store(tmp_path: Path) -> None:
    home = a_desk(tmp_path)
    async with open_desk(home) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "enter", "shift+down", "+", "6")
        await settle(pilot)
        assert app.main.chosen is not None
        how = home.reviews.brief(app.main.chosen).answer("how")
        assert how.mark == "added" and how.evidence is not None and how.evidence.text.startswith("Foreign minister")
