"""Constructions that state a means or a manner, each with its exact stretch.

Means and manner are told by a closed set of constructions: *by* with a gerund, *by*, *with* and *using* with an
instrument, adverbs, participles, and prepositional phrases of procedure ("in a late-night vote"); Quirk et al. 1985
§8.79–82 and §9.49, and the core and peripheral frame elements *Means*, *Instrument* and *Manner* of FrameNet. An
agent, a place, a time and an amount behind the same prepositions are none, so each construction asks for its nouns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.evidence import HEADS, tokens_between
from briefing_tui.extraction.questions.how_counts import count, course_end, is_interim, other_side
from briefing_tui.extraction.questions.how_mishaps import mishap
from briefing_tui.extraction.questions.how_prepositions import SORTS
from briefing_tui.extraction.questions.phrases import full_end

__all__ = ["Means", "means"]

_TIMES = ("DATE", "TIME")
_PLACES = ("GPE", "LOC", "FAC")
_VERBS = ("VERB", "AUX")
_HOLDING = ("with", "in", "as", "under", "inside", "to")
"""Prepositions behind participles of equipment, disguise and hiding."""

_LONGEST = 14
"""Tokens; a longer stretch ends with its head's phrase."""


@dataclass(slots=True)
class Means:
    """A stretch that says by what means or in what manner something is done."""

    tokens: list[Token]
    head: Token
    """Its noun, verb or adverb."""
    sort: str
    """The construction, in words that a reader of the evidence understands."""
    anchor: Token
    """The word by which it hangs on its clause."""


def means(sentence: Sentence) -> Iterator[Means]:
    """The stretches of means and manner of a sentence, in text order."""
    for token in sentence.tokens[:HEADS]:
        told = SORTS.get(token.lower)
        if told is not None and token.dep in ("prep", "agent", "mark", "dep"):
            yield from _of_preposition(token, told)
        elif token.pos in _VERBS or token.tag in ("VBG", "VBN", "VBD"):
            yield from _of_participle(token)
            yield from _of_mishap(token)
        elif token.tag in ("RB", "JJ") and token.lower in words("means", "manners") and token.head.pos in _VERBS:
            yield Means([token], token, "adverb of manner", token)
        elif (counted := count(token)) is not None:
            sort, first, last, head = counted
            yield Means(tokens_between(first, last), head, sort, token)


def _of_preposition(preposition: Token, told: Callable[[Token, Token], str | None]) -> Iterator[Means]:
    head = preposition.child("pcomp", "pobj")
    if head is None or head.i < preposition.i:
        return
    sort = told(preposition, head)
    if sort is None:
        return
    procedure = sort.endswith("procedure")  # what it was aimed at is no part of its manner: "in a raid | on a farm"
    thanks = preposition.next(-1) if sort == "thanks to" else None
    tokens = tokens_between(preposition, head) if procedure else _stretch(thanks or preposition, head)
    if sort in ("by a margin", "with a tally"):
        if is_interim(head):
            return
        tokens = tokens_between(preposition, course_end(other_side(tokens[-1])))
    yield Means(tokens, head, sort, preposition)


def _stretch(first: Token, head: Token) -> list[Token]:
    """From the first token to the end of its complement, without the times and places behind that."""
    tokens = phrase_tokens(head)
    last = full_end(head) if head.pos in _VERBS else tokens[-1] if tokens[-1].i > head.i else head
    if last is head and head.pos in _VERBS and _follows(head, ("as",)):
        last = _first_phrase(head)[-1]
    found = tokens_between(first, last)
    for place, token in enumerate(found):
        if token.dep == "cc" and token.head is head and any(c.dep == "nummod" for c in _joined(head)):
            return found[:place]  # of another clause: "by a falling tree | and 900 homes left in the dark"
        if token.i <= head.i or token.dep not in ("prep", "npadvmod", "relcl", "acl", "advcl"):
            continue
        inner = token.child("pobj") if token.dep == "prep" else token
        setting = inner is not None and (
            inner.ent in _TIMES or (inner.ent in _PLACES and token.lower in words("questions", "located"))
        )
        if setting or place >= _LONGEST:
            return found[:place]
    return found


def _joined(head: Token) -> Iterator[Token]:
    return (below for other in head.children if other.dep == "conj" for below in other.children)


def _of_mishap(verb: Token) -> Iterator[Means]:
    found = mishap(verb)
    if found is not None:
        sort, first, last = found
        if sort == "collision":
            last = _stretch(first, last)[-1]
        yield Means(tokens_between(first, last), verb, sort, verb)


def _of_participle(verb: Token) -> Iterator[Means]:
    lemma = verb.lemma.lower()
    if verb.tag != "VBG" and lemma in words("means", "disguises") and _follows(verb, ("as",)):
        yield Means(_first_phrase(verb), verb, "in disguise", verb)
        return
    if verb.tag == "VBG":
        after = verb.child("dobj")
        if verb.lower == "using" and after is not None and after.i > verb.i and verb.dep != "pcomp":
            yield Means(_stretch(verb, verb), verb, "using", verb)
        elif lemma in words("means", "disguises") and _follows(verb, ("as", "to", "in")):
            yield Means(_first_phrase(verb), verb, "in disguise", verb)
        elif verb.dep in ("advcl", "acl") and _set_off(verb) and not _is_outcome(lemma):
            yield Means(_stretch(verb, verb), verb, "while doing", verb)
        return
    if _brokered(verb) and _follows(verb, ("by",)):
        yield Means(_first_phrase(verb), verb, "brokered by", verb)
    elif verb.dep in ("acl", "advcl", "amod", "relcl", "conj") and verb.child("aux", "auxpass", "nsubj") is None:
        if lemma in words("means", "driven") and _follows(verb, ("by",)):
            yield Means(_first_phrase(verb), verb, "driven by", verb)
        elif (lemma in words("means", "equipped") or verb.lower == "laden") and _follows(verb, _HOLDING):
            actor = verb.dep not in ("acl", "relcl") or verb.head.dep in ("nsubj", "nsubjpass", "pobj")
            yield Means(_first_phrase(verb), verb, "equipped" if actor else "equipped thing", verb)


def _brokered(verb: Token) -> bool:
    """Whether it tells who brought an agreement about; what is *struck* may also be a car."""
    if verb.lemma.lower() in words("means", "brokered"):
        return True
    struck = verb.child("nsubjpass") if verb.lower == "struck" else None
    return struck is not None and struck.lemma.lower() in words("means", "agreed")


def _first_phrase(verb: Token) -> list[Token]:
    """A participle with the phrase behind it: "packed with explosives | into a wall"."""
    after = verb.next()
    head = after.child("pobj", "pcomp") if after is not None else None
    if after is None or head is None or head.i < after.i:
        return tokens_between(verb, full_end(verb))
    return tokens_between(verb, _stretch(after, head)[-1])


def _follows(verb: Token, prepositions: tuple[str, ...]) -> bool:
    after = verb.next()
    return after is not None and after.lower in prepositions


def _is_outcome(verb: str) -> bool:
    return verb in words("means", "outcomes") or verb in words("attribution", "saying")


def _set_off(verb: Token) -> bool:
    """Whether a participle stands behind a comma, as an adverbial of its own."""
    before = verb.next(-1)
    return before is not None and before.text == "," and before.i > verb.head.i
