"""How far an item has come, from tense, modality and the construction that carries it."""

from __future__ import annotations

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.cues import words
from briefing_tui.model import Kind, Status

__all__ = ["status_of"]

_BY_CONSTRUCTION: dict[str, Status] = {
    "cancelled": "cancelled",
    "demanded": "announced",
    "possible": "possible",
    "prospective": "planned",
    "future": "planned",
    "reported_future": "planned",
    "scheduled": "planned",
    "purpose": "planned",
}
_PROCEEDINGS: tuple[Kind, ...] = ("hearing", "negotiation", "launch", "talks", "visit")
_CALLED: tuple[Kind, ...] = ("meeting", "vote", "event", "hearing")
"""What is still ahead once it is called: "called a *summit*", "called an *election*"."""
_LASTING: tuple[Kind, ...] = ("hearing", "negotiation", "talks")
_STANDING: tuple[Kind, ...] = ("demand", "pledge")


def status_of(candidate: Candidate, kind: Kind, dated_ahead: bool) -> Status:
    """The status of an item; ``dated_ahead``: its own date lies after publication."""
    name = candidate.construction
    if name == "cancelled" and not _is_called_off(candidate):
        return "planned"
    outer = candidate.outer or candidate.clause
    if name == "cancelled" and "negated" in candidate.guards:
        return "possible"
    if outer is not None and outer.modal in ("may", "might", "could") and name in ("committed", "intended", "demanded"):
        return "possible"
    if candidate.carrier_lemma in words("agenda", "proceedings"):
        return "ongoing"
    if name == "prospective" and candidate.carrier_lemma in ("ready", "willing"):
        return "announced"
    if name == "demanded" and kind in ("vote", "signing") and candidate.clause is not None and candidate.clause.passive:
        return "planned"
    if name == "demanded" and outer is not None and outer.modal in ("will", "would"):
        return "planned"
    if "negated" in candidate.guards and name in ("future", "reported_future", "stated"):
        return "announced"
    fixed = _BY_CONSTRUCTION.get(name)
    if fixed is not None:
        return fixed
    if name == "committed":
        if candidate.carrier is None and outer is not None and outer.modal in ("will", "would"):
            return "planned"
        return "planned" if candidate.carrier_lemma in ("agree", "decide", "agreement", "decision") else "announced"
    if name == "intended":
        return _intended(candidate)
    if name == "under_way":
        return "planned" if dated_ahead or kind == "meeting" else "ongoing"
    if dated_ahead:
        return "planned"
    if name == "own_event" and candidate.lemma == "call" and kind in _CALLED:
        return "planned"
    if name == "own_event":
        if _goes_on(candidate, kind):
            return "ongoing"
        return "announced" if kind in _STANDING or _puts_forward(candidate) else "done"
    if name == "named":
        past = candidate.clause is not None and candidate.clause.tense == "past"
        if kind in ("negotiation", "talks", "hearing"):
            return "ongoing"
        return "done" if past and kind not in ("vote", "meeting") else "planned"
    return "ongoing" if kind in _PROCEEDINGS else "announced"


def _is_called_off(candidate: Candidate) -> bool:
    """Whether a cancellation is a fact, not itself still ahead: "will scrap the tax", "hopes to suspend payments"."""
    clause = candidate.clause
    if clause is None or candidate.nominal:
        return False
    refused = candidate.carrier is not None and candidate.carrier_lemma in words("agenda", "cancellation")
    return refused or not (clause.infinitive or clause.modal or clause.tense == "future")


def _goes_on(candidate: Candidate, kind: Kind) -> bool:
    """Whether it is still under way: "has *launched* negotiations", "has *been* in talks", "They *resumed* talks"."""
    clause = candidate.clause
    if clause is None or kind not in _PROCEEDINGS:
        return False
    if not clause.perfect:
        return candidate.lemma in ("begin", "start", "resume", "reopen") and kind in _LASTING
    return clause.verb.tag == "VBG" or clause.verb.lemma.lower() in words("agenda", "under_way")


def _puts_forward(candidate: Candidate) -> bool:
    """Whether what was done is to put something on the table: "*proposed* a freeze", "announced *plans* to …"."""
    verb = candidate.head
    if verb.lemma.lower() in words("agenda", "putting_forward"):
        return True
    noun = verb.child("dobj", "nsubjpass")
    return noun is not None and noun.lemma.lower() in words("agenda", "plans")


def _intended(candidate: Candidate) -> Status:
    lemma = candidate.carrier_lemma or candidate.lemma
    outer = candidate.outer
    if outer is not None and outer.modal in ("will", "would") and lemma != "like":
        return "planned"
    if lemma in words("agenda", "striving"):
        return "ongoing"
    return "planned" if lemma in words("agenda", "planning") else "announced"
