"""When: one story of our own for each construction, with its date; they stand in ``tests/golden/when*.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article

GOLDEN = Path(__file__).parents[1] / "golden"
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for name in ("when.txt", "when_background.txt")
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("title", "text", "wanted", "iso"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_golden(reader: Reader, title: str, text: str, wanted: str, iso: str) -> None:
    source = Article(
        id="0", ref="t", title=None if title == "-" else title, text=text, published="2019-05-16", sha256=""
    )
    found = reader.read(source).answers.when
    assert (found[0].text or "-", found[0].iso or "-") == (wanted, iso)


def test_a_day_without_a_date_is_no_distance(reader: Reader) -> None:
    """Where the day of publication isn't known, "on Monday before the vote" has no date, but is a day all the same."""
    text = "Ole Lind quit on Monday before members had voted."
    source = Article(id="0", ref="t", title="Council meets", text=text, sha256="")
    assert [answer.text for answer in reader.read(source).answers.when[:1]] == ["Monday"]
