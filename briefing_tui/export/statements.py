"""What the analyst states about a brief as a whole: bottom line, judgements, gaps and assumptions.

The analyst's words are one line each and are escaped like all others: a statement is no place for layout.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_tui.export.dossier import Dossier
from briefing_tui.export.escape import escape

if TYPE_CHECKING:
    from briefing_tui.review import Passage
    from briefing_tui.tradecraft import Judgement, Tradecraft

__all__ = ["assumptions", "bottom_line", "gaps", "judgements"]


def bottom_line(stated: Tradecraft | None) -> list[str]:
    """The analyst's bottom line, if there is one."""
    line = escape(stated.bottom_line) if stated else ""
    return [line] if line else []


def judgements(dossier: Dossier, evidence: Callable[[int], str]) -> list[str]:
    """The key judgements, numbered. Likelihood and confidence are two statements, never one sentence.

    The likelihood is stated also where the judgement's own words have it: a reader looks for it in one place.
    """
    stated = dossier.tradecraft
    return [
        f"{number}. {_judgement(dossier, one, evidence)}"
        for number, one in enumerate(stated.judgements if stated else (), start=1)
    ]


def gaps(stated: Tradecraft | None) -> list[str]:
    """What the analyst misses, a bullet each."""
    return [f"- {escape(gap)}" for gap in (stated.gaps if stated else ())]


def assumptions(stated: Tradecraft | None) -> list[str]:
    """What the analyst assumes, a bullet each."""
    return [f"- Assumption: {escape(one)}" for one in (stated.assumptions if stated else ())]


def _judgement(dossier: Dossier, judgement: Judgement, evidence: Callable[[int], str]) -> str:
    parts = [_sentence(judgement.text)]
    if judgement.likelihood:
        parts.append(f"Likelihood: {escape(judgement.likelihood)}.")
    if judgement.confidence:
        basis = escape(judgement.basis).strip().rstrip(".")
        parts.append(f"Confidence: {judgement.confidence}{f' ({basis})' if basis else ''}.")
    passages = [*judgement.passages, *_passages(dossier, judgement)]
    cited = dict.fromkeys("[1] title" if one.field == "title" else evidence(one.start) for one in passages)
    return " ".join([*parts, *cited])


def _passages(dossier: Dossier, judgement: Judgement) -> list[Passage]:
    rows = [dossier.reviewed.row(row) for row in judgement.rows] if dossier.reviewed else []
    return [row.evidence for row in rows if row is not None and row.evidence is not None]


def _sentence(text: str) -> str:
    return _closed(escape(text))


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
