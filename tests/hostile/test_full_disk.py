"""A disk without room: everything can still be read, what can't be written is named, and nothing is half there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")

ARTICLE = (
    "Ruiz to meet Soto in Lima\n\nMinister Ruiz will meet Ana Soto in Lima on 3 May 2022, she said on Monday. " * 9
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("full")
    (tmp_path / "talks.txt").write_text(ARTICLE)
    done = run(tmp_path, "add", str(tmp_path / "talks.txt"), "--brief", room=None)
    assert done.returncode == 0, done.stderr
    return tmp_path


def run(home: Path, *words: str, room: int | None = 2_000) -> subprocess.CompletedProcess[str]:
    """Run ``briefing`` where no file may grow beyond so many bytes."""

    def narrow() -> None:
        if room is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [sys.executable, "-m", "briefing_tui", *words],
        env={**os.environ, "BRIEFING_HOME": str(home / "home")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=narrow,
    )


def test_a_library_without_room_for_its_log_is_read(home: Path) -> None:
    listed = run(home, "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "Ruiz to meet Soto" in listed.stdout


@pytest.mark.parametrize("words", [("tag", "x", "lima"), ("add", "{}/talks.txt", "--again"), ("mark", "read", "lima")])
def test_what_the_library_cannot_keep_is_said(home: Path, words: tuple[str, ...]) -> None:
    done = run(home, *(word.format(home) for word in words))
    assert done.returncode == 3
    assert "library.sqlite3" in done.stderr and "Traceback" not in done.stderr
    assert run(home, "list", "tag:x", room=None).stdout == ""


@pytest.mark.parametrize("format", ["md", "docx", "jsonl"])
def test_an_export_that_does_not_fit_names_its_file_and_leaves_none(home: Path, format: str) -> None:
    done = run(home, "export", "lima", "--format", format, "-o", str(home / "out"), room=500)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert f".{format}: File too large" in line
    assert list((home / "out").iterdir()) == []
