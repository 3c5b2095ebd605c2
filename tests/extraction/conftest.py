"""One loaded model for all tests of the core, and a short way to an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The core with the model that ships with the program."""
    return Reader("en_core_web_sm")


@pytest.fixture(scope="session")
def sample() -> Article:
    """The sample article that ships with the project."""
    (path,) = (Path(__file__).parents[2] / "seeds").glob("*.txt")
    return Article(id="0" * 16, ref="sample", title=None, text=path.read_text(encoding="utf-8"), sha256="")
