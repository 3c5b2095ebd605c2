"""The JSON contract ``briefing/1``: one object an article, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_tui import __version__
from briefing_tui.model import QUESTIONS, AgendaItem, Answer, Article, Brief, Question

if TYPE_CHECKING:
    from briefing_tui.export.dossier import Dossier
    from briefing_tui.export.look import Look

__all__ = ["SCHEMA", "exported_record", "json_line", "json_schema", "record"]

SCHEMA = "briefing/1"
_SCHEMA_FILE = Path(__file__).with_name("briefing-1.schema.json")

_EXTRA: dict[Question, str] = {"who": "role", "where": "country", "when": "iso", "why": "kind"}
"""What a question's answers carry besides their words."""


def record(article: Article, brief: Brief) -> dict[str, Any]:
    """The brief as plain objects, keys in the order of the contract.

    Offsets count characters of the cleaned text; an empty list means *not stated*; what is not known is null.
    """
    return {
        "schema": SCHEMA,
        "article": {
            "id": article.id,
            "ref": article.ref,
            "title": article.title,
            "published": article.published or brief.published,
            "source": article.source,
            "url": article.url,
            "sha256": article.sha256,
            "words": article.words,
        },
        "answers": {
            question: [_answer(question, answer) for answer in brief.answers.to(question)] for question in QUESTIONS
        },
        "agenda": [_item(item) for item in brief.agenda],
        "people": [asdict(person) for person in brief.people],
        "places": [asdict(place) for place in brief.places],
        "dates": [asdict(date) for date in brief.dates],
        "quotes": [asdict(quote) for quote in brief.quotes],
        "generator": {"name": "briefing", "version": __version__, "model": brief.model},
    }


def json_line(article: Article, brief: Brief) -> bytes:
    """The record as one compact line of UTF-8 JSON, its line end included."""
    import msgspec

    return msgspec.json.encode(record(article, brief)) + b"\n"


def json_schema() -> str:
    """The contract as JSON Schema, draft 2020-12."""
    return _SCHEMA_FILE.read_text(encoding="utf-8")


def exported_record(dossier: Dossier, look: Look) -> dict[str, Any]:
    """The record as it stands after the review, with ``review`` and ``notes`` at its end."""
    stated = dossier.tradecraft
    review: dict[str, Any] = {
        "final": look.final,
        "fields": dossier.fields,
        "reviewed": dossier.decided,
        "statuses": dossier.statuses(),
        "handling": (stated.handling if stated else None) or look.handling,
        "cutoff": dossier.cutoff,
        "yardstick": stated.yardstick if stated else look.yardstick,
    }
    if stated is not None:
        review |= {
            "grade": str(stated.grade),
            "bottom_line": stated.bottom_line,
            "judgements": [
                {"text": one.text, "likelihood": one.likelihood, "confidence": one.confidence, "basis": one.basis}
                for one in stated.judgements
            ],
            "gaps": stated.gaps,
            "assumptions": stated.assumptions,
        }
    return {
        **record(dossier.article, dossier.brief),
        "review": review,
        "notes": [{"text": note.text, "updated": note.updated} for note in dossier.notes],
    }


def _answer(question: Question, answer: Answer) -> dict[str, Any]:
    out: dict[str, Any] = {"text": answer.text, "start": answer.start, "end": answer.end}
    if answer.field == "title":
        out["field"] = "title"
    out["sentence"] = answer.sentence
    out["score"] = _rounded(answer.score)
    extra = _EXTRA.get(question)
    if extra:
        out[extra] = getattr(answer, extra)
    return out


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "action": item.action,
        "actors": item.actors,
        "counterparts": item.counterparts,
        "topic": item.topic,
        "when": {"text": item.when.text, "iso": item.when.iso} if item.when else None,
        "where": item.where,
        "status": item.status,
        "attribution": {"source": item.attribution.source, "verb": item.attribution.verb} if item.attribution else None,
        "evidence": {"start": item.evidence.start, "end": item.evidence.end, "text": item.evidence.text},
        "score": _rounded(item.score),
    }


def _rounded(score: float) -> float:
    return round(score, 4)
