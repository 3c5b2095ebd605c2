"""ISO dates of any precision cover the days they name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.days import days


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2022-03-31", "2022-03-31", "2022-03-31"),
        ("2022-03/2022-Q2", "2022-03-01", "2022-06-30"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_covers_its_days(iso: str, first: str, last: str) -> None:
    covered = days(iso)
    assert covered == (date.fromisoformat(first), date.fromisoformat(last))
    assert covered.length == (covered.last - covered.first).days + 1


@pytest.mark.parametrize(
    "iso",
    ["", "/", "2022/", "22", "0000", "2022-13", "2022-W54", "2021-W53", "2022-02-30", "2022-04/2022-03", "20220331"],
)
def test_what_no_calendar_has_covers_none(iso: str) -> None:
    assert days(iso) is None


@given(st.text(alphabet="0123456789-/WQT", max_size=22))
def test_anything_typed_is_days_or_none(iso: str) -> None:
    covered = days(iso)
    assert covered is None or covered.first <= covered.last
