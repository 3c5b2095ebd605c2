"""The floors of the house hold: by the contracts in pyproject.toml, and by what each floor loads when it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

HEAVY = ("textual", "spacy", "tinydb", "numpy", "markdown_it", "yaml", "sqlite3", "asyncio", "msgspec")


def loaded(code: str, home: Path) -> set[str]:
    """Which of the heavy modules a fresh interpreter has loaded after running ``code``."""
    script = f"{code}\nimport sys\nprint('loaded', *(name for name in {HEAVY!r} if name in sys.modules))"
    environment = {**os.environ, "BRIEFING_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_imports_run_downward_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("floor", "forbidden"),
    [
        ("briefing_tui.model", set(HEAVY)),
        ("briefing_tui.text", set(HEAVY)),
        ("briefing_tui.files", set(HEAVY)),
        ("briefing_tui.paths", set(HEAVY)),
        ("briefing_tui.settings", set(HEAVY)),
        ("briefing_tui.export", {"textual", "spacy", "tinydb", "sqlite3"}),
        ("briefing_tui.intake", {"textual", "spacy", "tinydb", "sqlite3"}),
        ("briefing_tui.library", {"textual", "spacy", "tinydb"}),
        ("briefing_tui.notebook", {"textual", "spacy", "sqlite3"}),
        ("briefing_tui.extraction", {"textual", "tinydb", "sqlite3", "spacy"}),
        ("briefing_tui.extraction.client", {"textual", "tinydb", "sqlite3", "spacy"}),
        ("briefing_tui.extraction.reader", {"textual", "tinydb"}),
        ("briefing_tui.desk", {"textual", "spacy"}),
        ("briefing_tui.tui", {"spacy", "tinydb", "sqlite3"}),
        ("briefing_tui.cli", {"textual", "spacy", "tinydb", "sqlite3", "asyncio", "msgspec"}),
    ],
)
def test_a_floor_loads_only_what_is_its_own(floor: str, forbidden: set[str], tmp_path: Path) -> None:
    assert not loaded(f"import {floor}", tmp_path) & forbidden


@pytest.mark.parametrize(
    ("words", "forbidden"),
    [
        (["--help"], {"textual", "spacy", "tinydb", "sqlite3", "msgspec"}),
        (["brief", "--help"], {"textual", "spacy", "tinydb", "sqlite3", "msgspec"}),
        (["--version"], {"textual", "spacy", "tinydb", "sqlite3"}),
        (["paths"], {"textual", "spacy", "tinydb", "sqlite3"}),
        (["list"], {"textual", "spacy", "asyncio"}),
        (["add", str(ROOT / "seeds")], {"textual", "spacy"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(words: list[str], forbidden: set[str], tmp_path: Path) -> None:
    assert not loaded(f"from briefing_tui.cli import main\nmain({words!r})", tmp_path) & forbidden
