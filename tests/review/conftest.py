"""A desk on the real stores, and an article with a brief of our own making."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing_tui.desk import Desk
from briefing_tui.paths import Paths

sys.path.insert(0, str(Path(__file__).parent))
import stories


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture
def desk(paths: Paths) -> Desk:
    return stories.desk(paths)


@pytest.fixture
def talks(desk: Desk) -> str:
    """The id of an article with a brief."""
    return stories.briefed(desk, stories.TALKS)
