"""The constructions that put an act on the table, one recogniser each.

A recogniser looks at a candidate and says whether its sentence puts it that way. Several may hold: an act can be
intended and dated and done. :data:`CONSTRUCTIONS` lists them by precedence; the first that holds names the item.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.clauses import Clause, Clauses
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["CONSTRUCTIONS", "constructions", "headlined"]

_OBLIGATION = ("must", "should", "ought", "need", "shall")
_EPISTEMIC = ("may", "might", "could", "can")


def cancelled(one: Candidate) -> bool:
    """ "The call was *postponed*"; "Ministers *refused* to meet them"; "The bill was *called off*"."""
    listed = words("agenda", "cancellation")
    return _phrasal(one.head) in listed or (one.carrier is not None and _phrasal(one.carrier) in listed)


def demanded(one: Candidate) -> bool:
    """ "The union *urged* ministers to act"; "Ministers *must* act"; "his *call* for a truce"."""
    if one.nominal:
        return one.lemma in words("agenda", "request_nouns")
    clause = one.clause
    assert clause is not None
    if one.lemma in words("agenda", "demand") and not clause.passive:
        return _demands(one.head)
    if clause.modal in _OBLIGATION or _vital(one.head) or _calls_exist(one.head):
        return True
    if one.carrier_lemma == "have":
        return not _yet(one)
    return one.carrier_lemma in words("agenda", "demand") or one.carrier_lemma in ("need", "urgent", "vital")


def _vital(verb: Token) -> bool:
    """ "It is *vital* that ministers act"."""
    adjective = verb.child("acomp")
    if adjective is None or adjective.lemma.lower() not in words("agenda", "vital"):
        return False
    return verb.child("ccomp") is not None or adjective.child("ccomp") is not None


def _calls_exist(verb: Token) -> bool:
    """ "There have been *calls* for a truce"."""
    noun = verb.child("attr")
    return (
        noun is not None and verb.child("expl") is not None and noun.lemma.lower() in words("agenda", "request_nouns")
    )


def _yet(one: Candidate) -> bool:
    """ "She has *yet* to name the date": nothing is asked of her."""
    carrier = one.carrier
    return carrier is not None and any(child.lower == "yet" for child in (*carrier.children, *one.head.children))


def _demands(verb: Token) -> bool:
    """*Call on* demands, *call a meeting for Thursday* does not; *tell him to go* demands, *tell him that* does not."""
    prepositions = [child.lower for child in verb.children_by("prep")]
    if verb.lemma.lower() == "call":
        asks = "for" in prepositions or "on" in prepositions or "upon" in prepositions
        return asks and verb.child("dobj") is None
    if verb.lemma.lower() in ("tell", "warn", "advise", "challenge", "direct", "invite", "compel"):
        return any(child.dep in ("xcomp", "ccomp", "advcl") and child.tag == "VB" for child in verb.children)
    return any(child.dep in ("xcomp", "ccomp", "dobj", "prep", "dative") for child in verb.children)


def prospective(one: Candidate) -> bool:
    """ "She is *set to* arrive"; "a summit *to be held*"; "The court is *to* rule"; "A ruling is *expected* in May"."""
    carrier = one.carrier
    if one.nominal or one.clause is None:
        return False
    if one.clause.passive and one.clause.tense == "present" and one.lemma in words("agenda", "awaited"):
        return True
    if carrier is None or not one.clause.infinitive:
        return False
    if carrier.lemma == "be" or (carrier.lemma == "have" and _yet(one)):
        return True
    if carrier.lemma.lower() in words("agenda", "prospective"):
        return carrier.tag == "VBN" or carrier.pos in ("ADJ", "NOUN", "ADP", "ADV")
    return carrier.pos in ("NOUN", "PROPN") and one.clause.passive


def committed(one: Candidate) -> bool:
    """ "Both sides *agreed* to open a hotline"; "The firm *pledged* £70m"."""
    if one.carrier_lemma in words("agenda", "commitment"):
        return True
    return not one.nominal and one.lemma in words("agenda", "commitment")


def intended(one: Candidate) -> bool:
    """ "The ministry *wants* to raise the matter"; "its *plan* to cut costs"; "They have *plans* for a bridge"."""
    if one.carrier_lemma in words("agenda", "intention"):
        return True
    if one.nominal:
        return False
    lemma = one.lemma
    if lemma in ("have", "be"):
        noun = one.head.child("dobj", "attr")
        return noun is not None and noun.lemma.lower() in words("agenda", "plans")
    return lemma in ("plan", "propose", "seek", "aim", "prepare", "want", "intend")


def possible(one: Candidate) -> bool:
    """ "The board *may* reopen the case"; "is *considering* a bid"; "is *likely* to rule"."""
    clause = one.outer or one.clause
    if clause is not None and clause.modal in _EPISTEMIC:
        return True
    if one.clause is not None and not one.nominal and one.clause.modal in _EPISTEMIC:
        return True
    return one.carrier_lemma in words("agenda", "possibility") or (
        not one.nominal and one.lemma in ("consider", "mull", "weigh", "contemplate")
    )


def future(one: Candidate) -> bool:
    """ "The Council *will* vote on Monday"; "is *going to* close"."""
    for clause in (one.clause, one.outer):
        if clause is not None and (clause.tense == "future" or clause.modal in ("will", "shall")):
            return True
    return one.carrier is not None and one.carrier.lower == "going"


def reported_future(one: Candidate) -> bool:
    """ "It said it *would* work with regulators"."""
    clause, outer = one.clause, one.outer
    return (clause is not None and clause.modal == "would") or (outer is not None and outer.modal == "would")


def under_way(one: Candidate) -> bool:
    """ "The agency *is probing* reports"; "*in talks* with the unions"; "*continues* to review"."""
    if one.nominal:
        return one.head.dep == "pobj" and one.head.head.lower in ("in", "under") and _proceeds(one.head)
    for clause in (one.clause, one.outer):
        if clause is not None and (clause.progressive or _being(clause)) and clause.tense != "future":
            return True
    return one.carrier_lemma in ("continue", "begin", "start", "resume")


def _being(clause: Clause) -> bool:
    """A passive that goes on: "is *being* held"."""
    return clause.passive and any(aux.lower == "being" for aux in clause.auxiliaries)


def _proceeds(noun: Token) -> bool:
    return noun.lemma.lower() in words("agenda", "proceedings")


def scheduled(one: Candidate) -> bool:
    """ "The summit *begins* on 16 December"; "Talks *open* today"; "The ban *comes into force* next week"."""
    clause = one.clause
    if clause is None or clause.tense != "present" or clause.modal or clause.progressive:
        return False
    return clause.verb.lemma.lower() in words("agenda", "aspect") and (one.nominal or one.head is clause.verb)


def own_event(one: Candidate) -> bool:
    """ "The two countries *signed* a memorandum": a finite past or perfect that is not carried by another verb."""
    clause = one.clause
    if clause is None or one.nominal or one.carrier is not None:
        return False
    return clause.tense == "past" and not clause.modal


def purpose(one: Candidate) -> bool:
    """ "He flew there *to discuss* trade"."""
    return one.head.dep == "advcl" and one.clause is not None and one.clause.infinitive


def named(one: Candidate) -> bool:
    """ "Sunday's *elections*"; "in *talks* with the unions"."""
    return one.nominal


def stated(one: Candidate) -> bool:
    """A plain present: "Ministers *support* the bill"."""
    return one.clause is not None and not one.nominal and one.clause.tense == "present"


def _phrasal(token: Token) -> str:
    particle = token.child("prt")
    lemma = token.lemma.lower()
    return f"{lemma}_{particle.lower}" if particle is not None and particle.lower in ("off", "out") else lemma


def headlined(title: Clauses) -> frozenset[str]:
    """Lemmas of the acts that a headline announces by an infinitive: "Ministers *to discuss* tax on fuel"."""
    return frozenset(clause.verb.lemma.lower() for clause in title.all if clause.infinitive and clause.verb.tag == "VB")


CONSTRUCTIONS: dict[str, Callable[[Candidate], bool]] = {
    "cancelled": cancelled,
    "demanded": demanded,
    "prospective": prospective,
    "committed": committed,
    "intended": intended,
    "possible": possible,
    "future": future,
    "reported_future": reported_future,
    "under_way": under_way,
    "scheduled": scheduled,
    "named": named,
    "own_event": own_event,
    "purpose": purpose,
    "stated": stated,
}
"""By precedence."""


def constructions(one: Candidate) -> list[str]:
    """The names of all constructions that hold."""
    return [name for name, holds in CONSTRUCTIONS.items() if holds(one)]
