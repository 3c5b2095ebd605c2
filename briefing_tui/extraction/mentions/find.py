"""Finding the people and bodies of a story."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.marks import quoted_spans
from briefing_tui.extraction.mentions.bodies import Body, find_bodies
from briefing_tui.extraction.mentions.deferred import deferred_names
from briefing_tui.extraction.mentions.evidence import persons
from briefing_tui.extraction.mentions.mentions import Mentions, Party
from briefing_tui.extraction.mentions.names import name_runs
from briefing_tui.extraction.mentions.people import Individual, individuals
from briefing_tui.extraction.mentions.reference import Reference
from briefing_tui.extraction.mentions.roles import POST, Role
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.places import Places, country_of
from briefing_tui.extraction.story import Story
from briefing_tui.model import Person, Span

__all__ = ["find_mentions"]


def find_mentions(story: Story, places: Places) -> Mentions:
    """Find the people and bodies of title and body and join their mentions."""
    names = [name for sentence in story.all_sentences for name in name_runs(sentence)]
    found = individuals(persons(names))
    named = {token: person for person in found for name in person.names for token in name.tokens}
    bodies = find_bodies(story, places, set(named))
    reference = Reference(story.sentences, found, bodies, quoted_spans(story.article.text, story.furniture))
    for individual, head, span in deferred_names(story.sentences, named, reference.of):
        _give(individual, Role(span, head, POST))
        reference.forget()
    _posts(story, reference, named)
    later = _descriptions(story, reference, named)

    parties: dict[Token, Party] = {}
    by_referent: dict[int, Party] = {}
    people: list[Person] = []
    for body in bodies:
        party = Party(body.name, body.kind, country=body.country)
        by_referent[id(body)] = party
        parties |= {token: party for tokens in body.tokens for token in tokens}
    organisations = {tokens[0]: body for body in bodies if body.kind == "body" for tokens in body.tokens}
    for one in found:
        person = _person(story, one, organisations, later.get(id(one), []))
        party = Party(person.name, "person", person)
        by_referent[id(one)] = party
        parties |= {token: party for name in one.names for token in name.tokens}
        parties |= {role.head: party for role in one.roles if role.head not in named}
        if person.mentions:
            people.append(person)
    people.sort(key=lambda person: (-len(person.mentions), person.mentions[0]))
    return Mentions(tuple(people), story, parties, reference, by_referent)


def _posts(story: Story, reference: Reference, named: dict[Token, Individual]) -> None:
    """Give persons without a role the post by which the text goes on to call them."""
    beside = {role.head for person in named.values() for role in person.roles}
    heads = [
        token
        for token in story.tokens
        if token.lower in words("people", "posts")
        and token.tag in ("NN", "NNP")
        and token not in beside
        and token not in named
        and token.dep not in ("compound", "appos", "attr")
        and any(c.dep == "det" and c.lower == "the" for c in token.children)
        and not any(c.dep in ("prep", "appos", "relcl") and c.i > token.i for c in token.children)
        and _tells_apart(token)
        and reference.of(token) is None
    ]
    for person, head in reference.posts(heads).values():
        first = min((c for c in head.children if c.i < head.i and c.tag != "DT"), key=lambda c: c.i, default=head)
        _give(person, Role((first.start, head.end), head, POST))
    reference.forget()


def _give(person: Individual, role: Role) -> None:
    person.roles.append(role)
    person.role = role
    person.office_words |= role.words


def _tells_apart(head: Token) -> bool:
    """Whether a description says whose post it is: *the chancellor*, *the Tory leader*, but not *the leader*."""
    modifiers = {
        child.lower for child in head.children if child.i < head.i and child.dep in ("compound", "amod", "nmod")
    }
    if "old" in modifiers:
        return False
    return bool(modifiers) or head.lower not in words("people", "common_posts")


def _descriptions(story: Story, reference: Reference, named: dict[Token, Individual]) -> dict[int, list[Span]]:
    """Offsets of titles used alone and of pronouns with one reading, by person."""
    found: dict[int, list[Span]] = {}
    everyone = set(named.values())
    beside = {token for person in everyone for role in person.roles if role.weight > POST for token in role.tokens}
    beside |= {token for person in everyone for name in person.names for word in name.lead for token in word.tokens}
    for token in story.tokens:
        who: object = None
        span = (token.start, token.end)
        if token.tag in ("PRP", "PRP$"):
            who = reference.certain(token)
        elif token.lower in words("people", "offices") and token not in beside and token not in named:
            who = reference.of(token)
            first = min((c for c in token.children if c.i < token.i), key=lambda c: c.i, default=token)
            first = first if first.tag != "DT" else first.next() or first
            span = (min(first.start, token.start), token.end)
        if isinstance(who, Individual):
            found.setdefault(id(who), []).append(span)
    return found


def _person(story: Story, one: Individual, bodies: dict[Token, Body], later: list[Span]) -> Person:
    full = one.full
    role = one.role
    return Person(
        name=story.words(full.span, full.sentence.field),
        role=story.words(role.span, role.head.sentence.field) if role else None,
        affiliation=_affiliation(one, bodies),
        mentions=tuple(sorted({name.span for name in one.names if name.sentence.field == "text"} | set(later))),
    )


def _affiliation(one: Individual, bodies: dict[Token, Body]) -> str | None:
    """The country or body that the role names."""
    for role in sorted(one.roles, key=lambda role: -role.weight):
        tokens = role.tokens
        for size in (3, 2, 1):
            for place in range(len(tokens) - size + 1):
                country = country_of(" ".join(token.text for token in tokens[place : place + size]))
                if country:
                    return country
        named = next((bodies[token].name for token in tokens if token in bodies), None)
        if named is not None:
            return named
    return None
