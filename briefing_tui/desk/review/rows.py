"""The rows of a machine's brief, each under an id that another reading of the same article gives it again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from briefing_tui.model import QUESTIONS, AgendaItem, Answer, Article, Brief, DateMention, Passage, Person, Place, Quote
from briefing_tui.review import LISTS, Layer, Record, Row
from briefing_tui.text import one_line, shorten

__all__ = ["called", "machine_rows", "moved", "normal", "passage_of"]

_CALLED = 60
"""Characters of a row's name in messages."""


def machine_rows(article: Article, brief: Brief) -> list[Row]:
    """What the machine says, row by row, nobody having decided anything."""
    return [
        *(_question_row(article, question, brief.answers.to(question)) for question in QUESTIONS),
        *(row for layer in LISTS for row in _list_rows(article, layer, getattr(brief, layer))),
    ]


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text for comparing: without capitals, accents, punctuation and spaces of any width."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join("".join(kept).split())


def called(record: Record | None) -> str:
    """What a person calls the record, short and on one line."""
    match record:
        case None:
            words = "not stated"
        case AgendaItem():
            words = record.action
        case Person():
            words = record.name
        case _:
            words = record.text
    return f"“{shorten(one_line(words), _CALLED)}”" if record is not None else words


def passage_of(article: Article, record: Record | None) -> Passage | None:
    """The words of the article that show the record to be true; None where it points nowhere."""
    match record:
        case Answer():
            return _passage(article, record.start, record.end, record)
        case AgendaItem():
            evidence = record.evidence
            return _passage(article, evidence.start, evidence.end)
        case Person() | Place():
            return _passage(article, *record.mentions[0]) if record.mentions else None
        case DateMention() | Quote():
            return _passage(article, record.start, record.end)
        case None:
            return None


def moved(record: Record, by: int) -> Record:
    """The record with its offsets ``by`` characters further on."""
    if not by:
        return record
    match record:
        case Answer():
            first, last = record.sentence
            sentence = (first + by, last + by)
            return replace(record, start=record.start + by, end=record.end + by, sentence=sentence)
        case AgendaItem():
            evidence = record.evidence
            return replace(record, evidence=replace(evidence, start=evidence.start + by, end=evidence.end + by))
        case Person() | Place():
            return replace(record, mentions=tuple((start + by, end + by) for start, end in record.mentions))
        case DateMention() | Quote():
            return replace(record, start=record.start + by, end=record.end + by)


def _passage(article: Article, start: int, end: int, answer: Answer | None = None) -> Passage | None:
    field = answer.field if answer else "text"
    words = article.part(field)[start:end]
    return Passage(start=start, end=end, text=words, field=field) if words else None


def _question_row(article: Article, question: Layer, answers: tuple[Answer, ...]) -> Row:
    best = answers[0] if answers else None
    return Row(
        id=question,
        layer=question,
        mark="machine",
        value=best,
        machine=best,
        evidence=passage_of(article, best),
        alternatives=answers[1:],
    )


def _list_rows(article: Article, layer: Layer, records: tuple[Record, ...]) -> list[Row]:
    seen: Counter[str] = Counter()
    rows = []
    for record in records:
        key = _key(record)
        seen[key] += 1
        digest = hashlib.blake2b(key.encode(), digest_size=5).hexdigest()
        again = f"-{seen[key]}" if seen[key] > 1 else ""
        rows.append(
            Row(
                id=f"{layer}:{digest}{again}",
                layer=layer,
                mark="machine",
                value=record,
                machine=record,
                evidence=passage_of(article, record),
            )
        )
    return rows


def _key(record: Record) -> str:
    """What makes two readings of a row the same row: what it says and, of an agenda item, where it stands."""
    match record:
        case AgendaItem():
            return f"{normal(record.action)}|{normal(record.evidence.text)}"
        case Person():
            return normal(record.name)
        case _:
            return normal(record.text)
