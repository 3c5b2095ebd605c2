"""Reviewing: the analyst's decisions over the machine's brief."""

from typing import TYPE_CHECKING

from briefing_tui.desk.review.fields import FIELDS, FieldError, FormField

if TYPE_CHECKING:
    from briefing_tui.desk.review.reviews import Reviews

__all__ = ["FIELDS", "FieldError", "FormField", "Reviews"]


def __getattr__(name: str) -> object:
    # Forms need the fields alone, and are known before anything is decided.
    if name != "Reviews":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefing_tui.desk.review.reviews import Reviews

    return Reviews
