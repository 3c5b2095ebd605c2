"""Deciding by keys: what is shown at once, what is stored, and what is said where it could not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_tui.model import Answer
from briefing_tui.tui.brief_rows import MARKS
from briefing_tui.tui.openings import opened
from tests.tui.driving import MEDIUM, NARROW, WIDE, open_desk, settle, shown
from tests.tui.fakes import FakeDesk, article

SIZES = pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])


def desk(count: int = 3) -> FakeDesk:
    return FakeDesk([article(number) for number in range(1, count + 1)])


def marks(fake: FakeDesk, number: int = 0) -> dict[str, str]:
    return {row.id: row.mark for row in fake.reviews.brief(fake.articles[number].id).rows}


@SIZES
async def test_accepting_and_rejecting_move_on_and_are_stored(size: tuple[int, int]) -> None:
    async with open_desk(fake := desk(), size) as (app, pilot):
        await pilot.press("enter", "a", "x")
        assert app.main.brief.current is not None and app.main.brief.current.row.id == "when"
        assert app.main.brief.reviewed is not None
        assert app.main.brief.reviewed.answer("who").mark == "confirmed", "shown before it is stored"
        await settle(pilot)
        assert marks(fake)["who"] == "confirmed" and marks(fake)["what"] == "rejected"
        assert f"{MARKS['confirmed']}  WHO" in shown(app) and f"{MARKS['rejected']}  WHAT" in shown(app)
        assert "2 of 13 reviewed" in shown(app)


async def test_moving_decides_nothing() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", *"jjjGgk", "]", "right", "right", "tab", "escape")
        await settle(pilot)
        assert set(marks(fake).values()) == {"machine"} and app.main.decider.idle


async def test_a_key_in_the_list_decides_nothing_but_goes_to_the_brief() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("a")
        await settle(pilot)
        assert app.main.pane == "brief" and set(marks(fake).values()) == {"machine"}


async def test_accept_all_is_one_step_of_undo() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", "x", "A")
        await settle(pilot)
        assert "machine" not in marks(fake).values() and "13 of 13" in shown(app)
        assert "All rows are reviewed" in shown(app) and "✓✓" in shown(app)
        await pilot.press("u")
        await settle(pilot)
        assert marks(fake)["who"] == "rejected" and "1 of 13 reviewed" in shown(app)
        await pilot.press("u")
        await settle(pilot)
        assert set(marks(fake).values()) == {"machine"}
        assert "Undone: rejected “Ana Ruiz”" in shown(app)
        await pilot.press("ctrl+r", "ctrl+r")
        await settle(pilot)
        assert "machine" not in marks(fake).values()
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "nothing left" in shown(app)


async def test_undo_reaches_back_into_another_article_and_says_so() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", "a", "1", "j")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert set(marks(fake).values()) == {"machine"}
        assert app.main.chosen == fake.articles[0].id and app.main.articles.cursor == 0, "it is the one on the table"
        assert "0 of 13 reviewed" in shown(app)
        said = " ".join(note.message for note in app._notifications)
        assert "Undone: accepted “Ana Ruiz” · in “Ruiz to meet Soto in Lima, part 1”" in said
        await pilot.press("j", "ctrl+r")
        await settle(pilot)
        assert app.main.chosen == fake.articles[0].id and marks(fake)["who"] == "confirmed"


async def test_undo_leaves_a_search_only_where_the_article_is_not_in_it() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", "a", "1", "slash", *"part", "enter", "j")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert app.main.query_text == "part" and app.main.chosen == fake.articles[0].id
        await pilot.press("ctrl+r", "escape", "slash", *"2", "enter")
        await settle(pilot)
        assert app.main.chosen != fake.articles[0].id
        await pilot.press("u")
        await settle(pilot)
        assert app.main.query_text == "" and app.main.chosen == fake.articles[0].id


async def test_next_unreviewed_goes_round() -> None:
    async with open_desk(desk()) as (app, pilot):
        await pilot.press("enter", "j", "a", "G", "]")
        assert app.main.brief.cursor == 0
        await pilot.press("]")
        assert app.main.brief.cursor == 2, "the second row is decided"


async def test_next_article_passes_over_what_is_reviewed() -> None:
    fake = desk()
    fake.reviews.accept_all(fake.articles[1].id)
    async with open_desk(fake) as (app, pilot):
        await pilot.press("}")
        await settle(pilot)
        assert app.main.pane == "brief" and app.main.chosen == fake.articles[2].id
        await pilot.press("}")
        await settle(pilot)
        assert app.main.chosen == fake.articles[0].id, "round, from the top"
        await pilot.press("A", "}", "A", "}")
        await settle(pilot)
        assert "No other article" in shown(app) and app.main.chosen == fake.articles[2].id


async def test_a_failed_decision_is_said_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk(fake := desk(), WIDE) as (app, pilot):

        def full(*_: object) -> None:
            raise OSError("No space left [/on] device")

        monkeypatch.setattr(fake.reviews, "accept", full)
        await pilot.press("enter", "a")
        await settle(pilot)
        assert "Not saved: No space left [/on] device" in shown(app)
        assert "0 of 13 reviewed" in shown(app) and f"{MARKS['confirmed']}  WHO" not in shown(app)


async def test_what_is_not_stated_is_confirmed_and_cannot_be_rejected() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", *"jjjjj", "x")
        assert "nothing to reject" in shown(app)
        await pilot.press("a")
        await settle(pilot)
        assert marks(fake)["how"] == "confirmed"


async def test_leaving_stores_what_is_under_way() -> None:
    async with open_desk(fake := desk()) as (app, _):
        app.main.go_to("brief")
        app.main.action_accept()
        app.main.action_accept()
        app.main.action_leave()
        assert marks(fake)["who"] == marks(fake)["what"] == "confirmed"


async def test_one_row_is_open_at_a_time_and_none_once_it_is_decided() -> None:
    async with open_desk(desk()) as (app, pilot):
        await pilot.press("enter", "right")
        assert shown(app).count("not reviewed") == 1
        await pilot.press("j", "right")
        assert shown(app).count("not reviewed") == 1, "the row before is closed"
        await pilot.press("a")
        assert "not reviewed" not in shown(app), "what is decided makes room for what is not"


async def test_an_answer_that_takes_the_place_of_another_says_so() -> None:
    async with open_desk(desk()) as (app, pilot):
        said: list[str] = []
        app.main.say = lambda text, warning=False: said.append(text)  # type: ignore[method-assign]
        await pilot.press("enter", "enter", "plus", "1")
        await settle(pilot)
        assert "instead of “Ana Ruiz”" in said[-1]


@SIZES
async def test_a_row_opens_to_reasons_and_other_answers_and_a_digit_picks_one(size: tuple[int, int]) -> None:
    async with open_desk(fake := desk(), size) as (app, pilot):
        await pilot.press("enter", "right")
        screen = shown(app)
        lines = [line.rstrip(" │") for line in screen.splitlines()]
        assert any("= this answer" in line and line.split("│ =")[1].split("│")[0].endswith("0.90") for line in lines)
        assert "subject of its clause +0.6 · lead −0.2" in screen, "what is for it, then what is against it"
        assert screen.index("this answer") < screen.index("1 Pedro Soto") < screen.index("not reviewed")
        keys = screen.splitlines()[-1]
        assert "1 take answer" in keys and "→ close row" in keys and "open row" not in keys
        assert "0.40" in screen.split("1 Pedro Soto")[1].splitlines()[0] and "object of its clause +0.1" in screen
        await pilot.press("2")
        assert app.main.brief.current is not None and app.main.brief.current.text == "Ana Ruiz", "there is no second"
        await pilot.press("1")
        await settle(pilot)
        row = fake.reviews.brief(fake.articles[0].id).answer("who")
        assert row.value is not None and row.value.text == "Pedro Soto" and row.mark == "confirmed"  # type: ignore[union-attr]
        assert app.main.pane == "brief" and "the machine said: words “Ana Ruiz”" in shown(app)
        await pilot.press("right", "1")
        assert app.main.pane == "articles", "closed, the digit is a pane's again"
        await pilot.press("2")
        assert "→ open row" in shown(app).splitlines()[-1]


def test_a_score_is_told_of_the_machines_words_not_of_the_analysts() -> None:
    fake = desk()
    reviewed = fake.reviews.brief(fake.articles[0].id)
    row = reviewed.answer("who")
    assert isinstance(row.value, Answer)
    own_role = replace(row, mark="edited", value=replace(row.value, role="Minister"))
    own_words = replace(row, mark="edited", value=replace(row.value, text="Foreign minister Ruiz"))
    assert [opening.lead for opening in opened(own_role, reviewed) if opening.score] == ["=", "1"]
    assert [opening.lead for opening in opened(own_words, reviewed) if opening.score] == ["1"]


async def test_a_person_opens_to_role_mentions_and_quotes() -> None:
    async with open_desk(desk(), WIDE) as (app, pilot):
        await pilot.press("enter", *"jjjjjjjj", "right")
        assert app.main.brief.current is not None and app.main.brief.current.text == "Ana Ruiz"
        screen = shown(app)
        assert "role: Foreign minister" in screen and "mentioned 1 time" in screen
        assert "“ We want to sign before the summer is over”" in screen


async def test_the_agenda_is_sorted_by_date() -> None:
    async with open_desk(desk()) as (app, pilot):
        await pilot.press("enter", *"jjjjjj")
        assert app.main.brief.current is not None and app.main.brief.current.text == "meet her Chilean counterpart"


@SIZES
async def test_an_agenda_item_is_edited_field_by_field(size: tuple[int, int]) -> None:
    async with open_desk(fake := desk(), size) as (app, pilot):
        await pilot.press("enter", *"jjjjjj", "e")
        await settle(pilot)
        assert "Edit agenda" in shown(app) and "meet her Chilean counterpart" in shown(app)
        await pilot.press("down", "right", "enter")
        await settle(pilot)
        row = fake.reviews.brief(fake.articles[0].id).to("agenda")[0]
        assert row.mark == "edited" and row.value.kind == "visit"  # type: ignore[union-attr]
        assert f"{MARKS['edited']}  ▸ meet her" in shown(app)
        await pilot.press("k", "e")
        await settle(pilot)
        assert "the machine said: meeting" in shown(app)


async def test_what_does_not_fit_is_said_and_the_form_stays() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", *"jjj", "e")
        await settle(pilot)
        await pilot.press("down", "backspace", "backspace", *"Peru[/", "enter")
        await settle(pilot)
        assert "no country code" in shown(app) and "Peru[/" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        assert set(marks(fake).values()) == {"machine"} and app.screen is app.main


async def test_a_row_is_added_with_its_evidence() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", *"jjjjjjjjjj", "+")
        await settle(pilot)
        assert "Add to" in shown(app) and "“Lima”" in shown(app)
        await pilot.press("l")
        await settle(pilot)
        assert "Add to places" in shown(app)
        await pilot.press(*"Port of Lima", "enter")
        await settle(pilot)
        row = fake.reviews.brief(fake.articles[0].id).to("places")[-1]
        assert row.mark == "added" and row.value.text == "Port of Lima"  # type: ignore[union-attr]
        assert row.evidence is not None and row.evidence.text == "Lima"
        assert f"{MARKS['added']}  ▸ Port of Lima" in shown(app)


async def test_two_people_are_merged_and_split() -> None:
    async with open_desk(fake := desk()) as (app, pilot):
        await pilot.press("enter", *"jjjjjjjj", "m", "j", "m")
        await settle(pilot)
        assert "is part of “" in shown(app), "it says what came of it"
        people = fake.reviews.brief(fake.articles[0].id).to("people")
        assert len(people) == 1 and len(people[0].merged) == 1
        assert app.main.brief.reviewed is not None and len(app.main.brief.reviewed.to("people")) == 1
        await pilot.press("g", *"jjjjjjjj", "M")
        await settle(pilot)
        assert len(fake.reviews.brief(fake.articles[0].id).to("people")) == 2
        await pilot.press("g", "m")
        assert "Only people and places" in shown(app)
