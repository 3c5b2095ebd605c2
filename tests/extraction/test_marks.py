"""Quotation marks: what stands between them, whatever their shape."""

from __future__ import annotations

import pytest

from briefing_tui.extraction import marks
from briefing_tui.extraction.marks import quoted_spans


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text, [])]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We will go on." Then he left.', ["We will go on."]),
        ("He said: “We will go on.” Then he left.", ["We will go on."]),
        ("He said: ‘We will go on.’ Then he left.", ["We will go on."]),
        ("He said: 'We will go on.' Then he left.", ["We will go on."]),
        ("He said: “The word ‘never’ is wrong.”", ["The word ‘never’ is wrong."]),
        ("He said: 'The word \"never\" is wrong.'", ['The word "never" is wrong.']),
        ("'We can't and won't stop,' she said.", ["We can't and won't stop,"]),
        ("‘We can’t and won’t stop,’ she said.", ["We can’t and won’t stop,"]),
        ("'The ministers' plan is dead,' she said.", ["The ministers' plan is dead,"]),
        ("The ministers' plan and the unions' fears are old news.", []),
        ("It's the '90s again, and rock 'n' roll isn't dead.", []),
        (
            "“First paragraph goes on\n“and the second ends.” He sat.",
            ["First paragraph goes on", "and the second ends."],
        ),
        ('"Never closed, she explained.\n\nNext "one" here.', ["Never closed, she explained.", "one"]),
        ('a 6" pipe and a 5" pipe', []),
    ],
)
def test_what_stands_between_marks(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


def test_marks_in_furniture_open_nothing() -> None:
    text = 'Share "this\nShe said "yes".'
    assert quoted_spans(text, [(0, 11)]) == [(22, 25)]


@pytest.mark.parametrize("line", ["“", "' a", "the ministers' talks, 'we go ", '" '])
def test_each_mark_is_looked_at_a_few_times_only(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    judge = marks._closes_single

    def counting(text: str, place: int, end: int, last: int) -> bool:
        nonlocal looked
        looked += 1
        return judge(text, place, end, last)

    monkeypatch.setattr(marks, "_closes_single", counting)
    quoted_spans(line * 500, [])
    assert looked <= 3 * line.count("'") * 500 + 1500
