"""What is told with a time ahead: "Parliament *votes* on 3 May", "The pact *takes* effect in June", "It *may* meet".

The futurate present (Huddleston & Pullum 2002, ch. 4 §2.5; Quirk et al. 1985 §4.45) tells what a timetable or a
decision has settled, and needs a time ahead; a modal with such a time tells an act as well. The fitted sum has seen
too few of them.
"""

from __future__ import annotations

from briefing_tui.extraction.agenda.acts import by_phrase, by_single_verb
from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.agenda.times import is_expected
from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reading import Reading

__all__ = ["is_timetabled"]

_OPEN = frozenset(("in_relative", "effect"))
"""Guards that are no matter where a date ahead is told."""
_TOLD = ("ROOT", "conj", "ccomp", "relcl")


def is_timetabled(one: Candidate, reading: Reading) -> bool:
    """Whether a simple present, a modal or *is to*, with a date ahead of its own, tells the act."""
    if one.nominal or one.clause is None or one.clause.passive or not _OPEN.issuperset(one.guards):
        return False
    told = _is_to(one) if one.carrier is not None else one.head.dep in _TOLD and _of_the_present(one.clause)
    return told and _can_be_fixed(one) and is_expected(one, reading)


def _is_to(one: Candidate) -> bool:
    """ "It is to hold hearings and *report* by May"."""
    return one.construction == "prospective" and one.head.dep in ("xcomp", "conj")


def _of_the_present(clause: Clause) -> bool:
    """A simple present, or a modal of the present: "He *travels*", "He *will* travel", "He *might* travel"."""
    if clause.progressive or clause.perfect:
        return False
    return clause.modal == "will" or clause.tense in ("present", "future")


def _can_be_fixed(one: Candidate) -> bool:
    """Whether it is an act or an occasion that can be timed: no state."""
    verb = one.head
    if one.lemma == "be":
        return one.subject is not None and _is_event(one.subject) and verb.child("attr", "acomp") is None
    if one.lemma in words("agenda", "aspect"):
        return verb.dep != "relcl"
    listed = by_phrase(verb, None) or by_single_verb(one.lemma)
    return listed is not None and one.lemma not in words("agenda_kinds", "light")


def _is_event(noun: Token) -> bool:
    return noun.lemma.lower() in words("agenda", "events")
