"""One item an act: the best told of the candidates that tell the same."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.agenda.stems import stems
from briefing_tui.extraction.parse import Token

__all__ = ["FURTHER", "Scored", "merged"]

_ALIKE = 0.5
"""Dice coefficient (Dice 1945) of stems from which two tell the same; for the same verb, share of the shorter."""
FURTHER = 0.1
"""How much surer a further act of a sentence must be, as probability."""
_APART = ("conj", "relcl")
"""Coordinated and relative clauses tell an act of their own."""


class Scored:
    """A candidate with its action, ready to be compared."""

    __slots__ = ("action", "candidate", "inside", "stems")

    def __init__(self, candidate: Candidate, action: list[Token]) -> None:
        self.candidate = candidate
        self.action = action
        self.inside = frozenset(token.i for token in action)
        self.stems = frozenset(stems(token.text for token in action))


def merged(scored: list[Scored], threshold: float) -> list[Scored]:
    """Keep of every act the candidate with the highest score, best first.

    A further act of the same sentence must be surer than the first: most are the first one told on.
    """
    kept: list[Scored] = []
    told: defaultdict[int, list[Scored]] = defaultdict(list)
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for one in sorted(scored, key=lambda one: -one.candidate.score):
        beside = told[one.candidate.head.sentence.index]
        if beside and one.candidate.score < threshold + FURTHER:
            continue
        if any(_nested(one, other) for other in beside) or _told_before(one, kept, by_stem):
            continue
        beside.append(one)
        for stem in one.stems:
            by_stem[stem].append(len(kept))
        kept.append(one)
    return kept


def _told_before(one: Scored, kept: list[Scored], by_stem: dict[str, list[int]]) -> bool:
    """Whether an item kept shares enough words; found over the words, so that long stories stay cheap."""
    shared = Counter(number for stem in one.stems for number in by_stem.get(stem, ()))
    return any(_same_act(one, kept[number], count) for number, count in shared.items())


def _same_act(one: Scored, other: Scored, shared: int) -> bool:
    """Whether two tell the same: most of their words are shared, or the verb and half of the shorter one's words."""
    ours, theirs = len(one.stems), len(other.stems)
    if 2 * shared >= _ALIKE * (ours + theirs):
        return True
    same_head = one.candidate.lemma == other.candidate.lemma
    return same_head and shared > 1 and shared >= _ALIKE * min(ours, theirs)


def _nested(one: Scored, other: Scored) -> bool:
    """Whether one act of a sentence stands inside the telling of another."""
    a, b = one.candidate.head, other.candidate.head
    return a.i in other.inside or b.i in one.inside or _below(a, b) or _below(b, a)


def _infinitive(verb: Token) -> bool:
    return verb.dep == "relcl" and verb.tag == "VB" and any(child.lower == "to" for child in verb.children)


def _below(head: Token, top: Token) -> bool:
    """Whether one act is part of another's telling: *to discuss trade* in *will meet to discuss trade*."""
    while head.head is not head and (head.dep not in _APART or _infinitive(head)):
        head = head.head
        if head is top:
            return True
    return False
