"""What may be an agenda item: every verb with its arguments, and every noun that names an event.

A verb that only puts another one on the table (*is set to* meet, *agreed to* begin, *will try to* negotiate) is no
candidate of its own: it is kept as the ``carrier`` of the verb below it, where the constructions look for it.
Verbs of asking are the exception: who *urges* somebody to act has the demand on the table, not the act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.constituents import clause_span
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import Span

__all__ = ["Candidate", "candidates"]

_CHAIN = 6
"""Clauses above one another that are looked at: more would make run-on text costly."""
_LINKS = ("xcomp", "acl", "ccomp", "advcl", "pcomp", "relcl", "acomp")


@dataclass(slots=True, eq=False, repr=False)
class Candidate:
    """A verb or an event noun, and how the sentence puts it."""

    head: Token
    clause: Clause | None
    """Of the verb; for a noun, the clause it stands in."""
    carrier: Token | None
    """The verb, adjective or noun that takes the head as an infinitive or gerund complement."""
    outer: Clause | None
    """The clause of the carrier, else :attr:`clause`: where tense and modality are marked."""
    evidence: Span
    action: list[Token] = field(default_factory=list)
    constructions: list[str] = field(default_factory=list)
    """Names of the constructions that hold, by precedence."""
    guards: list[str] = field(default_factory=list)
    """Names of the guards that hold."""
    matter: str = ""
    """The kind its words alone suggest, if any."""
    score: float = 0.0
    features: dict[str, float] = field(default_factory=dict)
    nominal: bool = field(init=False)
    """Whether it is a noun that names an event."""
    lemma: str = field(init=False)
    """Of the head, in lower case."""
    carrier_lemma: str = field(init=False)
    """Of the carrier, in lower case, or an empty string."""
    chain: list[Clause] = field(init=False)
    """The clause and those above it, as far up as matters."""

    def __post_init__(self) -> None:
        self.nominal = self.clause is None or self.clause.verb is not self.head
        self.lemma = lemma_of(self.head)
        self.carrier_lemma = lemma_of(self.carrier) if self.carrier is not None else ""
        self.chain = []
        clause = self.clause
        while clause is not None and len(self.chain) < _CHAIN:
            self.chain.append(clause)
            clause = clause.above

    def __repr__(self) -> str:
        return f"<agenda candidate {self.head.text} under {self.carrier.text if self.carrier else '-'}>"

    @property
    def construction(self) -> str:
        """The construction that names the candidate."""
        return self.constructions[0] if self.constructions else "other"

    @property
    def subject(self) -> Token | None:
        """Head of the phrase that acts or, in a passive, undergoes the act."""
        if self.clause is None:
            return None
        if not self.nominal and self.carrier is not None and _to_be_done(self.head) is self.carrier:
            return self.carrier
        return self.clause.subject


def _to_be_done(verb: Token) -> Token | None:
    """The noun that a passive infinitive behind it is said of: "a *summit* to be held next week"."""
    if verb.tag != "VBN" or verb.dep not in ("acl", "advcl", "relcl") or not _infinitive(verb):
        return None
    before = verb.next(-3)
    be = verb.child("auxpass")
    if before is None or be is None or be.lower != "be" or before.pos not in ("NOUN", "PROPN"):
        return None
    return _event_above(before)


def _event_above(noun: Token) -> Token:
    """What is to be held, for "a summit of the members to be held next week": the summit, not the members."""
    token = noun
    while token.dep in ("pobj", "prep", "conj", "appos") and token.head is not token:
        token = token.head
        if _names_event(token):
            return token
    return noun


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma.lower()


def candidates(reading: Reading) -> list[Candidate]:
    """The candidates of the body, in text order."""
    found = [_verbal(clause, reading) for clause in reading.clauses.all if _tells(clause)]
    taken = {id(token) for one in found for token in _named_by(one)}
    for sentence in reading.story.sentences:
        events = (token for token in sentence.tokens if _names_event(token) and id(token) not in taken)
        found += (_nominal(token, reading) for token in events)
    found.sort(key=lambda one: one.head.i)
    return found


def first_conjunct(verb: Token) -> Token:
    """The verb whose place in the sentence a coordinated verb shares."""
    while verb.dep == "conj" and verb.head is not verb and verb.child("nsubj", "nsubjpass") is None:
        if any(aux.tag in ("MD", "VBZ", "VBP", "VBD") for aux in verb.children_by("aux", "auxpass")):
            break
        if verb.tag in ("VBZ", "VBD", "VBP"):
            break
        verb = verb.head
    return verb


def carrier_of(verb: Token) -> Token | None:
    """The word above that takes this verb as an infinitive, gerund or finite complement, if any."""
    first = first_conjunct(verb)
    if first.dep not in _LINKS or first.head is first:
        return None
    head = first.head
    if head.pos == "ADP" and head.head is not head:
        head = head.head
    if first.dep in ("relcl", "ccomp", "advcl") and not _infinitive(first):
        return None
    return head


def _infinitive(verb: Token) -> bool:
    return any(child.lower == "to" and child.dep == "aux" for child in verb.children)


def _tells(clause: Clause) -> bool:
    """Whether the verb tells an act: it isn't used as a preposition (*according to*) and doesn't only carry another."""
    verb = clause.verb
    if verb.dep in ("prep", "agent") or _dates_only(verb) or _is_amid(verb):
        return False
    return not _only_carries(clause)


def _dates_only(verb: Token) -> bool:
    """ "the call, *scheduled* for Tuesday": the noun is the act."""
    return (
        verb.dep == "acl"
        and verb.tag == "VBN"
        and verb.lemma.lower() in words("agenda", "prospective")
        and verb.child("xcomp") is None
    )


def _is_amid(verb: Token) -> bool:
    """ "They *are* in talks": the noun is the act."""
    if verb.lemma.lower() not in ("be", "remain", "lock", "stay"):
        return False
    nouns = (prep.child("pobj") for prep in verb.children_by("prep") if prep.lower in ("in", "under"))
    return any(noun is not None and noun.lemma.lower() in words("agenda", "proceedings") for noun in nouns)


def _only_carries(clause: Clause) -> bool:
    """Whether the verb does no more than put another verb on the table."""
    verb = clause.verb
    lemma = lemma_of(verb)
    if lemma in words("agenda", "demand"):
        return False
    complement = next(
        (c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.pos in ("VERB", "AUX") and c.i > verb.i), None
    )
    if lemma == "be":
        adjective = verb.child("acomp")
        if complement is not None and complement.dep == "xcomp":
            return True
        return adjective is not None and adjective.child("xcomp", "ccomp") is not None
    if complement is None:
        return False
    if complement.dep == "ccomp" and lemma in words("attribution", "saying"):
        return True
    if complement.dep == "xcomp" and (complement.tag in ("VB", "VBG") or _infinitive(complement)):
        return lemma in words("agenda", "carriers") or verb.child("dobj") is None
    return complement.dep == "ccomp" and _infinitive(complement) and lemma in words("agenda", "carriers")


def _verbal(clause: Clause, reading: Reading) -> Candidate:
    verb = clause.verb
    noun = _to_be_done(verb)
    carrier = noun or carrier_of(verb)
    outer = clause
    if carrier is not None:
        outer = _clause_of(carrier, reading) or clause
    start, end = clause_span(verb)
    if carrier is not None and verb.dep in ("xcomp", "ccomp", "acl", "pcomp"):
        start = min(start, _carried_start(carrier, outer, verb))
    if noun is not None:
        start = min(start, noun.subtree()[0].start)
    return Candidate(verb, clause, carrier, outer, (start, end))


def _carried_start(carrier: Token, outer: Clause, verb: Token) -> int:
    """Where the words that carry the verb begin: the subject of the clause above, if it is near."""
    subject = outer.verb.child("nsubj", "nsubjpass")
    starts = [carrier.start]
    if subject is not None and verb.i - subject.i < 40:
        first = subject
        while first.children and first.children[0].i < first.i:
            first = first.children[0]
        starts.append(first.start)
    return min(starts)


def _clause_of(token: Token, reading: Reading) -> Clause | None:
    found = reading.clauses.by_verb.get(token)
    if found is not None:
        return found
    for above in token.ancestors():
        found = reading.clauses.by_verb.get(above)
        if found is not None:
            return found
    return None


def _nominal(noun: Token, reading: Reading) -> Candidate:
    clause = _clause_of(noun, reading)
    if clause is None:
        return Candidate(noun, None, None, None, noun.sentence.span)
    start, end = clause_span(clause.verb)
    if not start <= noun.start < end:
        start, end = noun.sentence.span
    return Candidate(noun, clause, None, clause, (start, end))


def _names_event(token: Token) -> bool:
    return (
        token.pos in ("NOUN", "PROPN") and token.dep != "compound" and token.lemma.lower() in words("agenda", "events")
    )


def _named_by(candidate: Candidate) -> Iterator[Token]:
    """Nouns that belong to a verb already: *hold talks* is one candidate, and so is *talks begin*."""
    clause = candidate.clause
    if clause is None:
        return
    yield from clause.objects
    if clause.passive or not clause.objects:
        subject = clause.verb.child("nsubj", "nsubjpass")
        if subject is not None:
            yield subject
