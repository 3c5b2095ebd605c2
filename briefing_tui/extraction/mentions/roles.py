"""The office or description printed beside a name.

Four places, after the appositive and title constructions of Huddleston & Pullum 2002 (ch. 5 §14, ch. 15 §5): before
the name (*Russian President Vladimir Putin*), in apposition behind it (*X, head of the committee,*) or before it
(*the head of the committee, X,*), and as predicate of *be* or *as*.
"""

from __future__ import annotations

from briefing_tui.extraction.mentions.appositions import ahead, behind, predicate
from briefing_tui.extraction.mentions.name import Name
from briefing_tui.extraction.mentions.role import POST, Role
from briefing_tui.extraction.mentions.titles import shared_title, title

__all__ = ["POST", "Role", "roles_of"]


def roles_of(name: Name) -> list[Role]:
    """The roles printed beside this mention of a name."""
    found = (title(name), shared_title(name), behind(name), ahead(name), predicate(name))
    return [role for role in found if role is not None]
