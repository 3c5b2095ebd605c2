"""``briefing export``, ``templates`` and ``schema``, as a shell runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.cli.parser import _FORMATS
from briefing_tui.export import FORMATS

STORY = "The envoy Ada Berg will meet ministers in Oslo on Friday. She will sign the fishing treaty."
STORIES = (STORY, "The Senate votes on the fishing treaty on Monday. Senator Kim Roe said nothing about the cost.")
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    for number in (1, 2):
        (tmp_path / f"s{number}.txt").write_text(STORIES[number - 1])
    assert main(["add", str(tmp_path / "s1.txt"), str(tmp_path / "s2.txt"), "--published", "2022-03-31"]) == 0
    capsys.readouterr()
    return tmp_path / "home"


def test_the_help_offers_every_format() -> None:
    assert tuple(FORMATS) == _FORMATS


def test_a_query_becomes_one_daily_file(tmp_path: Path, capsys: Output) -> None:
    assert main(["export", "treaty", "--template", "daily", "--format", "html", "-o", str(tmp_path / "out")]) == 0
    (path,) = map(Path, capsys.readouterr().out.splitlines())
    assert path.name.endswith("-daily-treaty.html")
    assert "Content-Security-Policy" in path.read_text()


def test_one_file_by_name_and_standard_output_hold_the_same(tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "all.jsonl"
    assert main(["export", "--format", "jsonl", "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert main(["export", "--format", "jsonl", "-o", "-"]) == 0
    assert capsys.readouterr().out == target.read_text()
    assert len(target.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--template", "nothing"], "no template 'nothing'"),
        (["-o", "one.md"], "name a folder"),
        (["--format", "csv", "-o", "mine.csv"], "was not written by briefing"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    words: list[str], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text("mine")
    assert main(["export", *words]) == 1
    err = capsys.readouterr().err
    assert reason in err
    assert err.count("\n") == 1
    assert (tmp_path / "mine.csv").read_text() == "mine"
    assert main(["export", "--format", "exe"]) == 2


def test_an_edit_by_hand_is_told(tmp_path: Path, capsys: Output) -> None:
    assert main(["export", "-o", str(tmp_path / "out")]) == 0
    path = Path(capsys.readouterr().out.splitlines()[0])
    path.write_text(path.read_text().replace("## Timeline", "## My timeline"))
    assert main(["export", "-o", str(tmp_path / "out")]) == 0
    assert f"{path.name}: timeline: edited by hand and left as it is" in capsys.readouterr().err
    assert "## My timeline" in path.read_text()


def test_a_final_export_says_what_stands_against_it(capsys: Output) -> None:
    assert main(["export", "--final", "-o", "-"]) == 0
    out, err = capsys.readouterr()
    assert "Final, 0 of" in out
    assert "nobody has reviewed it" in err


def test_templates_are_listed_shown_and_copied(home: Path, capsys: Output) -> None:
    assert main(["templates"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        [name, "shipped"] for name in ("brief", "visit", "readout", "daily")
    ]
    assert main(["templates", "--copy", "visit", "--as", "mine"]) == 0
    copied = Path(capsys.readouterr().out.strip())
    assert copied == home / "config" / "templates" / "mine.md.j2"
    assert main(["templates", "--show", "mine"]) == 0
    assert capsys.readouterr().out == copied.read_text()
    assert main(["templates", "--copy", "visit", "--as", "mine"]) == 1
    assert "is there already" in capsys.readouterr().err
    copied.write_text("{% set x = 1 %}")
    assert main(["templates"]) == 0
    assert "template mine: line 1: assign is not for templates" in capsys.readouterr().err
    for words in (["--show", "../x"], ["--copy", "brief", "--as", "../x"]):
        assert main(["templates", *words]) == 1
    assert main(["export", "--template", "mine"]) == 1


def test_the_schema_is_json(capsys: Output) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "briefing/1"
