"""What speaks for and against a phrase that may name who acts or suffers: its part in the clause, and its sort."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Token
from briefing_tui.extraction.questions.event import MainEvent, behind_turn, within_turn
from briefing_tui.extraction.questions.evidence import measure, position, tie
from briefing_tui.extraction.questions.lead import acts_itself, lead_clauses, said

__all__ = ["ROLES", "evidence", "top"]

_WITHIN = frozenset(("compound", "appos", "conj", "nmod"))
_SORTS = {"PERSON": "person", "ORG": "body", "GPE": "country", "NORP": "people"}
ROLES = {
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "dobj": "object",
    "pobj": "in a phrase",
    "poss": "owner",
    "appos": "apposition",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "conj": "coordinated",
    "attr": "predicate",
}
"""The parts of a clause that are named here, by dependency label."""
_MAIN_ROLES = frozenset(("subject", "passive subject", "agent", "object", "owner", "modifier", "alone"))
_ACTING = frozenset(("subject", "passive subject", "agent"))
_STAGES = {"in title": "title", "first sentence": "lead", "second sentence": "lead"}


def top(token: Token) -> Token:
    """The head of the noun phrase that a modifier, apposition or conjunct belongs to."""
    while token.dep in _WITHIN and token.head is not token and token.head.pos in ("NOUN", "PROPN"):
        token = token.head
    return token


def evidence(head: Token, top: Token, tokens: list[Token], entity: Entity | None, event: MainEvent) -> dict[str, float]:
    """The features of a phrase or name with this head, in the noun phrase of *top*."""
    clause = event.clause_of(top)
    found = measure(tokens, event) | tie(clause, event)
    place = next(iter(position(head.sentence, event)))
    role = _role(top, clause)
    found[place] = 1.0
    found[role] = 1.0
    sort = _sort(head, entity)
    found[sort] = 1.0
    inside = top is not head
    if inside:
        found[f"{head.dep} inside"] = 1.0
    rank = ("inside" if head.dep == "compound" else "beside") + " " if inside else ""
    plain = role if role in _MAIN_ROLES else "other"
    stage = _STAGES.get(place, "later")
    if "head clause" in found:
        found[f"as {rank}{plain} of the event, {stage}"] = 1.0
    found[f"as {rank}{plain}, {stage}"] = 1.0
    found[f"{sort} as {rank}{plain}"] = 1.0
    found[f"{sort}, {stage}"] = 1.0
    if any(t.pos == "NUM" for t in tokens):
        found["numbered"] = 1.0
    if head.lemma.lower() in words("events", "nouns"):
        found["event noun"] = 1.0
    if clause is not None:
        found |= _attribution(clause, role)
        if behind_turn(clause) or within_turn(clause):
            found["a circumstance"] = 1.0
        if role in _ACTING:
            standing = lead_clauses(event.reading).get(clause)
            if standing is not None:
                found[f"{standing} clause of the lead"] = 1.0
        if _is_victim(top, clause):
            found[f"victim, {event.kind}"] = 1.0
    if _points_back(tokens):
        found["points back"] = 1.0
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    return found


def _sort(head: Token, entity: Entity | None) -> str:
    """What sort of thing the phrase names."""
    if entity is not None and entity.label in _SORTS:
        return _SORTS[entity.label]
    if head.pos == "PRON":
        return "pronoun"
    if head.lemma.lower() in words("actors", "people") or head.lower in words("actors", "people"):
        return "human"
    if head.lemma.lower() in words("actors", "bodies"):
        return "institution"
    return "proper" if head.pos == "PROPN" else "number" if head.pos == "NUM" else "thing"


def _role(token: Token, clause: Clause | None) -> str:
    if token.dep == "pobj" and token.head.dep == "agent":
        return "agent"
    if token.is_root:
        return "alone"
    if token.dep == "pobj":
        return (
            "after " + token.head.lower
            if token.head.lower in ("of", "by", "with", "for", "in", "on", "to")
            else "in a phrase"
        )
    return ROLES.get(token.dep, "other role")


def _attribution(clause: Clause, role: str) -> dict[str, float]:
    """Whether it says something, or something is said of it: whoever judges acts, whoever reports stands aside.

    "Parents should be told, *the committee* said" is about the committee, "*a bus* overturned, police said" is not.
    """
    if clause.verb.lemma.lower() in words("attribution", "saying"):
        content = said(clause)
        found = {f"{role} of saying": 1.0}
        if content is not None:
            found[f"source of {_manner(content)}"] = 1.0
            if content.verb.i < clause.verb.i:
                found[f"source behind {_manner(content)}"] = 1.0
        return found
    return {f"{role} in {_manner(clause)} said": 1.0} if clause.source is not None else {}


def _is_victim(noun: Token, clause: Clause) -> bool:
    """Whether it is harmed: "a quake struck, killing *forty people*", "*two men* were hurt"."""
    lemma = clause.verb.lemma.lower()
    if clause.relation in ("relcl", "pcomp"):
        return False
    if lemma in words("events", "dying"):
        return clause.subject is noun
    return lemma in words("events", "harming") and (
        noun in clause.objects or (clause.passive and clause.subject is noun)
    )


def _manner(content: Clause) -> str:
    """What sort of thing is said; an act where persons, a body or a country do it: "*The bank* cut its rate"."""
    if acts_itself(content):
        return "its own act"
    modal, verb = content.modal, content.verb
    if modal in words("attribution", "judging") or (verb.lemma == "be" and content.tense == "present"):
        return "a judgement"
    actor = content.actor
    lists = (words("actors", "people"), words("actors", "bodies"))
    acts = actor is not None and (actor.ent in _SORTS or any(actor.lemma.lower() in known for known in lists))
    return "an act" if acts else "a report"


def _points_back(tokens: list[Token]) -> bool:
    """Whether it takes up what was named before: "the two countries", "the trio"."""
    first = tokens[0]
    if first.lower in ("these", "those", "this", "such", "both"):
        return True
    return first.lower == "the" and len(tokens) > 1 and tokens[1].lower in words("questions", "groups")
