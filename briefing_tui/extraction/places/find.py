"""From a story to its places."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing_tui.extraction.lookup import place_in_text
from briefing_tui.extraction.places.candidates import candidates
from briefing_tui.extraction.places.mention import PlaceMention, Places
from briefing_tui.extraction.places.resolve import Resolver

if TYPE_CHECKING:  # a story knows its filing lines by the names of places
    from briefing_tui.extraction.story import Story

__all__ = ["find_places"]


def find_places(story: Story) -> Places:
    """Find the places of title and body."""
    people = _people(story)
    sentences = story.all_sentences
    common = frozenset(token.text for sentence in sentences for token in sentence.tokens if token.text[0].islower())
    found = [
        candidate
        for sentence in sentences
        for candidate in candidates(sentence, story.article.part(sentence.field), people, common)
    ]
    tokens = (token for sentence in sentences for token in sentence.tokens)
    resolver = Resolver(found, tokens, _host(story))
    mentions = [
        PlaceMention(
            text=candidate.name,
            start=candidate.start,
            end=candidate.end,
            field=candidate.tokens[0].sentence.field,
            country=resolver.country(candidate),
            kind=resolver.kind(candidate),
            tokens=candidate.tokens,
        )
        for candidate in found
    ]
    mentions.sort(key=place_in_text)  # a dateline is read first, also where a headline is printed above it
    return Places(mentions)


def _people(story: Story) -> frozenset[str]:
    """Surnames and first names of the persons whom the story names in full."""
    return frozenset(
        token.lower
        for entity in story.entities
        if entity.label == "PERSON" and len(entity.tokens) > 1
        for token in entity.tokens
    )


def _host(story: Story) -> str | None:
    return urlsplit(story.article.url or "").hostname or story.article.source
