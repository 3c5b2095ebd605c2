"""The examples in the documentation are what the program writes today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_examples_are_current() -> None:
    spec = importlib.util.spec_from_file_location("export_examples", ROOT / "scripts" / "export_examples.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, text in script.examples().items():
        written = (ROOT / "docs" / "examples" / name).read_text(encoding="utf-8")
        assert written == text, f"{name} is out of date: run python scripts/export_examples.py"
