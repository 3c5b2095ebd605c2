"""The front matter of a Markdown document: what each property says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from briefing_tui import __version__
from briefing_tui.export.dossier import Dossier
from briefing_tui.export.frontmatter import Plain, day_or_text
from briefing_tui.export.look import Look
from briefing_tui.export.names import slug
from briefing_tui.text import one_line

__all__ = ["SHARED", "properties", "sealed_properties"]

SHARED = ("aliases", "tags")
"""Lists that a person adds to; what was added stays."""

_UNSEALED = (*SHARED, "created", "updated")


def properties(
    template: str, title: str, dossiers: Sequence[Dossier], *, many: bool, handling: str | None, look: Look
) -> dict[str, Any]:
    """The properties of a document about these articles, in the order to print.

    ``many``: the template is one for many articles, also where there is only one.
    """
    one = None if many else dossiers[0]
    cutoffs = [dossier.cutoff for dossier in dossiers if dossier.cutoff]
    event = one.answer("when") if one else None
    wheres = [entry.value for dossier in dossiers if (entry := dossier.answer("where"))]
    places = [where.text.removeprefix("the ") for where in wheres if where.country]
    models = dict.fromkeys(one_line(dossier.machine.model) for dossier in dossiers)
    decided, fields = sum(one.decided for one in dossiers), sum(one.fields for one in dossiers)
    stated = one.tradecraft if one else None
    tags = ["briefing", *dict.fromkeys(slug(place) for place in places)]
    return {
        "title": title,
        "type": Plain("briefing"),
        "template": Plain(template),
        "schema": "briefing/1",
        "status": Plain("final" if look.final else "draft"),
        "created": look.created or look.generated,
        "updated": look.generated,
        "information_cutoff": day_or_text(max(cutoffs, default=None)),
        "event_date": day_or_text(event.value.iso) if event else None,
        "handling": handling,
        "yardstick": Plain(stated.yardstick if stated else look.yardstick),
        "sources": len(dossiers),
        "source_url": one_line(one.article.url) if one and one.article.url else None,
        "source_sha256": one.article.sha256 if one else None,
        "generator": f"briefing {__version__}; {', '.join(models)}; {decided} of {fields} fields reviewed",
        "aliases": [],
        "tags": [Plain(tag) for tag in tags[:_MOST_TAGS] if any(mark.isalpha() for mark in tag)],
    }


_MOST_TAGS = 12


def sealed_properties(values: Mapping[str, Any], ours: Mapping[str, Any]) -> str:
    """Twelve hex digits of the values of our properties, but for the ones that a person adds to."""
    pairs = [(name, _plain(values.get(name))) for name in ours if name not in _UNSEALED]
    return hashlib.sha256(repr(pairs).encode()).hexdigest()[:12]


def _plain(value: object) -> str:
    return type(value).__name__ if isinstance(value, list | dict) else str(value)
