"""Organisations and countries of a story: full names, short forms and acronyms joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Token
from briefing_tui.extraction.places import Places
from briefing_tui.extraction.story import Story
from briefing_tui.model import Field, Span

__all__ = ["Body", "find_bodies"]

_ACRONYM = re.compile(r"\s?\(\s?(?:the\s)?([A-Z][A-Za-z&]{1,8})\s?\)")
_EDGES = frozenset(("the", "The", "'s", "’s", "'", "’", "a", "A", ",", "and", '"'))


@dataclass(slots=True, eq=False, repr=False)
class Body:
    """An organisation, or a country acting as one."""

    name: str
    """The fullest form printed, without *the*."""
    span: Span
    part: Field
    kind: Literal["body", "country"]
    country: str | None = None
    acronym: str | None = None
    tokens: list[list[Token]] = field(default_factory=list)
    """Each mention's tokens, in text order, title first."""

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"

    @property
    def last_word(self) -> str:
        """Last word of the name, lower case: *ministry*, *council*."""
        return self.name.split()[-1].lower()


def find_bodies(story: Story, places: Places, taken: set[Token]) -> list[Body]:
    """The organisations and countries of a story; ``taken`` tokens name persons."""
    found: dict[str, Body] = {}
    for entity in story.entities:
        if entity.label == "ORG":
            _add(found, story, _trimmed(entity), "body", None, taken)
    for mention in places.all:
        if mention.kind == "country" and mention.tokens:
            _add(found, story, list(mention.tokens), "country", mention.country, taken)
    _acronyms(found.values(), story)
    return _joined(list(found.values()))


def _trimmed(entity: Entity) -> list[Token]:
    tokens = list(entity.tokens)
    while tokens and tokens[0].text in _EDGES:
        tokens.pop(0)
    while tokens and tokens[-1].text in _EDGES:
        tokens.pop()
    before = tokens[0].next(-1) if tokens else None
    if before is None or before.head not in tokens or before.dep not in ("compound", "amod", "nmod"):
        return tokens
    if before.ent in ("GPE", "NORP") and tokens[-1].lower in words("people", "public"):
        # *UK* | *Foreign Ministry*: the model cuts the country off.
        tokens.insert(0, before)
    return tokens


def _add(
    found: dict[str, Body],
    story: Story,
    tokens: list[Token],
    kind: Literal["body", "country"],
    country: str | None,
    taken: set[Token],
) -> None:
    if not tokens or tokens[0] in taken or tokens[-1] in taken or not tokens[0].text[0].isupper():
        return
    name: Field = tokens[0].sentence.field
    after = tokens[-1].next()
    if (
        after is not None
        and after.lower in words("people", "of_subject")
        and tokens[-1].lower not in words("people", "bodies")
    ):
        return
    span = (tokens[0].start, tokens[-1].end)
    text = story.words(span, name)
    body = found.setdefault(text.lower(), Body(text, span, name, kind, country))
    body.tokens.append(tokens)


def _acronyms(bodies: Iterable[Body], story: Story) -> None:
    """Read *Full Name (FN)* where the letters are the name's initials, in order."""
    for body in bodies:
        for tokens in body.tokens:
            after = story.article.part(tokens[0].sentence.field)[tokens[-1].end : tokens[-1].end + 14]
            match = _ACRONYM.match(after)
            if match and _spells(match[1], body.name):
                body.acronym = match[1]


def _spells(acronym: str, name: str) -> bool:
    letters = iter(sign for word in re.split(r"[\s-]+", name) for sign in word[:1].upper())
    return all(any(sign == letter for letter in letters) for sign in acronym.upper() if sign.isalpha())


def _joined(bodies: list[Body]) -> list[Body]:
    """Join acronyms and short forms to the one fuller name they can stand for."""
    kept = sorted(bodies, key=lambda body: -len(body.name.split()))
    result: list[Body] = []
    by_key: dict[str, list[Body]] = {}
    for body in kept:
        parts = body.name.split()
        near = by_key.get(parts[-1] if parts[-1].lower() in words("people", "public") else parts[0], [])
        fuller = [other for other in near if other.kind == body.kind and _stands_for(body.name, other)]
        if len(fuller) == 1:
            fuller[0].tokens += body.tokens
            continue
        result.append(body)
        for key in {parts[0], parts[-1], body.acronym or ""}:
            by_key.setdefault(key, []).append(body)
    for body in result:
        body.tokens.sort(key=lambda tokens: (tokens[0].sentence.field == "text", tokens[0].start))
    return result


def _stands_for(short: str, body: Body) -> bool:
    if body.acronym == short:
        return True
    parts, full = short.split(), body.name.split()
    if len(parts) >= len(full) or short.isupper():
        return False
    if len(parts) == 1 and short.lower() in words("people", "bodies"):
        return False
    if full[-len(parts) :] == parts and len(parts) > 1:
        return full[-1].lower() in words("people", "public")
    return full[: len(parts)] == parts and full[-1].lower() in words("people", "dropped")
