"""Clauses and phrases that may say why or how, with the word that introduces them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import HEADS, tokens_between
from briefing_tui.extraction.questions.headline import segments
from briefing_tui.extraction.questions.phrases import full_end, head_end, opening, trimmed_end
from briefing_tui.extraction.questions.words import key

__all__ = ["Stretch", "mechanisms", "stretches"]

_REACH = 8
"""Body sentences that are looked at."""

_FAR = 24
"""Body sentences that are looked at for what made a mishap happen: what an inquiry found is told late."""

_LONGEST = 24
"""Tokens."""

_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"))
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Stretch:
    """A clause or phrase."""

    tokens: list[Token]
    head: Token
    form: str
    """What part of the clause or phrase it is."""
    cue: str
    """The word that introduces it, in lower case, or the relation of an unmarked one in angle brackets."""
    upper: Clause | None
    """The clause that it modifies."""


def stretches(event: MainEvent) -> list[Stretch]:
    """Those of the title and of the first body sentences; made once."""
    known = event.reading.scratch.get("stretches")
    if isinstance(known, list):
        return known
    found = list(_find(event))
    event.reading.scratch["stretches"] = found
    return found


def _find(event: MainEvent) -> Iterator[Stretch]:
    story = event.reading.story
    for segment in segments(story.title, event):
        if segment.number and segment.opener.isalpha():
            head = segment.verb or segment.tokens[-1]
            yield Stretch(segment.tokens, head, "segment", segment.opener, event.title_head)
            if segment.verb is not None:
                yield Stretch(segment.predicate, head, "segment predicate", segment.opener, event.title_head)
    for sentence in story.title + story.sentences[:_REACH]:
        yield from _of_sentence(sentence, event)
    if event.kind == "incident":
        for sentence in story.sentences[_REACH:_FAR]:
            if any(event.keys.get(token) in mechanisms() for token in sentence.tokens[:HEADS]):
                yield from _of_sentence(sentence, event)


@cache
def mechanisms() -> frozenset[str]:
    """The keys of the words by which inquiries name the causes of mishaps."""
    return frozenset(key(word) for word in words("causes", "mechanisms"))


def _of_sentence(sentence: Sentence, event: MainEvent) -> Iterator[Stretch]:
    clauses = event.reading.clauses if sentence.field == "text" else event.reading.title_clauses
    for token in sentence.tokens[:HEADS]:
        clause = clauses.by_verb.get(token)
        if clause is not None:
            found: Iterator[Stretch] = chain(_of_clause(clause), _named(clause))
        elif token.dep in ("prep", "agent"):
            found = _of_phrase(token, event)
        elif token.pos == "NOUN" and token.lower in words("causes", "answers_to"):
            found = _of_noun(token, event)
        else:
            continue
        for stretch in found:
            if 1 <= len(stretch.tokens) <= _LONGEST:
                yield stretch


def _of_clause(clause: Clause) -> Iterator[Stretch]:
    verb = clause.verb
    first, cue = opening(clause), _cue(clause)
    last = full_end(verb)
    yield Stretch(tokens_between(first, last), verb, "predicate", cue, clause.above)
    short = head_end(verb)
    if short.i < last.i:
        yield Stretch(tokens_between(verb, short), verb, "short predicate", cue, clause.above)
        middle = trimmed_end(verb)
        if short.i < middle.i < last.i:
            yield Stretch(tokens_between(first, middle), verb, "trimmed predicate", cue, clause.above)
    subject = verb.child(*_SUBJECTS)
    if subject is not None and subject.pos != "PRON":
        start = phrase_tokens(subject)[0]
        if start.i < first.i:
            yield Stretch(tokens_between(start, last), verb, "clause", cue, clause.above)
            if short.i < last.i:
                yield Stretch(tokens_between(start, short), verb, "short clause", cue, clause.above)


def _named(clause: Clause) -> Iterator[Stretch]:
    """What is named outright as the cause: "officials blamed *worn brakes*", "the firm cited *rising costs*"."""
    verb = clause.verb
    named = verb.lemma.lower()
    if clause.passive or clause.negated or named not in words("causes", "naming"):
        return
    if any(child.lower in ("for", "on") for child in verb.children_by("prep")):
        return  # "blamed the firm for the leak": the leak is what happened; "blamed on": a phrase of its own
    for head in clause.objects:
        tokens = phrase_tokens(head)
        yield Stretch(tokens, head, "phrase", named, clause)
        for form, shorter in _shortened(head, tokens):
            yield Stretch(shorter, head, f"{form} phrase", named, clause)


def _cue(clause: Clause) -> str:
    verb = clause.verb
    for child in verb.children:
        if child.i > verb.i:
            break
        if (
            child.dep in ("mark", "advmod", "prep")
            and child.tag in ("IN", "WRB", "RB")
            and child.lower in words("questions", "marks")
        ):
            return child.lower
    if verb.dep == "pcomp":
        return verb.head.lower
    if any(aux.lower == "to" for aux in clause.auxiliaries):
        return "<to xcomp>" if verb.dep in ("xcomp", "ccomp") and clause.above is not None else "to"
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "xcomp"):
        return "<ing>"
    return f"<{verb.dep}>"


def _of_noun(noun: Token, event: MainEvent) -> Iterator[Stretch]:
    """A noun that names an act as the answer to another: "a reprisal for the raid", "a revenge attack"."""
    if noun.dep == "compound" and noun.lower in ("response", "backlash"):
        return
    head = noun.head if noun.dep == "compound" else noun
    tokens = phrase_tokens(head)
    yield Stretch(tokens, noun, "noun of answer", noun.lower, event.clause_of(noun))
    for form, shorter in _shortened(head, tokens):
        if noun is not head or form == "trimmed":
            yield Stretch(shorter, noun, f"{form} noun of answer", noun.lower, event.clause_of(noun))


def _of_phrase(preposition: Token, event: MainEvent) -> Iterator[Stretch]:
    head = preposition.child("pobj")
    if head is None or head.ent in _TIMES or _part_of_count(head) or preposition.head.lower == "according":
        return
    upper = event.clause_of(preposition)
    cue = preposition.lower
    tokens = phrase_tokens(head)
    before = preposition.head
    if cue == "to":
        cue = "to the"  # a direction, not a purpose
    elif cue == "as":
        cue = "as part" if head.lower == "part" else "as a"
    if preposition.lower in ("of", "to", "for", "with") and before.i == preposition.i - 1:
        if before.lower in ("because", "due", "thanks", "owing", "ahead", "prior"):
            cue = before.lower
        elif before.dep == "pobj" and before.head.dep == "prep" and before.head.head.pos in ("VERB", "AUX"):
            yield Stretch(tokens_between(before, tokens[-1]), before, "phrase of noun", before.lower, upper)
            cue = before.lower
    if head.pos in ("VERB", "AUX") and not tokens:
        return
    told = next(
        (c for c in head.children if c.dep in ("acl", "relcl") and c.tag in ("VBN", "VBD") and c.i > head.i), None
    )
    if told is not None and cue in words("questions", "turns") and told.child("nsubj", "nsubjpass") is None:
        # "after a coach overturned in the lane" is often parsed as "after a coach that was overturned"
        yield Stretch(tokens_between(tokens[0], full_end(told)), told, "phrase with verb", cue, upper)
    yield Stretch(tokens, head, "phrase", cue, upper)
    for form, shorter in _shortened(head, tokens):
        yield Stretch(shorter, head, f"{form} phrase", cue, upper)


def _part_of_count(head: Token) -> bool:
    """Whether it says how far something had gone, which is a time: "after *20 of 70 laps*"."""
    number = head if head.pos == "NUM" else head.child("nummod")
    return number is not None and any(t.lower == "of" and t.dep in ("quantmod", "prep") for t in number.children)


def _shortened(head: Token, tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """A noun phrase up to its head, and up to the end of the first phrase that hangs on the head."""
    core = [t for t in tokens if t.i <= head.i]
    if len(core) == len(tokens):
        return
    yield "short", core
    first = next((c for c in head.children if c.i > head.i and c.dep == "prep"), None)
    inner = first.child("pobj") if first is not None else None
    if inner is not None and head.i < inner.i < tokens[-1].i:
        yield "trimmed", [t for t in tokens if t.i <= inner.i]
