"""Phrases that say where without being a name: "the old market in Lahore", "the port of Aden"."""

from __future__ import annotations

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.candidate import Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, measure, tokens_between
from briefing_tui.extraction.questions.where_evidence import evidence, is_sort

__all__ = ["add_sites", "is_site"]

_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"))
_LONGEST = 12
"""Tokens of the longest phrase."""
_TELLING = ("country", "occasion", "guess", "guess of a town")
"""Kinds of names that tell against a phrase which they head: too wide, or known to no gazetteer."""
_LINKS = ("in", "at", "near", "outside")
_BESIDE = 3
"""Tokens from such a preposition to the name that it takes: "in | the south London suburb of"."""
_OF_THE_TOWN = ("frequent words", "words in title", "words in teaser")
"""Features of a place that those of a site in it are no lower than."""
_ADDRESSING = ("tell", "address")
_ENDS = ("with", "and", "which", "who")


def add_sites(sentence: Sentence, named: dict[Token, str], event: MainEvent, pool: Pool) -> None:
    """Add the phrases of location of a sentence to the pool.

    Args:
        sentence: of the title or the body.
        named: the tokens of its named places, with the kind of each.
        event: of the story.
        pool: of the question's candidates.
    """
    for token in sentence.tokens[:HEADS]:
        located = token.dep == "pobj" and token.head.lower in words("questions", "located")
        if (located and token.ent not in _TIMES) or _is_site_in(token, named):
            _add(token, named, event, pool)
            if located and is_gathering(token):
                _add_gathering(token, named, event, pool)
        elif _is_addressed(token):
            _add_gathering(token, named, event, pool)


def is_site(token: Token) -> bool:
    """Whether its noun names a spot where things happen."""
    return token.lemma.lower() in words("sites", "nouns")


def is_gathering(token: Token) -> bool:
    """Whether its noun names an occasion at which people are together."""
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in words("locations", "assemblies")


def _is_addressed(token: Token) -> bool:
    """Whether those gathered are spoken to: "Moss told *a union rally* that bread was dear"."""
    return token.dep in ("dobj", "dative") and token.head.lemma.lower() in _ADDRESSING and is_gathering(token)


def _add_gathering(head: Token, named: dict[Token, str], event: MainEvent, pool: Pool) -> None:
    """Something done at a meeting is done where that is held, and often no more is said: "told *a union rally*"."""
    tokens = [t for t in _trimmed(phrase_tokens(head), head) if t.i <= head.i]
    if 2 <= len(tokens) <= _LONGEST and not any(t in named for t in tokens):
        mark = "named gathering" if head.pos == "PROPN" else "gathering"
        found = evidence(head, tokens, event) | {mark: 1.0}
        if _is_addressed(head):
            found["venue of a talk"] = 1.0
        pool.add(tokens[0], tokens[-1], found, head=head)


def _is_site_in(noun: Token, named: dict[Token, str]) -> bool:
    """Whether it is a spot in a named place, whatever its part in the sentence: "They stormed *the port* of Aden"."""
    if not (noun.pos == "NOUN" or (noun.pos == "PROPN" and noun.text.islower())) or not is_site(noun):
        return False
    return any(c in named for p in noun.children if p.dep == "prep" for c in p.children if c.dep == "pobj")


def _is_proper(head: Token) -> bool:
    """Whether its noun is part of a name that no gazetteer knows: "the Selby *School* of Law"."""
    return head.pos == "PROPN" and head.text[0].isupper() and is_site(head)


def _add(head: Token, named: dict[Token, str], event: MainEvent, pool: Pool) -> None:
    tokens = _settled(_trimmed(phrase_tokens(head), head), head, named)
    if not 1 <= len(tokens) <= _LONGEST or tokens[0].ent == "DATE":
        return
    names = [t for t in tokens if t in named]
    if not names and not any(t.pos == "PROPN" for t in tokens):
        return
    if head not in named and not is_site(head):
        return
    if names and is_sort(head, names[0]):
        return
    found = _features(head, tokens, named, event)
    if names and is_site(head) and head not in named and head is not tokens[-1]:
        found[_sort_of_site(names, named)] = 1.0
        if "of location" in found:
            _inherit(found, head, names, named, event)
        found["of location"] = 1.0
    if head in named and named[head] in _TELLING:
        found["kind " + named[head].removesuffix(" of a town")] = 1.0
    pool.add(tokens[0], tokens[-1], found, head=head)
    core = [t for t in tokens if t.i <= head.i]
    named_whole = _is_proper(head) and tokens[-1].pos == "PROPN"
    if len(core) < len(tokens) and not named_whole:
        pool.add(core[0], core[-1], _features(head, core, named, event) | {"bare": 1.0}, head=head)


def _features(head: Token, tokens: list[Token], named: dict[Token, str], event: MainEvent) -> dict[str, float]:
    """What the phrase has of itself, with what stands behind its head or without."""
    found = evidence(head, tokens, event) | {"phrase": 1.0}
    if not any(token in named for token in tokens):
        found["proper site" if _is_proper(head) else "unnamed"] = 1.0
    if head.pos == "NOUN":
        found["common noun"] = 1.0
    if tokens[0].lower in ("a", "an"):
        found["indefinite"] = 1.0
    return found


def _sort_of_site(names: list[Token], named: dict[Token, str]) -> str:
    """A site, by what it stands in."""
    if all(named[token] == "country" for token in names):
        return "site in a country"
    return "site in a place"


def _inherit(
    found: dict[str, float], head: Token, names: list[Token], named: dict[Token, str], event: MainEvent
) -> None:
    """A named site has what speaks for the place that it is in: "the Selby *stop*" is in Hove, as told before."""
    behind = [token for token in names if token.i > head.i]
    if not behind or "site in a place" not in found:
        return
    town = measure(behind, event)
    for mark in _OF_THE_TOWN:
        if town.get(mark, 0.0) > found.get(mark, 0.0):
            found[mark] = town[mark]
    if any(token.pos == "PROPN" and named.get(token) != "country" and token.dep != "poss" for token in head.children):
        found.pop("common noun", None)
        if named[behind[0]] in ("city", "venue"):
            found["kind " + named[behind[0]]] = 1.0
        if behind[-1].i - behind[0].i >= len(behind):
            found["with region"] = 1.0


def _settled(tokens: list[Token], head: Token, named: dict[Token, str]) -> list[Token]:
    """With the place behind it, where the parser hangs that on the verb: "died near the stop | *in Hove*"."""
    if head in named or any(t in named for t in tokens if t.i > head.i):
        return tokens
    link = tokens[-1].next()
    if link is None or link.lower not in _LINKS:
        return tokens
    step = link.next()
    while step is not None and step not in named and step.i - link.i <= _BESIDE and step.pos in ("DET", "ADJ"):
        step = step.next()
    if step is None or step not in named:
        return tokens
    last = step
    while (after := last.next()) is not None and after in named:
        last = after
    return tokens_between(tokens[0], last)


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """The phrase without what doesn't say where: "the pier in Hove | on Sunday", "the isle of Wight | with Ada"."""
    for place, token in enumerate(tokens):
        told = token.ent in ("DATE", "TIME") or token.lower in _ENDS or (token.dep == "conj" and token.head is head)
        if token.i > head.i and told:
            end = place
            while end > 1 and tokens[end - 1].i > head.i and tokens[end - 1].pos in ("ADP", "PUNCT", "DET"):
                end -= 1
            return tokens[:end]
    return tokens
