"""The verbs, run as a shell runs them: data on standard output, messages on standard error, exit codes."""

from __future__ import annotations

import fcntl
import io
import json
import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import IO

import pytest

from briefing_tui.assets import SEEDS
from briefing_tui.cli import main
from briefing_tui.cli.parser import VERBS, arguments, build
from briefing_tui.text import clean

ROOT = Path(__file__).resolve().parent.parent.parent
STORY = "The envoy Ada Berg will meet ministers in Oslo on Friday. She will sign the fishing treaty."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def run(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "briefing_tui", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, **more)  # type: ignore[call-overload, no-any-return]


def test_without_a_verb_the_desk_is_opened() -> None:
    assert arguments([]) == ["open"]
    assert arguments(["a.txt", "b"]) == ["open", "a.txt", "b"]
    assert arguments(["-"]) == ["open", "-"]
    assert arguments(["list", "x"]) == ["list", "x"]
    assert arguments(["./list"]) == ["open", "./list"]
    assert arguments(["--help"]) == ["--help"]


def test_the_help_has_an_example_of_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS:
        assert main([verb, "--help"]) == 0
        assert f"example:\n  briefing {verb}" in capsys.readouterr().out
    assert main(["--help"]) == 0
    assert "briefing talks.txt news/" in capsys.readouterr().out


def test_the_version_names_program_and_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert "model en_core_web_sm 3.8.0" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [["brief"], ["list", "--what"], ["brief", "x", "--json", "--markdown"], ["add", "x", "--published", "soon"]],
)
def test_wrong_usage_is_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "usage:" in capsys.readouterr().err


def test_wrong_settings_are_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text('colour = "red"')
    assert main(["list"]) == 2
    assert "unknown setting 'colour'" in capsys.readouterr().err


def test_records_come_back_as_briefs_in_their_order(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    records = [{"id": f"r{n}", "title": f"T{n}", "text": STORY} for n in range(11)]
    lines = [json.dumps(record).encode() for record in records]
    lines.insert(3, b'{"id": "bad"}')
    feed(monkeypatch, b"\n".join(lines))
    assert main(["brief", "-", "--json", "--published", "2022-03-31"]) == 1
    out, err = capsysbinary.readouterr()
    briefs = [json.loads(line) for line in out.splitlines()]
    assert [brief["article"]["ref"] for brief in briefs] == [record["id"] for record in records]
    assert {brief["article"]["published"] for brief in briefs} == {"2022-03-31"}
    assert err.count(b"\n") == 1
    assert b"bad" in err


def test_a_missing_file_is_one_line_and_the_rest_goes_on(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "nowhere.txt", str(story), "--evidence"]) == 1
    out, err = capsys.readouterr()
    assert "WHO     " in out
    assert "│ The envoy Ada Berg" in out
    assert err == "briefing: nowhere.txt: No such file or directory\n"


def test_hostile_words_reach_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b]52;c;aGk=\x07\x1b[2J\u202e[/][@click=app.quit]x[/]\x9b31m"
    path = tmp_path / f"{evil.replace('/', '')}.txt"
    path.write_text(f"{evil} title\n\n{STORY} {evil}. “{evil} is what we are going to say,” she said.")
    missing = f"{evil}.txt"
    for words in (["brief"], ["brief", "--markdown"], ["brief", "--json"], ["add"]):
        assert main([*words, str(path), missing]) == 1
    for words in (["list"], ["list", "--json"], ["export"], ["export", "-o", "-"], ["doctor"], ["paths"]):
        assert main(words) == 0
    out, err = capsys.readouterr()
    assert clean(out) == out
    assert clean(err) == err


def test_a_day_given_late_is_said_to_be_taken(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", str(story)])
    capsys.readouterr()
    assert main(["add", str(story), "--published", "2022-03-31"]) == 0
    out, err = capsys.readouterr()
    assert out.split()[1:] == ["dated"]
    assert err == "0 added, 1 given its day, to be read again\n"
    main(["list", "--json"])
    assert '"published": "2022-03-31"' in capsys.readouterr().out
    main(["add", str(story), "--published", "2020-01-01"])
    assert capsys.readouterr().out.split()[1:] == ["known"]


def test_the_sample_makes_room_for_the_first_article_of_ones_own(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", str(SEEDS)])
    sample = capsys.readouterr().out.split()[0]
    main(["add", str(SEEDS)])
    assert "archive" not in capsys.readouterr().err, "nothing else has come"
    assert main(["add", str(story)]) == 0
    assert "the sample article is in the archive now" in capsys.readouterr().err
    main(["list", "is:archived"])
    assert capsys.readouterr().out.startswith(sample[:8])
    assert main(["export", "--template", "daily", "-o", "-"]) == 0
    assert "sources: 1\n" in capsys.readouterr().out
    main(["undo"])
    other = tmp_path / "other.txt"
    other.write_text("The ferry to Oslo was late on Monday.")
    main(["add", str(other)])
    main(["list"])
    assert sample[:8] in capsys.readouterr().out, "who takes it back keeps it"


def test_add_list_export(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(story), str(story)]) == 0
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    article_id = first.split()[0]
    assert (first, second) == (f"{article_id} new", f"{article_id} known")
    assert err == "1 added, 1 known before\n"

    assert main(["list", "envoy"]) == 0
    assert capsys.readouterr().out.startswith(article_id[:8])
    assert main(["list", "nobody"]) == 0
    assert capsys.readouterr().out == ""

    assert main(["export", article_id[:6], "-o", str(tmp_path / "out")]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.parent == tmp_path / "out"
    assert "## Key judgements" in written.read_text()
    assert main(["list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["briefed"] is True


def test_a_damaged_library_is_exit_code_3_and_left_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = home / "data" / "library.sqlite3"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"this is no database at all" * 100)
    for words in (["list"], ["doctor"]):
        assert main(words) == 3
        assert "library.sqlite3" in capsys.readouterr().err
    assert library.read_bytes().startswith(b"this is no database")


def test_the_desk_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "terminal" in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_verbs(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "export" in capsys.readouterr().out
    assert build().prog == "briefing"


def test_a_reader_that_has_enough_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("".join(f'{{"text": "Story {n}."}}\n' for n in range(3000)))
    assert run("add", str(tmp_path / "many.jsonl")).returncode == 0
    command = f"{sys.executable} -m briefing_tui list | head -1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def _wait_until_read(pipe: IO[bytes]) -> None:
    """Until the program has taken in what was written to it: it is up, and waits for more."""
    for _ in range(600):
        if fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4) == b"\0" * 4:
            return
        time.sleep(0.05)
    pytest.fail("the program read nothing in 30 s")


def test_an_interrupt_is_exit_code_130() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "briefing_tui", "brief", "-"]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b'{"text": "One."}\n')
        process.stdin.flush()
        _wait_until_read(process.stdin)
        process.send_signal(signal.SIGINT)
        # Python ends itself by the signal where it struck inside text that a library ran; a shell calls both 130.
        assert process.wait(10) in (130, -signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == b""
