"""What the house talks about: articles, briefs and what the analyst adds. Frozen records without I/O.

Offsets throughout count characters of :attr:`Article.text` (or of the title, where a record's ``field`` says
so), start inclusive, end exclusive, so that ``article.text[start:end]`` is the printed words.

Dates are ISO 8601 strings of the precision the article gives: ``2022``, ``2022-03``, ``2022-W13``,
``2022-Q1``, ``2022-03-31``, or an interval ``start/end`` of two of them.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = [
    "LABELS",
    "OPEN_STATUSES",
    "QUESTIONS",
    "WHY_WORDS",
    "AgendaItem",
    "Answer",
    "Answers",
    "Article",
    "Attribution",
    "Brief",
    "DateMention",
    "Evidence",
    "Field",
    "Kind",
    "Label",
    "Note",
    "Passage",
    "Person",
    "Place",
    "Question",
    "Quote",
    "Status",
    "When",
    "WhyKind",
]

_DATELINE = re.compile(
    r"\s*(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’ ]{1,30}){0,2} ?\([A-Z][\w. ]{1,30}\)"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.'’ ]{1,30}){0,2}) ?(?:[–—]|--?) (?=[A-Z0-9\"“‘'])"
)
"""Town and agency, or town in capitals, before an untitled text's first sentence: "OSLO, May 16 (Wire) - "."""

Question = Literal["who", "what", "where", "when", "why", "how"]
QUESTIONS: tuple[Question, ...] = ("who", "what", "where", "when", "why", "how")

Field = Literal["text", "title"]
"""Which part of the article a record's offsets count in."""

Kind = Literal[
    "meeting",
    "visit",
    "talks",
    "negotiation",
    "announcement",
    "signing",
    "vote",
    "hearing",
    "deadline",
    "launch",
    "demand",
    "pledge",
    "event",
]
"""What sort of matter an agenda item is."""

Status = Literal["planned", "ongoing", "announced", "done", "cancelled", "possible"]
OPEN_STATUSES: tuple[Status, ...] = ("planned", "ongoing", "announced", "possible")
"""What an agenda item's status is while the matter is still ahead."""
"""How far an agenda item has come at publication."""

WhyKind = Literal["purpose", "trigger", "frame", "rationale", "cause", "claim", "unknown"]
"""What sort of reason a why-answer gives."""

WHY_WORDS: dict[WhyKind, str] = {
    "purpose": "the purpose",
    "trigger": "what set it off",
    "frame": "what it is part of",
    "rationale": "the reasoning given",
    "cause": "the cause",
    "claim": "as claimed",
    "unknown": "",
}
"""How a reader is told which sort it is."""

Span = tuple[int, int]
"""Start (inclusive) and end (exclusive), in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as the desk reads it: cleaned text, and what is known about where it came from."""

    id: str
    """Sixteen hex digits of :attr:`sha256`: the same title and text are the same article."""
    ref: str
    """What the analyst calls it: the id given in the input record, else the file name."""
    title: str | None
    text: str
    published: str | None = None
    """ISO date of publication, to the day."""
    source: str | None = None
    url: str | None = None
    description: str | None = None
    """The publisher's teaser. Read as a hint about the main event; no answer is taken from it."""
    author: str | None = None
    """Who wrote it, as the document names them."""
    provenance: str | None = None
    """How date and link were found, in one phrase: ``date from meta tag; link from canonical link``."""
    sha256: str
    """Of the cleaned title and text."""

    @property
    def words(self) -> int:
        """Number of white-space separated words in the text."""
        return len(self.text.split())

    @property
    def headline(self) -> str:
        """The title, or the first words of the text where there is none, without its dateline."""
        if self.title:
            return self.title
        first = _DATELINE.sub("", self.text[:200], count=1).split()
        head = " ".join(first[:12])
        return head + " …" if len(first) > 12 else head or "(empty)"

    def part(self, name: Field) -> str:
        """The string that offsets with this ``field`` count in."""
        return (self.title or "") if name == "title" else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one of the six questions: verbatim words of the article, and how sure the core is."""

    text: str
    start: int
    end: int
    sentence: Span
    """Offsets of the sentence that carries the answer, in the same field."""
    score: float
    """0 to 1; comparable between answers to the same question only."""
    field: Field = "text"
    role: str | None = None
    """who: the office or description printed beside the name."""
    country: str | None = None
    """where: ISO 3166-1 alpha-2."""
    iso: str | None = None
    """when: normal form of the date."""
    kind: WhyKind | None = None
    """why: what sort of reason this is."""
    features: dict[str, float] = dataclasses.field(default_factory=dict)
    """What each feature added to the score, for showing the reasoning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The six questions, each with up to five ranked answers; an empty tuple means *not stated*."""

    who: tuple[Answer, ...] = ()
    what: tuple[Answer, ...] = ()
    where: tuple[Answer, ...] = ()
    when: tuple[Answer, ...] = ()
    why: tuple[Answer, ...] = ()
    how: tuple[Answer, ...] = ()

    def to(self, question: Question) -> tuple[Answer, ...]:
        """The ranked answers to one question."""
        answers: tuple[Answer, ...] = getattr(self, question)
        return answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The clause or sentence of the text that shows a record to be true."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time of an agenda item. ``text`` is absent where the date was inherited from the story."""

    text: str | None
    iso: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """On whose word an agenda item stands."""

    source: str
    verb: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A concrete matter that a named actor has on the table."""

    kind: Kind
    action: str
    """Short verb phrase of words that stand in the evidence, at most sixteen."""
    actors: tuple[str, ...]
    counterparts: tuple[str, ...] = ()
    topic: str | None = None
    when: When | None = None
    where: str | None = None
    status: Status
    attribution: Attribution | None = None
    evidence: Evidence
    score: float
    features: dict[str, float] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One named person, all mentions joined."""

    name: str
    """The fullest form printed."""
    role: str | None = None
    """Office or description as printed."""
    affiliation: str | None = None
    """ISO country or the body the role names."""
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One named place, all mentions joined."""

    text: str
    country: str | None = None
    """ISO 3166-1 alpha-2; absent where the place spans countries or is disputed."""
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An expression that resolves to a day, week, month, quarter, year or interval."""

    text: str
    iso: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A direct quotation of five words or more, without its marks."""

    text: str
    speaker: str | None
    verb: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the extraction core read in one article."""

    article_id: str
    answers: Answers
    agenda: tuple[AgendaItem, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    published: str | None = None
    """The date the reading resolved against: the record's, else one found in the article."""
    core: str
    """Version of the extraction core that read it."""
    model: str
    """Name and version of the spaCy model that parsed it."""


Label = Literal["fact", "assumption", "judgement", "comment"]
"""What a note claims to be."""
LABELS: tuple[Label, ...] = get_args(Label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Verbatim words of the article, and where they stand."""

    start: int
    end: int
    text: str
    field: Field = "text"

    def in_(self, article: Article) -> Passage | None:
        """The passage where it stands in the article now; None where its words are gone.

        Of several places with the same words the nearest to where they stood is taken.
        """
        part = article.part(self.field)
        if not self.text or part[self.start : self.end] == self.text:
            return self
        found = [at for at in (part.rfind(self.text, 0, self.start), part.find(self.text, self.start)) if at >= 0]
        if not found:
            return None
        start = min(found, key=lambda at: abs(at - self.start))
        return Passage(start=start, end=start + len(self.text), text=self.text, field=self.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the analyst wrote about one article, or about a row of its brief or a passage in it. Markdown."""

    article_id: str
    text: str
    updated: str
    """ISO 8601 time in UTC, to the second."""
    id: str = ""
    """Sixteen hex digits. An article's first note without a row or a passage has the id of the article."""
    label: Label = "comment"
    """What it claims to be."""
    row: str | None = None
    """Id of the row of the brief that it is about."""
    passage: Passage | None = None
    """The words that it is about."""
    created: str = ""
    """ISO 8601 time in UTC, to the second."""
