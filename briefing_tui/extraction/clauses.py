"""Clauses: a verb with its arguments, and how the text puts it (tense, modality, polarity, condition, source).

A clause is built for every verb of the story that heads a predicate of its own. Arguments that the syntax leaves
out are filled in from the verb above: the subject of "She plans to *meet* him and *raise* the matter" is "She"
for all three verbs (control and coordination, after Huddleston & Pullum 2002, ch. 14 and 15).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefing_tui.extraction.constituents import clause_span
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.model import Span

__all__ = ["Clause", "Clauses", "Tense", "clauses"]

Tense = Literal["past", "present", "future", "none"]
"""Grammatical time of the finite verb of the clause; *none* for infinitives and participles without one."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECTS = ("dobj", "obj", "attr", "oprd")
_MARKS = ("mark", "advmod")


@dataclass(slots=True, eq=False, repr=False)
class Clause:
    """A verb and what the text says of it."""

    verb: Token
    subject: Token | None
    """Head of the subject's noun phrase, own or inherited; for a passive, what undergoes the act."""
    agent: Token | None
    """Head of the *by*-phrase of a passive."""
    passive: bool
    objects: list[Token]
    """Heads of direct objects and predicate nouns."""
    auxiliaries: list[Token]
    modal: str
    """Lemma of the modal (``will``, ``may`` …), or an empty string."""
    tense: Tense
    progressive: bool
    perfect: bool
    infinitive: bool
    negated: bool
    condition: bool
    """Stands under *if*, *unless* or the like, or in the main clause of such."""
    above: Clause | None = None
    """The clause whose verb this one depends on."""
    source: Token | None = None
    """Head of the noun phrase on whose word the clause stands."""
    source_verb: Token | None = None
    """The verb of saying that attributes it."""
    below: list[Clause] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<clause {self.verb.text} of {self.subject.text if self.subject else '-'}>"

    @property
    def actor(self) -> Token | None:
        """Who acts: the agent of a passive, else the subject of an active verb."""
        return self.agent if self.passive else self.subject

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.verb.sentence

    @property
    def relation(self) -> str:
        """Dependency label of its verb."""
        return self.verb.dep

    @property
    def span(self) -> Span:
        """Offsets of the clause without its subordinate and coordinated clauses at the edges."""
        return clause_span(self.verb)


@dataclass(slots=True, eq=False, repr=False)
class Clauses:
    """The clauses of a story, in text order."""

    all: list[Clause]
    by_verb: dict[Token, Clause]

    def in_sentence(self, sentence: Sentence) -> list[Clause]:
        """The clauses of one sentence."""
        return [clause for clause in self.all if clause.verb.sentence is sentence]


def clauses(sentences: Iterable[Sentence]) -> Clauses:
    """Build the clauses of these sentences."""
    every: list[Clause] = []
    by_verb: dict[Token, Clause] = {}
    for sentence in sentences:
        found = [_clause(token) for token in sentence.tokens if _heads_clause(token)]
        own = {clause.verb: clause for clause in found}
        by_verb |= own
        for clause in found:
            _attach(clause, own)
        for clause in sorted(found, key=_depth):
            _inherit(clause)
        _condition(found)
        for clause in found:
            _attribute(clause)
        every += found
    return Clauses(every, by_verb)


def _heads_clause(token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep not in ("amod", "aux", "auxpass", "compound", "nmod")
    if token.pos == "AUX":
        return token.dep not in ("aux", "auxpass")
    return token.dep in ("ROOT", "conj", "ccomp") and token.child("nsubj", "nsubjpass") is not None


def _clause(verb: Token) -> Clause:
    auxiliaries = verb.children_by("aux", "auxpass")
    lowers = [aux.lower for aux in auxiliaries]
    modal = next((aux.lemma.lower() for aux in auxiliaries if aux.tag == "MD"), "")
    modal = {"'ll": "will", "wo": "will", "ca": "can", "'d": "would", "sha": "shall"}.get(modal, modal)
    passive = verb.child("auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.dep in ("acl", "relcl") and not any(aux.lemma == "have" for aux in auxiliaries)
    )
    by = next((c for c in verb.children_by("agent") for c in c.children if c.dep == "pobj"), None)
    return Clause(
        verb=verb,
        subject=verb.child(*_SUBJECTS),
        agent=by,
        passive=passive,
        objects=verb.children_by(*_OBJECTS),
        auxiliaries=auxiliaries,
        modal=modal,
        tense=_tense(verb, auxiliaries, modal),
        progressive=verb.tag == "VBG" and any(aux.lemma == "be" for aux in auxiliaries),
        perfect=any(aux.lemma == "have" for aux in auxiliaries) and verb.tag in ("VBN", "VBD", "VBG"),
        infinitive="to" in lowers and not modal,
        negated=any(child.dep == "neg" or child.lower in ("never", "not", "n't") for child in verb.children),
        condition=False,
    )


def _tense(verb: Token, auxiliaries: list[Token], modal: str) -> Tense:
    if modal in ("will", "shall"):
        return "future"
    if modal:
        return "present"
    finite = next((aux for aux in auxiliaries if aux.tag in ("VBD", "VBZ", "VBP")), verb)
    if finite.tag == "VBD":
        return "past"
    if finite.tag in ("VBZ", "VBP"):
        return "past" if finite.lemma == "have" and verb is not finite else "present"
    return "none"


def _attach(clause: Clause, own: dict[Token, Clause]) -> None:
    for token in clause.verb.ancestors():
        above = own.get(token)
        if above is not None:
            clause.above = above
            above.below.append(clause)
            return


def _depth(clause: Clause) -> int:
    return sum(1 for _ in clause.verb.ancestors())


def _inherit(clause: Clause) -> None:
    verb = clause.verb
    if clause.subject is None:
        if verb.dep in ("acl", "relcl") and verb.head.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            clause.subject = verb.head if verb.dep == "relcl" or verb.tag in ("VBN", "VBG") else _holder(verb.head)
        elif clause.above is not None:
            clause.subject = _controller(clause, clause.above)
    elif clause.subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        clause.subject = verb.head
    if verb.dep == "conj" and clause.above is not None and verb.head is clause.above.verb:
        _share_modality(clause, clause.above)
    if clause.above is not None and verb.dep == "xcomp" and clause.above.negated:
        clause.negated = True


def _controller(clause: Clause, above: Clause) -> Token | None:
    """The unspoken subject of a complement: the object of *urge*, *ask*, *tell* …, else the subject above."""
    if clause.verb.dep in ("xcomp", "ccomp") and clause.infinitive and not above.passive:
        target = above.verb.child("dobj", "dative", "obj")
        if target is not None and target.i < clause.verb.i:
            return target
    if clause.verb.dep == "conj" and clause.passive != above.passive and above.passive:
        return above.subject
    return above.subject


def _holder(noun: Token) -> Token | None:
    """Whose plan, offer or pledge it is, for "the government's plan to cut …"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    head = noun.head
    return head.child(*_SUBJECTS) if noun.dep in ("dobj", "attr") and head is not noun else None


def _share_modality(clause: Clause, above: Clause) -> None:
    if clause.auxiliaries or clause.verb.tag not in ("VB", "VBN", "VBG"):
        return
    if clause.verb.tag == above.verb.tag or clause.verb.tag == "VB":
        clause.modal = clause.modal or above.modal
        clause.tense = above.tense if clause.tense == "none" else clause.tense
        clause.infinitive = clause.infinitive or above.infinitive
        clause.passive = clause.passive or (above.passive and clause.verb.tag == "VBN" and not clause.objects)
        clause.progressive = clause.progressive or (above.progressive and clause.verb.tag == "VBG")
        clause.negated = clause.negated or above.negated


def _condition(found: list[Clause]) -> None:
    openers = words("attribution", "condition")
    for clause in found:
        if any(child.dep in _MARKS and child.lower in openers for child in clause.verb.children):
            clause.condition = True
            if clause.above is not None and clause.verb.dep == "advcl":
                clause.above.condition = True


def _attribute(clause: Clause) -> None:
    """Find on whose word the clause stands: the subject of the verb of saying above it, or *according to*."""
    saying = words("attribution", "saying")
    step: Clause | None = clause
    while step is not None:
        above = step.above
        if above is not None and step.verb.dep in ("ccomp", "parataxis") and above.verb.lemma.lower() in saying:
            clause.source = above.actor or above.subject
            clause.source_verb = above.verb
            return
        for child in step.verb.children:
            if child.dep == "parataxis" and child.lemma.lower() in saying:
                clause.source, clause.source_verb = child.child(*_SUBJECTS), child
                return
            if child.lower == "according" and child.dep in ("prep", "advmod"):
                to = child.child("prep")
                clause.source = to.child("pobj") if to is not None else None
                return
        step = above
