"""Rooms that keep everything in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from briefing_tui.extraction.client import ReadingFailed
from briefing_tui.library import Arrival, ArticleRow
from briefing_tui.model import Answers, Article, Brief, Note


class FakeLibrary:
    read_only = False

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.briefs: dict[str, Brief] = {}
        self.failures: dict[str, str] = {}
        self.marks: list[tuple[str, str, bool]] = []
        self.batches: list[int] = []
        self.closed = False

    def as_known(self, article: Article) -> Article:
        return article

    def add(self, articles: Sequence[Article], *, new: bool = False) -> list[Arrival]:
        self.batches.append(len(articles))
        became: list[Arrival] = []
        for article in articles:
            became.append("known" if article.id in self.articles else "new")
            self.articles.setdefault(article.id, article)
        return became

    def only(self) -> str | None:
        return next(iter(self.articles)) if len(self.articles) == 1 else None

    def ids(self, query: str = "", order: str = "date", *, fold: bool = False, typing: bool = True) -> list[int]:
        return [n for n, article in enumerate(self.articles.values()) if query in article.text]

    def rows(self, numbers: Sequence[int]) -> list[ArticleRow]:
        articles = list(self.articles.values())
        return [
            ArticleRow(
                n,
                articles[n].id,
                articles[n].headline,
                articles[n].published,
                articles[n].source,
                False,
                False,
                articles[n].id in self.briefs,
                self.failures.get(articles[n].id),
            )
            for n in numbers
        ]

    def find_id(self, name: str) -> str | None:
        return next((article_id for article_id in self.articles if article_id.startswith(name)), None)

    def article(self, article_id: str) -> Article | None:
        return self.articles.get(article_id)

    def brief(self, article_id: str) -> Brief | None:
        return self.briefs.get(article_id)

    def added(self, article_id: str) -> str | None:
        return "2022-04-01T06:30:00+00:00" if article_id in self.articles else None

    def stories(self, article_ids: Sequence[str]) -> list[list[str]]:
        return [list(article_ids)]

    def failure(self, article_id: str) -> str | None:
        return self.failures.get(article_id)

    def keep(self, brief: Brief) -> None:
        self.briefs[brief.article_id] = brief

    def keep_failure(self, article_id: str, reason: str) -> None:
        self.failures[article_id] = reason

    def mark_read(self, article_id: str, read: bool) -> None:
        self.marks.append(("read", article_id, read))

    def mark_flagged(self, article_id: str, flagged: bool) -> None:
        self.marks.append(("flagged", article_id, flagged))

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        self.closed = True


class FakeNotebook:
    damage = None

    def __init__(self) -> None:
        self.notes: dict[str, Note] = {}
        self.closed = False

    def note(self, article_id: str) -> Note | None:
        return self.notes.get(article_id)

    def write(self, article_id: str, text: str) -> Note | None:
        if not text.strip():
            self.notes.pop(article_id, None)
            return None
        self.notes[article_id] = Note(
            article_id=article_id, text=text, updated=datetime.now(UTC).isoformat(timespec="seconds")
        )
        return self.notes[article_id]

    def noted(self) -> dict[str, int]:
        return dict.fromkeys(self.notes, 1)

    def close(self) -> None:
        self.closed = True


class FakeReader:
    """Reads nothing in every article, and fails on the ones whose text says so."""

    closed = False
    started = False

    async def read(self, article: Article) -> Brief:
        if "unreadable" in article.text:
            raise ReadingFailed(article.id, "the reader died over it")
        return Brief(article_id=article.id, answers=Answers(), core="0", model="fake 1")

    async def start(self) -> None:
        self.started = True

    async def close(self) -> None:
        self.closed = True
