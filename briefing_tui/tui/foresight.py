"""The brief as it will be once a decision is stored: shown while that is under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_tui.model import Answer

if TYPE_CHECKING:
    from briefing_tui.review import ReviewedBrief, Row

__all__ = ["accepted", "all_accepted", "picked", "rejected"]


def accepted(reviewed: ReviewedBrief, row_id: str) -> ReviewedBrief:
    """With the row confirmed; what the analyst wrote stays the analyst's."""
    return _with(reviewed, row_id, _confirmed)


def all_accepted(reviewed: ReviewedBrief) -> ReviewedBrief:
    """With every row confirmed that nobody had looked at."""
    rows = tuple(row if row.decided else _confirmed(row) for row in reviewed.rows)
    return replace(reviewed, rows=rows)


def rejected(reviewed: ReviewedBrief, row_id: str) -> ReviewedBrief:
    """With the row struck out; one that the analyst added is gone."""
    row = reviewed.row(row_id)
    if row is None or row.value is None:
        return reviewed
    if row.machine is None and row.layer != row.id:
        return replace(reviewed, rows=tuple(other for other in reviewed.rows if other.id != row_id))
    return _with(reviewed, row_id, lambda row: replace(row, mark="rejected"))


def picked(reviewed: ReviewedBrief, row_id: str, number: int) -> ReviewedBrief:
    """With another of the machine's answers, counted from 1, in the place of the one shown."""

    def pick(row: Row) -> Row:
        others = list(row.alternatives)
        answer = others.pop(number - 1)
        before = (row.value,) if isinstance(row.value, Answer) else ()
        return replace(row, mark="confirmed", value=answer, alternatives=(*before, *others))

    return _with(reviewed, row_id, pick)


def _confirmed(row: Row) -> Row:
    return row if row.mark in ("edited", "added") else replace(row, mark="confirmed")


def _with(reviewed: ReviewedBrief, row_id: str, change: Callable[[Row], Row]) -> ReviewedBrief:
    return replace(reviewed, rows=tuple(change(row) if row.id == row_id else row for row in reviewed.rows))
