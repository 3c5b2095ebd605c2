"""When: the time of the main event, as printed and as a date."""

from __future__ import annotations

import datetime
from collections import Counter

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import length, position, shared, stage, tie, token_stretch, tokens_between
from briefing_tui.model import Answer

__all__ = ["RULES", "candidates", "inferred"]

_REACH = 30
_JOINTS = frozenset(("on", ",", "(", "at", "of", "in", "the", "local", "time", "gmt", "bst", "early", "late", "around", "about"))

RULES: dict[str, float] = {
    "in title": 0.3,
    "first sentence": 1.6,
    "second sentence": 0.9,
    "third sentence": 0.5,
    "late sentence": -0.5,
    "clause is event": 1.2,
    "on event verb": 0.6,
    "dated": 0.5,
    "near publication": 0.8,
    "long before publication": -0.8,
    "duration": -1.2,
    "quoted": -0.8,
    "joined": 0.3,
    "saying": -0.2,
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
                if len(between) <= 4 and all(t.lower in _JOINTS for t in between):
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
    return all(t.pos in ("NUM", "SYM", "PUNCT") for t in tokens) or any(t.lower in ("old", "aged", "year-old") for t in tokens)


def _occasion(first: Token, last: Token, iso: str | None, event: MainEvent, pool: Pool) -> None:
    """The happening that a time owns: "Sunday's final"."""
    if last.dep == "poss" and last.head.i > last.i and last.head.sentence is last.sentence and last.head.i - last.i <= 6:
        _time(first, last.head, iso, event, pool)


def _time(
    first: Token, last: Token, iso: str | None, event: MainEvent, pool: Pool, *, joined: bool = False
) -> None:
    tokens = tokens_between(first, last)
    inside = set(tokens)
    root = next((t for t in tokens if t.head is t or t.head not in inside), tokens[-1])
    clause = event.clause_of(root)
    found = position(root.sentence, event) | length(tokens) | shared(tokens, event) | tie(clause, event)
    if joined:
        found["joined"] = 1.0
    if iso:
        found["dated"] = 1.0
        if len(iso) == 10:
            found["a day"] = 1.0
        published = event.reading.story.published
        if published is not None:
            _distance(iso, published.isoformat(), found)
    lowers = {t.lower for t in tokens}
    if lowers & {"am", "pm", "a.m.", "p.m.", "morning", "night", "evening", "afternoon", "late", "early", "noon", "midnight"}:
        found["clock"] = 1.0
    if lowers & {"years", "months", "days", "hours", "minutes", "decades", "year-old", "year", "month", "week", "weeks", "season", "old"}:
        found["unit"] = 1.0
    if lowers & {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}:
        found["weekday"] = 1.0
    holder = root.head if root.dep == "npadvmod" else root.head.head if root.dep == "pobj" else None
    if root.dep == "pobj":
        found["prep " + root.head.lower] = 1.0
    if holder is not None:
        found["on verb" if holder.pos in ("VERB", "AUX") else "on noun"] = 1.0
    if root.dep in ("poss", "compound", "amod", "nmod"):
        found["modifier"] = 1.0
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


def _distance(iso: str, published: str, found: dict[str, float]) -> None:
    try:
        day = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return
    gap = (day - datetime.date.fromisoformat(published)).days
    if -2 <= gap <= 0:
        found["near publication"] = 1.0
    elif gap < -10:
        found["long before publication"] = 1.0
    elif gap > 0:
        found["after publication"] = 1.0


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

