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
    by_short: dict[str, list[Body]] = {}
    for body in kept:
        short = " ".join(body.name.split())
        fuller = [other for other in by_short.get(short, ()) if other.kind == body.kind]
        if len(fuller) == 1:
            fuller[0].tokens += body.tokens
            continue
        result.append(body)
        for form in _short_forms(body):
            by_short.setdefault(form, []).append(body)
    for body in result:
        body.tokens.sort(key=lambda tokens: (tokens[0].sentence.field == "text", tokens[0].start))
    return result


def _short_forms(body: Body) -> set[str]:
    """What can stand for a body: its acronym, *Interior Ministry* for the German one, *Harland* for *Harland Ltd*."""
    full = body.name.split()
    public, last = words("people", "public"), full[-1].lower()
    forms: list[list[str]] = []
    if last in public:
        forms += [full[cut:] for cut in range(1, len(full) - 1)]
    if last in words("people", "dropped"):
        unfit = {1: words("people", "bodies")}
        forms += [full[:cut] for cut in range(1, len(full)) if full[cut - 1].lower() not in unfit.get(cut, public)]
    found = {form for form in map(" ".join, forms) if not form.isupper()}
    return found | {body.acronym} if body.acronym else found
