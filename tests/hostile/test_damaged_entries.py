"""Damage inside a store or a file that can still be opened: one line says so, and nothing takes for ever."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.export.frontmatter import read_ours, split
from briefing_tui.export.lint_file import lint_markdown, source_of

ARTICLE = (
    "Ruiz to meet Soto in Lima\n\nMinister Ruiz will meet Ana Soto in Lima on 3 May 2022, she said on Monday. " * 9
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with one article that has been read."""
    home = tmp_path_factory.mktemp("kept")
    (home / "talks.txt").write_text(ARTICLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_HOME", str(home))
        assert main(["add", str(home / "talks.txt"), "--brief"]) == 0
    return (home / "data" / "library.sqlite3").read_bytes()


@pytest.fixture
def path(tmp_path: Path, kept: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    (tmp_path / "data").mkdir(parents=True)
    path = tmp_path / "data" / "library.sqlite3"
    path.write_bytes(kept)
    capsys.readouterr()
    return path


@pytest.mark.parametrize("damaged", [b"x\x9crubbish", b"", b"x\x9c\xfb\x0f\x00\x01\xfe\x00\xff"])
@pytest.mark.parametrize("words", [["export", "lima"], ["lint", "lima"], ["add", "--again"], ["doctor"]])
def test_a_text_that_cannot_be_unpacked_is_one_line(
    path: Path, damaged: bytes, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change(path, "UPDATE texts SET text = ?", damaged)
    assert main(words) in (1, 3)
    lines = capsys.readouterr().err.splitlines()
    assert any("library.sqlite3: " in line for line in lines) and len(lines) <= 3
    assert main(["list"]) == 0, "the list needs no text"
    assert "Ruiz to meet Soto" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["agenda", "timeline"])
def test_an_entry_that_cannot_be_read_is_one_line(path: Path, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    change(path, "UPDATE agenda SET entry = ?", "{")
    assert main([verb]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("library.sqlite3: an entry in it is damaged")


def change(path: Path, sql: str, value: object) -> None:
    connection = sqlite3.connect(path)
    with connection:
        assert connection.execute(sql, (value,)).rowcount
    connection.close()


def test_a_ledger_of_exports_that_is_no_ledger_is_passed_over(path: Path, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(exist_ok=True)
    (tmp_path / "state" / "exported.json").write_text("[" * 100_000)
    assert main(["export", "lima", "--format", "html", "-o", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize(
    "line", ["a: !!timestamp soon", "a: !!bool perhaps", "a: !!int x", "a: " + "[" * 50_000, "<<: [1]", "? [a]\n: b"]
)
def test_front_matter_that_is_no_value_is_none(line: str) -> None:
    document = f"---\ntype: briefing\n{line}\n---\nText\n"
    begun = time.perf_counter()
    assert split(document)[0] == {}
    assert read_ours(document) is None
    assert source_of(document) is None
    assert time.perf_counter() - begun < 1


def test_a_file_of_beginnings_of_comments_is_checked_at_once() -> None:
    begun = time.perf_counter()
    lint_markdown("---\ntype: briefing\n---\n" + "\n<!-- " * 20_000, None)
    assert time.perf_counter() - begun < 1
