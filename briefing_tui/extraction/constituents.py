"""Constituents: the stretch of text that a clause or a noun phrase takes up, read off the dependency tree."""

from __future__ import annotations

from briefing_tui.extraction.parse import Token
from briefing_tui.model import Span

__all__ = ["clause_span", "phrase_span", "phrase_tokens"]


def clause_span(verb: Token) -> Span:
    """Offsets of the smallest stretch that holds the verb, its subject and its complements.

    Coordinated and adverbial clauses before or behind it are cut off; those in the middle stay, so that the
    stretch is one piece of the text.
    """
    kept: list[Token] = [verb]
    for child in verb.children:
        if child.dep in ("cc", "punct") or (child.dep in ("conj", "parataxis") and child.pos in ("VERB", "AUX")):
            continue
        if child.dep == "advcl" and child.i < verb.i:
            continue
        below = [child]
        for token in below:
            below += token.children
        kept += below
    kept.sort(key=lambda token: token.i)
    while len(kept) > 1 and kept[-1].dep == "punct":
        kept.pop()
    return (kept[0].start, kept[-1].end)


def phrase_tokens(head: Token, *, relative: bool = False, appositive: bool = False) -> list[Token]:
    """The tokens of the noun phrase of this head, without relative clauses and appositions unless asked for."""
    kept = [head]
    for child in head.children:
        if child.dep in ("relcl", "acl", "advcl") and not relative:
            continue
        if child.dep in ("appos", "parataxis") and not appositive:
            continue
        if child.dep == "punct" and child.i > head.i:
            continue
        kept += child.subtree()
    kept.sort(key=lambda token: token.i)
    return _contiguous(kept, head)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The stretch around the head with no gap but punctuation."""
    place = tokens.index(head)
    first = last = place
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 2:
        last += 1
    kept = tokens[first : last + 1]
    while len(kept) > 1 and kept[-1].dep in ("punct", "cc") and kept[-1].text not in ("'", '"', "”", "’"):
        kept.pop()
    while len(kept) > 1 and kept[0].dep in ("punct", "cc") and kept[0].text not in ("'", '"', "“", "‘"):
        kept.pop(0)
    return kept


def phrase_span(head: Token, *, relative: bool = False, appositive: bool = False) -> Span:
    """Offsets of the noun phrase of this head; see :func:`phrase_tokens`."""
    tokens = phrase_tokens(head, relative=relative, appositive=appositive)
    return (tokens[0].start, tokens[-1].end)
