"""Agenda items against an annotation: which item is which, and whether its slots are right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from briefing_tui.model import AgendaItem, Brief
from tests.quality.annotated import Aliases, Annotated
from tests.quality.scores import Counts
from tests.quality.words import same_date, stems, words

__all__ = ["agenda", "matched"]

_LONGEST_ACTION = 16
_SHORTEST_EVIDENCE = 3
_DICE = 0.25
"""Least Dice coefficient of the stems of two wordings of one action that have not the same head."""
_MUTUAL = frozenset(("meeting", "talks", "negotiation", "signing"))
"""Kinds whose counterparts are as good actors as the actors."""

Pairs = list[tuple[dict[str, Any], AgendaItem]]


def matched(one: Annotated, items: tuple[AgendaItem, ...]) -> Pairs:
    """The greatest one-to-one matching of annotated and given items, core items first."""
    gold = sorted(one.gold["agenda"], key=lambda item: not item["core"])
    spans = [_spans(one, item) for item in items]
    edges: list[list[int]] = []
    for wanted in gold:
        proven = [span for text in (wanted["evidence"], *wanted.get("alt_evidence", ())) for span in one.find(text)]
        likeness = {
            number: _likeness(item.action, wanted)
            for number, item in enumerate(items)
            if any(_half(mine, theirs) for mine in spans[number] for theirs in proven)
        }
        edges.append([number for _, number in sorted((-like, number) for number, like in likeness.items() if like)])
    owner: dict[int, int] = {}
    for number in range(len(gold)):
        _augment(number, edges, owner, set())
    return [(gold[number], items[given]) for given, number in owner.items()]


def _augment(number: int, edges: list[list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    """One step of Kuhn's algorithm for maximum bipartite matching."""
    for given in edges[number]:
        if given not in seen:
            seen.add(given)
            if given not in owner or _augment(owner[given], edges, owner, seen):
                owner[given] = number
                return True
    return False


def _spans(one: Annotated, item: AgendaItem) -> list[tuple[int, int]]:
    """Where the evidence stands; nowhere if the item is inadmissible: too short, too long, not of the text."""
    evidence = item.evidence.text
    admissible = (
        len(words(evidence)) >= _SHORTEST_EVIDENCE
        and 0 < len(words(item.action)) <= _LONGEST_ACTION
        and len(re.findall(r"[a-z0-9][.!?][\"”’)]*\s+[\"“‘(]?[A-Z]", evidence)) < 3
    )
    return one.find(evidence) if admissible else []


def _half(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= 0.5 * min(one[1] - one[0], other[1] - other[0])


def _likeness(action: str, wanted: dict[str, Any]) -> float:
    """How alike two actions are; 0 where they are not the same."""
    given, head = stems(action), (stems(wanted["action"]) or [""])[0]
    mine, theirs = set(given), set(stems(f"{wanted['action']} {wanted.get('topic') or ''}"))
    shared = len(mine & theirs)
    if not shared:
        return 0.0
    dice = 2 * shared / (len(mine) + len(theirs))
    if head in given[:2]:
        return dice + 0.01
    enough = shared >= 2 or shared >= 0.5 * min(len(mine), len(theirs))
    return dice if enough and dice >= _DICE else 0.0


def agenda(one: Annotated, brief: Brief) -> Counts:
    """Items found (recall counts core items only), and the slots of those found."""
    pairs = matched(one, brief.agenda)
    gold = one.gold["agenda"]
    counts: Counts = Counter(
        gold=sum(item["core"] for item in gold),
        found=sum(wanted["core"] for wanted, _ in pairs),
        given=len(brief.agenda),
        right=len(pairs),
    )
    aliases = Aliases(one.gold)
    for wanted, item in pairs:
        counts.update(_slots(wanted, item, aliases.same))
    return counts


def _slots(wanted: dict[str, Any], item: AgendaItem, same: Callable[[str, str], bool]) -> Counts:
    """Slots that have a value in the annotation, and those of them that agree."""
    counts: Counts = Counter(
        {
            "kinds": 1,
            "kind right": item.kind in (wanted["kind"], *wanted.get("kind_alt", ())),
            "statuses": 1,
            "status right": item.status in (wanted["status"], *wanted.get("status_alt", ())),
        }
    )
    if wanted.get("when_iso"):
        counts["dates"] += 1
        counts["date right"] += item.when is not None and same_date(item.when.iso, wanted["when_iso"])
    if wanted["actors"]:
        also = wanted.get("counterparts", []) if wanted["kind"] in _MUTUAL else []
        counts["actors"] += 1
        counts["actor right"] += any(same(name, right) for name in item.actors for right in wanted["actors"] + also)
    return counts
