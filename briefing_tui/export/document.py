"""From dossiers and a template to a document: its properties and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from briefing_tui.export.again import Updated, fresh, update
from briefing_tui.export.blocks import Part, bare
from briefing_tui.export.daily import Daily
from briefing_tui.export.dossier import Dossier
from briefing_tui.export.look import Look
from briefing_tui.export.meeting import Meeting
from briefing_tui.export.properties import properties
from briefing_tui.export.record import record
from briefing_tui.export.templating import Template

__all__ = ["Document", "document", "together"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a template makes of some dossiers."""

    template: str
    properties: dict[str, Any]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The headline, or the name of a document about many; not escaped."""
        title: str = self.properties["title"]
        return title

    @property
    def cutoff(self) -> datetime | None:
        """The day until when information was taken in."""
        found = self.properties["information_cutoff"]
        return datetime(found.year, found.month, found.day, tzinfo=UTC) if isinstance(found, date) else None

    def markdown(self) -> str:
        """The whole file, as it is written for the first time."""
        return fresh(self.template, self.properties, self.parts).text

    def updated(self, old: str) -> Updated:
        """The whole file, made from the one that is there already."""
        return update(old, self.template, self.properties, self.parts)

    def body(self) -> str:
        """The text as it is read: no front matter, no comments."""
        return bare(self.parts)


def together(template: Template) -> bool:
    """Whether the template makes one document of many articles, and not one of each."""
    return bool(template.names & (_SECTIONS[Daily] - _SECTIONS[Meeting] | {"briefs"}))


def document(template: Template, dossiers: Sequence[Dossier], look: Look) -> Document:
    """The template, filled.

    Args:
        template: order and headings.
        dossiers: one, or for a template that :func:`together` takes, one or more.
        look: the circumstances.

    Raises:
        TemplateError: the template asks for what there is not.
        ValueError: there is no dossier, or more than the template takes.
    """
    many = together(template)
    if not dossiers or (len(dossiers) > 1 and not many):
        raise ValueError(f"template {template.name} can't be filled from {len(dossiers)} articles")
    page = Daily(dossiers, look) if many else Meeting(dossiers[0], look)
    parts = template.fill(_values(page, dossiers, template.names))
    head = properties(template.name, page.title, dossiers, many=many, handling=page.handling, look=look)
    return Document(template.name, head, tuple(parts))


def _values(page: Daily | Meeting, dossiers: Sequence[Dossier], wanted: frozenset[str]) -> dict[str, Any]:
    """What a template prints, by name; nothing is made that it does not print."""
    values = {name: getattr(page, name) for name in wanted & _SECTIONS[type(page)]}
    if "briefs" in wanted:
        values["briefs"] = [record(dossier.article, dossier.brief) for dossier in dossiers]
    if "data" in wanted:
        values["data"] = record(dossiers[0].article, dossiers[0].brief)
    return values


def _names(page: type[Daily] | type[Meeting]) -> frozenset[str]:
    """The sections of a page: its public properties."""
    return frozenset(
        name
        for name in dir(page)
        if not name.startswith("_") and not callable(getattr(page, name)) and name not in ("number", "dossier", "look")
    )


_SECTIONS: dict[type, frozenset[str]] = {page: _names(page) for page in (Daily, Meeting)}
