"""Foreign text is text: in every pane what is shown is what was given, and nothing in it acts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.geometry import Offset

from briefing_tui.model import AgendaItem, Answer, Answers, Article, Brief, Evidence, Person, Place, Quote
from briefing_tui.text import clean
from tests.tui.driving import NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import FakeDesk, article

PIECES = (
    "[/]",
    "[/",
    "[@click=app.quit]x[/]",
    "[bold red]",
    "[link=file:///etc/passwd]",
    "\\[",
    "[[",
    "]",
    "$primary",
    ":smile:",
    "\x1b[2J",
    "\x1b]52;c;AA\x07",
    "‮gpj",
    "漢字",
    "👨‍👩‍👧",
    "e\u0301",
    "\t",
    "العربية",
    "word",
)


def hostile(seed: int, length: int = 6) -> str:
    return clean(" ".join(random.Random(seed).choices(PIECES, k=length)))


def everything(of: Article, words: str) -> Brief:
    span = (0, len(of.text))
    answer = (Answer(text=words, start=0, end=len(words), sentence=span, score=1.0, role=words),)
    return Brief(
        article_id=of.id,
        answers=Answers(who=answer, what=answer, where=answer, when=answer, why=answer, how=answer),
        agenda=(
            AgendaItem(
                kind="event",
                action=words,
                actors=(words,),
                topic=words,
                where=words,
                status="planned",
                evidence=Evidence(start=0, end=span[1], text=of.text),
                score=1.0,
            ),
        ),
        people=(Person(name=words, role=words, mentions=(span,)),),
        places=(Place(text=words, mentions=(span,)),),
        quotes=(Quote(text=words, speaker=words, start=0, end=span[1]),),
        core="test",
        model="none",
    )


@pytest.mark.parametrize("seed", range(12))
async def test_brackets_and_payloads_are_shown_as_they_are(seed: int) -> None:
    words = hostile(seed)
    of = article(title=words, text=f"{words}\n\n{words}", url=words)
    fake = FakeDesk([of, article(2)])
    fake.briefs[of.id] = everything(of, words)
    fake.texts[of.id] = words
    async with open_desk(fake, WIDE if seed % 2 else (300, 70)) as (app, pilot):
        screen = "".join(shown(app).split())
        first = "".join(words.replace("\t", " ").split())
        assert screen.count(first[:12]) >= 8
        assert not any(ord(character) < 32 for character in shown(app).replace("\n", ""))
        for key in ["enter", *"jjjj", "G", "enter", "y", "1", "y", "o", "escape", "W", "p", "p", "w"]:
            await pilot.press(key)
        await settle(pilot)
        assert app.return_value is None


@pytest.mark.parametrize("size", [NARROW, (200, 60)])
async def test_no_click_acts(size: tuple[int, int]) -> None:
    words = "[@click=app.quit]x[/] [@click=screen.leave]y[/]"
    of = article(title=words, text=words)
    fake = FakeDesk([of])
    fake.briefs[of.id] = everything(of, words)
    async with open_desk(fake, size) as (app, pilot):
        for key in "1234":
            await pilot.press(key)
            pane = app.focused
            assert pane is not None
            for x in range(2, min(pane.size.width, 60), 5):
                await pilot.click(pane, offset=Offset(x, 1))
        assert app.return_value is None and app.is_running


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_scores_stand_in_one_column_whatever_answers_and_reasons_are(size: tuple[int, int]) -> None:
    words = ("plain", "漢字港務局 [/] 田中", clean("\x1b[2J[@click=app.quit]x[/] " * 9), "漢字" * 60, "👨‍👩‍👧 العربية")
    of = article(title="t", text=" ".join(words))
    fake = FakeDesk([of])
    brief = everything(of, "t")
    features = {"near [bold red]漢字 \x1b[2J": 0.7, "{0} [/]": -0.3, "in title": 0.2, "漢" * 90: -2.0}
    one = replace(brief.answers.who[0], role=None, score=0.12, features=features)
    answers = tuple(replace(one, text=text) for text in words)
    fake.briefs[of.id] = replace(brief, answers=replace(brief.answers, who=answers))
    async with open_desk(fake, size) as (app, pilot):
        await pilot.press("2", "right")
        await settle(pilot)
        pane = app.main.brief
        width = pane.scrollable_content_region.width
        lines = ["".join(text for text, _ in pane.line_runs(line, width)) for line in pane.row_lines(0) if line]
        scored = [line for line in lines if line.endswith("  0.12")]
        assert [line.split("│ ")[1][0] for line in scored] == ["=", "1", "2", "3", "4"]
        assert len({cell_len(line) for line in scored}) == 1, "in one column"
        assert all(cell_len(line.rstrip()) <= width for line in lines)
        assert sum("“[bold red]漢字 ␛[2J” nearby +0.7" in line for line in lines) == len(words)
        assert not any("\x1b" in line for line in lines)


async def test_a_query_and_a_failure_are_text() -> None:
    async with open_desk(FakeDesk([article()])) as (app, pilot):
        await pilot.press(*"/[/][b", "enter")
        await settle(pilot)
        assert "[/][b" in shown(app)
