"""Lint, notes, rules, reading again and undoing a decision, as a shell runs them."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.desk import Desk
from briefing_tui.model import Brief
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))
import stories
from test_deciding import row

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def desk(home: Path) -> Desk:
    return stories.desk(Paths.under(home))


@pytest.fixture
def talks(desk: Desk) -> str:
    return stories.briefed(desk, stories.TALKS)


def test_lint_of_the_library_names_article_row_and_reason(desk: Desk, talks: str, capsys: Output) -> None:
    assert main(["lint", talks]) == 1
    out, err = capsys.readouterr()
    assert f"{talks}: Brief: no handling marking (no-handling)" in out
    assert f"{talks}: Who “Ada Quill”: nobody has reviewed it (unreviewed)" in out
    assert "15 to put right" in err
    assert main(["lint", "--draft", "--json", "envoy"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "in": talks,
        "rule": "no-handling",
        "where": "Brief",
        "row": None,
        "reason": "no handling marking",
    }
    desk.reviews.accept_all(talks)
    desk.reviews.keep_tradecraft(replace(desk.reviews.tradecraft(talks), handling="TLP:CLEAR"))
    assert main(["lint", talks]) == 0
    assert capsys.readouterr() == ("", "nothing to put right\n")


def test_lint_of_an_exported_file(desk: Desk, talks: str, tmp_path: Path, capsys: Output) -> None:
    assert main(["export", talks, "-o", str(tmp_path / "out")]) == 0
    (path,) = (tmp_path / "out").glob("*.md")
    capsys.readouterr()
    assert main(["lint", str(path)]) == 1
    assert capsys.readouterr().out == f"{path}: Brief: no handling marking (no-handling)\n"
    shut = path.read_text().replace("keep the channel open", "keep the channel shut")
    path.write_text(shut.replace("## The facts", "They could sign.\n\n## The facts"))
    assert main(["lint", str(path)]) == 1
    out = capsys.readouterr().out
    for rule in ("no-handling", "no-citation", "vague-word", "quote-not-verbatim"):
        assert out.count(f"({rule})") == 1


def test_lint_says_what_it_cannot_read(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.md").write_text("# no brief")
    (tmp_path / "b.md").write_bytes(b"\xff\xfe\x00")
    assert main(["lint", str(tmp_path / "a.md"), str(tmp_path / "b.md")]) == 1
    err = capsys.readouterr().err
    assert "a.md: no brief: its head does not say type: briefing" in err
    assert "b.md: no text in UTF-8" in err
    assert main(["lint", "nothing", "there"]) == 1
    assert "nothing there: no such file, and no article matches" in capsys.readouterr().err


def test_notes_are_printed_as_markdown_and_json(desk: Desk, talks: str, capsys: Output) -> None:
    assert main(["notes"]) == 0
    assert capsys.readouterr() == ("", "briefing: no note matches\n")
    desk.notes.write(talks, "On *her*.", row="who", label="fact")
    desk.notes.write(talks, "Other")
    assert main(["notes", "label:fact"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Notes\n\n## Harbour minister")
    assert out.endswith("On *her*.\n")
    assert main(["notes", "--json", "her"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ("fact", "who", talks) in [(one["label"], one["row"], one["article"]) for one in records]


def test_rules_are_listed_and_removed(desk: Desk, talks: str, capsys: Output) -> None:
    assert main(["rules"]) == 0
    assert "no rules yet" in capsys.readouterr().err
    desk.reviews.edit(talks, row(desk.reviews.brief(talks), "places", "Lisle").id, {"country": "GB"})
    (rule,) = desk.reviews.rules()
    assert main(["rules"]) == 0
    assert f"{rule.id}  country of “Port Lisle” is “GB”, not “FR”  (learned 20" in capsys.readouterr().out
    assert main(["rules", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["now"] == "GB"
    assert main(["rules", "--remove", "00000000"]) == 1
    assert main(["rules", "--remove", rule.id]) == 0
    assert desk.reviews.rules() == ()
    assert main(["undo", "--decision"]) == 0
    assert "undone: removed the rule" in capsys.readouterr().err
    assert desk.reviews.rules() == (rule,)
    assert main(["undo", "--decision"]) == 0
    assert main(["undo", "--decision"]) == 1
    assert "nothing to undo" in capsys.readouterr().err


def test_reading_again_keeps_decisions_and_names_those_that_no_longer_fit(
    desk: Desk, talks: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    class Newer:
        async def read(self, article: object) -> Brief:
            return stories.newer(article)  # type: ignore[arg-type]

        async def start(self) -> None: ...

        async def close(self) -> None: ...

    real = Desk.open

    def opened(paths: Paths, settings: Settings) -> Desk:
        found = real(paths, settings)
        found._more_readers = Newer  # type: ignore[assignment]
        return found

    desk.reviews.accept(talks, "who")
    desk.reviews.reject(talks, row(desk.reviews.brief(talks), "people", "Tom Reed").id)
    monkeypatch.setattr(Desk, "open", opened)
    assert main(["add", "--again"]) == 0
    err = capsys.readouterr().err
    assert "1 of 1 briefed" in err
    assert f"{talks} no longer fits: reject people: the machine no longer finds “Tom Reed”" in err
    assert desk.reviews.brief(talks).machine.core == "2"
    assert desk.reviews.brief(talks).answer("who").mark == "confirmed"
    assert main(["list"]) == 0
    assert "1/13" in capsys.readouterr().out


def test_adding_nothing_is_wrong_usage(capsys: Output) -> None:
    assert main(["add"]) == 2
    assert "name a file" in capsys.readouterr().err


def test_damaged_decisions_are_named_by_the_doctor(desk: Desk, talks: str, home: Path, capsys: Output) -> None:
    desk.reviews.accept(talks, "who")
    (book,) = (home / "data" / "decisions").glob("??.json")
    book.write_text("{")
    assert main(["doctor"]) == 3
    assert "record of decisions could not be read" in capsys.readouterr().err
    assert main(["doctor"]) == 0
