"""When: one story of our own for each construction, with its date; they stand in ``tests/golden/when.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article

GOLDEN = Path(__file__).parents[1] / "golden" / "when.txt"
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("title", "text", "wanted", "iso"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_golden(reader: Reader, title: str, text: str, wanted: str, iso: str) -> None:
    source = Article(
        id="0", ref="t", title=None if title == "-" else title, text=text, published="2019-05-16", sha256=""
    )
    found = reader.read(source).answers.when
    assert (found[0].text or "-", found[0].iso or "-") == (wanted, iso)
