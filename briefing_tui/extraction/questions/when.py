"""When: the time of the main event, as printed and as a date."""

from __future__ import annotations

import datetime
import re
from collections import Counter

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import (
    measure,
    position,
    stage,
    tie,
    token_stretch,
    tokens_between,
)
from briefing_tui.model import Answer

__all__ = ["RULES", "candidates", "day_of", "inferred"]

_REACH = 30

_TIME_OF_DAY = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:am|pm)$|\d{1,2}:\d\d$")
_YEAR = re.compile(r"(?:19|20)\d\d$")

RULES: dict[str, float] = {
    "first sentence": 1.0,
    "second sentence": 0.7,
    "third sentence": 0.3,
    "late sentence": -0.4,
    "clause is event": 0.9,
    "on event verb": 0.6,
    "a day": 0.4,
    "weekday": 1.0,
    "clock": 0.6,
    "prep at": 0.6,
    "prep in": -0.3,
    "prep since": -1.0,
    "prep for": -0.8,
    "prep after": -0.5,
    "unit": -0.9,
    "vague, lead": -0.5,
    "vague, title": -0.4,
    "vague, later": -0.8,
    "near publication": 0.5,
    "long before publication": -0.8,
    "same date again": 0.5,
    "joined": 0.5,
    "full date": 0.8,
    "of a happening": 0.8,
    "clock and weekday": 0.6,
    "on noun": 0.2,
    "modifier": -0.3,
    "frequent words": 0.5,
    "stamp": -1.5,
    "named occasion": 0.6,
    "occasion": -0.6,
    "quoted": -0.6,
    "time of saying": 0.0,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Time expressions of title and body, and neighbours joined ("late on Thursday")."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.sentences[:_REACH]:
        spans = _mentions(sentence, event)
        for number, (first, last, iso) in enumerate(spans):
            _time(first, last, iso, event, pool)
            _occasion(first, last, iso, event, pool)
            if number + 1 < len(spans):
                second, end, later = spans[number + 1]
                between = tokens_between(last, second)[1:-1]
                if len(between) <= 4 and all(t.lower in words("questions", "joints") for t in between):
                    _time(first, end, iso or later, event, pool, joined=True)
    found = pool.all
    dated = Counter(c.iso for c in found if c.iso)
    for candidate in found:
        if candidate.iso:
            candidate.features["same date again"] = min(3, dated[candidate.iso] - 1) / 3
    return found


def _mentions(sentence: Sentence, event: MainEvent) -> list[tuple[Token, Token, str | None]]:
    """First and last token and normal form of the time expressions of a sentence."""
    spans: list[tuple[Token, Token, str | None]] = []
    for time in event.reading.dates.within(sentence.start, sentence.end, sentence.field):
        stretch = token_stretch(sentence, time.start, time.end)
        if stretch is not None:
            spans.append((*stretch, time.iso))
    covered = {t for a, b, _ in spans for t in tokens_between(a, b)}
    for entity in sentence.entities:
        if entity.label in ("DATE", "TIME") and not covered.intersection(entity.tokens):
            tokens = list(entity.tokens)
            while len(tokens) > 1 and tokens[-1].tag == "POS":
                tokens.pop()
            if not _is_age(tokens):
                spans.append((tokens[0], tokens[-1], None))
    spans.sort(key=lambda s: s[0].i)
    return spans


def _is_age(tokens: list[Token]) -> bool:
    return all(t.pos in ("NUM", "SYM", "PUNCT") for t in tokens) or any(
        t.lower in ("old", "aged", "year-old") for t in tokens
    )


def _occasion(first: Token, last: Token, iso: str | None, event: MainEvent, pool: Pool) -> None:
    """The happening that a time owns: "Sunday's final"."""
    if (
        last.dep == "poss"
        and last.head.i > last.i
        and last.head.sentence is last.sentence
        and last.head.i - last.i <= 6
    ):
        _time(first, last.head, iso, event, pool, owned=True)


def _time(
    first: Token,
    last: Token,
    iso: str | None,
    event: MainEvent,
    pool: Pool,
    *,
    joined: bool = False,
    owned: bool = False,
) -> None:
    tokens = tokens_between(first, last)
    inside = set(tokens)
    root = next((t for t in tokens if t.head is t or t.head not in inside), tokens[-1])
    clause = event.clause_of(root)
    found = position(root.sentence, event) | measure(tokens, event) | tie(clause, event)
    if joined:
        found["joined"] = 1.0
    if owned:
        named = tokens[-1].pos == "PROPN" and any(t.lower in words("questions", "weekdays") for t in tokens)
        found["named occasion" if named else "occasion"] = 1.0
    if iso:
        found["dated"] = 1.0
        if len(iso) == 10:
            found["a day"] = 1.0
        published = event.reading.story.published
        if published is not None:
            _distance(iso, published.isoformat(), found)
    lowers = {t.lower for t in tokens}
    if lowers & words("questions", "clock") or any(_TIME_OF_DAY.match(lower) for lower in lowers):
        found["clock"] = 1.0
    if lowers & words("questions", "units"):
        found["unit"] = 1.0
    if lowers & words("questions", "weekdays"):
        found["weekday"] = 1.0
    holder = root.head if root.dep == "npadvmod" else root.head.head if root.dep == "pobj" else None
    if root.dep == "pobj":
        found["prep " + root.head.lower] = 1.0
    if holder is not None:
        found["on verb" if holder.pos in ("VERB", "AUX") else "on noun"] = 1.0
    if root.dep in ("poss", "compound", "amod", "nmod"):
        found["modifier"] = 1.0
    if "near publication" in found and any(_YEAR.match(t.text) for t in tokens):
        found["full date"] = 1.0
    if clause is not None and clause.verb.lemma.lower() in words("questions", "happening"):
        found["of a happening"] = 1.0
    if "clock" in found and "weekday" in found:
        found["clock and weekday"] = 1.0
    if "clock" not in found and _is_stamp(first, event):
        found["stamp"] = 1.0
    kind = "clock" if "clock" in found else "weekday" if "weekday" in found else "dated" if iso else "vague"
    found[f"{kind}, {stage(found)}"] = 1.0
    if "head clause" in found:
        found[f"{kind} of the event, {stage(found)}"] = 1.0
    if clause is not None:
        found["tense " + clause.tense] = 1.0
        if "on verb" in found and clause.verb.lemma.lower() in words("attribution", "saying"):
            found["time of saying"] = 1.0
    if event.reading.quotes.covers(root.start) and root.sentence.field == "text":
        found["quoted"] = 1.0
    made = pool.add(first, last, found, head=root)
    made.iso = iso


def _is_stamp(first: Token, event: MainEvent) -> bool:
    """Whether it dates a post that the article shows: "(@HarbourNews) *May 16, 2019*"."""
    if first.sentence.field == "title":
        return False
    return event.reading.story.article.text[max(0, first.start - 3) : first.start].rstrip().endswith(")")


def _distance(iso: str, published: str, found: dict[str, float]) -> None:
    first = iso.split("/")[0]
    if len(first) != 10:
        if first[:4] < published[:4]:
            found["long before publication"] = 1.0
        return
    gap = (datetime.date.fromisoformat(first) - datetime.date.fromisoformat(published)).days
    if -2 <= gap <= 0:
        found["near publication"] = 1.0
    elif gap < -10:
        found["long before publication"] = 1.0
    elif gap > 0:
        found["after publication"] = 1.0


def day_of(best: Candidate, event: MainEvent) -> str | None:
    """The date of the best answer.

    Of a bare time of day it is the day of publication, on which it is news; so it is of the current year in a
    headline, which belongs to a name there ("Harbour Festival 2019: …").
    """
    published = event.reading.story.published
    if published is None:
        return best.iso
    bare = best.iso is None and "clock" in best.features
    edition = best.field == "title" and best.iso == str(published.year)
    return published.isoformat() if bare or edition else best.iso


def inferred(event: MainEvent) -> Answer | None:
    """The day of publication as a date without words, where no printed time was sure enough."""
    published = event.reading.story.published
    clause = event.body_head or event.title_head
    if published is None or clause is None:
        return None
    sentence = clause.sentence
    return Answer(
        text="",
        start=sentence.start,
        end=sentence.start,
        sentence=sentence.span,
        score=0.5,
        field=sentence.field,
        iso=published.isoformat(),
        features={"inferred from publication": 1.0},
    )
