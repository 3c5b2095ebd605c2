"""What is stated about a brief, lint, rules, decisions that no longer fit: from the desk, by keys, and as exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.desk import Desk
from briefing_tui.export.lint import Finding
from briefing_tui.model import Article, Brief
from briefing_tui.tradecraft import Grade
from briefing_tui.tui.app import BriefingApp
from briefing_tui.tui.screens.judgement_form import JudgementForm, Judgements
from briefing_tui.tui.screens.lapsed import LapsedScreen
from briefing_tui.tui.screens.lint import LintScreen
from briefing_tui.tui.screens.rules import RulesScreen
from briefing_tui.tui.screens.statement_form import StatementForm
from tests.tui.driving import NARROW, open_desk, settle, shown
from tests.tui.fakes import article
from tests.tui.real import QuickReader, a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, (120, 36), (160, 48)])
FIRST = article(1).id


def words(app: BriefingApp) -> str:
    """What stands in the dialog, as if it were on one line."""
    return " ".join(shown(app).translate(dict.fromkeys(map(ord, "│╭╰╮╯─"), " ")).split())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path, 1)


@SIZES
async def test_each_field_is_saved_as_it_is_left_and_exported_as_saved(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "S")
        await settle(pilot)
        assert isinstance(app.screen, StatementForm) and "What the brief states" in shown(app)
        await pilot.press("right", "right", "right", "right", "down")
        await settle(pilot)
        assert desk.reviews.tradecraft(FIRST).handling == "TLP:GREEN", "saved before the form is closed"
        await pilot.press(*"2022-03-31T08:00Z", "enter", "right", "down", *("left",) * 5, "down", "right", "tab")
        await pilot.press("right", "down", "right", "right", "down")
        await pilot.press(
            *"The accord comes first.", "tab", *"Who pays", "enter", *"Who signs", "tab", *"Rain", "escape"
        )
        await settle(pilot)
        assert app.screen is app.main
        stated = desk.reviews.tradecraft(FIRST)
        assert (stated.cutoff, stated.yardstick, stated.grade) == ("2022-03-31T08:00Z", "icd203", Grade("A", "1"))
        assert stated.item_grades == {"who": Grade("A", "2")}
        assert (stated.bottom_line, stated.gaps) == ("The accord comes first.", ("Who pays", "Who signs"))
        assert stated.assumptions == ("Rain",)
        page = desk.exports.preview(FIRST, "brief")
        for words in (
            "TLP:GREEN",
            "2022-03-31T08:00Z",
            "The accord comes first.",
            "Who pays",
            "Who signs",
            "Rain",
            "A1",
        ):
            assert words in page, words
        await pilot.press("u")
        await settle(pilot)
        assert "Undone: changed the assumptions" in shown(app)
        assert desk.reviews.tradecraft(FIRST).assumptions == ()
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert desk.reviews.tradecraft(FIRST) == stated


async def test_what_does_not_fit_is_said_and_keeps_the_form_open_once(desk: Desk) -> None:
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "S")
        await settle(pilot)
        await pilot.press("down", *"[b]soon[/", "escape")
        await settle(pilot)
        assert isinstance(app.screen, StatementForm) and "is no time" in shown(app) and "[b]soon[/" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is app.main and desk.reviews.tradecraft(FIRST).cutoff is None


async def test_leaving_a_form_untouched_states_nothing(desk: Desk) -> None:
    async with open_desk(desk) as (_, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "S")
        await settle(pilot)
        await pilot.press(*("tab",) * 12, "escape")
        await settle(pilot)
        assert desk.reviews.last() is None and desk.reviews.tradecraft(FIRST).updated is None


@SIZES
async def test_key_judgements(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "j", "J")
        await settle(pilot)
        assert isinstance(app.screen, JudgementForm), "with none there, the first is asked for"
        await pilot.press(
            *"They will sign", "tab", *("right",) * 5, "tab", "right", "right", "tab", *"one source", "tab"
        )
        await settle(pilot)
        (one,) = desk.reviews.tradecraft(FIRST).judgements
        assert (one.text, one.likelihood, one.confidence) == ("They will sign", "likely", "moderate")
        assert (one.basis, one.rows) == ("one source", ("what",)), "it rests on the row the cursor stood on"
        await pilot.press("space")
        await settle(pilot)
        assert set(desk.reviews.tradecraft(FIRST).judgements[0].rows) == {"who", "what"}
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, Judgements) and "They will sign" in shown(app) and "likely" in shown(app)
        await pilot.press("plus", *"Prices fall", "escape")
        await settle(pilot)
        await pilot.press("j", "K")
        await settle(pilot)
        assert [each.text for each in desk.reviews.tradecraft(FIRST).judgements] == ["Prices fall", "They will sign"]
        page = desk.exports.preview(FIRST, "brief")
        assert "They will sign. Likelihood: likely. Confidence: moderate (one source)." in page
        await pilot.press("x", "escape")
        await settle(pilot)
        assert [each.text for each in desk.reviews.tradecraft(FIRST).judgements] == ["They will sign"]
        assert app.screen is app.main


async def test_a_judgement_rests_on_the_selected_passage(desk: Desk) -> None:
    async with open_desk(desk) as (_, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "enter", "shift+down", "J")
        await settle(pilot)
        await pilot.press(*"They meet", "escape")
        await settle(pilot)
        (one,) = desk.reviews.tradecraft(FIRST).judgements
        assert one.passages[0].text.startswith("Foreign minister Ana Ruiz")


async def test_a_term_of_the_other_yardstick_keeps_the_yardstick(desk: Desk) -> None:
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "J")
        await settle(pilot)
        await pilot.press(*"They meet", "tab", "right", "escape", "escape", "S")
        await settle(pilot)
        await pilot.press("down", "down", "right", "down")
        await settle(pilot)
        assert "remote chance" in shown(app) and desk.reviews.tradecraft(FIRST).yardstick == "phia"


@SIZES
async def test_lint_names_row_and_reason_and_leads_there(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "L")
        await settle(pilot)
        assert isinstance(app.screen, LintScreen) and "no handling marking" in shown(app)
        assert "nobody has reviewed it" in shown(app) and "14 to put right" in shown(app)
        await pilot.press("j", "j", "enter")
        await settle(pilot)
        assert app.main.pane == "brief" and app.main.brief.current is not None
        assert app.main.brief.current.row.id == "what"
        await pilot.press("L")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StatementForm), "handling is put right there"
        await pilot.press("right", "escape", "A", "L")
        await settle(pilot)
        assert "Nothing stands against" in shown(app) and "go there" not in shown(app)


def test_lint_lists_rows_that_nobody_has_reviewed_last() -> None:
    where = {"where": "Brief", "reason": "as said"}
    found = [Finding(rule="unreviewed", **where), Finding(rule="no-cutoff", **where)]
    assert [each.rule for each in LintScreen(found)._items] == ["no-cutoff", "unreviewed"]


async def test_lint_is_a_key_away_before_a_final_export(desk: Desk) -> None:
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "w")
        await settle(pilot)
        await pilot.press("down", "down", "right")
        await settle(pilot)
        assert "no handling marking" in shown(app) and "more" in shown(app)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, LintScreen)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert app.screen is app.main and app.main.brief.current is not None
        assert app.main.brief.current.row.id == "who"


@SIZES
async def test_a_corrected_role_holds_in_the_next_article_and_can_be_dropped(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = a_desk(tmp_path, 2)
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", *"jjjjjjjj", "e")
        await settle(pilot)
        await pilot.press("down", "end", *" of Peru", "enter")
        await settle(pilot)
        await pilot.press("1", "j", "enter")
        await settle(pilot)
        assert "§ ▸ Ana Ruiz" in " ".join(shown(app).split()) and "Foreign minister of Peru" in shown(app)
        await pilot.press("R")
        await settle(pilot)
        assert isinstance(app.screen, RulesScreen) and "Foreign minister of Peru" in shown(app)
        await pilot.press("x")
        await settle(pilot)
        assert "None yet" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "§" not in shown(app) and "Foreign minister of Peru" not in shown(app)
        await pilot.press("u")
        await settle(pilot)
        assert len(desk.reviews.rules()) == 1 and "§" in shown(app)


class Later(QuickReader):
    """A newer core: it finds no quotes, and says less of what happens."""

    async def read(self, article: Article) -> Brief:
        before = await super().read(article)
        what = tuple(replace(one, text="will meet", end=one.start + 9) for one in before.answers.what)
        return replace(before, quotes=(), answers=replace(before.answers, what=what), core="later")


@SIZES
async def test_reading_again_keeps_decisions_and_lists_those_that_no_longer_fit(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = a_desk(tmp_path, 1, reader=Later())
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "G", "x", "A", "b")
        await settle(pilot)
        assert isinstance(app.screen, LapsedScreen) and "machine no longer finds" in words(app)
        after = desk.reviews.brief(FIRST)
        assert after.machine.core == "later" and after.answer("who").mark == "confirmed"
        lapsed = len(after.lapsed)
        await pilot.press("escape")
        await settle(pilot)
        assert f"{lapsed} no longer fit" in shown(app) and len(desk.reviews.brief(FIRST).lapsed) == lapsed, "kept"
        await pilot.press("F", "x")
        await settle(pilot)
        assert len(desk.reviews.brief(FIRST).lapsed) == lapsed - 1
        await pilot.press("X", "escape")
        await settle(pilot)
        assert "no longer fit" not in shown(app) and not desk.reviews.brief(FIRST).lapsed
        for _ in range(1 if lapsed == 1 else 2):
            await pilot.press("u")
            await settle(pilot)
        assert len(desk.reviews.brief(FIRST).lapsed) == lapsed


async def test_many_are_read_again(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 3, reader=Later())
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "G", "x", "1", "asterisk", "b")
        await settle(pilot)
        assert "Read again: 3 of 3" in shown(app) and "1 no longer fit" in words(app)
        assert {desk.reviews.brief(article(n).id).machine.core for n in (1, 2, 3)} == {"later"}


async def test_without_a_brief_there_is_nothing_to_state(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, 1, briefed=False, reader=QuickReader(unreadable="part"))
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        for key in "SJLF":
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is app.main
        assert "no brief of this article" in shown(app)


async def test_a_store_that_fails_leaves_the_field_as_typed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("enter", "S")
        await settle(pilot)

        def refuse(*_: object) -> None:
            raise OSError("disk [full]")

        monkeypatch.setattr(desk.reviews.store, "commit", refuse)
        await pilot.press("right", "tab")
        await settle(pilot)
        assert "Not saved" in shown(app) and "disk [full]" in shown(app) and "TLP:RED" in shown(app)
