"""A desk in memory, for tests of its face."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing_tui.desk import timeline
from briefing_tui.desk.choice import Choice
from briefing_tui.desk.notes import Candidate
from briefing_tui.desk.review import Reviews
from briefing_tui.desk.writing import Exported
from briefing_tui.extraction.failure import ReadingFailed
from briefing_tui.library import ArticleRow
from briefing_tui.model import (
    AgendaItem,
    Answer,
    Answers,
    Article,
    Attribution,
    Brief,
    DateMention,
    Evidence,
    Note,
    Person,
    Place,
    Quote,
    When,
)
from briefing_tui.notebook import ReviewStore
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

TEXT = (
    "Foreign minister Ana Ruiz will meet her Chilean counterpart Pedro Soto in Lima on Friday (May 6). "
    "They will talk about the copper treaty because prices have doubled.\n\n"
    '"We want to sign before the summer is over," Ruiz said on Wednesday.\n\n'
    "The two countries began negotiations in March. A vote in parliament was cancelled."
)


def article(number: int = 1, *, title: str | None = None, text: str = TEXT, url: str | None = None) -> Article:
    title = title if title is not None else f"Ruiz to meet Soto in Lima, part {number}"
    digest = sha256(f"{title}\n{text}".encode()).hexdigest()
    return Article(
        id=digest[:16],
        ref=f"wire-{number}",
        title=title,
        text=text,
        published=f"2022-05-{number % 28 + 1:02d}",
        source="Andean Wire",
        url=url,
        sha256=digest,
    )


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _sentence(text: str, start: int) -> tuple[int, int]:
    end = text.find(". ", start)
    begin = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1) if start else 0
    return begin if begin > 1 else 0, len(text) if end < 0 else end + 1


def _answer(text: str, words: str, **more: Any) -> tuple[Answer, ...]:
    start, end = _span(text, words)
    known = {"score": 0.9, **more}
    return (Answer(text=words, start=start, end=end, sentence=_sentence(text, start), **known),)


def brief(of: Article) -> Brief:
    if of.text != TEXT:
        return Brief(article_id=of.id, answers=Answers(), core="test", model="none")
    evidence = Evidence(start=0, end=TEXT.index(". ") + 1, text=TEXT[: TEXT.index(". ") + 1])
    start, end = _span(TEXT, "They will talk about the copper treaty because prices have doubled.")
    talks = Evidence(start=start, end=end, text=TEXT[start:end])
    quote = "We want to sign before the summer is over"
    return Brief(
        article_id=of.id,
        answers=Answers(
            who=(
                *_answer(TEXT, "Ana Ruiz", role="Foreign minister", features={"lead": -0.2, "subject": 0.6}),
                *_answer(TEXT, "Pedro Soto", score=0.4, features={"object": 0.1}),
            ),
            what=_answer(TEXT, "will meet her Chilean counterpart Pedro Soto"),
            where=_answer(TEXT, "Lima", country="PE"),
            when=_answer(TEXT, "Friday (May 6)", iso="2022-05-06"),
            why=_answer(TEXT, "because prices have doubled", kind="cause"),
        ),
        agenda=(
            AgendaItem(
                kind="meeting",
                action="meet her Chilean counterpart",
                actors=("Ana Ruiz",),
                counterparts=("Pedro Soto",),
                when=When(text="Friday (May 6)", iso="2022-05-06"),
                where="Lima",
                status="planned",
                evidence=evidence,
                score=0.9,
            ),
            AgendaItem(
                kind="talks",
                action="talk about the copper treaty",
                actors=("Ana Ruiz", "Pedro Soto"),
                status="planned",
                attribution=Attribution(source="Ruiz", verb="said"),
                evidence=talks,
                score=0.7,
            ),
        ),
        people=(
            Person(name="Ana Ruiz", role="Foreign minister", mentions=(_span(TEXT, "Ana Ruiz"),)),
            Person(name="Pedro Soto", role="Chilean counterpart", mentions=(_span(TEXT, "Pedro Soto"),)),
        ),
        places=(Place(text="Lima", country="PE", mentions=(_span(TEXT, "Lima"),)),),
        dates=(DateMention(text="Friday (May 6)", iso="2022-05-06", start=82, end=96),),
        quotes=(Quote(text=quote, speaker="Ruiz", verb="said", start=(at := TEXT.index(quote)), end=at + len(quote)),),
        published=of.published,
        core="test",
        model="none",
    )


@dataclass
class FakeDesk:
    """Does what the desk does, at once and without files; tests reach in to make it fail."""

    articles: Sequence[Article]
    home: Path = Path("/nonexistent")
    settings: Settings = field(default_factory=Settings)
    briefed: bool = True
    """Whether briefs are kept; else they are read, each taking ``pace`` seconds."""
    pace: float = 0.0
    unreadable: dict[str, str] = field(default_factory=dict)
    broken: str | None = None
    """Reason why notes can't be written."""
    texts: dict[str, str] = field(default_factory=dict)
    locked: str | None = None
    """Reason why the library can't be written."""
    read_ids: set[str] = field(default_factory=set)
    flagged: set[str] = field(default_factory=set)
    readings: list[str] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)
    written: list[tuple[str, str]] = field(default_factory=list)
    asked: int = 0
    """Rows that were asked for."""
    damage: str | None = None

    def __post_init__(self) -> None:
        self.paths = Paths.under(self.home)
        self.briefs = {each.id: brief(each) for each in self.articles} if self.briefed else {}
        self._folder = tempfile.TemporaryDirectory()
        self.notes = FakeNotes(self)

    @cached_property
    def reviews(self) -> Reviews:
        """The real ones, on a store of their own."""
        store = ReviewStore(Path(self._folder.name))
        return Reviews(FakeLibrary(self), self.notes, lambda: store, self.settings)  # type: ignore[arg-type]

    def undo(self) -> timeline.Taken | None:
        return timeline.undo(self.reviews, FakeLibrary(self))  # type: ignore[arg-type]

    def redo(self) -> timeline.Taken | None:
        return timeline.redo(self.reviews, FakeLibrary(self))  # type: ignore[arg-type]

    watching: tuple[Path, ...] = ()

    def tidy_some(self, limit: int) -> bool:
        return False

    def views(self) -> list[Any]:
        return []

    def view_counts(self) -> dict[str, int | None]:
        return {}

    def hits(self, article_id: str, query: str) -> list[Any]:
        return []

    def find(self, query: str = "", order: str = "best") -> list[int]:
        words = query.lower().split()
        return [
            number
            for number, each in enumerate(self.articles)
            if all(word in f"{each.title} {each.text}".lower() for word in words)
        ]

    def rows(self, numbers: Sequence[int]) -> list[ArticleRow]:
        self.asked += len(numbers)
        rows = [self._row(number, self.articles[number]) for number in numbers]
        counts = self.reviews.counts(row.id for row in rows)
        return [replace(row, review=counts.get(row.id)) for row in rows]

    def _row(self, number: int, each: Article) -> ArticleRow:
        return ArticleRow(
            number=number,
            id=each.id,
            headline=each.headline,
            published=each.published,
            source=each.source,
            read=each.id in self.read_ids,
            flagged=each.id in self.flagged,
            briefed=each.id in self.briefs,
            failure=self.unreadable.get(each.id),
            notes=len(self.notes.of(each.id)),
        )

    def article(self, article_id: str) -> Article | None:
        return next((each for each in self.articles if each.id == article_id), None)

    def mark_read(self, article_id: str, read: bool = True) -> None:
        if self.locked:
            raise OSError(self.locked)
        (self.read_ids.add if read else self.read_ids.discard)(article_id)

    def mark_flagged(self, article_id: str, flagged: bool = True) -> None:
        if self.locked:
            raise OSError(self.locked)
        (self.flagged.add if flagged else self.flagged.discard)(article_id)

    def kept_brief(self, article_id: str) -> Brief | None:
        return self.briefs.get(article_id)

    def failure(self, article_id: str) -> str | None:
        return None

    async def read(self, article_id: str) -> Brief:
        self.readings.append(article_id)
        await asyncio.sleep(self.pace)
        if article_id in self.unreadable:
            raise ReadingFailed(article_id, self.unreadable[article_id])
        found = self.article(article_id)
        assert found is not None
        self.briefs[article_id] = brief(found)
        return self.briefs[article_id]

    async def stop_reading(self) -> None:
        pass

    @property
    def exports(self) -> FakeExports:
        return FakeExports(self)


@dataclass
class FakeLibrary:
    """What the reviews ask of a library."""

    desk: FakeDesk
    read_only = True

    def last_change(self, *, undone: bool = False) -> None:
        return None

    def article(self, article_id: str) -> Article | None:
        return self.desk.article(article_id)

    def brief(self, article_id: str) -> Brief | None:
        return self.desk.briefs.get(article_id)

    def rows(self, numbers: Sequence[int]) -> list[ArticleRow]:
        return [self.desk._row(number, self.desk.articles[number]) for number in numbers]


@dataclass
class FakeExports:
    """Writes nothing."""

    desk: FakeDesk

    @property
    def templates(self) -> FakeExports:
        return self

    def names(self) -> list[str]:
        return ["brief"]

    @property
    def folder(self) -> Path:
        return self.desk.paths.exports

    def last(self) -> Choice:
        return Choice()

    def remember(self, choice: Choice) -> None:
        pass

    def write(self, ids: Sequence[str], choice: Choice, progress: Any = None) -> Iterator[Exported]:
        if self.desk.locked:
            raise OSError(self.desk.locked)
        for article_id in ids:
            self.desk.exported.append(article_id)
            yield Exported(path=self.desk.paths.exports / f"{article_id}.md")


@dataclass
class FakeNotes:
    """Notes in memory: the first of an article is in the ``texts`` of the desk."""

    desk: FakeDesk
    kept: dict[str, Note] = field(default_factory=dict)
    """Drafts."""
    more: dict[str, Note] = field(default_factory=dict)
    labels: dict[str, Any] = field(default_factory=dict)

    def of(self, article_id: str) -> tuple[Note, ...]:
        return tuple(note for note in self.find() if note.article_id == article_id)

    def find(self, query: str = "") -> tuple[Note, ...]:
        first = (
            Note(id=id, article_id=id, text=text, updated="2022-05-01T00:00:00Z", label=self.labels.get(id, "comment"))
            for id, text in self.desk.texts.items()
        )
        return tuple(note for note in (*first, *self.more.values()) if query.casefold() in note.text.casefold())

    def write(self, article_id: str, text: str, *, note_id: str, label: Any = None, **about: Any) -> None:
        if self.desk.broken:
            raise OSError(self.desk.broken)
        self.desk.written.append((article_id, text))
        if note_id == article_id:
            self.desk.texts[note_id] = text
            self.labels[note_id] = label or self.labels.get(note_id, "comment")
        else:
            updated = "2022-05-02T00:00:00Z"
            note = Note(
                id=note_id, article_id=article_id, text=text, updated=updated, label=label or "comment", **about
            )
            self.more[note_id] = note
        if not text.strip():
            (self.desk.texts if note_id == article_id else self.more).pop(note_id)  # type: ignore[attr-defined]

    def delete(self, note: Note) -> None:
        self.write(note.article_id, "", note_id=note.id)

    def restore(self, note: Note) -> None:
        about = {"row": note.row, "passage": note.passage}
        self.write(note.article_id, note.text, note_id=note.id, label=note.label, **about)

    def candidates(self, prefix: str, article_id: str | None = None) -> tuple[Candidate, ...]:
        known = [Candidate(name, "person", name) for name in ("Ana Ruiz", "Pedro Soto")]
        known += [Candidate("[bold]Lima[/]", "place", "Lima"), Candidate("Part 2", "article", "part-2|Part 2")]
        return tuple(one for one in known if prefix.casefold() in one.text.casefold())

    def hold(self, note: Note) -> None:
        self.kept[note.id] = note

    def let_go(self, note_id: str) -> None:
        self.kept.pop(note_id, None)

    def bring_back(self) -> int:
        kept, self.kept = self.kept, {}
        for note in kept.values():
            self.restore(note)
        return len(kept)
