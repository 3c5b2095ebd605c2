"""Articles and briefs for tests of the library."""

from __future__ import annotations

import hashlib
from typing import Any

from briefing_tui.model import AgendaItem, Answers, Article, Brief, Evidence, Person, When

__all__ = ["article", "brief", "item", "wire"]


def article(text: str, title: str | None = None, **more: Any) -> Article:
    digest = hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()
    return Article(**{"id": digest[:16], "ref": "r", "title": title, "text": text, "sha256": digest, **more})


def item(action: str, iso: str | None = None, **more: Any) -> AgendaItem:
    fields: dict[str, Any] = {"kind": "meeting", "actors": ("Ana Ruiz",), "status": "planned"}
    return AgendaItem(
        **{
            **fields,
            "action": action,
            "when": When(text="then", iso=iso) if iso else None,
            "evidence": Evidence(start=0, end=1, text="x"),
            "score": 1.0,
            **more,
        }
    )


def brief(of: Article, *agenda: AgendaItem, people: tuple[str, ...] = ()) -> Brief:
    named = tuple(Person(name=name, mentions=()) for name in people)
    return Brief(article_id=of.id, answers=Answers(), agenda=agenda, people=named, core="0", model="none")


_STORY = """\
The harbour authority of Valparaiso said on Tuesday that it would close two of its five container terminals for
repairs after an earthquake damaged the quay walls. Shipping companies were told to divert vessels to San Antonio until
the end of June. Director Carmen Ibanez told reporters that engineers had found cracks in the foundations of both
terminals and that the cost would exceed forty million dollars. Unions representing crane operators demanded guarantees
that nobody would lose wages during the closure. The transport ministry promised an emergency fund and said inspectors
would publish a report within three weeks. Exporters of copper and fruit warned of delays, and the chamber of commerce
asked the government to let lorries drive at night. Ibanez said the terminals might reopen earlier if replacement steel
arrived from Korea on schedule. The earthquake, of magnitude 6.4, injured nine people and destroyed a warehouse."""


def wire(dateline: str = "", title: str = "Valparaiso to close terminals after earthquake", **more: Any) -> Article:
    """The same wire copy, as another outlet prints it."""
    return article(f"{dateline}{_STORY}", title, **more)
