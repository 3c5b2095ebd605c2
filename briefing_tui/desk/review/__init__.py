"""Reviewing: the analyst's decisions over the machine's brief."""

from briefing_tui.desk.review.fields import FIELDS, FieldError, FormField
from briefing_tui.desk.review.reviews import Reviews

__all__ = ["FIELDS", "FieldError", "FormField", "Reviews"]
