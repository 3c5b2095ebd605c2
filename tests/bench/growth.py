"""How the work above the parse grows with the text: articles written to make it grow faster than the text does.

Counted are the calls of functions, not seconds: they are the same on every machine, and a loop over all words for each
word shows in them where it calls anything.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from types import FrameType

from briefing_tui.intake import article
from briefing_tui.settings import DEFAULT_MODEL
from tests.bench.figure import Figure

__all__ = ["TEXTS", "calls", "run"]

_TIMES = 4
"""How much longer the longer text is."""
_BAR = 1.2
"""Calls per word of the longer text against those of the shorter one."""

_SYLLABLES = tuple(start + end for start in "bdfgklmnprstvz" for end in ("a", "el", "in", "o", "ur"))
_VERBS = ("meet", "sign", "open", "close", "visit", "publish", "reject", "approve", "launch", "leave", "adopt")
_MONTHS = ("January", "March", "May", "June", "October")


def names(count: int) -> list[str]:
    """Distinct personal names that no list knows; the same count gives the same names."""
    chance = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < count:
        first, last = ("".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(2))
        found[f"{first} {last}"] = None
    return list(found)


def _day(number: int) -> str:
    return f"{1 + number % 28} {_MONTHS[number % len(_MONTHS)]} {1990 + number % 50}"


TEXTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "names in one sentence": (500, lambda n: f"The council invited {', '.join(names(n))} to Oslo."),
    "names, each in a sentence": (250, lambda n: " ".join(f"{one} will meet the council." for one in names(n))),
    "names that share a surname": (300, lambda n: " ".join(f"{one.split()[0]} Berg left." for one in names(n))),
    "bodies": (200, lambda n: " ".join(f"The {one} Council met in {one.split()[0]}." for one in names(n))),
    "posts without a name": (200, lambda n: " ".join(f"{one} met the {one[:3]} minister." for one in names(n))),
    "holders of a post": (
        150,
        lambda n: " ".join(f"The {one.split()[0]} minister {one} left. The minister spoke." for one in names(n)),
    ),
    "pronouns": (300, lambda n: "Ada Berg met Tomas Lindh. " + "He said she will meet him. " * n),
    "commas": (3000, lambda n: f"Ada Berg said{' ,' * n} that she left."),
    "quotation marks never closed": (1500, lambda n: "“We will meet Ada Berg. " * (n // 10) + "“" * n),
    "apostrophes": (800, lambda n: "'It was the ministers' plan, ' he said " * (n // 8)),
    "quotations": (150, lambda n: "\n\n".join(f"“We will go on with the plan,” said {one}." for one in names(n))),
    "capitals": (2000, lambda n: " ".join(one.split()[0] for one in names(n))),
    "dates in one sentence": (400, lambda n: f"It opens on {', '.join(map(_day, range(n)))}."),
    "dates, each in a sentence": (200, lambda n: " ".join(f"The council will meet on {_day(k)}." for k in range(n))),
    "the same paragraph": (150, lambda n: "\n\n".join(["Minister Tomas Lindh will meet the council on Friday."] * n)),
    "acts of one body": (
        200,
        lambda n: " ".join(
            f"The council will {_VERBS[k % len(_VERBS)]} the {one} plan." for k, one in enumerate(names(n))
        ),
    ),
    "no full stop": (250, lambda n: "and she said the minister will meet the council in Oslo because it rained " * n),
    "headlines": (300, lambda n: "\n".join(["Minister To Meet Trade Council In Oslo"] * n)),
    "bylines": (300, lambda n: "\n".join(f"By {one}" for one in names(n))),
    "verbs in a coordination": (
        500,
        lambda n: f"It will {', '.join(_VERBS[k % len(_VERBS)] + ' it' for k in range(n))}.",
    ),
    "deep brackets": (1000, lambda n: f"The council {'( ' * n}met{' )' * n} on Friday."),
    "nested clauses": (500, lambda n: f"{'Ada Berg said that ' * n}they met."),
    "blank lines": (20_000, lambda n: f"The council met.{chr(10) * n}They will meet in Oslo."),
}
"""Texts by what they are made of, with the size that the shorter one is written in."""


def calls(work: Callable[[], object]) -> int:
    """How many functions were called during the work, those of the standard library among them."""
    count = 0

    def watch(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def run() -> Iterator[Figure]:
    """Brief each text in both sizes, the parse left out."""
    from briefing_tui.extraction.reader import Reader

    reader = Reader(DEFAULT_MODEL)
    for name, (size, text) in TEXTS.items():
        counted = []
        for times in (1, 1, _TIMES):  # the first fills what is remembered of words and lists
            story = next(reader.stories([article(text=text(size * times), ref=name, published="2021-04-20")]))
            counted.append(calls(lambda story=story: reader.brief(story)) / times)  # type: ignore[misc]
        shorter, longer = counted[1:]
        yield Figure(
            name=f"growth: {name}",
            value=longer * _TIMES / 1000,
            unit="k calls",
            against=f"{_TIMES} times a text of a quarter",
            ratio=longer / shorter,
            bar=f"≤ {_BAR}×",
            ok=longer <= _BAR * shorter,
        )
