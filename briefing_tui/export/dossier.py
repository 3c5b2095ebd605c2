"""What an export knows about one article: the article, its brief as it stands, and what the analyst added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from briefing_tui.export.wording import reviewable
from briefing_tui.model import QUESTIONS, AgendaItem, Answer, Answers, Article, Brief, Note, Question

if TYPE_CHECKING:
    from briefing_tui.review import Layer, ReviewedBrief
    from briefing_tui.tradecraft import Tradecraft

__all__ = ["MACHINE", "Dossier", "Entry"]

R = TypeVar("R")

MACHINE = "machine"
"""Status of an entry that no analyst has looked at."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One record of the brief and on whose word it stands."""

    value: R
    status: str = MACHINE
    """``machine``, ``confirmed``, ``edited`` or ``added``."""
    row: str | None = None
    """Id of the row of the review."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One article on its way out."""

    article: Article
    machine: Brief
    """What the core read."""
    notes: tuple[Note, ...] = ()
    """In the order to print."""
    reviewed: ReviewedBrief | None = None
    """The analyst's decisions; absent: nobody has looked at the brief."""
    tradecraft: Tradecraft | None = None
    """What the analyst states about the brief as a whole."""
    retrieved: str | None = None
    """ISO day on which the article came to the desk."""
    story: int | None = None
    """Articles of one document with the same number are on the same event; absent: nobody has told them apart."""

    @property
    def published(self) -> str | None:
        """ISO day of publication: the record's, else the one found in the article."""
        return self.article.published or self.machine.published

    @property
    def cutoff(self) -> str | None:
        """Until when information was taken in: as the analyst states, else the publication."""
        return (self.tradecraft.cutoff if self.tradecraft else None) or self.published

    @property
    def decided(self) -> int:
        """Number of fields that the analyst has looked at."""
        return self.reviewed.count.decided if self.reviewed else 0

    @property
    def fields(self) -> int:
        """Number of fields that the analyst can decide about."""
        return self.reviewed.count.total if self.reviewed else reviewable(self.machine)

    @property
    def progress(self) -> str:
        """``7 of 9 fields reviewed``."""
        return f"{self.decided} of {self.fields} fields reviewed"

    @cached_property
    def brief(self) -> Brief:
        """The brief as it stands: the machine's, or what the analyst made of it."""
        if self.reviewed is None:
            return self.machine
        answers = {question: self._answers(question) for question in QUESTIONS}
        layers = {layer: tuple(row.value for row in self.reviewed.standing(layer)) for layer in _LISTS}
        return replace(self.machine, answers=Answers(**answers), **layers)  # type: ignore[arg-type]

    def answer(self, question: Question) -> Entry[Answer] | None:
        """The answer that stands; None: not stated."""
        if self.reviewed is not None:
            return next(self._rows(question, Answer), None)
        best = self.machine.answers.to(question)[:1]
        return Entry(best[0]) if best else None

    def statuses(self) -> dict[str, str | list[str]]:
        """Of each answer that stands, and of the other records in the order of their lists."""
        statuses: dict[str, str | list[str]] = {
            question: entry.status for question in QUESTIONS if (entry := self.answer(question))
        }
        for layer in _LISTS:
            if self.reviewed is None:
                statuses[layer] = [MACHINE] * len(getattr(self.machine, layer))
            else:
                statuses[layer] = [row.mark for row in self.reviewed.standing(layer)]
        return statuses

    def silence(self, question: Question) -> str:
        """The status of a question without an answer: an analyst may have confirmed that nothing is stated."""
        rows = self.reviewed.to(question) if self.reviewed else ()
        return next((row.mark for row in rows), MACHINE)

    def agenda(self) -> list[Entry[AgendaItem]]:
        """The agenda items that stand, in order."""
        if self.reviewed is None:
            return [Entry(item) for item in self.machine.agenda]
        return list(self._rows("agenda", AgendaItem))

    def _rows(self, layer: Layer, kind: type[R]) -> Iterator[Entry[R]]:
        for row in self.reviewed.standing(layer) if self.reviewed else ():
            if isinstance(row.value, kind):
                yield Entry(row.value, row.mark, row.id)

    def _answers(self, question: Question) -> tuple[Answer, ...]:
        standing = self.answer(question)
        return (standing.value,) if standing else ()


_LISTS: tuple[Layer, ...] = ("agenda", "people", "places", "dates", "quotes")
