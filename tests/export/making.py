"""Small dossiers made by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from briefing_tui.export import Dossier, Look
from briefing_tui.model import AgendaItem, Answers, Article, Brief, Evidence, When

LOOK = Look(generated=datetime(2022, 3, 31, 9, 42, tzinfo=UTC), handling="TLP:GREEN")


def dossier(*items: AgendaItem, title: str = "A title") -> Dossier:
    article = Article(
        id="0" * 16, ref="a.txt", title=title, text="He came. It left.", published="2022-03-31", sha256="0" * 64
    )
    return Dossier(
        article=article, machine=Brief(article_id="0" * 16, answers=Answers(), agenda=items, core="0", model="m 1")
    )


def item(iso: str | None, *, text: str | None = "then", **more: Any) -> AgendaItem:
    values: dict[str, Any] = {"kind": "vote", "action": "vote on it", "actors": ("The Council",), "status": "planned"}
    values |= {"evidence": Evidence(start=5, end=9, text="C d."), "score": 0.5}
    return AgendaItem(**(values | {"when": When(text=text, iso=iso)} | more))
