"""Slugs: what a wire service writes before its headline to say how often it was filed, and as what.

"UPDATE 2-Kenya, Norway sign treaty": read with the headline, the slug is glued to its first word and becomes its
subject (form: Reuters Handbook of Journalism, s.v. headlines).
"""

from __future__ import annotations

import re

from briefing_tui.extraction.cues import words
from briefing_tui.model import Span

__all__ = ["slugs"]

_NAMES = "|".join(sorted(word.upper() for word in words("headlines", "slugs")))
_SLUG = re.compile(rf"\s*(?:(?:{_NAMES})(?: \d{{1,2}})?(?:-|: ?)(?=\S))+")


def slugs(text: str) -> list[Span]:
    """The slugs at the beginning of a headline, or of a text that begins with its headline; one stretch or none."""
    found = _SLUG.match(text)
    return [found.span()] if found is not None else []
