"""Any bytes at all go from a file to every export: nothing crashes, every offset is true, nothing acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.export import Templates
from briefing_tui.extraction.reader import Reader
from tests.hostile.inputs import hostile_input
from tests.hostile.walk import walk

_EACH = 40


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader("en_core_web_sm")


@pytest.mark.parametrize("batch", range(4))
def test_hostile_files_go_the_whole_way(batch: int, reader: Reader, tmp_path: Path) -> None:
    template = Templates(tmp_path).get("brief")
    numbers = range(batch * _EACH, (batch + 1) * _EACH)
    articles = [number for number in numbers if walk(*hostile_input(number), reader, template)]
    assert len(articles) > _EACH / 2, "most inputs should reach the core, else nothing is shown"
