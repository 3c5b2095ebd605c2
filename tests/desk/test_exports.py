"""What leaves the desk, on real stores: again to the same file, to every format, never over foreign work."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing_tui.desk import Choice, Desk, ExportRefused, NotBriefed, NotExported
from briefing_tui.desk.writing import Exported
from briefing_tui.export import FORMATS
from briefing_tui.model import AgendaItem, Answer, Answers, Article, Brief, Evidence, When
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

TEXT = "The envoy Ada Berg came to Oslo. She will sign the treaty on Friday."


def article(number: int = 1, text: str = TEXT) -> Article:
    digits = f"{number:016x}"
    return Article(
        id=digits, ref=f"a{number}.txt", title=f"Envoy {number}", text=text, published="2022-03-31", sha256=digits * 4
    )


def brief(of: Article, action: str = "sign the treaty") -> Brief:
    who = Answer(text="Ada Berg", start=10, end=18, sentence=(0, 32), score=0.9)
    item = AgendaItem(
        kind="signing",
        action=action,
        actors=("Ada Berg",),
        when=When(text="on Friday", iso="2022-04-01"),
        status="planned",
        evidence=Evidence(start=33, end=68, text="She will sign the treaty on Friday."),
        score=0.8,
    )
    return Brief(article_id=of.id, answers=Answers(who=(who,)), agenda=(item,), core="0", model="fake 1")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(Paths.under(tmp_path / "home"), Settings(handling="TLP:GREEN"))


def kept(desk: Desk, count: int = 1) -> list[str]:
    articles = [article(number) for number in range(1, count + 1)]
    list(desk.keep_articles(articles))
    for one in articles:
        desk.keep_brief(brief(one))
    return [one.id for one in articles]


def test_an_export_goes_to_the_users_folder_for_its_owner_alone(desk: Desk) -> None:
    list(desk.keep_articles([article()]))
    with pytest.raises(NotBriefed):
        desk.exports.write_one(article().id)
    with pytest.raises(NotBriefed):
        desk.exports.write_one("0" * 16)
    desk.keep_brief(brief(article()))
    done = desk.exports.write_one(article().id)
    assert done.path == desk.exports.folder / "2022-03-31-envoy-1-00000000.md"
    assert done.path.stat().st_mode & 0o777 == 0o600
    assert "**TLP:GREEN**" in done.path.read_text()
    assert not list(done.path.parent.glob(".*"))


def test_nothing_changes_where_the_brief_did_not(desk: Desk) -> None:
    (one,) = kept(desk)
    first = desk.exports.write_one(one)
    before = first.path.read_bytes(), first.path.stat().st_mtime_ns
    again = desk.exports.write_one(one)
    assert not again.changed
    assert (first.path.read_bytes(), first.path.stat().st_mtime_ns) == before


def test_what_a_person_wrote_stays_and_the_blocks_are_made_new(desk: Desk) -> None:
    (one,) = kept(desk)
    path = desk.exports.write_one(one).path
    text = path.read_text()
    end = "<!-- briefing:end key_judgements -->"
    text = text.replace(end, f"{end}\n\nMy own paragraph.")
    text = text.replace("tags: [briefing]", "tags: [briefing, mine]\nowner: Ada")
    path.write_text(text + "\n## My appendix\n\nLast words.\n")
    desk.write_note(one, "A new note.")
    done = desk.exports.write_one(one)
    assert done.path == path
    assert done.changed
    assert not (done.kept or done.edited or done.deleted)
    new = path.read_text()
    assert f"{end}\n\nMy own paragraph.\n\n<!-- briefing:begin facts" in new
    assert "A new note." in new
    assert new.endswith("## My appendix\n\nLast words.\n")
    assert 'tags: [briefing, "mine"]\nowner: "Ada"\n' in new


def test_an_edited_block_is_left_while_the_brief_says_the_same_and_kept_beside_when_it_changes(desk: Desk) -> None:
    (one,) = kept(desk)
    path = desk.exports.write_one(one).path
    path.write_text(path.read_text().replace("| sign the treaty |", "| sign the GREAT treaty |"))
    done = desk.exports.write_one(one)
    assert (done.edited, done.kept) == (("agenda",), ())
    assert "sign the GREAT treaty" in path.read_text()
    assert list(done.remarks()) == ["agenda: edited by hand and left as it is"]

    desk.keep_brief(brief(article(), "sign nothing"))
    done = desk.exports.write_one(one)
    assert done.kept == ("agenda",)
    text = path.read_text()
    assert "sign the GREAT treaty" in text
    assert "| sign nothing |" in text
    assert text.index("| sign nothing |") < text.index("briefing:kept agenda") < text.index("GREAT")
    assert "kept below" in next(done.remarks())
    again = desk.exports.write_one(one)
    assert not (again.kept or again.edited or again.changed)
    assert path.read_text() == text


def test_a_block_that_was_taken_out_stays_out(desk: Desk) -> None:
    (one,) = kept(desk)
    path = desk.exports.write_one(one).path
    block = re.compile(r"<!-- briefing:begin timeline.*?<!-- briefing:end timeline -->\n\n", re.DOTALL)
    path.write_text(block.sub("", path.read_text()))
    done = desk.exports.write_one(one)
    assert done.deleted == ("timeline",)
    assert "## Timeline" not in path.read_text()


def test_a_block_without_its_end_loses_nothing(desk: Desk) -> None:
    (one,) = kept(desk)
    path = desk.exports.write_one(one).path
    path.write_text(path.read_text().replace("<!-- briefing:end facts -->", "Mine."))
    done = desk.exports.write_one(one)
    assert done.kept == ("facts",)
    text = path.read_text()
    assert "Mine." in text
    assert text.count("briefing:begin facts") == text.count("briefing:end facts") == 1


def test_an_edited_property_is_kept_when_it_changes(desk: Desk) -> None:
    (one,) = kept(desk)
    path = desk.exports.write_one(one).path
    path.write_text(path.read_text().replace('title: "Envoy 1"', "title: Another title"))
    done = desk.exports.write_one(one)
    assert done.kept == ("properties",)
    assert 'title: "Another title"' in path.read_text()
    assert path.read_text().startswith('---\ntitle: "Envoy 1"\n')
    assert not desk.exports.write_one(one).kept


def test_other_line_ends_and_trailing_space_are_no_edit(desk: Desk) -> None:
    (one,) = kept(desk)
    path = desk.exports.write_one(one).path
    path.write_bytes(path.read_bytes().replace(b" |\n", b" |  \n").replace(b"\n", b"\r\n"))
    desk.write_note(one, "New.")
    done = desk.exports.write_one(one)
    assert not (done.kept or done.edited or done.deleted)
    assert "New." in path.read_text()


@pytest.mark.parametrize("old", ["untouched", "touched"])
def test_a_brief_of_the_first_version_is_replaced_while_nobody_changed_it(desk: Desk, old: str) -> None:
    import hashlib

    (one,) = kept(desk)
    folder = desk.exports.folder
    folder.mkdir(parents=True)
    path = folder / "2022-03-31-envoy-1-00000000.md"
    head = (
        f'---\ntitle: "Envoy 1"\ntype: briefing\ncreated: 2022-03-31T09:10:00Z\nsource_sha256: "{article().sha256}"\n'
    )
    body = "---\n**TLP:GREEN**\n\n# Envoy 1\n"
    seal = hashlib.sha256((head + body).encode()).hexdigest()
    path.write_text(f'{head}content_sha256: "{seal}"\n{body}' + ("mine\n" if old == "touched" else ""))
    done = desk.exports.write_one(one)
    if old == "untouched":
        assert done.path == path
        assert "created: 2022-03-31T09:10:00Z" in path.read_text()
        assert "content_sha256" not in path.read_text()
    else:
        assert done.path.name == f"{path.stem}-2.md"
        assert path.read_text().endswith("mine\n")


@pytest.mark.parametrize("ending", ["md", "html", "csv"])
def test_foreign_files_and_links_are_left_alone(desk: Desk, tmp_path: Path, ending: str) -> None:
    (one,) = kept(desk)
    choice = Choice(format=ending)
    (done,) = desk.exports.write([one], choice)
    assert isinstance(done, Exported)
    name = done.path.name
    folder = tmp_path / "out"
    folder.mkdir()
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    (folder / name).symlink_to(precious)
    (folder / f"{Path(name).stem}-2.{ending}").write_text("---\ntype: briefing\n---\nsomebody else's")
    (folder / f"{Path(name).stem}-3.{ending}").mkdir()
    (done,) = desk.exports.write([one], choice, folder)
    assert isinstance(done, Exported)
    assert done.path == folder / f"{Path(name).stem}-4.{ending}"
    assert precious.read_text() == "precious"
    with pytest.raises(ExportRefused):
        list(desk.exports.write([one], choice, folder / f"{Path(name).stem}-2.{ending}"))


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_link_to_an_export_of_ours_is_neither_followed_nor_replaced(desk: Desk, tmp_path: Path, ending: str) -> None:
    (one,) = kept(desk)
    choice = Choice(format=ending)
    (first,) = desk.exports.write([one], choice)
    assert isinstance(first, Exported)
    folder = tmp_path / "out"
    folder.mkdir()
    link = folder / first.path.name
    link.symlink_to(first.path)
    (done,) = desk.exports.write([one], choice, folder)
    assert isinstance(done, Exported)
    assert done.path == folder / f"{link.stem}-2.{ending}" and link.is_symlink()
    ledger = desk.paths.ledger
    if ledger.exists():  # also where the link's own name is one that was written
        ledger.write_text(ledger.read_text().replace(str(first.path), str(link)))
        (again,) = desk.exports.write([one], choice, folder)
        assert isinstance(again, Exported) and again.path != link and link.is_symlink()


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_replaced_until_a_person_changes_it(desk: Desk, tmp_path: Path, ending: str) -> None:
    (one,) = kept(desk)
    target = tmp_path / f"out.{ending}"
    (first,) = desk.exports.write([one], Choice(format=ending), target)
    assert isinstance(first, Exported)
    assert first.path == target
    before = target.read_bytes()
    list(desk.exports.write([one], Choice(format=ending), target))
    assert target.read_bytes() == before
    desk.keep_brief(brief(article(), "sign nothing"))
    list(desk.exports.write([one], Choice(format=ending), target))
    assert target.read_bytes() != before
    if ending != "md":
        target.write_bytes(target.read_bytes() + b"mine")
        with pytest.raises(ExportRefused, match="changed since"):
            list(desk.exports.write([one], Choice(format=ending), target))
        assert target.read_bytes().endswith(b"mine")


def test_many_articles_are_reported_one_by_one_and_the_unread_named(desk: Desk) -> None:
    ids = kept(desk, 5)
    unread = article(9)
    list(desk.keep_articles([unread]))
    seen: list[tuple[int, int]] = []
    done = list(desk.exports.write([*ids, unread.id], progress=lambda at, of: seen.append((at, of))))
    assert done[0] == NotExported(unread.id, "it has not been read yet")
    assert [one.articles for one in done[1:] if isinstance(one, Exported)] == [(one,) for one in ids]
    assert len({one.path for one in done[1:] if isinstance(one, Exported)}) == 5
    assert seen == [(number, 5) for number in range(1, 6)]


def test_an_export_can_be_left_in_the_middle(desk: Desk) -> None:
    ids = kept(desk, 5)
    files = desk.exports.write(ids)
    next(files)
    files.close()
    files_there = list(desk.exports.folder.iterdir())
    assert 1 <= len(files_there) <= 5
    assert all(path.read_text().endswith("<!-- briefing:end foot -->\n") for path in files_there)


def test_two_articles_never_share_a_file(desk: Desk) -> None:
    twins = [replace(article(), id=f"00000000{number:08x}", sha256=f"{number:064x}") for number in range(1, 31)]
    list(desk.keep_articles(twins))
    for one in twins:
        desk.keep_brief(brief(one))
    ids = [one.id for one in twins]
    for _ in range(2):
        done = [one for one in desk.exports.write([*ids, *ids]) if isinstance(one, Exported)]
        assert [one.articles for one in done] == [(one,) for one in ids]
        assert len({one.path for one in done}) == len(list(desk.exports.folder.iterdir())) == 30


def test_a_full_disk_is_an_error_and_leaves_what_was_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    ids = kept(desk, 3)
    before = desk.exports.write_one(ids[0]).path
    text = before.read_text()
    desk.write_note(ids[0], "New.")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        list(desk.exports.write(ids))
    assert before.read_text() == text
    assert [path.name for path in desk.exports.folder.iterdir()] == [before.name]


def test_a_daily_is_one_file_with_every_source_once(desk: Desk) -> None:
    ids = kept(desk, 3)
    (done,) = desk.exports.write(ids, Choice(template="daily"), topic="Oslo talks")
    assert isinstance(done, Exported)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-daily-oslo-talks\.md", done.path.name)
    text = done.path.read_text()
    sources = text[text.index("## Sources") :]
    assert [sources.count(f"\n[{number}] ") for number in (1, 2, 3, 4)] == [1, 1, 1, 0]
    (again,) = desk.exports.write(ids[:2], Choice(template="daily"), topic="Oslo talks")
    assert isinstance(again, Exported)
    assert again.path == done.path
    assert "\n[3] " not in done.path.read_text()


def test_data_of_many_is_one_file(desk: Desk, tmp_path: Path) -> None:
    ids = kept(desk, 3)
    (done,) = desk.exports.write(ids, Choice(format="jsonl"), tmp_path / "all.jsonl")
    assert isinstance(done, Exported)
    assert [json.loads(line)["article"]["id"] for line in done.path.read_text().splitlines()] == ids


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (Choice(format="exe"), "no format 'exe'"),
        (Choice(template="nothing"), "no template 'nothing'"),
        (Choice(template="../brief"), "no template"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_one_line(desk: Desk, choice: Choice, reason: str) -> None:
    ids = kept(desk, 2)
    with pytest.raises(ExportRefused, match=re.escape(reason)) as refused:
        list(desk.exports.write(ids, choice))
    assert "\n" not in str(refused.value)
    with pytest.raises(ExportRefused, match="name a folder"):
        list(desk.exports.write(ids, Choice(), Path("one.md")))


def test_a_final_brief_says_so(desk: Desk) -> None:
    (one,) = kept(desk)
    assert "Draft, 0 of" in desk.exports.preview(one)
    done = desk.exports.write_one(one, Choice(final=True))
    assert "Final, 0 of" in done.path.read_text()
    assert "status: final" in done.path.read_text()


def test_a_preview_has_no_comments_and_the_clipboard_no_markup(desk: Desk) -> None:
    (one,) = kept(desk)
    for template in ("brief", "visit", "daily", "readout"):
        shown = desk.exports.preview(one, template)
        assert "briefing:" not in shown
        assert not shown.startswith("---")
    lines = desk.exports.clipboard(one).splitlines()
    assert lines[0] == lines[-1] == "TLP:GREEN"
    assert "• sign the treaty · planned · Ada Berg · Fri 1 Apr 2022" in lines


def test_reviews_and_statements_are_printed(desk: Desk) -> None:
    from briefing_tui.tradecraft import Grade, Judgement

    (one,) = kept(desk)
    rows = desk.reviews.brief(one).rows
    desk.reviews.accept(one, rows[0].id)
    item = next(row for row in rows if row.layer == "agenda")
    desk.reviews.reject(one, item.id)
    stated = desk.reviews.tradecraft(one)
    judged = Judgement(
        text="The treaty holds", likelihood="likely", confidence="low", basis="one source", rows=(rows[0].id,)
    )
    desk.reviews.keep_tradecraft(
        replace(
            stated,
            handling="TLP:RED",
            bottom_line="The treaty # will hold.",
            judgements=(judged,),
            grade=Grade("B", "2"),
            gaps=("Who pays",),
            assumptions=("Both sides meet",),
        )
    )
    text = desk.exports.preview(one)
    assert text.startswith("**TLP:RED**")
    assert "| Who | Ada Berg | confirmed | [1] s1 |" in text
    assert "sign the treaty" not in text
    assert "The treaty \\# will hold." in text
    assert "1. The treaty holds. Likelihood: likely. Confidence: low (one source). [1] s1" in text
    assert "- Who pays\n- Assumption: Both sides meet" in text
    assert "Admiralty B2" in text
    record = json.loads(b"".join(desk.exports.pieces([one], Choice(format="json"))))
    assert record["agenda"] == []
    assert record["review"]["statuses"]["who"] == "confirmed"
    assert record["review"]["judgements"][0]["likelihood"] == "likely"


def test_the_last_choice_is_remembered_and_a_broken_one_forgotten(desk: Desk) -> None:
    assert desk.exports.last() == Choice()
    chosen = Choice(template="visit", format="html", folder="/tmp/x", final=True)
    desk.exports.remember(chosen)
    assert desk.exports.last() == chosen
    for broken in ("{", "[]", '{"format": 3}', '{"template": "gone"}', '{"new": 1}'):
        desk.paths.last_export.write_text(broken)
        assert desk.exports.last() == Choice()


def test_a_users_template_takes_the_place_of_a_shipped_one(desk: Desk) -> None:
    (one,) = kept(desk)
    desk.paths.templates.mkdir(parents=True)
    (desk.paths.templates / "brief.md.j2").write_text(
        '{% extends "brief" %}{% block method %}{% endblock %}{% block agenda %}## My agenda\n\n'
        "{% for item in data.agenda %}- {{ item.action }} ({{ item.when.iso|day }})\n{% endfor %}{% endblock %}"
    )
    text = desk.exports.preview(one)
    assert "## My agenda\n\n- sign the treaty (Fri 1 Apr 2022)" in text
    assert "## Method" not in text
    assert text.index("## The facts") < text.index("## My agenda") < text.index("## Quotes")


def test_the_sources_line_has_the_day_the_article_was_added(desk: Desk) -> None:
    (one,) = kept(desk)
    now = datetime.now(UTC)
    assert f"retrieved {now.day} {now:%b %Y}" in desk.exports.preview(one)


def test_a_daily_takes_its_stories_from_the_library(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = kept(desk, 3)
    monkeypatch.setattr(desk._library, "stories", lambda ids: [[first, third], [second]])
    daily = desk.exports.preview([first, second, third], "daily")
    assert "- “Envoy 1” [1] [3]\n- “Envoy 2” [2]" in daily
