"""Notes on articles, rows and passages: kept, found, exported, completed and never lost half-written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import stories
from markdown_it import MarkdownIt

from briefing_tui.desk import Desk
from briefing_tui.model import Passage
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
