"""Features that every question looks at: where a stretch stands, how long it is, what words it shares."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.words import content_keys

__all__ = ["length", "position", "shared", "stage", "tie", "token_stretch", "tokens_between"]

_LENGTHS = ((1, "1 word"), (2, "2 words"), (3, "3 words"), (4, "4 words"), (6, "5–6 words"), (8, "7–8 words"))
_HYPHENS = frozenset(("-", "‐", "‑"))
_POSITIONS = ((0, "first sentence"), (1, "second sentence"), (2, "third sentence"), (5, "sentences 4–6"))


def tokens_between(first: Token, last: Token) -> list[Token]:
    """The tokens of a stretch inside one sentence."""
    base = first.sentence.tokens[0].i
    return first.sentence.tokens[first.i - base : last.i - base + 1]


def token_stretch(sentence: Sentence, start: int, end: int) -> tuple[Token, Token] | None:
    """The first and last token that these offsets touch, widened over hyphens ("Stoke-on-Trent")."""
    touched = [token for token in sentence.tokens if token.end > start and token.start < end]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    while (
        (after := last.next()) is not None
        and after.start == last.end
        and (after.text in _HYPHENS or last.text in _HYPHENS)
    ):
        last = after
    while (
        (before := first.next(-1)) is not None
        and before.end == first.start
        and (before.text in _HYPHENS or first.text in _HYPHENS)
    ):
        first = before
    return first, last


def stage(found: dict[str, float]) -> str:
    """Title, lead or later, from the features of :func:`position`."""
    if "in title" in found:
        return "title"
    return "lead" if "first sentence" in found or "second sentence" in found else "later"


def position(sentence: Sentence, event: MainEvent) -> dict[str, float]:
    """Where in the article it stands."""
    if sentence.field == "title":
        return {"in title": 1.0}
    for limit, name in _POSITIONS:
        if sentence.index <= limit:
            return {name: 1.0}
    return {"late sentence": 1.0}


def length(tokens: list[Token]) -> dict[str, float]:
    """How many content words it has."""
    count = len(content_keys(tokens)) or 1
    for limit, name in _LENGTHS:
        if count <= limit:
            return {name: 1.0}
    return {"over 8 words": 1.0, "words over 8": float(count - 8)}


def shared(tokens: list[Token], event: MainEvent) -> dict[str, float]:
    """How much of it the headline, the teaser and the lead say too."""
    keys = content_keys(tokens)
    found: dict[str, float] = {}
    if not keys:
        return found
    count = len(keys)
    title = sum(k in event.title_keys for k in keys)
    if tokens[0].sentence.field == "title":
        lead = sum(k in event.lead_keys for k in keys)
        if lead:
            found["title words in lead"] = lead / count
    elif title:
        found["words in title"] = title / count
    teaser = sum(k in event.teaser_keys for k in keys)
    if teaser:
        found["words in teaser"] = teaser / count
    found["frequent words"] = sum(min(5, event.frequency[k]) for k in keys) / (5 * count)
    return found


def tie(clause: Clause | None, event: MainEvent) -> dict[str, float]:
    """How the clause it stands in relates to the main event."""
    if clause is None:
        return {"no clause": 1.0}
    found = {"clause is event": event.weight_of(clause)}
    if clause is event.body_head or clause is event.title_head:
        found["head clause"] = 1.0
    above = clause.above
    if above is not None and (above is event.body_head or above is event.title_head):
        found["under head clause"] = 1.0
    return found
