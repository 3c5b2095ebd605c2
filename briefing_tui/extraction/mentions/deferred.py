"""Deferred naming: the lead calls somebody by an office, and the sentence behind it gives the name.

*The information commissioner has asked for details … Richard Thomas said …* News names its less known actors late,
behind what makes them worth the news (delayed identification: Bell 1991, ch. 9; cataphora between sentences).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.people import Individual
from briefing_tui.extraction.mentions.role import LONGEST, is_person_noun
from briefing_tui.extraction.mentions.roles import roles_of
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.model import Span

__all__ = ["deferred_names"]

_REACH = 2
"""Body sentences at the head of a story that may leave the name for later."""
_BEHIND = 2
"""Sentences behind the description in which the name is looked for."""
_SUBJECTS = ("nsubj", "nsubjpass")


def deferred_names(
    sentences: list[Sentence], named: dict[Token, Individual], means: Callable[[Token], object]
) -> Iterator[tuple[Individual, Token, Span]]:
    """The person whom a description before their name means, with its head and its offsets.

    ``means`` tells what a description stands for already.
    """
    for sentence in sentences[:_REACH]:
        if any(token in named for token in sentence.tokens):
            return  # who is named already is taken up by descriptions, not announced by them
        head = next((token for token in sentence.tokens if _describes(token)), None)
        if head is None:
            continue
        name = _name_behind(sentences[sentence.index + 1 : sentence.index + 1 + _BEHIND], named)
        if name is not None and means(head) is None and _may_be(named[name], name, head):
            yield named[name], head, _span(head)
        return  # a second description is somebody else's, or the same one's again


def _describes(token: Token) -> bool:
    """Whether it is a singular noun of office that acts, or whose deed does: "*the first minister*'s statement"."""
    if token.tag not in ("NN", "NNP") or not is_person_noun(token) or token.child("appos", "relcl") is not None:
        return False
    acts = token.dep in _SUBJECTS or (token.dep == "pobj" and token.head.dep == "agent")
    deed = token.dep == "poss" and token.head.dep in _SUBJECTS
    told = token.child("det", "poss", "amod", "compound", "nmod") is not None or token is token.sentence.tokens[0]
    return (acts or deed) and told


def _name_behind(sentences: list[Sentence], named: dict[Token, Individual]) -> Token | None:
    """The name that is the first subject there, or whose deed is; none where another description comes first."""
    for sentence in sentences:
        for token in sentence.tokens:
            if token.dep not in _SUBJECTS or token.pos == "PRON":
                continue
            owner = token.child("poss")
            name = token if token in named else owner if owner in named else None
            if name is not None or is_person_noun(token):
                return name
    return None


def _may_be(person: Individual, name: Token, head: Token) -> bool:
    """Whether nothing beside the name or in the description speaks against it."""
    beside = (one for one in person.names if name in one.tokens)
    if any(roles_of(one) for one in beside) or any(token.start < head.start for token in _body_tokens(person)):
        return False
    said = {head.lower} | {child.lower for child in head.children}
    other = {"m": "female", "f": "male"}.get(person.gender)
    return other is None or not said & words("people", other)


def _body_tokens(person: Individual) -> Iterator[Token]:
    return (token for name in person.names for token in name.tokens if token.sentence.field == "text")


def _span(head: Token) -> Span:
    """The description without its article, and with what it is the office of: "health minister for Wales"."""
    inside = [
        t for child in head.children if child.dep in ("amod", "compound", "nmod", "poss") for t in child.subtree()
    ]
    of = next((c for c in head.children if c.dep == "prep" and c.i > head.i and c.lower in ("of", "for", "to")), None)
    last = max(of.subtree(), key=lambda t: t.i) if of is not None else head
    first = min((*inside, head), key=lambda t: t.i)
    return (first.start, last.end if last.i - first.i < LONGEST else head.end)
