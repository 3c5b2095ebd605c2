"""One loaded model for all tests of the core, and a short way to an article."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The core with the model that ships with the program."""
    return Reader("en_core_web_sm")
