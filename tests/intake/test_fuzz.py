"""Whatever bytes a reader is given, it gives clean articles or refusals of one line, and raises nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.intake import KNOWN_ENDINGS, Refused
from tests.intake.reading import read
from tests.intake.test_archives import docx, packed, pdf
from tests.intake.test_feeds import ATOM, RSS
from tests.intake.test_mail import HTML, mail
from tests.intake.test_pages import page

SEEDS = {
    ".html": page().encode(),
    ".eml": mail(html=HTML).as_bytes(),
    ".mbox": b"From a@b.example Fri Mar  1 10:00:00 2024\n" + mail().as_bytes(),
    ".rss": RSS.encode(),
    ".atom": ATOM.encode(),
    ".csv": b'id,text\n1,"first"\n2,second\n',
    ".json": b'{"text": "first", "title": "t"}',
    ".jsonl": b'{"text": "first"}\n{"text": "second"}\n',
    ".zip": packed({"a.txt": "first", "b.html": page()}),
    ".docx": docx("<w:p><w:r><w:t>first</w:t></w:r></w:p>", ""),
    ".pdf": pdf("(first) Tj", "/Title (T)", compress=False),
    ".opml": b"<opml><body/></opml>",
}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(sorted(KNOWN_ENDINGS)))
def test_any_bytes_under_any_ending(data: bytes, ending: str) -> None:
    assert read(data, ending)


@pytest.mark.parametrize("ending", sorted(SEEDS))
@settings(max_examples=60, deadline=None)
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 20)), max_size=6),
    cut=st.floats(0, 1),
)
def test_damaged_files(ending: str, changes: list[tuple[float, bytes, int]], cut: float) -> None:
    data = SEEDS[ending]
    for place, new, gone in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + gone :]
    assert read(data[: max(1, int(cut * len(data)))] if cut > 0.5 else data or b"x", ending)


@pytest.mark.parametrize("ending", sorted(SEEDS))
def test_truncated_at_every_place(ending: str) -> None:
    data = SEEDS[ending]
    for length in range(1, len(data), max(1, len(data) // 40)):
        assert read(data[:length], ending)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for ending, data in SEEDS.items():
        read(data[: len(data) // 2], ending)
        assert not [x for x in read(data, ending) if isinstance(x, Refused) and "taken apart" in x.reason]
    assert capfd.readouterr() == ("", "")
