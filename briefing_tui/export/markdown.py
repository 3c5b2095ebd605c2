"""The Markdown brief of one article by one call, template *brief*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefing_tui.export.document import document
from briefing_tui.export.dossier import Dossier
from briefing_tui.export.look import Look
from briefing_tui.export.templating import Templates
from briefing_tui.model import Article, Brief, Note

__all__ = ["markdown"]


def markdown(
    article: Article,
    brief: Brief,
    notes: Sequence[Note],
    *,
    generated: datetime,
    retrieved: str | None = None,
    handling: str | None = None,
    yardstick: str = "phia",
    templates: Templates | None = None,
) -> str:
    """The whole document, ending in a line end. The same arguments give the same text.

    Args:
        article: what was read.
        brief: what the core found in it.
        notes: what the analyst wrote, in the order to print.
        generated: when this document is made; aware.
        retrieved: ISO day on which the article came to the desk.
        handling: Traffic Light Protocol marking, for example ``TLP:GREEN``.
        yardstick: scale of likelihood terms, ``phia`` or ``icd203``.
        templates: where *brief* is taken from; absent: the shipped one.
    """
    look = Look(generated=generated, handling=handling, yardstick=yardstick)
    dossier = Dossier(article=article, machine=brief, notes=tuple(notes), retrieved=retrieved)
    return document((templates or Templates()).get("brief"), [dossier], look).markdown()
