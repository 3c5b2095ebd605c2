"""A damaged notebook is set aside, a backup takes its place, and both are said plainly. Nothing is overwritten."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_tui.notebook import Notebook, NotebookError
from briefing_tui.notebook.content import SCHEMA

A, B = "00000000000000a1", "00000000000000b2"

Damaging = Callable[[bytes], bytes]


def _shape(raw: bytes) -> bytes:
    return json.dumps(json.loads(raw) | {"notes": {"1": {"text": 3}}}).encode()


DAMAGES: dict[str, tuple[Damaging, str]] = {
    "truncated": (lambda raw: raw[: len(raw) // 2], "not whole JSON"),
    "zero bytes long": (lambda raw: b"", "empty"),
    "NULs": (lambda raw: bytes(len(raw)), "zero bytes"),
    "not JSON": (lambda raw: b"Dear diary,", "not whole JSON"),
    "binary": (lambda raw: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not text"),
    "JSON but no object": (lambda raw: b"[1, 2]", "shape"),
    "tables of another shape": (lambda raw: b'{"meta": {"1": {"schema": 1}}, "notes": [1]}', "shape"),
    "notes of another shape": (_shape, "shape"),
    "a foreign file": (lambda raw: b'{"_default": {"1": {"name": "x"}}}', "not a notebook"),
    "a bomb": (lambda raw: b'{"notes":' + b"[" * 200_000, "shape|JSON"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.json"
    Notebook(path).write(A, "precious")
    return path


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_set_aside_and_the_backup_restored(path: Path, name: str) -> None:
    damaging, reason = DAMAGES[name]
    Notebook(path)  # keeps a backup
    raw = damaging(path.read_bytes())
    path.write_bytes(raw)

    notebook = Notebook(path)
    damage = notebook.damage
    assert damage is not None
    assert damage.set_aside is not None
    assert damage.set_aside.read_bytes() == raw
    assert damage.set_aside.name.startswith("notebook.json.damaged-20")
    assert damage.backup == path.with_name("notebook.json.1")
    assert notebook.noted() == {A: 1}
    said = str(damage)
    assert all(part in said for part in (damage.set_aside.name, "notebook.json.1", str(damage.backup_time)))
    assert re.search(reason, damage.reason), damage.reason
    assert "\n" not in said
    notebook.write(B, "goes on")
    again = Notebook(path)
    assert again.damage is None
    assert again.noted() == {A: 1, B: 1}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_without_a_backup_starts_empty_and_says_so(path: Path, name: str) -> None:
    raw = DAMAGES[name][0](path.read_bytes())
    for backup in path.parent.glob("notebook.json.[0-9]"):
        backup.unlink()
    path.write_bytes(raw)
    notebook = Notebook(path)
    assert notebook.damage is not None
    assert notebook.damage.backup is None
    assert "starts empty" in str(notebook.damage)
    assert notebook.damage.set_aside is not None
    assert notebook.damage.set_aside.read_bytes() == raw
    assert notebook.noted() == {}


def test_a_newer_notebook_is_refused_and_left_alone(path: Path) -> None:
    content = json.loads(path.read_bytes())
    content["meta"]["1"]["schema"] = SCHEMA + 1
    path.write_text(json.dumps(content))
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(NotebookError, match="newer version"):
        Notebook(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_bad_backup_is_passed_over(path: Path) -> None:
    Notebook(path).write(B, "second")
    Notebook(path)
    path.with_name("notebook.json.1").write_bytes(b"{")
    path.write_bytes(b"{")
    notebook = Notebook(path)
    assert notebook.damage is not None
    assert notebook.damage.backup == path.with_name("notebook.json.2")
    assert notebook.noted() == {A: 1}


def test_a_notebook_that_is_gone_is_restored_and_told(path: Path) -> None:
    Notebook(path)
    path.unlink()
    notebook = Notebook(path)
    assert notebook.damage is not None
    assert notebook.damage.set_aside is None
    assert "gone" in str(notebook.damage)
    assert notebook.noted() == {A: 1}


def test_two_damages_in_one_second_are_both_kept(path: Path) -> None:
    for raw in (b"one", b"two"):
        path.write_bytes(raw)
        Notebook(path)
    aside = path.parent.glob("notebook.json.damaged-*")
    assert sorted(file.read_bytes() for file in aside) == [b"one", b"two"]


def test_a_folder_in_the_place_of_the_notebook_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notebook.json").mkdir()
    with pytest.raises(NotebookError, match="directory"):
        Notebook(tmp_path / "notebook.json")


def test_backups_rotate_at_openings_and_every_ten_minutes(path: Path) -> None:
    for number in range(8):
        Notebook(path).write(f"{number:016x}", "x")
    slots = sorted(path.parent.glob("notebook.json.[0-9]"))
    assert [slot.name[-1] for slot in slots] == list("12345")
    assert [slot.read_bytes().count(b'"article_id"') for slot in slots] == [8, 7, 6, 5, 4]

    notebook = Notebook(path)
    newest = slots[0].read_bytes()
    notebook.write(A, "soon after")
    assert slots[0].read_bytes() == newest
    before = time.time() - 700
    os.utime(slots[0], (before, before))
    kept = path.read_bytes()
    notebook.write(A, "much later")
    assert slots[0].read_bytes() == kept
    assert slots[1].read_bytes() == newest


def test_damage_in_place_leaves_the_backup_alone(path: Path) -> None:
    Notebook(path)
    with path.open("r+b") as file:
        file.truncate(10)
    assert Notebook(path).noted() == {A: 1}


def test_a_backup_that_cannot_be_written_stops_nobody(path: Path) -> None:
    for number in range(1, 6):
        slot = path.with_name(f"notebook.json.{number}")
        slot.unlink(missing_ok=True)
        (slot / "x").mkdir(parents=True)
    notebook = Notebook(path)
    notebook.write(B, "saved")
    assert Notebook(path).noted() == {A: 1, B: 1}
