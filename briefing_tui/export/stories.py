"""Which articles tell of the same event, and what sort of event it is. Words alone decide; nothing is guessed.

Where the library has told the stories apart, that holds. Else two articles tell one story when their headlines, people
and places share enough words and they appeared within three days; an article joins the first story it fits, so the
result depends on nothing but the order given.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from briefing_tui.export.dossier import Dossier
from briefing_tui.export.wording import headline

__all__ = ["OTHER", "Story", "stories", "theme"]

OTHER = "Other"
_DATA = Path(__file__).with_name("themes.toml")
_WORD = re.compile(r"[^\W\d_]{3,}")
_HEADLINE, _EVENT, _AROUND = 3, 2, 1
"""What a word weighs for the theme, by where it stands."""
_ENOUGH = 2
"""Least weight for a theme."""
_LEAD = 600
"""Characters of the text that count as its lead."""
_DAYS = 3
_ALIKE = 0.3
"""Least share of common words (Dice coefficient)."""
_LEAST = 3
"""Least number of common words."""


@dataclass(slots=True)
class Story:
    """Articles on one event, by their place in the sequence given."""

    first: int
    words: frozenset[str]
    published: str | None
    articles: list[int] = field(default_factory=list)


def stories(dossiers: Sequence[Dossier]) -> list[Story]:
    """The articles grouped by event, in the order of the first article of each."""
    if all(dossier.story is not None for dossier in dossiers):
        return _told_apart(dossiers)
    found: list[Story] = []
    with_word: dict[str, list[int]] = defaultdict(list)
    for place, dossier in enumerate(dossiers):
        words = _words(dossier)
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for number in with_word[word]:
                shared[number] += 1
        fits = (number for number in sorted(shared) if _alike(found[number], words, shared[number], dossier.published))
        number = next(fits, len(found))
        if number == len(found):
            found.append(Story(place, words, dossier.published))
            for word in words:
                with_word[word].append(number)
        found[number].articles.append(place)
    return found


def _told_apart(dossiers: Sequence[Dossier]) -> list[Story]:
    found: dict[int | None, Story] = {}
    for place, dossier in enumerate(dossiers):
        found.setdefault(dossier.story, Story(place, frozenset(), dossier.published)).articles.append(place)
    return list(found.values())


def theme(dossier: Dossier) -> str:
    """The theme whose words tell most; :data:`OTHER` where none tells enough.

    A headline says what a story is about, then the main event; lead and agenda add to it. A "visit" or a "vote" that is
    only on the agenda of a flood makes it no diplomacy.
    """
    what = dossier.answer("what")
    told = (
        (_HEADLINE, headline(dossier.article)),
        (_EVENT, what.value.text if what else ""),
        (_AROUND, " ".join([dossier.article.text[:_LEAD], *(one.value.action for one in dossier.agenda())])),
    )
    counts: Counter[str] = Counter()
    for weight, text in told:
        for name in _cues_in(text):
            counts[name] += weight
    best = max(_themes(), key=lambda name: counts[name])
    return best if counts[best] >= _ENOUGH else OTHER


def _cues_in(text: str) -> Iterator[str]:
    """For every different cue in the text its theme; a word that is a part of a longer cue tells nothing by itself."""
    cues = _cues()
    words = _WORD.findall(text.lower())
    pairs = {f"{one}-{two}": (one, two) for one, two in pairwise(words)}
    longer = [pair for pair in pairs if pair in cues]
    taken = {word for pair in longer for word in pairs[pair]}
    for cue in dict.fromkeys([*longer, *(word for word in words if word not in taken)]):
        if cue in cues:
            yield cues[cue]


@lru_cache(maxsize=1)
def _cues() -> dict[str, str]:
    """Cue → theme."""
    return {cue: name for name, those in _themes().items() for cue in those}


@lru_cache(maxsize=1)
def _themes() -> dict[str, frozenset[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data["themes"].items()}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(tomllib.loads(_DATA.read_text(encoding="utf-8"))["common"].split())


def _words(dossier: Dossier) -> frozenset[str]:
    names = [headline(dossier.article)]
    for question in ("who", "where"):
        entry = dossier.answer(question)
        names += [entry.value.text] if entry else []
    names += [person.name for person in dossier.brief.people[:3]]
    return frozenset(_WORD.findall(" ".join(names).lower())) - _common()


def _alike(story: Story, words: frozenset[str], shared: int, published: str | None) -> bool:
    if shared < _LEAST or 2 * shared < _ALIKE * (len(story.words) + len(words)):
        return False
    return _days_between(story.published, published) <= _DAYS


def _days_between(one: str | None, other: str | None) -> int:
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return 0
