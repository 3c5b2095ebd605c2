"""Features that every question looks at: where a stretch stands, how long it is, what words it shares."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent

__all__ = ["HEADS", "by_kind", "measure", "position", "root_of", "stage", "tie", "token_stretch", "tokens_between"]

_LENGTHS = ((1, "1 word"), (2, "2 words"), (3, "3 words"), (4, "4 words"), (6, "5–6 words"), (8, "7–8 words"))
HEADS = 200
"""Tokens of a sentence that may head a candidate; a longer one is no sentence but a list or a wall of text."""

_HYPHENS = frozenset(("-", "‐", "‑"))
_POSITIONS = ((0, "first sentence"), (1, "second sentence"), (2, "third sentence"), (5, "sentences 4–6"))


def tokens_between(first: Token, last: Token) -> list[Token]:
    """The tokens of a stretch inside one sentence."""
    base = first.sentence.tokens[0].i
    return first.sentence.tokens[first.i - base : last.i - base + 1]


def root_of(tokens: list[Token]) -> Token:
    """The token of a stretch that depends on something outside it."""
    inside = set(tokens)
    return next((t for t in tokens if t.head is t or t.head not in inside), tokens[-1])


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


def measure(tokens: list[Token], event: MainEvent) -> dict[str, float]:
    """How many content words it has, and how many of them headline, teaser, lead and body say too."""
    keys = event.keys_of(tokens)
    count = len(keys)
    if not count:
        return {"1 word": 1.0}
    found: dict[str, float] = {}
    for limit, name in _LENGTHS:
        if count <= limit:
            found[name] = 1.0
            break
    else:
        found["over 8 words"] = 1.0
        found["words over 8"] = float(count - 8)
    titles, teasers, leads, often = 0, 0, 0, 0
    frequency = event.frequency
    for word in keys:
        titles += word in event.title_keys
        teasers += word in event.teaser_keys
        leads += word in event.lead_keys
        often += min(5, frequency[word])
    if tokens[0].sentence.field == "title":
        if leads:
            found["title words in lead"] = leads / count
    elif titles:
        found["words in title"] = titles / count
    if teasers:
        found["words in teaser"] = teasers / count
    found["frequent words"] = often / (5 * count)
    return found


def by_kind(found: dict[str, float], names: Iterable[str], event: MainEvent) -> None:
    """Note these features once more together with the kind of story, so that they may weigh differently in each."""
    for name in names:
        if name in found:
            found[f"{name} of {event.kind}"] = found[name]


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
