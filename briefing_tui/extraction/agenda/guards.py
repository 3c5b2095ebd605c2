"""What speaks against an item although its sentence carries a cue: one guard a sort of false alarm."""

from __future__ import annotations

from collections.abc import Callable

from briefing_tui.extraction.agenda.candidates import Candidate, first_conjunct
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token

__all__ = ["GUARDS", "VETOES", "guards"]


_NEAR = 24
"""Words to either side within which a time adverb is taken to date the act."""
_NOBODY = ("nobody", "none", "neither")
_QUOTES = frozenset("\"'“”‘’`")
_OPENERS = ("mark", "advmod", "prep")


def effect(one: Candidate) -> bool:
    """ "Deeper ties will *boost* security": a benefit or consequence, no act."""
    if one.nominal or one.lemma not in words("agenda", "effects"):
        return False
    subject = one.clause.subject if one.clause else None
    return subject is None or not _acts(subject)


def conditional(one: Candidate) -> bool:
    """ "*If* the vote fails, …"."""
    return any(clause.condition for clause in one.chain)


def counterfactual(one: Candidate) -> bool:
    """ "That *would mean* a new vote"; "would *have* cost"."""
    return any(
        clause is not None
        and clause.modal in ("would", "could", "might")
        and (clause.perfect or clause.verb.lemma in ("mean", "be", "require"))
        for clause in (one.clause, one.outer)
    )


def commentator(one: Candidate) -> bool:
    """ "*Analysts* say China will watch closely"."""
    source = one.clause.source if one.clause else None
    if source is None:
        return False
    return source.lemma.lower() in words("agenda", "commentators")


def guessed(one: Candidate) -> bool:
    """ "*Analysts* say China will watch the meeting": foretold by who neither acts nor decides."""
    source = one.clause.source if one.clause else None
    if source is None or source.lemma.lower() not in words("agenda", "forecasters"):
        return False
    return one.construction in ("future", "reported_future", "possible", "stated", "prospective")


def background(one: Candidate) -> bool:
    """ "India abstained in last month's vote"; "The firm *had been* fined in 2003"."""
    clause = one.clause
    if clause is None:
        return False
    if any(aux.lower == "had" for aux in clause.auxiliaries):
        return True
    if clause.tense != "past" or clause.perfect:
        return False
    return not words("agenda", "past").isdisjoint([token.lower for token in _around(one.head)])


def negated(one: Candidate) -> bool:
    """ "Downing Street has *no plans* to visit Moscow"; "will *not* attend"."""
    if (one.clause is not None and one.clause.negated) or (one.outer is not None and one.outer.negated):
        return True
    carrier = one.carrier
    return carrier is not None and any(child.lower in ("no", "never", "not", "n't") for child in carrier.children)


def without_plan(one: Candidate) -> bool:
    """ "Downing Street has *no plans* to visit Moscow", "*nobody* should expect a deal": nobody has it on the table."""
    subject = one.clause.subject if one.clause is not None else None
    if subject is not None and (subject.lower in _NOBODY or _is_no(subject)):
        return True
    if one.carrier is not None and _is_no(one.carrier):
        return True
    return any(_is_no(noun) for noun in one.head.children if noun.dep in ("dobj", "attr"))


def _is_no(noun: Token) -> bool:
    return noun.pos == "NOUN" and any(child.lower == "no" for child in noun.children)


def in_relative(one: Candidate) -> bool:
    """ "the bridge that *links* the towns": said in passing of a noun."""
    return any(clause.relation == "relcl" for clause in one.chain)


def remembered(one: Candidate) -> bool:
    """ "after the two sides *met*", "since India abstained from *voting*": told as known, with what hangs from it."""
    return any(
        clause.relation == "advcl"
        and (clause.tense == "past" or clause.verb.tag == "VBG")
        and any(c.lower in ("after", "when", "since", "before") for c in clause.verb.children if c.dep in _OPENERS)
        for clause in one.chain
    )


def of_a_thing(one: Candidate) -> bool:
    """ "resolutions *calling on* him to go", "a law *requiring* notice": what a text or thing does, not an actor."""
    first = first_conjunct(one.head)
    if one.nominal or first.dep != "acl" or first.tag != "VBG" or first.head.pos != "NOUN":
        return False
    noun = first.head.lemma.lower()
    return noun in words("agenda", "things") or noun in words("agenda", "events")


def position(one: Candidate) -> bool:
    """ "Moscow *condemned* the launch", "The union *opposes* the plan": an opinion of it, no matter on the table."""
    return one.construction in ("own_event", "stated") and one.lemma in words("agenda", "opinions")


def to_the_reader(one: Candidate) -> bool:
    """ "*You* will receive our newsletter": the page speaks, not the article."""
    subject = one.subject
    if subject is None or subject.lower != "you" or (one.clause is not None and one.clause.source is not None):
        return False
    return not any(token.text in _QUOTES for token in one.head.sentence.tokens)


def _around(head: Token) -> list[Token]:
    """The words of the sentence near the head."""
    tokens = head.sentence.tokens
    place = head.i - tokens[0].i
    return tokens[max(0, place - _NEAR) : place + _NEAR]


def _acts(token: Token) -> bool:
    return token.ent in ("PERSON", "ORG", "GPE", "NORP") or token.pos == "PRON"


GUARDS: dict[str, Callable[[Candidate], bool]] = {
    "effect": effect,
    "conditional": conditional,
    "counterfactual": counterfactual,
    "commentator": commentator,
    "background": background,
    "negated": negated,
    "in_relative": in_relative,
    "remembered": remembered,
}


VETOES = (of_a_thing, without_plan, guessed, position, to_the_reader)
"""What is never an item, whatever else speaks for it."""


def guards(one: Candidate) -> list[str]:
    """The names of all guards that hold."""
    return [name for name, holds in GUARDS.items() if holds(one)]
