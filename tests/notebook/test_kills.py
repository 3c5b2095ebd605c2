"""A program that is killed while it writes leaves a whole notebook with every note that it reported as saved."""

from __future__ import annotations

from pathlib import Path

from tests.bench.kills import kill_writers


def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    assert kill_writers(tmp_path, 20) == (0, 0)
