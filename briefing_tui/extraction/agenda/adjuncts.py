"""Which verbs of a sentence a time adjunct reaches besides the one it is attached to.

An adjunct belongs to its own clause (Quirk et al. 1985 §8.76-79). It reaches a coordinated verb only from in front of
the first (*On Monday she will meet A and see B*, but not *She will meet A on Monday and see B*), and a dependent
clause only where that has neither tense nor subject of its own (*fly on Monday to see B*).
"""

from __future__ import annotations

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reading import Reading

__all__ = ["dates_saying", "reaches"]

_SAME_TIME = ("when", "where")
"""Relative adverbs whose clause happens at the time of the clause above."""
_AHEAD = ("future", "reported_future", "prospective")
"""Constructions whose act is not at the time at which it is told."""


def dates_saying(adjunct: Token, one: Candidate) -> bool:
    """ "The court *said on Wednesday* it would …", also where the parser gives the day to what is said."""
    if adjunct.dep not in ("pobj", "npadvmod"):
        return False
    before = adjunct.subtree()[0].next(-1)
    if before is not None and before.pos == "ADP":
        before = before.next(-1)
    if before is None or before is one.head or before is one.carrier or one.construction not in _AHEAD:
        return False
    return before.pos == "VERB" and before.lemma.lower() in words("attribution", "saying")


def reaches(adjunct: Token, one: Candidate, reading: Reading) -> bool:
    """Whether a time adjunct that no verb of the act governs may date it all the same."""
    act = one.head
    over = next((t for t in adjunct.ancestors() if t.pos in ("VERB", "AUX") and t.dep != "amod"), None)
    if over is None:
        return True
    above = _verbs(act, over)
    if above is not None:
        return adjunct.i > act.i or not any(_shuts_out(link, adjunct, one, reading) for link in above)
    below = _verbs(over, act)
    if below is not None:
        return not below or not _keeps(below[-1], adjunct, act)
    return False


def _verbs(lower: Token, upper: Token) -> list[Token] | None:
    """The verbs from the lower word up to just below the upper; none if it does not hang from that."""
    path = [lower]
    for token in lower.ancestors():
        if token is upper:
            return [token for token in path if token.pos in ("VERB", "AUX")]
        path.append(token)
    return None


def _shuts_out(link: Token, adjunct: Token, one: Candidate, reading: Reading) -> bool:
    """Whether an adjunct above the link stops short of the clause below it."""
    if link.dep == "conj":
        return adjunct.i > link.head.i
    if link.dep == "ccomp":
        return one.construction in _AHEAD
    if link.dep != "advcl" or not _finite(link, reading):
        return False
    return not any(child.lower in _SAME_TIME for child in link.children_by("advmod", "mark"))


def _keeps(link: Token, adjunct: Token, act: Token) -> bool:
    """Whether an adjunct below the link stays there: "X, who *presents* it in May, will …", "buy … or *sell* by May".

    Behind the act, a dependent clause may end before the adjunct.
    """
    if link.dep == "conj":
        return adjunct.i > act.i
    return link.dep in ("relcl", "acl", "advcl") and link.i < act.i


def _finite(verb: Token, reading: Reading) -> bool:
    clause = reading.clauses.by_verb.get(verb)
    return clause is not None and not clause.infinitive and (clause.tense != "none" or bool(clause.modal))
