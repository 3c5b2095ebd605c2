from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui.text import clean
from briefing_tui.tui.cells import cut, flow, printable, width_of, with_path_breaks, wrap
from briefing_tui.tui.dates import short_date
from briefing_tui.tui.lit import Lit

TEXTS = st.text(alphabet=st.sampled_from("ab \n\té漢👨\u200d👩“—ก็क्"), max_size=120).map(clean)


@given(TEXTS, st.integers(min_value=2, max_value=30))
def test_wrapping_loses_nothing_but_blanks_and_fits(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    kept = "".join(text[start:end] for start, end in lines)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(lines))
    assert all(cell_len(printable(text[start:end]).rstrip()) <= width for start, end in lines)


@given(TEXTS, st.integers(min_value=0, max_value=30))
def test_a_cut_fits(text: str, width: int) -> None:
    short = cut(text, width)
    assert cell_len(short) <= width
    assert "\n" not in short and "\t" not in short
    assert short == printable(text) or width_of(printable(text)) > width


@given(st.lists(TEXTS.map(str.strip).filter(bool), max_size=6), st.integers(min_value=4, max_value=30))
def test_what_flows_fits_and_is_torn_only_where_it_must(parts: list[str], width: int) -> None:
    lines = list(flow(parts, " · ", width))
    assert "".join("".join(lines).split()).replace("·", "") == "".join("".join(parts).split())
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert all(any(part in line for line in lines) for part in map(printable, parts) if cell_len(part) <= width)


def test_a_long_article_is_wrapped_in_no_time() -> None:
    words = "The minister said “we shall see” — and went on to Lima. "
    text = (words * 10 + "\n\n") * 360
    assert len(text) > 200_000
    start = time.perf_counter()
    assert len(list(wrap(text, 50))) > 3000
    assert time.perf_counter() - start < 0.25


def test_dates_as_read() -> None:
    assert short_date("2022-05-01") == " 1 May 2022"
    assert short_date("2022-11-21") == "21 Nov 2022"
    assert short_date("2022-W14") == "week of 4 Apr 2022"
    assert short_date("9999-99-99") == "9999-99-99"
    assert short_date(None) == ""


def test_what_is_lit_is_cut_at_its_edges() -> None:
    lit = Lit(((4, 6),), (2, 8))
    assert lit.inks(0, 10) == [(0, 2, ""), (2, 4, "lit"), (4, 6, "exact"), (6, 8, "lit"), (8, 10, "")]
    assert lit.inks(8, 8) == []


def test_long_paths_are_broken_between_their_words() -> None:
    assert (
        with_path_breaks("to /home/ana/briefs/of-today/one.md now", 16) == "to /home/ana/\nbriefs/of-today/\none.md now"
    )
    assert with_path_breaks("to /home/a.md now", 16) == "to /home/a.md now", "what fits stays"
    assert with_path_breaks("x" * 40, 16) == "x" * 40, "no slash, no break"
    assert with_path_breaks("/a/of-the-minister-who-comes.md", 16) == "/a/of-the-\nminister-who-\ncomes.md"
    assert with_path_breaks("/" * 40, 16).replace("\n", "") == "/" * 40
    assert with_path_breaks("a/b", 0) == "a/b"
