"""Markdown is laid out for reading, and whatever else stands in it is shown as it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.text import clean
from briefing_tui.tui.cells import width_of
from briefing_tui.tui.markdown_lines import brief_lines, markdown_lines

WIDE_TABLE = "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|\n" * 8_000


def laid(text: str, width: int = 40) -> list[str]:
    return ["".join(part for part, _ in line) for line in markdown_lines(text, width)]


def inks(text: str) -> dict[str, str]:
    return {part: ink for line in markdown_lines(text, 60) for part, ink in line}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One\ntwo\n\nthree", ["One", "two", "", "three"]),
        ("# Head\ntext", ["Head", "", "text"]),
        ("x\n- a\n- b\n  1. c\n  2. d", ["x", "", "• a", "• b", "  1. c", "  2. d"]),
        ("> said\n> so", ["▎ said", "▎ so"]),
        ("```\na  b\n\nc\n```", ["  a  b", "  ", "  c"]),
        ("[[Ana Ruiz]] and [[file-1|the talks]]", ["Ana Ruiz and the talks"]),
        ("[here](https://e.org)", ["here ⟨https://e.org⟩"]),
        ("![p](https://e.org/x)", ["⟨picture p https://e.org/x⟩"]),
        ("![p](file:///x)", ["![p](file:///x)"]),
        ("> - a\n>\n>   b", ["▎ • a", "▎   b"]),
        ("<b>x</b>", ["<b>x</b>"]),
        ("<script>\nx\n</script>", ["<script>", "x", "</script>"]),
        ("x\n\n| a | b | c |\n|-|-|-|\n| 1 | *2* | |\n| | 3 | 4 |", ["x", "", "a  b · c", "1  2", "3 · 4"]),
        ("|a|b|\n|-|-|\n|one|two three four|", ["a  b", "one  two", "  three four"]),
        (r"\*a\* \[b\] 1\. &amp;", ["*a* [b] 1. &"]),
        ("3. c\n4. d", ["3. c", "4. d"]),
        ("- one two three four", ["• one two", "  three four"]),
    ],
)
def test_what_is_laid_out(text: str, lines: list[str]) -> None:
    assert [line.rstrip() for line in laid(text, 12 if "three four" in text else 40)] == [
        line.rstrip() for line in lines
    ]


def test_the_first_cell_of_a_row_stands_out() -> None:
    found = inks("| n | m |\n|-|-|\n| who | Ana |")
    assert (found["n"], found["m"], found["who"], found["Ana"]) == ("dim", "dim", "strong", "")


def test_a_brief_is_shown_as_its_reader_sees_it() -> None:
    text = "---\ntitle: x\n---\n<!-- briefing:begin head 1 -->\n# A \\[b\\]\n\n<!-- briefing:end head -->\n---\nend"
    found = ["".join(part for part, _ in line).strip() for line in brief_lines(text, 10)]
    assert found == ["A [b]", "", "─" * 10, "", "end"]


def test_a_long_brief_is_shown_whole() -> None:
    text = "A sentence of a brief.\n\n" * 1_500 + "The end."
    assert len(text) > 30_000 and "The end." in brief_lines(text, 60)[-1][-1][0]
    assert "The end." not in markdown_lines(text, 60)[-1][-1][0]


def test_emphasis_is_told_by_ink() -> None:
    found = inks("# H\n\n**b** *i* `c` ~~s~~ [[L]]")
    assert (found["H"], found["b"], found["i"], found["c"], found["s"], found["L"]) == (
        "label",
        "strong",
        "slanted",
        "mark",
        "struck",
        "link",
    )


@given(st.text(max_size=200), st.integers(min_value=8, max_value=60))
def test_any_text_fits_and_holds_nothing_that_acts(text: str, width: int) -> None:
    for line in laid(clean(text), width):
        assert line == clean(line)
        assert "\n" not in line
        assert width_of(line) <= width + 2 * line.count("▎") + 2 * line.count("•") + 24


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "> " * 5_000 + "x", "- " * 5_000, "*a " * 9_000, "&#x1b;[31m &#x202e;", WIDE_TABLE]
)
def test_hostile_markdown_takes_no_time_and_does_nothing(text: str) -> None:
    start = time.process_time()
    found = "".join(laid(text))
    assert time.process_time() - start < 2
    assert "\x1b" not in found and "\u202e" not in found
