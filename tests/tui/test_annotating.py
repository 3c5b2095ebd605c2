"""Notes on articles, rows and passages: written, labelled, previewed, linked, found again, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from briefing_tui.desk import Desk
from briefing_tui.model import Passage
from briefing_tui.tui.app import BriefingApp
from briefing_tui.tui.screens.all_notes import AllNotes
from briefing_tui.tui.screens.pick_link import PickLink
from tests.tui.driving import NARROW, open_desk, settle, shown
from tests.tui.fakes import TEXT, article, brief
from tests.tui.real import a_desk

SIZES = pytest.mark.parametrize("size", [NARROW, (120, 36)])
FIRST = article(6).id
"""The newest article stands first in the list."""
SECOND = article(5).id


async def open_note(pilot: Pilot[str | None], words: str) -> None:
    """Open the note with these words from the list of all notes, and wait until the desk stands on it."""
    await pilot.press("ctrl+n", *words)
    await settle(pilot)
    await pilot.press("enter")
    for _ in range(5):
        await settle(pilot)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = a_desk(tmp_path)
    yield desk
    desk.close()


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(start=start, end=start + len(words), text=words)


def hangs_on(desk: Desk, article_id: str = FIRST) -> dict[str, tuple[str | None, str | None]]:
    """Text of each note → its row and the words it is about."""
    return {note.text: (note.row, note.passage.text if note.passage else None) for note in desk.notes.of(article_id)}


@SIZES
async def test_a_note_hangs_on_what_the_cursor_stands_on(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press(*"non all", "escape")
        assert app.main.pane == "articles"
        await pilot.press("2", "j", *"non what", "escape")
        assert app.main.pane == "brief"
        await pilot.press("3", "G", *"non a passage", "escape")
        assert app.main.pane == "source"
        await settle(pilot)
        found = hangs_on(desk)
        assert found["on all"] == (None, None)
        assert found["on what"] == ("what", "will meet her Chilean counterpart Pedro Soto")
        row, words = found["on a passage"]
        assert row is None and words is not None and words == "A vote in parliament was cancelled."
        await pilot.press("2", "g", "j")
        assert app.main.brief.reviewed is not None and app.main.brief.reviewed.answer("what").notes == 1
        assert "● WHAT" in shown(app)
        await pilot.press("3")
        assert "●" in shown(app), "the passage is marked, too"


@SIZES
async def test_the_pane_shows_all_notes_and_goes_from_one_to_another(desk: Desk, size: tuple[int, int]) -> None:
    desk.notes.write(FIRST, "First **bold**.", note_id=FIRST)
    desk.notes.write(FIRST, "Second.", label="judgement", row="who", passage=passage("Ana Ruiz"))
    desk.notes.write(FIRST, "Third.", label="fact", passage=passage("copper treaty"))
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4")
        screen = shown(app)
        for words in ("COMMENT", "First bold.", "JUDGEMENT", "WHO “Ana Ruiz”", "FACT", "“copper treaty”", "Notes 3"):
            assert words in screen, words
        await pilot.press("j", "enter", "!", "escape")
        assert app.focused is app.main.notes.list, "back to the list"
        await settle(pilot)
        assert "Second.!" in hangs_on(desk)
        await pilot.press("escape")
        assert app.main.pane == "articles"


async def test_n_goes_on_with_the_note_that_is_there_and_n_in_the_notes_begins_another(desk: Desk) -> None:
    async with open_desk(desk) as (_, pilot):  # type: ignore[arg-type]
        await pilot.press("2", *"none", "escape")
        await settle(pilot)
        await pilot.press(*"n more", "escape", "4", *"nanother", "escape")
        await settle(pilot)
        assert hangs_on(desk) == {"one more": ("who", "Ana Ruiz"), "another": ("who", "Ana Ruiz")}


@pytest.mark.parametrize(("key", "label"), [("F", "fact"), ("A", "assumption"), ("J", "judgement")])
async def test_one_key_labels_the_note_in_the_list(desk: Desk, key: str, label: str) -> None:
    desk.notes.write(FIRST, "Likely.")
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4", key)
        await settle(pilot)
        assert [note.label for note in desk.notes.of(FIRST)] == [label]
        assert label.upper() in shown(app)
        await pilot.press("u")
        await settle(pilot)
        assert [note.label for note in desk.notes.of(FIRST)] == ["comment"]
        assert desk.reviews.counts([FIRST]) == {}, "nothing was decided"


async def test_a_label_is_chosen_while_writing_by_key_and_by_click(desk: Desk) -> None:
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("n", "ctrl+l", *"Seen.", "ctrl+l")
        assert "●assumption" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        (note,) = desk.notes.of(FIRST)
        assert (note.text, note.label) == ("Seen.", "assumption")
        await pilot.press("n")
        await pilot.click("#note-head", offset=(22, 1))
        await pilot.press("!", "escape")
        await settle(pilot)
        assert [(note.text, note.label) for note in desk.notes.of(FIRST)] == [("Seen.!", "judgement")]


async def test_a_deleted_note_comes_back(desk: Desk) -> None:
    desk.notes.write(FIRST, "Keep me.", label="fact", row="who", passage=passage("Ana Ruiz"))
    (before,) = desk.notes.of(FIRST)
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4", "D")
        await settle(pilot)
        assert desk.notes.of(FIRST) == () and "u brings it back" in shown(app)
        await pilot.press("u")
        await settle(pilot)
        (after,) = desk.notes.of(FIRST)
        assert replace(after, updated=before.updated) == before
        await pilot.press("u")
        assert "No note was changed" in shown(app)


async def test_what_was_rewritten_can_be_taken_back(desk: Desk) -> None:
    desk.notes.write(FIRST, "Good.")
    async with open_desk(desk) as (_, pilot):  # type: ignore[arg-type]
        await pilot.press("4", "enter", "ctrl+u", *"Bad.", "escape")
        await settle(pilot)
        assert [note.text for note in desk.notes.of(FIRST)] == ["Bad."]
        await pilot.press("u")
        await settle(pilot)
        assert [note.text for note in desk.notes.of(FIRST)] == ["Good."]


@SIZES
async def test_the_preview_follows_what_is_typed(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("n", "ctrl+t", *"- **one** [[Lima]]")
        await pilot.pause(0.2)
        assert "• one Lima" in shown(app) and "- **one** [[Lima]]" in shown(app)
        assert app.main.notes.has_class("-beside") == (size == NARROW)
        await pilot.press(*" [x](javascript:1) <b>")
        await pilot.pause(0.2)
        assert "⟨javascript:1⟩" in shown(app) or "x" in shown(app)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "• one" not in shown(app)


@SIZES
async def test_brackets_offer_names_and_enter_takes_one(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("n", *"See [[so")
        await settle(pilot)
        assert "▸person  Pedro Soto" in shown(app)
        await pilot.press("enter")
        assert app.main.notes.text == "See [[Pedro Soto]]"
        assert "▸person" not in shown(app)
        await pilot.press(*" and [[l")
        await settle(pilot)
        assert "Lima" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.main.pane == "notes", "the first escape closes the list only"
        await pilot.press(*"im")
        await settle(pilot)
        assert not app.main.notes.editor.completions.is_open, "and it stays closed"  # type: ignore[union-attr]
        await pilot.press(*"] [[ana")
        await settle(pilot)
        await pilot.press("tab")
        assert app.main.notes.text.endswith("[[Ana Ruiz]]") and app.main.pane == "notes"
        await pilot.press("tab")
        assert app.main.pane == "articles", "without a list tab goes on"


async def test_the_arrows_choose_among_completions(desk: Desk) -> None:
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("n", *"[[part")
        await settle(pilot)
        await pilot.press("down", "down", "up", "enter")
        assert app.main.notes.text.startswith("[[2022-05-0") and app.main.notes.text.endswith("]]")


async def follow(desk: Desk, text: str) -> BriefingApp:
    desk.notes.write(FIRST, text)
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4", "o")
        await settle(pilot)
        await settle(pilot)
        if isinstance(app.screen, PickLink):
            assert app.screen.query_one(OptionList).option_count == 2
            await pilot.press("j", "enter")
            await settle(pilot)
        return app


async def test_a_link_goes_to_a_person_of_the_article(desk: Desk) -> None:
    app = await follow(desk, "Ask [[pedro soto]].")
    row = app.main.brief.current
    assert app.main.pane == "brief" and row is not None and (row.row.layer, row.text) == ("people", "Pedro Soto")


async def test_a_link_goes_to_an_article(desk: Desk) -> None:
    (candidate,) = [one for one in desk.notes.candidates("part 3", FIRST) if one.text.endswith("part 3")]
    app = await follow(desk, f"[[Lima]], see [[{candidate.link}]].")
    assert app.main.chosen == article(3).id and app.main.pane == "brief"


async def test_a_link_to_somebody_else_lists_the_articles_with_the_name(desk: Desk) -> None:
    other = article(9, title="Elsewhere", text="Nothing is said here about that.")
    list(desk.keep_articles([other]))
    desk.notes.write(other.id, "[[Pedro Soto]]")
    async with open_desk(desk, opened=[other.id]) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4", "o")
        for _ in range(30):
            await pilot.pause(0.1)
            if app.main.articles.row_count() == 6:
                break
        assert app.main.query_text == 'who:"pedro soto"' and app.main.articles.row_count() == 6


async def test_a_link_to_nobody_says_so(desk: Desk) -> None:
    desk.notes.write(FIRST, "[[No [b]One[/] Known|x]] [[Nobody]]")
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4", "o")
        await settle(pilot)
        assert "Nothing in the library is called “Nobody”" in shown(app)


async def test_a_note_whose_row_is_gone_says_so(desk: Desk) -> None:
    reviewed = desk.reviews.brief(FIRST)
    pedro = next(row for row in reviewed.to("people") if row.value.name == "Pedro Soto")  # type: ignore[union-attr]
    desk.notes.write(FIRST, "Since when?", row=pedro.id, passage=pedro.evidence)
    machine = brief(article(6))
    desk.keep_brief(replace(machine, people=machine.people[:1]))
    async with open_desk(desk, (160, 48)) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4")
        assert "✗ gone from PEOPLE: “Pedro Soto”" in shown(app) and "Since when?" in shown(app)
        await pilot.press("o")
        assert app.main.pane == "source" and app.main.source.lit_text == "Pedro Soto"


HOSTILE = "[/] [@click=app.quit]x[/] <script>alert(1)</script>\n\n![p](file:///etc/passwd) &#x202e;gpj\n\n" + "[" * 3000


@SIZES
async def test_hostile_notes_do_nothing(desk: Desk, size: tuple[int, int]) -> None:
    desk.notes.write(FIRST, HOSTILE)
    desk.notes.write(FIRST, "> " * 300 + "deep", row="who")
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4", "ctrl+t", "enter", "!")
        await pilot.pause(0.2)
        screen = shown(app)
        assert "\u202e" not in screen and "\x1b" not in screen
        await pilot.press("escape", "j")
        assert "<script>" in shown(app) or "deep" in shown(app)
        assert app.is_running and app.return_value is None
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert isinstance(app.screen, AllNotes) and "[@click=app.quit]x[/]" in shown(app)


# all notes ---------------------------------------------------------------------------------------------------


@pytest.fixture
def noted(desk: Desk) -> Desk:
    desk.notes.write(FIRST, "Copper is dear.", label="fact")
    desk.notes.write(SECOND, "Likely soon.", label="judgement", row="where", passage=passage("Lima"))
    desk.notes.write(SECOND, "Odd.", label="judgement", passage=passage("A vote in parliament was cancelled."))
    return desk


@SIZES
async def test_all_notes_are_searched_as_one_types_and_filtered_by_label(noted: Desk, size: tuple[int, int]) -> None:
    async with open_desk(noted, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert "3 notes" in shown(app) and "Copper is dear." in shown(app)
        await pilot.press(*"parlia")
        await settle(pilot)
        assert "1 note" in shown(app) and "Odd." in shown(app) and "Copper" not in shown(app)
        app.screen.query_one(Input).value = ""
        await pilot.press("ctrl+l", "ctrl+l", "ctrl+l")
        await settle(pilot)
        assert "2 notes  judgement" in shown(app)
        await pilot.press(*"zzz")
        await settle(pilot)
        assert "No note of the library matches" in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, AllNotes), "there is nothing to open"
        await pilot.press("escape")
        assert app.screen is app.main


@pytest.mark.parametrize(
    ("words", "pane", "stands"), [("likely", "brief", "Lima"), ("odd", "source", "A vote"), ("copper", "notes", "")]
)
async def test_enter_opens_the_article_at_the_place(noted: Desk, words: str, pane: str, stands: str) -> None:
    async with open_desk(noted) as (app, pilot):  # type: ignore[arg-type]
        await open_note(pilot, words)
        assert app.main.chosen == (FIRST if words == "copper" else SECOND)
        assert app.main.pane == pane
        here = app.main.brief.current.text if pane == "brief" else app.main.source.lit_text  # type: ignore[union-attr]
        assert here.startswith(stands)
        assert words in app.main.notes.text.casefold()


async def test_a_note_on_an_archived_article_opens_in_the_archive(noted: Desk) -> None:
    noted.mark([row.number for row in noted.rows(noted.find()) if row.id == SECOND], "archive")
    async with open_desk(noted) as (app, pilot):  # type: ignore[arg-type]
        await open_note(pilot, "likely")
        assert app.main.chosen == SECOND and app.main.query_text == "is:archived"
        assert app.main.pane == "brief" and app.main.brief.current.text.startswith("Lima")  # type: ignore[union-attr]


async def test_a_note_on_a_folded_copy_opens_below_its_row(noted: Desk) -> None:
    while Desk.tidy_some(noted, 100):
        pass
    assert SECOND not in {row.id for row in noted.rows(noted.find())}, "it is folded under another"
    async with open_desk(noted) as (app, pilot):  # type: ignore[arg-type]
        await open_note(pilot, "likely")
        assert app.main.chosen == SECOND and "↳" in shown(app)
        assert app.main.pane == "brief" and app.main.brief.current.text.startswith("Lima")  # type: ignore[union-attr]


async def test_a_note_on_a_deleted_article_says_so(noted: Desk) -> None:
    noted.mark([row.number for row in noted.rows(noted.find()) if row.id == SECOND], "delete")
    async with open_desk(noted) as (app, pilot):  # type: ignore[arg-type]
        await open_note(pilot, "likely")
        assert "was deleted" in shown(app) and app.main.chosen == FIRST


@SIZES
async def test_empty_notes_offer_only_what_can_be_done(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4")
        await settle(pilot)
        keys = shown(app).splitlines()[-1]
        assert "n note" in keys and "delete" not in keys and "label" not in keys
        await pilot.press(*"nhello", "escape")
        await settle(pilot)
        await pilot.press("4")
        assert "delete" in shown(app).splitlines()[-1]


async def test_a_second_click_opens_a_note(noted: Desk) -> None:
    async with open_desk(noted) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("ctrl+n", *"copper")
        await settle(pilot)
        await pilot.click("#all-notes-list", offset=(4, 0), times=2)
        await settle(pilot)
        assert app.screen is app.main and app.main.pane == "notes"


async def test_the_palette_knows_the_commands_of_notes(desk: Desk) -> None:
    desk.notes.write(FIRST, "Likely.")
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"label it a judgement")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await settle(pilot)
        assert [note.label for note in desk.notes.of(FIRST)] == ["judgement"]
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"all notes")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, AllNotes)


@SIZES
async def test_all_four_labels_are_in_sight_while_writing(desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(desk, size) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("4")
        assert "No notes yet" in shown(app) and "n writes one" in shown(app)
        await pilot.press("n")
        assert "○fact ○assumption ○judgement ●comment" in shown(app)


async def test_what_is_listed_is_written_into_a_file(noted: Desk) -> None:
    async with open_desk(noted, (160, 48)) as (app, pilot):  # type: ignore[arg-type]
        await pilot.press("ctrl+n", *"likely")
        await settle(pilot)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "Written to" in shown(app)
    (path,) = noted.exports.folder.glob("*notes-likely.md")
    assert path.read_text() == noted.notes.export("likely")


# never lost --------------------------------------------------------------------------------------------------


async def test_typing_on_and_on_keeps_a_copy(desk: Desk, tmp_path: Path) -> None:
    async with open_desk(desk) as (_, pilot):  # type: ignore[arg-type]
        await pilot.press("2", "n")
        for _ in range(10):
            await pilot.press("x")
            await pilot.pause(0.15)
        assert desk.notes.of(FIRST) == (), "no pause, no save"
        again = a_desk(tmp_path)
        assert again.notes.bring_back() == 1
        (note,) = again.notes.of(FIRST)
        assert set(note.text) == {"x"} and len(note.text) > 4
        assert (note.row, note.passage) == ("who", passage("Ana Ruiz"))
        again.close()
        await pilot.press("escape")
        await settle(pilot)
        assert [note.text for note in desk.notes.of(FIRST)] == ["x" * 10]
        assert desk.notes.drafts() == {}


async def test_several_unsaved_notes_are_all_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write = desk.notes.write

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        monkeypatch.setattr(desk.notes, "write", full)
        await pilot.press(*"none", "escape", "2", *"ntwo", "escape", "q")
        await settle(pilot)
        assert app.return_value is None and "not saved" in shown(app)
        await pilot.press("q")
        assert app.return_value == 0
    monkeypatch.setattr(desk.notes, "write", write)
    async with open_desk(desk) as (app, pilot):  # type: ignore[arg-type]
        assert "2 notes are back" in shown(app)
        assert hangs_on(desk) == {"one": (None, None), "two": ("who", "Ana Ruiz")}
