"""What the analyst decides about a brief, and the brief as it then stands. Frozen records without I/O.

The machine's brief and the analyst's decisions are stored apart; a :class:`ReviewedBrief` is both laid over each
other. A row is named by an id that means the same row after the article has been read again, so that a decision
finds its row by what it says and where it stands, never by its place in a list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from briefing_tui.model import (
    QUESTIONS,
    AgendaItem,
    Answer,
    Answers,
    Brief,
    DateMention,
    Note,
    Passage,
    Person,
    Place,
    Question,
    Quote,
)

__all__ = [
    "LISTS",
    "RECORDS",
    "Decision",
    "Lapsed",
    "Layer",
    "Mark",
    "Passage",
    "Record",
    "ReviewCount",
    "ReviewedBrief",
    "Row",
    "Rule",
    "RuleKind",
    "Step",
    "Verb",
]

Layer = Literal["who", "what", "where", "when", "why", "how", "agenda", "people", "places", "dates", "quotes"]
"""Which part of the brief a row belongs to. A question has one row, the others one for each record."""

LISTS: tuple[Layer, ...] = ("agenda", "people", "places", "dates", "quotes")
"""The layers that hold any number of rows."""

Record: TypeAlias = Answer | AgendaItem | Person | Place | DateMention | Quote
"""What a row says."""

RECORDS: dict[Layer, type[Record]] = {
    **dict.fromkeys(QUESTIONS, Answer),
    "agenda": AgendaItem,
    "people": Person,
    "places": Place,
    "dates": DateMention,
    "quotes": Quote,
}

Verb = Literal["accept", "reject", "edit", "add", "merge", "split", "pick"]
"""What was decided. ``merge``: the row is another form of the row :attr:`Decision.into`; ``split``: it is not."""

Mark = Literal["machine", "confirmed", "edited", "added", "rejected"]
"""On whose word a row stands; ``machine``: no analyst has looked at it."""

RuleKind = Literal["same", "role", "country", "grade"]
"""What a rule holds about a name: that it means another one, its office, its country, its source's reliability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: of every row, the last one counts."""

    article_id: str
    layer: Layer
    row: str
    """Id of the row."""
    verb: Verb
    value: Record | None
    """What the analyst says. None: rejected, merged, split, or confirmed that the article doesn't say."""
    machine: Record | None
    """What the machine said then; None: nothing."""
    evidence: Passage | None
    """The words it was about."""
    time: str
    """ISO 8601 in UTC, to the second."""
    into: str | None = None
    """merge: the row that this one is part of; split: the row that it is no part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What earlier decisions taught this library about a name. Applied to rows that nobody has decided."""

    id: str
    """Eight hex digits."""
    kind: RuleKind
    layer: Layer | None
    """``people`` or ``places``; None for a source."""
    name: str
    """The name it is about, as printed."""
    was: str | None
    """What the machine said; the rule corrects this and nothing else. ``same`` and ``grade``: None."""
    now: str
    """What holds instead: the name it means, the role, the ISO country, the Admiralty reliability."""
    article_id: str
    """The article it was learned from."""
    time: str
    """ISO 8601 in UTC, to the second."""

    def __str__(self) -> str:
        if self.kind == "same":
            return f"“{self.name}” is “{self.now}”"
        if self.kind == "grade":
            return f"source “{self.name}” has reliability {self.now}"
        was = f", not “{self.was}”" if self.was else ""
        return f"{self.kind} of “{self.name}” is “{self.now}”{was}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the brief as shown."""

    id: str
    """Names this row in every call, also after the article has been read again."""
    layer: Layer
    mark: Mark
    value: Record | None
    """What is shown. None: the article doesn't say."""
    machine: Record | None
    """What the machine says now, before rules. None: nothing, or the analyst added the row."""
    evidence: Passage | None
    """The words that show the value to be true; None where nothing is stated or none were given."""
    alternatives: tuple[Answer, ...] = ()
    """Questions: the machine's answers other than the one shown, best first; pick them by number, from 1."""
    merged: tuple[Row, ...] = ()
    """People and places: the rows that are part of this one."""
    rule: Rule | None = None
    """The local rule that changed the machine's value."""
    decision: Decision | None = None
    """The decision behind the mark."""
    notes: int = 0
    """Number of the analyst's notes on this row."""

    @property
    def decided(self) -> bool:
        """The analyst has looked at it."""
        return self.mark != "machine"

    def holds(self, row_id: str) -> bool:
        """It has this id, or a row that was merged into it has."""
        return self.id == row_id or any(part.holds(row_id) for part in self.merged)

    def stands_on(self, passage: Passage | None) -> bool:
        """Its evidence and the passage have words in common."""
        mine = self.evidence
        if passage is None or mine is None or passage.field != mine.field:
            return False
        return mine.start < passage.end and passage.start < mine.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapsed:
    """A decision that no longer fits the brief: kept, not shown in it."""

    decision: Decision
    reason: str
    """In one line."""


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How far the review of an article has come, for the list."""

    decided: int
    total: int

    @property
    def done(self) -> bool:
        """Nothing is left to decide."""
        return self.decided >= self.total

    def __str__(self) -> str:
        return f"{self.decided} of {self.total} fields reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedBrief:
    """The machine's brief with the analyst's decisions over it."""

    machine: Brief
    rows: tuple[Row, ...]
    """The six questions in the order of :data:`~briefing_tui.model.QUESTIONS`, then agenda, people, places, dates,
    quotes. Rejected rows are among them, merged ones are not."""
    lapsed: tuple[Lapsed, ...] = ()
    """Decisions that no longer fit what the machine reads today."""

    @property
    def article_id(self) -> str:
        """The article it is about."""
        return self.machine.article_id

    @property
    def count(self) -> ReviewCount:
        """How many rows are decided, of how many."""
        return ReviewCount(sum(row.decided for row in self.rows), len(self.rows))

    @property
    def unreviewed(self) -> tuple[str, ...]:
        """Ids of the rows that are still to be decided, in order."""
        return tuple(row.id for row in self.rows if not row.decided)

    def row(self, row_id: str) -> Row | None:
        """The row with this id."""
        return next((row for row in self.rows if row.id == row_id), None)

    def to(self, layer: Layer) -> tuple[Row, ...]:
        """The rows of one layer, in order."""
        return tuple(row for row in self.rows if row.layer == layer)

    def standing(self, layer: Layer) -> tuple[Row, ...]:
        """The rows of one layer that say something and are not rejected."""
        return tuple(row for row in self.to(layer) if row.value is not None and row.mark != "rejected")

    def row_about(self, note: Note) -> Row | None:
        """The row that a note is about; None where it is about none, or where that row is gone.

        That is the row with its id, or the one that this was merged into. Where another reading of the article no
        longer gives that row, it is the only row of its layer on the same words.
        """
        if note.row is None:
            return None
        for row in self.rows:
            if row.holds(note.row):
                return row
        layer = note.row.partition(":")[0]
        near = [row for row in self.rows if row.layer == layer and row.stands_on(note.passage)]
        return near[0] if len(near) == 1 else None

    def answer(self, question: Question) -> Row:
        """The row of a question."""
        return self.to(question)[0]

    def shown(self) -> Brief:
        """The brief as it stands: the analyst's values in the place of the machine's, what was rejected left out."""
        answers = {question: _answers(self.answer(question)) for question in QUESTIONS}
        lists = {layer: tuple(row.value for row in self.standing(layer)) for layer in LISTS}
        return replace(self.machine, answers=Answers(**answers), **lists)  # type: ignore[arg-type]


def _answers(row: Row) -> tuple[Answer, ...]:
    if not isinstance(row.value, Answer) or row.mark == "rejected":
        return ()
    return (row.value, *row.alternatives)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one undo takes back, or one redo does again."""

    what: str
    """One line, in the past: ``rejected “Liz Truss”``."""
    articles: tuple[str, ...]
    """The articles it changed."""
    time: str
    """ISO 8601 in UTC, to the microsecond: to tell which of two kinds of change was the last."""
    undone: str = ""
    """When it was undone; empty: it stands."""
