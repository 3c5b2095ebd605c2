"""Where: the most exact place that the article gives for its main event."""

from __future__ import annotations

from briefing_tui.extraction.clauses import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.places import country_of
from briefing_tui.extraction.places.countries import demonym_country
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.evidence import (
    HEADS,
    measure,
    position,
    stage,
    tie,
    token_stretch,
    tokens_between,
)

__all__ = ["RULES", "candidates"]

_REACH = 14
_FILED = 6
"""Body sentences at whose head a dateline with its agency may stand."""
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"))

_WIDE = ("kind country", "site in a country")
_ROLES = ("modifier", "of location", "of direction", "subject", "owner", "object")

RULES: dict[str, float] = {
    "in title": 0.5,
    "first sentence": 1.0,
    "second sentence": 0.5,
    "third sentence": 0.2,
    "late sentence": -0.8,
    "of location": 1.0,
    "dateline": 0.8,
    "of direction": -0.2,
    "clause is event": 1.1,
    "words in title": 0.6,
    "words in teaser": 0.4,
    "frequent words": 0.9,
    "on verb": 0.2,
    "modifier": -0.6,
    "subject": -0.5,
    "object": 0.2,
    "owner": -0.3,
    "with region": 0.9,
    "kind venue": 0.8,
    "kind city": 0.4,
    "kind occasion": -1.8,
    "kind guess": -0.6,
    "guess of a town": -0.6,
    "origin": -1.5,
    "filed elsewhere": -1.0,
    "a closer place is named": -1.3,
    "quoted": -0.8,
    "unnamed": -1.0,
    "site in a place": 1.4,
    "site in a country": 0.4,
    "indefinite": -1.2,
    "common noun": -0.3,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Places, places with the region printed behind them, and phrases of location."""
    story = event.reading.story
    pool = Pool()
    for sentence in story.title + story.sentences[:_REACH]:
        spans = _mentions(sentence, event)
        for number, (first, last, kind, country) in enumerate(spans):
            _place(first, last, kind, country, event, pool)
            end = last
            for following, follower_end, _, _ in spans[number + 1 :]:
                if not _adjoins(end, following):
                    break
                end = follower_end
                _place(first, end, kind, country, event, pool, region=True)
        named = {t: kind for a, b, kind, _ in spans for t in tokens_between(a, b)}
        for token in sentence.tokens[:HEADS]:
            located = token.dep == "pobj" and token.head.lower in words("questions", "located")
            if (located and token.ent not in _TIMES) or _is_site_in(token, named):
                _phrase(token, named, event, pool)
    found = pool.all
    _compare(found, event)
    return found


def _mentions(sentence: Sentence, event: MainEvent) -> list[tuple[Token, Token, str, str | None]]:
    """First and last token, kind and country of the places of a sentence."""
    spans: list[tuple[Token, Token, str, str | None]] = []
    for place in event.reading.places.within(sentence.start, sentence.end, sentence.field):
        stretch = token_stretch(sentence, place.start, place.end)
        if stretch is not None:
            spans.append((*stretch, place.kind, place.country))
    covered = {t for a, b, _, _ in spans for t in tokens_between(a, b)}
    for entity in sentence.entities:
        if (entity.label in _PLACES or entity.label == "EVENT") and not covered.intersection(entity.tokens):
            stretch = token_stretch(sentence, entity.start, entity.end)
            if stretch is None:
                continue
            tokens = tokens_between(*stretch)
            while len(tokens) > 1 and (tokens[-1].tag == "POS" or tokens[-1].pos == "PUNCT"):
                tokens.pop()
            while len(tokens) > 1 and tokens[0].pos in ("DET", "PUNCT"):
                tokens.pop(0)
            spans.append((tokens[0], tokens[-1], _kind_of_guess(entity.label, tokens), None))
    spans.sort(key=lambda s: s[0].i)
    return spans


def _kind_of_guess(label: str, tokens: list[Token]) -> str:
    """What a name that no gazetteer knows may be: an unknown town is likelier a firm or brand than a venue is."""
    if label == "EVENT" or (len(tokens) > 1 and label != "FAC" and demonym_country(tokens[0].text)):
        return "occasion"
    return "guess" if label == "FAC" else "guess of a town"


def _adjoins(end: Token, following: Token) -> bool:
    """Whether a second place says where the first one is: "Chad, Africa", "the yard in Hull", "Hove, near Brighton"."""
    between = following.i - end.i - 1
    after = end.next()
    if after is None or not 1 <= between <= 4:
        return False
    if after.text == ",":
        return between == 1 or all(
            t.pos in ("ADJ", "ADP", "DET", "NOUN", "PROPN") and t.lower not in ("and", "or")
            for t in tokens_between(after, following)[1:-1]
        )
    return after.lower in ("in", "near", "outside") and all(
        t.pos in ("ADJ", "ADP", "DET", "NOUN", "PROPN") for t in tokens_between(after, following)[1:-1]
    )


def _compare(found: list[Candidate], event: MainEvent) -> None:
    """Note how a place is mentioned elsewhere, and whether a more exact one in the same country is named."""
    story = event.reading.story
    elsewhere: dict[str, dict[str, float]] = {}
    names = [story.words(c.span, c.field).lower().removeprefix("the ") for c in found]
    for name, candidate in zip(names, found, strict=True):
        marks = elsewhere.setdefault(name, {})
        for mark in candidate.features:
            if mark.startswith("as "):
                marks["also " + mark] = 1.0
    exact = {c.country for c in found if _is_exact(c)}
    told = {c.country for c in found if _is_exact(c) and _is_told(c)}
    for name, candidate in zip(names, found, strict=True):
        for mark in elsewhere[name]:
            candidate.features.setdefault(mark, 1.0)
        if "dateline" in candidate.features and candidate.country in told:
            candidate.features["filed elsewhere"] = 1.0
        wide = any(mark in candidate.features for mark in _WIDE)
        if wide and (candidate.country is None or candidate.country in exact or None in exact) and exact:
            candidate.features["a closer place is named"] = 1.0


def _is_told(candidate: Candidate) -> bool:
    """Whether title or first sentence sets something there, which outdoes the place that the report is filed from."""
    has = candidate.features.__contains__
    return not has("dateline") and has("of location") and (has("in title") or has("first sentence"))


def _is_exact(candidate: Candidate) -> bool:
    """Whether it is a town or venue in which title or lead set something."""
    has = candidate.features.__contains__
    if any(has(mark) for mark in (*_WIDE, "kind occasion", "kind guess", "unnamed")):
        return False
    early = has("in title") or has("first sentence") or has("second sentence") or has("third sentence")
    return early and (has("of location") or has("dateline") or has("inside pobj") or has("prep of"))


def _place(
    first: Token, last: Token, kind: str, country: str | None, event: MainEvent, pool: Pool, *, region: bool = False
) -> None:
    tokens = tokens_between(first, last)
    root = _root(tokens)
    found = _features(root, tokens, event)
    if kind == "guess of a town":
        kind, found[kind] = "guess", 1.0
    found["kind " + kind] = 1.0
    if region:
        found["with region"] = 1.0
    made = pool.add(first, last, found, head=root)
    made.country = country or country_of(event.reading.story.words((first.start, last.end), first.sentence.field))


def _is_site_in(noun: Token, named: dict[Token, str]) -> bool:
    """Whether it is a spot in a named place, whatever its part in the sentence: "They stormed *the port* of Aden"."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in words("sites", "nouns"):
        return False
    return any(c in named for p in noun.children if p.dep == "prep" for c in p.children if c.dep == "pobj")


def _phrase(head: Token, named: dict[Token, str], event: MainEvent, pool: Pool) -> None:
    tokens = _trimmed(phrase_tokens(head), head)
    if not 1 <= len(tokens) <= 12 or tokens[0].ent == "DATE":
        return
    names = [t for t in tokens if t in named]
    proper = [t for t in tokens if t.pos == "PROPN"]
    if not names and not proper:
        return
    is_site = head.lemma.lower() in words("sites", "nouns")
    if head not in named and not is_site:
        return
    found = _features(head, tokens, event) | {"phrase": 1.0}
    if not names:
        found["unnamed"] = 1.0
    elif is_site and head not in named and head is not tokens[-1]:
        wide = all(named[t] == "country" for t in names)
        found["site in a country" if wide else "site in a place"] = 1.0
        found["of location"] = 1.0
    if head.pos == "NOUN":
        found["common noun"] = 1.0
    if tokens[0].lower in ("a", "an"):
        found["indefinite"] = 1.0
    pool.add(tokens[0], tokens[-1], found, head=head)
    core = [t for t in tokens if t.i <= head.i]
    if len(core) < len(tokens):
        found = _features(head, core, event) | {"phrase": 1.0, "bare": 1.0}
        if not any(t in named for t in core):
            found["unnamed"] = 1.0
        if head.pos == "NOUN":
            found["common noun"] = 1.0
        pool.add(core[0], core[-1], found, head=head)


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """The phrase without what doesn't say where: "the pier in Hove | on Sunday", "the isle of Wight | with Ada"."""
    for place, token in enumerate(tokens):
        if token.i > head.i and (token.ent in ("DATE", "TIME") or token.lower in ("with", "and", "which", "who")):
            end = place
            while end > 1 and tokens[end - 1].i > head.i and tokens[end - 1].pos in ("ADP", "PUNCT", "DET"):
                end -= 1
            return tokens[:end]
    return tokens


def _is_dateline(last: Token) -> bool:
    """Whether the report is filed from there: "HULL —", and behind a list of highlights too, "Hull (Agency)"."""
    after = last.next()
    if after is None:
        return False
    if after.text == "(" and last.sentence.index <= _FILED:
        agency = after.next()
        closing = agency.next() if agency is not None else None
        return closing is not None and closing.text == ")"
    return last.sentence.index <= 1 and after.text in ("--", "—", "–", "-", "(", ":", ",")


def _is_origin(preposition: Token, holder: Token) -> bool:
    """Whether it says where a person or thing is from: "Ada Moss, 41, *of* Hull", "the driver, *from* Hove"."""
    before = preposition.sentence.tokens[max(0, preposition.i - preposition.sentence.tokens[0].i - 1)]
    if preposition.lower == "from":
        return holder.pos in ("NOUN", "PROPN", "NUM") or before.text == ","
    return preposition.lower == "of" and (holder.ent == "PERSON" or before.text == ",")


def _is_base(tokens: list[Token]) -> bool:
    """Whether it says where a body has its seat: "*Hull*-based"."""
    last = tokens[-1]
    if last.lower.endswith("based") and len(last.text) > 5:
        return True
    hyphen = last.next()
    based = hyphen.next() if hyphen is not None and hyphen.text in ("-", "‑", "–") else None
    return last.lower == "based" or (based is not None and based.lower == "based")


def _root(tokens: list[Token]) -> Token:
    inside = set(tokens)
    return next((t for t in tokens if t.head is t or t.head not in inside), tokens[-1])


def _features(root: Token, tokens: list[Token], event: MainEvent) -> dict[str, float]:
    top = root
    while top.dep in ("compound", "appos", "nmod", "conj") and top.head is not top:
        top = top.head
    clause = event.clause_of(top)
    found = position(root.sentence, event) | measure(tokens, event) | tie(clause, event)
    if top is not root:
        found["modifier" if root.dep in ("compound", "nmod") else "inside " + root.dep] = 1.0
    if root.dep == "amod":
        found["modifier"] = 1.0
    if top.dep == "pobj":
        preposition = top.head.lower
        found["of location" if preposition in words("questions", "located") else "of direction"] = 1.0
        found["prep " + preposition] = 1.0
        holder = top.head.head
        found["on verb" if holder.pos in ("VERB", "AUX") else "on noun"] = 1.0
        if _is_origin(top.head, holder):
            found["origin"] = 1.0
    elif top.dep in ("nsubj", "nsubjpass"):
        found["subject"] = 1.0
    elif top.dep == "poss":
        found["owner"] = 1.0
    elif top.dep == "dobj":
        found["object"] = 1.0
    if _is_base(tokens) or (clause is not None and clause.verb.lemma.lower() in words("questions", "dwelling")):
        found["origin"] = 1.0
    role = next((name for name in _ROLES if name in found), "other")
    found[f"as {role}, {stage(found)}"] = 1.0
    if "head clause" in found:
        found[f"as {role} of the event, {stage(found)}"] = 1.0
    sentence = root.sentence
    if sentence.field == "text" and tokens[0] is sentence.tokens[0] and _is_dateline(tokens[-1]):
        found["dateline"] = 1.0
    if event.reading.quotes.covers(root.start) and sentence.field == "text":
        found["quoted"] = 1.0
    return found
