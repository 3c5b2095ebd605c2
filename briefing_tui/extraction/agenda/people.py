"""Who has an item on the table, with whom, and on whose word it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.agenda.recall import taken_up, takes_up
from briefing_tui.extraction.agenda.who_else import authority, both_of, in_view_of, last_two
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import Answer, Answers, Attribution

__all__ = ["actors_of", "asks_another", "attribution_of", "counterparts_of", "is_party"]

_NAMED = ("PERSON", "ORG", "GPE", "NORP")
_TIMES = ("DATE", "TIME")
_FIRST_PERSON = ("i", "we", "us", "me", "our", "my")
_FACING = ("meeting", "visit", "hearing")
"""Kinds whose object is the other side: *meet him*, *sue the firm*."""
_TOWARDS = ("with", "against", "between", "to", "on", "for", "from")


def actors_of(one: Candidate, reading: Reading, answers: Answers) -> tuple[str, ...]:
    """The names of those who act, resolved to people, bodies or countries."""
    if asks_another(one) and one.carrier is None:
        speaker = _speaker(one, reading) or in_view_of(one, reading)
        if speaker:
            return (speaker,)
    acting = list(_acting(one))
    for token in acting:
        names = _names(token, one, reading, is_party)
        if names:
            return names
    speaker = _speaker(one, reading)
    if speaker:
        return (speaker,)
    for token in acting:
        names = _names(token, one, reading, _can_act)
        if names:
            return names
    if one.subject is not None and one.clause is not None and _convenes(one.subject) and not one.clause.passive:
        return (reading.mentions.name_of(one.subject),)
    near = None if _agentless(one) else _nearest_name(one, reading)
    if near is not None:
        return (reading.mentions.name_of(near),)
    governing = authority(one, reading)
    if governing is not None:
        return (governing,)
    return (answers.who[0].text,) if answers.who and not _undergoes(answers.who[0], one) else ()


def _undergoes(answer: Answer, one: Candidate) -> bool:
    """Whether *who* is answered with the thing that the act is done to: "A *ruling* is expected"."""
    subject = one.subject
    if subject is None or answer.field != "text" or is_party(subject):
        return False
    return answer.start <= subject.start < answer.end


def _convenes(noun: Token) -> bool:
    """ "The *summit* will agree a fund": those who meet act as one."""
    return noun.lemma.lower() in words("agenda", "convened")


def _agentless(one: Candidate) -> bool:
    """ "The jobs *will be cut*": what stands beside the verb is not who does it."""
    return not one.nominal and one.clause is not None and one.clause.passive and one.clause.agent is None


def asks_another(one: Candidate) -> bool:
    """Whether the act is asked of its subject: "*They* must leave", "urged *them* to leave"."""
    if one.nominal or one.clause is None:
        return False
    if one.carrier_lemma in words("agenda", "wish"):
        return one.outer is not None and one.clause.subject is not one.outer.subject
    if one.construction != "demanded":
        return False
    if one.carrier is not None:
        return one.carrier_lemma in words("agenda", "demand")
    return bool(one.clause.modal) and one.lemma not in words("agenda", "demand")


def _acting(one: Candidate) -> Iterable[Token]:
    """Heads of noun phrases that may name the actor, the likeliest first."""
    clause, outer = one.clause, one.outer
    if clause is None:
        yield from _owners(one.head)
        return
    if asks_another(one):
        if one.carrier is not None and outer is not None and outer.subject is not None:
            yield outer.subject
        elif clause.source is not None:
            yield clause.source
    if one.nominal:
        yield from _owners(one.head)
        if one.subject is not None and one.subject is not one.head and (one.head.dep == "pobj" or not clause.passive):
            yield one.subject
        if clause.source is not None:
            yield clause.source
        return
    agent = clause.agent if clause.agent is not None else _agent_farther(one)
    if agent is not None:
        yield agent
    if not clause.passive and one.subject is not None:
        yield one.subject
        yield from _owners(one.subject)
    if one.subject is not None and one.subject is one.carrier:
        yield from _owners(one.subject)
    if outer is not None and outer is not clause and outer.subject is not None and not outer.passive:
        yield outer.subject
    if one.carrier is not None and one.carrier.pos in ("NOUN", "PROPN"):
        yield from _owners(one.carrier)
    if clause.passive and one.subject is not None:
        yield from _owners(one.subject)
    if clause.source is not None:
        yield clause.source


def _agent_farther(one: Candidate) -> Token | None:
    """The agent of a passive that the parser hangs from its object: "was branded a *disgrace* by MPs"."""
    if one.clause is None or not one.clause.passive:
        return None
    for child in one.head.children_by("oprd", "attr", "dobj", "acomp"):
        for by in child.children_by("prep"):
            noun = by.child("pobj") if by.lower == "by" else None
            if noun is not None and is_party(noun):
                return noun
    return None


def _owners(noun: Token) -> Iterable[Token]:
    """ "*Russia's* auction", "the talks between *A* and B", "a meeting of *ministers*", "*US* decision"."""
    for child in noun.children:
        if child.dep == "poss":
            yield child
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("between", "of", "by", "from"):
            inner = child.child("pobj")
            if inner is not None:
                yield inner
    for child in noun.children:
        if child.dep in ("compound", "amod", "nmod") and child.ent in _NAMED:
            yield child


def _names(token: Token, one: Candidate, reading: Reading, accepts: Callable[[Token], bool]) -> tuple[str, ...]:
    if token.lower in _FIRST_PERSON:
        speaker = _speaker(one, reading)
        return (speaker,) if speaker else ()
    named: list[str] = []
    for part in _conjuncts(token):
        group = both_of(part, reading)
        if group:
            named += [name for name in group if name not in named]
            continue
        if takes_up(part, reading):
            meant = taken_up(part, reading)
            told = _names(meant, one, reading, _can_act) if meant is not None else last_two(part, reading)
            named += [name for name in told if name not in named]
            if told:
                continue
        if not accepts(part) and reading.mentions.entity_of(part) is None:
            continue
        name = _named(part, reading)
        if name and name.lower() not in words("agenda", "function_words") and name not in named:
            named.append(name)
    return tuple(named)


def _named(token: Token, reading: Reading) -> str:
    """The name for a noun or pronoun; *his party* stands for whose it is, where no party is known."""
    name = reading.mentions.name_of(token)
    owner = token.child("poss")
    if owner is not None and owner.pos == "PRON" and name.lower().startswith(owner.lower):
        owned_by = reading.mentions.name_of(owner)
        if owned_by.lower() != owner.lower:
            return owned_by
    return name


def _conjuncts(token: Token) -> list[Token]:
    found = [token]
    for part in found:
        found += part.children_by("conj")
    return [part for part in found if part.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")]


def is_party(token: Token) -> bool:
    """Whether a noun surely names an actor: a name, a pronoun for one, an office, a body, or people by their ending."""
    if token.ent in _NAMED:
        return True
    if token.pos == "PRON":
        return token.lower in words("agenda", "actor_pronouns")
    if token.pos == "PROPN":
        return not token.ent
    lemma = token.lemma.lower()
    if token.pos != "NOUN" or lemma in words("agenda", "events") or lemma in words("agenda", "things"):
        return False
    if lemma in words("agenda", "officials") or lemma in words("agenda", "bodies"):
        return True
    return lemma.endswith(tuple(words("agenda", "actor_endings"))) or lemma in words("agenda", "commentators")


def _can_act(token: Token) -> bool:
    """Whether a noun may name an actor for want of a better: not an event, a thing or a clause."""
    if token.pos != "NOUN":
        return is_party(token)
    if token.ent in _TIMES:
        return False
    lemma = token.lemma.lower()
    return lemma not in words("agenda", "events") and lemma not in words("agenda", "things")


def _speaker(one: Candidate, reading: Reading) -> str | None:
    """Who is quoted saying it."""
    clause = one.clause
    if clause is not None and clause.source is not None and clause.source.lower not in _FIRST_PERSON:
        name = reading.mentions.name_of(clause.source)
        if name.lower() not in words("agenda", "function_words"):
            return name
    at = one.head.start
    for quote in reading.quotes.all:
        if quote.start <= at < quote.end:
            return quote.speaker
    return None


def _nearest_name(one: Candidate, reading: Reading) -> Token | None:
    """The name in the same sentence that stands nearest before the act, else behind it."""
    sentence = one.head.sentence
    names = [entity.root for entity in sentence.entities if entity.label in ("PERSON", "ORG", "GPE")]
    acting = [name for name in names if name.dep in ("nsubj", "poss")]
    return min(acting, key=lambda name: abs(name.i - one.head.i), default=None)


def counterparts_of(one: Candidate, reading: Reading, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the act is with or addressed to."""
    found: list[str] = []
    heads: list[Token] = []
    verb = one.head
    if asks_another(one) and one.subject is not None:
        heads.append(one.subject)
    for child in verb.children:
        if child.dep in ("dobj", "dative") and (
            one.matter in _FACING or verb.lemma.lower() in words("agenda", "demand")
        ):
            heads.append(child)
        elif child.dep == "dobj":
            heads += _with(child)
    heads += _with(verb)
    for head in heads:
        for part in _conjuncts(head):
            if not _can_act(part):
                continue
            name = reading.mentions.name_of(part)
            if name.lower() in words("agenda", "function_words"):
                continue
            if name and name not in actors and name not in found:
                found.append(name)
    return tuple(found[:6])


def _with(token: Token) -> list[Token]:
    found: list[Token] = []
    for child in token.children:
        if child.dep == "prep" and child.lower in _TOWARDS:
            inner = child.child("pobj")
            if inner is not None and inner.ent in _NAMED:
                found.append(inner)
    return found


def attribution_of(one: Candidate, reading: Reading) -> Attribution | None:
    """On whose word the item stands, where the text names one."""
    clause = one.clause
    if clause is None or clause.source is None:
        return None
    verb = clause.source_verb
    return Attribution(source=reading.mentions.name_of(clause.source), verb=verb.text if verb is not None else None)
