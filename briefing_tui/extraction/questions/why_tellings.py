"""How reports tell a reason outside the clause of the event: taken up again, investigated, or in the actor's words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, takewhile

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions import who
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import tokens_between
from briefing_tui.extraction.questions.phrases import full_end, innermost
from briefing_tui.extraction.questions.ranker import best
from briefing_tui.extraction.questions.stretches import Stretch
from briefing_tui.extraction.questions.words import content_keys

__all__ = ["objects", "tellings"]

_ANSWERED = "<answered>"
"""Cue of what an act of praise, mourning or protest answers."""

_FOLLOWED = "<followed>"
"""Cue of what the event, taken up again by a subject that points back to it, is said to follow."""

_REACH = 8
"""Body sentences that are looked at."""

_LONGEST = 24
"""Tokens."""

_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"))
_POINTERS = frozenset(("her", "his", "its", "that", "the", "their", "these", "this", "those"))

_BEHIND = frozenset(("after", "amid", "as", "because", "by", "following", "from", "in", "reaction", "response"))
_PRONOUNS = frozenset(("he", "i", "it", "she", "they", "we"))


def objects(event: MainEvent) -> Iterator[Stretch]:
    """Objects that are reasons without a word that introduces them."""
    reading = event.reading
    for clause in chain(reading.title_clauses.all, takewhile(_near, reading.clauses.all)):
        for stretch in _of_clause(clause):
            if 1 <= len(stretch.tokens) <= _LONGEST:
                yield stretch


def _near(clause: Clause) -> bool:
    return clause.sentence.index < _REACH


def _of_clause(clause: Clause) -> Iterator[Stretch]:
    """What is praised, mourned or opposed ("Fans celebrated *a first title in nine years*"), or what the event follows.

    A person or a bare name is no reason.
    """
    verb = clause.verb
    if clause.passive or clause.negated:
        return
    cue = _ANSWERED if verb.lemma.lower() in words("causes", "responses") else _FOLLOWED
    if cue == _FOLLOWED and (verb.lemma.lower() != "follow" or not _takes_up(clause)):
        return
    for head in clause.objects:
        if head.ent == "PERSON" or head.ent in _TIMES or head.pos not in ("NOUN", "PROPN"):
            continue
        tokens = phrase_tokens(head)
        content = next((c for c in head.children if c.dep in ("acl", "ccomp") and c.child("mark")), None)
        if cue == _FOLLOWED and content is not None:
            tokens = tokens_between(tokens[0], full_end(content))  # "a ruling *that the ban was void*"
        yield Stretch(tokens, head, "phrase", cue, clause)


def tellings(stretch: Stretch, event: MainEvent, mechanism: bool) -> dict[str, float]:
    """The constructions by which it is told as the reason, or as no reason but the event once more.

    ``mechanism``: whether it names what makes mishaps happen.
    """
    found = _taken_up(stretch, event)
    own = event.clause_of(stretch.head)
    if own is None or own.verb is not stretch.head:
        return found
    if stretch.cue.startswith("<") and _restates(own, event):
        found["tells the event again"] = 1.0
    if event.kind == "incident":
        found |= _investigated(own, mechanism)
    elif own.source is not None and event.reading.quotes.covers(own.verb.start) and _is_actor(own.source, event):
        found["quoted from the actor"] = 1.0
    return found


def _taken_up(stretch: Stretch, event: MainEvent) -> dict[str, float]:
    """What a demonstrative subject follows ("The move came after *drivers protested*"), and what a response answers."""
    upper, head = stretch.upper, stretch.head
    if upper is None:
        return {}
    verb = upper.verb
    if stretch.cue == _ANSWERED:
        heads = (event.title_head, event.body_head)
        main = upper in heads or event.keys.get(verb) in _verbs(event)
        return {"object of the response": 1.0} if main else {}
    if stretch.cue == "to the" and head.head.head.lemma.lower() in words("causes", "reactions"):
        return {"what is reacted to": 1.0}
    if stretch.cue == _FOLLOWED:
        return {"followed by the event": 1.0}
    if verb.lemma.lower() not in words("causes", "succeeds") or not _takes_up(upper):
        return {}
    clause = head.pos in ("VERB", "AUX")
    if stretch.cue in _BEHIND and verb is (head.head if clause else head.head.head):
        return {"clause behind the event taken up": 1.0} if clause else {}
    return {"beside the event taken up": 1.0}


def _takes_up(clause: Clause) -> bool:
    """Whether its subject points back to the event: "*The move* came after …", "*This* follows …"."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.lower in ("it", "that", "this"):
        return True
    if subject.lemma.lower() not in words("causes", "retold"):
        return False
    if not any(c.dep in ("det", "poss") and c.lower in _POINTERS for c in subject.children):
        return False
    return not any(c.dep in ("acl", "prep", "relcl") for c in subject.children)


def _verbs(event: MainEvent) -> frozenset[str]:
    """The keys of the verbs of the event in title and body; made once."""
    known = event.reading.scratch.get("event's verbs")
    if isinstance(known, frozenset):
        return known
    heads = (innermost(head.verb) for head in (event.title_head, event.body_head) if head is not None)
    found = frozenset(event.keys[verb] for verb in heads if verb in event.keys)
    event.reading.scratch["event's verbs"] = found
    return found


def _restates(clause: Clause, event: MainEvent) -> bool:
    """Whether it has the event's verb, but stands elsewhere: "He *resigned on Monday*"."""
    if event.keys.get(innermost(clause.verb)) not in _verbs(event):
        return False
    heads = [head.verb for head in (event.title_head, event.body_head) if head is not None]
    return clause.verb not in heads and all(clause.verb is not innermost(verb) for verb in heads)


def _investigated(clause: Clause, mechanism: bool) -> dict[str, float]:
    """What officials believe or report of a mishap: "Police said *he was driving too fast*"."""
    found: dict[str, float] = {}
    if mechanism and clause.progressive and clause.tense == "past":
        found["was doing what causes mishaps"] = 1.0
    source = clause.source
    if source is None:
        return found
    official = words("causes", "authorities")
    if source.lemma.lower() in official or any(part.lemma.lower() in official for part in source.children):
        if mechanism:
            found["official on a cause"] = 1.0
        if clause.source_verb is not None and clause.source_verb.lemma.lower() in words("causes", "supposes"):
            found["official belief"] = 1.0
    return found


def _is_actor(source: Token, event: MainEvent) -> bool:
    """Whether it is who answers *who*; a pronoun mostly is."""
    if source.lower in _PRONOUNS:
        return True
    story = event.reading.story
    found = best("who", (who.candidates, who.RULES), event)[:1]
    return any(event.keys.get(source, "") in content_keys(story.words(c.span, c.field)) for c in found)
