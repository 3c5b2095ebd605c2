"""The real program in a real terminal: from an empty home to an exported brief."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

ARGV = [sys.executable, "-m", "briefing_tui"]
PAYLOADS = (b"\x1b]52;c;QUFB\x07", b"\x1b[6n", b"\x1b]0;owned\x07", b"\x9b31m")


def notes(home: Path) -> str:
    path = home / "data" / "notebook.json"
    return json.dumps(json.loads(path.read_text()), ensure_ascii=False) if path.exists() else ""


def open_sample(home: Path) -> Terminal:
    terminal = Terminal(ARGV, {"BRIEFING_HOME": str(home)})
    terminal.wait_for("Welcome")
    terminal.wait_for("AGENDA", 40)
    return terminal


def test_a_walk_from_an_empty_home(tmp_path: Path) -> None:
    with open_sample(tmp_path) as terminal:
        terminal.type("\r")
        terminal.wait_for("accept")
        terminal.type("j\x1b")
        terminal.drain(0.3)
        terminal.type("nLikely that talks go on.")
        terminal.wait_for("saved", 5)
        assert "Likely that talks go on." in notes(tmp_path)
        terminal.type("\x1b")
        terminal.drain(0.3)
        terminal.type("w")
        terminal.wait_for("Template", 10)
        terminal.type("\r")
        terminal.wait_for("Exported", 10)
        terminal.drain(0.3)
        terminal.type("q")
        assert terminal.leave() == 0
        assert b"\x1b[?1049l" in terminal.raw, "the terminal is given back"
    (exported,) = (tmp_path / "data" / "briefs").glob("*.md")
    assert "Likely that talks go on." in exported.read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_right_after_typing_keeps_the_note(tmp_path: Path, number: int) -> None:
    with open_sample(tmp_path) as terminal:
        terminal.type("nnot lost")
        terminal.drain(0.25)
        assert terminal.end(number) in (0, 128 + number)
    assert "not lost" in notes(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_note_on_a_row_with_its_label(tmp_path: Path, number: int) -> None:
    with open_sample(tmp_path) as terminal:
        terminal.type("\r")
        terminal.wait_for("accept")
        terminal.type("n")
        terminal.wait_for("○judgement")
        terminal.type("\x0c")
        terminal.wait_for("●fact")
        terminal.type("not lost")
        terminal.drain(0.25)
        assert terminal.end(number) in (0, 128 + number)
    (note,) = json.loads(notes(tmp_path))["notes"].values()
    assert (note["text"], note["row"], note["label"]) == ("not lost", "who", "fact")


def test_what_is_typed_without_a_pause_outlives_a_kill(tmp_path: Path) -> None:
    with open_sample(tmp_path) as terminal:
        terminal.type("\r")
        terminal.wait_for("accept")
        terminal.type("n")
        terminal.wait_for("○judgement")
        for _ in range(20):
            terminal.type("on and ")
            terminal.drain(0.15)
        assert notes(tmp_path) == "", "there was no pause to save in"
        terminal.process.kill()
    with Terminal(ARGV, {"BRIEFING_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("is back")
        terminal.drain(0.5)
    (note,) = json.loads(notes(tmp_path))["notes"].values()
    assert note["row"] == "who"
    assert note["text"].startswith("on and on and on and ")


def test_a_saved_note_outlives_a_kill(tmp_path: Path) -> None:
    with open_sample(tmp_path) as terminal:
        terminal.type("nstill here")
        terminal.drain(1.0)
        terminal.process.kill()
    with Terminal(ARGV, {"BRIEFING_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("still here")


def test_the_desk_outlives_its_reading_child(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_sample(home) as terminal:
        children = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children")
        if not children.exists():
            pytest.skip("needs /proc")
        for child in children.read_text().split():
            os.kill(int(child), signal.SIGKILL)
        time.sleep(0.2)
        terminal.type("?")
        terminal.wait_for("Keys")
        assert terminal.process.poll() is None


def test_no_payload_byte_reaches_the_terminal(tmp_path: Path) -> None:
    words = b"".join(PAYLOADS) + "\u202egpj [/] [@click=app.quit]x[/]".encode()
    folder = tmp_path / "in"
    folder.mkdir()
    file = folder / "evil\x1b]52;c;QUFB\x07[.txt"
    file.write_bytes(words + b" said the minister in Lima on Friday.\n\n" + b"Talks went on. " * 60 + words)
    with Terminal([*ARGV, str(folder)], {"BRIEFING_HOME": str(tmp_path / "home")}) as terminal:
        terminal.wait_for("of 1")
        printed = b""
        for key in ["\r", "j", "G", "3", "1", "nx[/]", "\x1b", "w", "\r", "y", "?", "\x1b"]:
            terminal.drain(0.3)
            printed += terminal.raw
            terminal.type(key)
        terminal.drain(0.3)
        printed += terminal.raw
        assert terminal.process.poll() is None
    clipboard = [part for part in printed.split(b"\x1b]52;c;")[1:] if part.startswith(b"QUFB\x07")]
    assert not clipboard
    for payload in (PAYLOADS[1], PAYLOADS[2], "\u202e".encode()):
        assert payload not in printed


def test_the_note_is_written_in_the_users_own_editor(tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "\\nfrom the \\033 editor" >> "$1"\n')
    editor.chmod(0o700)
    home = tmp_path / "home"
    with Terminal(ARGV, {"BRIEFING_HOME": str(home), "VISUAL": f"'{editor}'"}) as terminal:
        terminal.wait_for("AGENDA", 40)
        terminal.type("ndraft")
        terminal.drain(0.3)
        terminal.type("\x05")
        terminal.wait_for("from the ␛ editor", 10)
        terminal.drain(1)
        assert terminal.end() in (0, 128 + signal.SIGTERM)
    assert "draft\\nfrom the ␛ editor" in notes(home)


def test_a_terminal_that_goes_away_ends_the_desk_with_the_note_kept(tmp_path: Path) -> None:
    with open_sample(tmp_path) as terminal:
        terminal.type("nbefore the line broke")
        terminal.drain(0.2)
        os.close(terminal.master)
        terminal.process.wait(20)
        terminal.master = os.open(os.devnull, os.O_RDWR)
    assert "before the line broke" in notes(tmp_path)
