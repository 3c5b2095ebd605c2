"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tui.intake.articles import publication_day, split_title
from briefing_tui.intake.charsets import decoded
from briefing_tui.intake.front_matter import FrontMatter, split_front_matter
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.intake.wrapped import unwrapped
from briefing_tui.model import Article

__all__ = ["is_binary", "of_plain"]

_SAMPLE = 65_536
_STRAY = 16
"""Control characters that a text may have picked up on its way, however short it is; they are made visible."""


def of_plain(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The article of a text; its first line is the title where it looks like one, and what properties say stands."""
    text = decoded(data, origin.charset)
    if is_binary(text):
        yield refused(origin.ref, "not a text")
        return
    front, text = split_front_matter(text)
    front = front or FrontMatter()
    title, body = split_title(text)
    yield keep(
        origin,
        text=unwrapped(body),
        title=title or front.title,
        published=publication_day(front.published),
        dated_by="the file's properties",
        author=front.author,
        source=front.source,
        url=front.url,
        linked_by="the file's properties",
        description=front.description,
    )


def is_binary(text: str) -> bool:
    """Whether one character in a hundred, and more than strays, is a control character that no text has.

    A few bells or escapes in a short text are strays; a quarter of it is no text, and neither are zero bytes.
    """
    sample = text[:_SAMPLE]
    strange = sum(1 for letter in sample if letter < " " and letter not in "\t\n\r\f\x1b")
    if strange * 100 <= len(sample):
        return False
    return strange > _STRAY or strange * 4 > len(sample) or sample.count("\0") * 100 > len(sample)
