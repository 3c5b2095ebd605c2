"""Notes are kept, shared between desks, private, and never lost to a failed save."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from briefing_tui.notebook import Notebook, NotebookError, NotSaved
from briefing_tui.notebook.content import NOTEBOOK
from briefing_tui.notebook.format import Encoder
from briefing_tui.text import clean

A, B = "00000000000000a1", "ffffffffffffffff"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook.json"


def test_opening_creates_nothing(path: Path) -> None:
    notebook = Notebook(path)
    assert notebook.damage is None
    assert notebook.all() == []
    assert notebook.note(A) is None
    assert not path.parent.exists()


def test_a_note_is_written_changed_and_removed(path: Path) -> None:
    notebook = Notebook(path)
    first = notebook.write(A, "Check the *date*.")
    assert first is not None
    assert (first.article_id, first.text) == (A, "Check the *date*.")
    assert notebook.note(A) == first
    assert notebook.write(A, "Checked.") == notebook.note(A)
    notebook.write(B, "Other")
    assert notebook.noted() == {A: 1, B: 1}
    assert Notebook(path).note(A) == notebook.note(A)
    assert notebook.write(A, " \n\t ") is None
    assert notebook.note(A) is None
    assert Notebook(path).noted() == {B: 1}


def test_the_time_of_a_note_is_utc_to_the_second_and_stays_when_nothing_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    notebook = Notebook(path)
    note = notebook.write(A, "x")
    assert note is not None
    assert len(note.updated) == len("2026-01-31T12:00:00Z")
    assert note.updated.endswith("Z")
    stamp = path.stat().st_mtime_ns
    assert notebook.write(A, "x") == note
    assert path.stat().st_mtime_ns == stamp


def test_only_an_article_can_have_a_note(path: Path) -> None:
    for wrong in ("", "../x", "A" * 16, "12", "0x" + "1" * 14):
        with pytest.raises(ValueError, match="not the id"):
            Notebook(path).write(wrong, "x")


def test_the_file_is_plain_tinydb(path: Path) -> None:
    Notebook(path).write(A, "été")
    (document,) = TinyDB(path).table("notes").all()
    assert document["article_id"] == A
    assert "été" in path.read_text(encoding="utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text() | st.text(st.characters(codec=None)))
def test_any_text_comes_back_clean(tmp_path: Path, text: str) -> None:
    notebook = Notebook(tmp_path / "notebook.json")
    note = notebook.write(A, text)
    again = Notebook(tmp_path / "notebook.json").note(A)
    assert note == again
    assert (again.text if again else "") == (clean(text) if clean(text).strip() else "")


def test_what_one_desk_writes_the_other_shows(path: Path) -> None:
    one, two = Notebook(path), Notebook(path)
    one.write(A, "from one")
    assert two.note(A) == one.note(A)
    two.write(B, "from two")
    two.write(A, "from two as well")
    one.write("0" * 16, "again")
    assert one.noted() == two.noted() == {A: 1, B: 1, "0" * 16: 1}
    assert one.note(A) == two.note(A)


def test_threads_may_write_at_once(path: Path) -> None:
    notebook = Notebook(path)

    def work(start: int) -> None:
        for number in range(start, start + 10):
            notebook.write(f"{number:016x}", "x")

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notebook.noted()) == len(Notebook(path).noted()) == 30


_INSERTS = """
import sys
from pathlib import Path
from briefing_tui.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 100):
    notebook.write(f"{number:016x}", f"note {number}")
"""


def test_two_programs_with_100_notes_each_make_200(path: Path) -> None:
    children = [subprocess.Popen([sys.executable, "-c", _INSERTS, str(path), start]) for start in ("0", "100")]
    assert [child.wait(120) for child in children] == [0, 0]
    notebook = Notebook(path)
    assert {note.text for note in notebook.all()} == {f"note {number}" for number in range(200)}
    assert notebook.damage is None


def test_every_file_is_private(path: Path) -> None:
    before = os.umask(0)
    try:
        Notebook(path).write(A, "secret")
        Notebook(path).write(A, "more")
        path.write_text("damaged")
        assert Notebook(path).damage
    finally:
        os.umask(before)
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert len(modes) == 4
    assert set(modes.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_save_is_told_and_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    notebook = Notebook(path)
    before = notebook.write(A, "old")
    raw = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        if call == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            patched.setattr(Path, "replace", full)
        for text in ("new", ""):
            with pytest.raises(NotSaved, match="No space left"):
                notebook.write(A, text)
        with pytest.raises(NotSaved):
            notebook.write(B, "new")
    assert path.read_bytes() == raw
    assert notebook.note(A) == before
    assert notebook.noted() == {A: 1}
    assert notebook.write(B, "new") == Notebook(path).note(B)


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from briefing_tui.notebook import Notebook, NotSaved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
notebook = Notebook(Path(sys.argv[1]))
notebook.write("0" * 16, "small")
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    notebook.write("1" * 16, "x" * 5000)
except NotSaved as error:
    print("not saved:", error, notebook.noted())
"""


def test_a_full_disk_leaves_the_notebook_whole(path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", _LIMITED, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout == "not saved: File too large {'0000000000000000': 1}\n"
    notebook = Notebook(path)
    assert notebook.damage is None
    assert [note.text for note in notebook.all()] == ["small"]
    assert not list(path.parent.glob("*.tmp")) + list(path.parent.glob(".*.tmp"))


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotebookError, match=r"file/notebook\.json: Not a directory"):
        Notebook(tmp_path / "file" / "notebook.json")


def test_a_folder_that_goes_away_is_told(path: Path) -> None:
    notebook = Notebook(path)
    path.parent.write_text("in the way")
    with pytest.raises(NotSaved, match="Not a directory"):
        notebook.write(A, "x")


def test_a_file_that_is_taken_away_comes_back_with_the_next_note(path: Path) -> None:
    notebook = Notebook(path)
    notebook.write(A, "first")
    path.unlink()
    assert notebook.noted() == {A: 1}
    notebook.write(B, "second")
    assert Notebook(path).noted() == {A: 1, B: 1}


def test_a_file_that_is_damaged_while_open_is_not_overwritten(path: Path) -> None:
    notebook = Notebook(path)
    note = notebook.write(A, "first")
    path.write_text("{")
    assert notebook.note(A) == note
    with pytest.raises(NotSaved, match="damaged while it was open"):
        notebook.write(B, "second")
    assert path.read_text() == "{"


def test_a_symbolic_link_to_the_notebook_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "notebook.json"
    link.symlink_to(tmp_path / "real" / "notes.json")
    Notebook(link).write(A, "x")
    assert link.is_symlink()
    assert (tmp_path / "real" / "notes.json").is_file()


_TEXTS = st.text(max_size=12) | st.none() | st.integers() | st.dictionaries(st.text(max_size=3), st.text(max_size=3))
_ROWS = st.dictionaries(st.from_regex("[0-9]{1,4}", fullmatch=True), st.dictionaries(st.text(max_size=4), _TEXTS))


@given(st.lists(st.dictionaries(st.sampled_from(["notes", "more", 'o"dd']), _ROWS), min_size=1, max_size=4))
def test_encoding_only_what_has_changed_makes_the_same_file(states: list[dict[str, Any]]) -> None:
    encoder = Encoder(NOTEBOOK)
    for tables in states:
        assert encoder.encode(tables) == NOTEBOOK.encode(tables)


def test_a_document_that_is_changed_in_place_is_encoded_anew() -> None:
    encoder, tables = Encoder(NOTEBOOK), {"notes": {"1": {"text": "a"}, "2": {"text": "b"}}}
    encoder.encode(tables)
    tables["notes"]["1"]["text"] = "c"
    assert encoder.encode(tables) == NOTEBOOK.encode(tables)


def test_a_write_that_failed_is_not_taken_for_what_the_file_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook(tmp_path / "notebook.json")
    notebook.write("00000000000000a1", "kept")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("briefing_tui.notebook.storage.write_whole", full)
        with pytest.raises(NotSaved):
            notebook.write("00000000000000a1", "lost")
    notebook.write("00000000000000b2", "other")
    assert Notebook(tmp_path / "notebook.json").note("00000000000000a1").text == "kept"  # type: ignore[union-attr]
