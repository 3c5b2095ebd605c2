"""Notes on articles, rows and passages: kept, found, exported, completed and never lost half-written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import stories
from markdown_it import MarkdownIt

from briefing_tui.desk import Desk
from briefing_tui.desk.notes import Destination, links
from briefing_tui.model import Note, Passage
from briefing_tui.notebook import Notebook
from briefing_tui.paths import Paths


def passage(desk: Desk, article_id: str, words: str) -> Passage:
    text = desk.article(article_id).text  # type: ignore[union-attr]
    return Passage(start=text.index(words), end=text.index(words) + len(words), text=words)


def test_an_article_has_any_number_of_notes(desk: Desk, talks: str, paths: Paths) -> None:
    first = desk.write_note(talks, "On the whole.")
    spot = passage(desk, talks, "pilot accord")
    row = desk.notes.write(talks, "Check his rank.", row="who", label="assumption")
    there = desk.notes.write(talks, "Likely a draft.", passage=spot, label="judgement")
    assert first is not None
    assert row is not None
    assert there is not None
    assert desk.notes.of(talks) == (first, row, there) or len(desk.notes.of(talks)) == 3
    assert (first.id, first.label) == (talks, "comment")
    assert (row.row, there.passage) == ("who", spot)
    assert desk.reviews.brief(talks).answer("who").notes == 1
    assert [one.notes for one in desk.rows(desk.find())] == [3]
    changed = desk.notes.write(talks, "Check her rank.", note_id=row.id)
    assert changed is not None
    assert (changed.label, changed.row, changed.created) == ("assumption", "who", row.created)
    assert desk.notes.write(talks, "Check her rank.", note_id=row.id, label="fact").label == "fact"  # type: ignore[union-attr]
    desk.close()
    again = stories.desk(paths)
    assert {note.id for note in again.notes.of(talks)} == {first.id, row.id, there.id}
    assert again.notes.write(talks, " ", note_id=there.id) is None
    assert len(again.notes.of(talks)) == 2


def test_a_wrong_label_or_passage_is_refused(desk: Desk, talks: str) -> None:
    with pytest.raises(ValueError, match="none of fact, assumption"):
        desk.notes.write(talks, "x", label="rumour")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="does not stand"):
        desk.notes.write(talks, "x", passage=Passage(start=0, end=4, text="Nope"))
    assert desk.notes.of(talks) == ()


def test_all_notes_of_the_library_are_found_by_words_label_and_article(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    desk.notes.write(talks, "The *accord* is a draft", label="judgement")
    desk.notes.write(sequel, "No reason given", label="fact", passage=passage(desk, sequel, "gave no reason"))
    assert len(desk.notes.find()) == 2
    assert [note.article_id for note in desk.notes.find("ACCORD draft")] == [talks]
    assert [note.article_id for note in desk.notes.find("label:fact reason")] == [sequel]
    assert [note.article_id for note in desk.notes.find("gave")] == [sequel]
    assert desk.notes.find("label:fact accord") == ()
    assert [note.article_id for note in desk.notes.find(talks)] == [talks]
    page = desk.notes.export("label:judgement")
    assert "**Judgement** · 20" in page
    assert "The *accord* is a draft" in page
    assert "No reason" not in page


def test_an_exported_note_or_passage_cannot_pose_as_the_page(desk: Desk, talks: str) -> None:
    desk.notes.write(talks, "# Mine\n\n```\nopen")
    desk.notes.write(talks, "x", passage=passage(desk, talks, "pilot accord"))
    tokens = MarkdownIt().parse(desk.notes.export())
    assert [token.tag for token in tokens if token.type == "heading_open" and token.tag in ("h1", "h2")] == ["h1", "h2"]


def test_brackets_complete_people_places_and_articles(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    found = desk.notes.candidates("", talks)
    assert {"Ada Quill", "Tom Reed", "Port Lisle"} <= {one.text for one in found}
    assert [(one.kind, one.link) for one in desk.notes.candidates("tom", talks)] == [("person", "Tom Reed")]
    (place, *_) = desk.notes.candidates("port lis", talks)
    assert (place.kind, place.link) == ("place", "Port Lisle")
    (article,) = [one for one in desk.notes.candidates("spokesman", talks) if one.kind == "article"]
    assert sequel[:8] in article.link
    assert "|" in article.link
    assert "]" not in article.link


def test_brackets_complete_names_of_the_whole_library(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    assert ("person", "Tom Reed") in [(one.kind, one.link) for one in desk.notes.candidates("tom re", sequel)]
    assert ("place", "Port Lisle") in [(one.kind, one.link) for one in desk.notes.candidates("lisle")]
    assert len({(one.kind, one.link) for one in desk.notes.candidates("p", talks)}) == len(
        desk.notes.candidates("p", talks)
    )


@pytest.mark.parametrize("prefix", ['"', "OR", "kind:x (", "-", "[[", "\u202e", "who:", "zz" * 500])
def test_whatever_is_typed_behind_the_brackets_only_narrows(desk: Desk, talks: str, prefix: str) -> None:
    assert isinstance(desk.notes.candidates(prefix, talks), tuple)
    assert desk.notes.follow(prefix, talks) is None


def test_a_link_leads_to_a_name_here_or_elsewhere_or_to_an_article(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    assert links("[[Tom Reed]] and [[ x|y ]], [[Tom Reed]], [[]], [[a\nb]]") == ("Tom Reed", "x|y")
    assert desk.notes.follow("tom reed", talks) == Destination(talks, "tom reed")
    elsewhere = desk.notes.follow("Tom Reed", sequel)
    assert elsewhere is not None
    assert [row.id for row in desk.rows(desk.find(elsewhere.query))] == [talks]
    (article,) = [one for one in desk.notes.candidates("spokesman", talks) if one.kind == "article"]
    assert desk.notes.follow(article.link, talks) == Destination(sequel)
    headline = desk.article(sequel).headline  # type: ignore[union-attr]
    assert desk.notes.follow(headline, talks) == Destination(sequel)
    assert desk.notes.follow("Nobody Known", talks) is None


def test_a_deleted_note_comes_back_as_it_was(desk: Desk, talks: str) -> None:
    spot = passage(desk, talks, "pilot accord")
    note = desk.notes.write(talks, "Draft?", label="judgement", row="what", passage=spot)
    assert note is not None
    desk.notes.delete(note)
    assert desk.notes.of(talks) == ()
    back = desk.notes.restore(note)
    assert back is not None
    assert replace(back, updated="") == replace(note, updated="")
    desk.notes.write(talks, "Changed", note_id=note.id, label="fact")
    assert desk.notes.restore(note) == replace(back, updated=desk.notes.of(talks)[0].updated)


def test_the_page_of_notes_never_takes_the_place_of_another_file(desk: Desk, talks: str, tmp_path: Path) -> None:
    desk.notes.write(talks, "One.", label="judgement")
    first = desk.notes.save_page("label:judgement", tmp_path / "out", "2022-04-01")
    assert "One." in first.read_text()
    assert first.name == "2022-04-01-notes-label-judgement.md"
    assert desk.notes.save_page("label:judgement", tmp_path / "out", "2022-04-01") == first
    first.write_text("mine")
    second = desk.notes.save_page("label:judgement", tmp_path / "out", "2022-04-01")
    assert second != first
    assert first.read_text() == "mine"


def test_a_note_finds_its_row_after_another_reading_or_says_that_it_is_gone(desk: Desk, talks: str) -> None:
    before = desk.reviews.brief(talks)
    tom = next(row for row in before.to("people") if row.value.name == "Tom Reed")  # type: ignore[union-attr]
    note = desk.notes.write(talks, "Envoy since when?", row=tom.id, passage=tom.evidence)
    assert note is not None
    machine = before.machine
    people = tuple(replace(one, name="Envoy Tom Reed") if one.name == "Tom Reed" else one for one in machine.people)
    desk.keep_brief(replace(machine, people=people))
    found = desk.reviews.brief(talks).row_about(note)
    assert found is not None
    assert found.id != tom.id
    assert found.notes == 1
    desk.keep_brief(replace(machine, people=tuple(one for one in machine.people if one.name != "Tom Reed")))
    assert desk.reviews.brief(talks).row_about(note) is None
    assert desk.notes.of(talks) == (note,), "it is kept"


def test_a_note_on_a_merged_row_is_on_the_row_it_became_part_of(desk: Desk, talks: str) -> None:
    first, second = desk.reviews.brief(talks).to("people")[:2]
    note = desk.notes.write(talks, "The same.", row=second.id)
    desk.reviews.merge(talks, [first.id, second.id])
    reviewed = desk.reviews.brief(talks)
    assert note is not None
    assert reviewed.row_about(note) == reviewed.row(first.id)
    assert reviewed.row(first.id).notes == 1  # type: ignore[union-attr]


def test_a_note_that_was_being_written_comes_back_whole(desk: Desk, talks: str, paths: Paths) -> None:
    spot = passage(desk, talks, "pilot accord")
    saved = desk.notes.write(talks, "Saved.", row="who")
    assert saved is not None
    desk.notes.hold(replace(saved, text="Saved. And mo"))
    desk.notes.hold(Note(id="ab" * 8, article_id=talks, text="New", updated="", label="judgement", passage=spot))
    desk.notes.keep_draft(f"desk:{talks}", "of an earlier version")
    desk.notes.keep_draft("something else", "x")
    desk.notes.keep_draft("note:broken", "{")
    again = stories.desk(paths)
    assert again.notes.bring_back() == 3
    found = {note.id: note for note in again.notes.of(talks)}
    assert found[saved.id].text == "Saved. And mo"
    assert (found["ab" * 8].label, found["ab" * 8].passage) == ("judgement", spot)
    assert found[talks].text == "of an earlier version"
    assert list(again.notes.drafts()) == ["something else"]
    assert again.notes.bring_back() == 0


def test_an_old_draft_never_takes_the_place_of_what_was_saved_since(desk: Desk, talks: str) -> None:
    saved = desk.notes.write(talks, "Saved.", row="who")
    assert saved is not None
    desk.notes.hold(replace(saved, text="Saved. And"))
    desk.notes.write(talks, "Saved. And more.", note_id=saved.id)
    assert desk.notes.bring_back() == 0
    desk.notes.hold(replace(saved, text="Written here"))
    desk.notes.write(talks, "Written there.", note_id=saved.id)
    assert desk.notes.bring_back() == 1
    assert {note.text for note in desk.notes.of(talks)} == {"Written there.", "Written here"}


def test_a_draft_comes_back_after_a_crash(desk: Desk, talks: str, paths: Paths) -> None:
    desk.notes.keep_draft(f"{talks}/who", "half a sen")
    desk.notes.keep_draft("other", "x\x1b[0m")
    again = stories.desk(paths)
    assert again.notes.draft(f"{talks}/who") == "half a sen"
    assert "\x1b" not in (again.notes.draft("other") or "")
    again.notes.drop_draft(f"{talks}/who")
    again.notes.drop_draft("never there")
    assert list(desk.notes.drafts()) == ["other"]
    paths.drafts.write_text("{")
    assert again.notes.drafts() == {}
    again.notes.keep_draft("new", "y")
    assert again.notes.draft("new") == "y"
    assert list(paths.drafts.parent.glob("drafts.json.damaged-*"))


def test_a_notebook_of_one_note_an_article_opens_and_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "notebook.json"
    old = {"article_id": "00000000000000a1", "text": "Kept.", "updated": "2022-03-31T08:00:00Z"}
    path.write_text(json.dumps({"meta": {"1": {"schema": 1}}, "notes": {str(0xA1): old}}))
    notebook = Notebook(path)
    assert notebook.damage is None
    note = notebook.note("00000000000000a1")
    assert note is not None
    assert (note.text, note.label, note.created, note.row, note.passage) == (
        "Kept.",
        "comment",
        "2022-03-31T08:00:00Z",
        None,
        None,
    )
    notebook.write("00000000000000b2", "New.")
    assert json.loads(path.read_text())["meta"]["1"]["schema"] == 2
    assert Notebook(path).note("00000000000000a1") == note
    assert replace(note, text="x") != note
