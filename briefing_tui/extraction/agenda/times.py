"""When and where an item is."""

from __future__ import annotations

from datetime import date

from briefing_tui.extraction.agenda.adjuncts import dates_saying, reaches
from briefing_tui.extraction.agenda.candidates import Candidate
from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.dates import TimeExpression
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.reading import Reading
from briefing_tui.model import Answers, Kind, When

__all__ = ["is_ahead", "is_expected", "when_of", "where_of"]

_WHERE = ("in", "at", "to", "near")

_ENCOUNTERS: tuple[Kind, ...] = ("meeting", "talks", "visit", "announcement", "signing")
_IN_PASSING = ("relcl", "acl", "advcl")
"""Relations of verbs that are told with a time of their own."""
_SPOKEN = ("demanded", "committed", "intended", "reported_future")
"""Constructions whose item begins with the saying."""
_AFTER = ("after", "following", "since", "amid", "over", "despite")
"""Prepositions of what led to the act."""
_FAR = 2
"""Nearness of a date elsewhere in the sentence: told of the act only where the sentence has no other."""
_OCCASIONS = ("meeting", "summit", "visit", "trip", "talk", "conference", "session", "call")


def when_of(one: Candidate, reading: Reading, answers: Answers, kind: Kind) -> When | None:
    """The item's own date, else the date of the story's main event where it is part of the same occasion.

    Where the day of publication isn't known, "next Tuesday" is no day of the calendar; its words are kept all the same.
    """
    sentence = one.head.sentence
    every = reading.dates.within(sentence.start, sentence.end)
    dated = [x for x in every if x.iso]
    told = [(nearness, _distance(x, one), x) for x in dated if (nearness := _nearness(x, one, reading)) is not None]
    if told and (len(dated) == 1 or min(row[0] for row in told) < _FAR):
        _, _, nearest = min(told, key=lambda row: row[:2])
        return When(text=nearest.text, iso=nearest.iso)
    own = next((x for x in every if x.sort == "date" and not x.iso and _nearness(x, one, reading) == 0), None)
    if own is not None:
        return When(text=own.text, iso=None)
    main = answers.when[0] if answers.when else None
    if main is None or main.iso is None:
        return None
    if any(x.start == main.start and main.field == "text" and _nearness(x, one, reading) is None for x in dated):
        return None
    if _is_behind(main.iso, reading.story.published) and not _tells_past(one, reading):
        return None
    if _same_occasion(one, kind) or _is_main_event(one, answers):
        return When(text=None, iso=main.iso)
    return None


def _nearness(expression: TimeExpression, one: Candidate, reading: Reading) -> int | None:
    """How the expression dates the act: 0 by its own verb, 1 by its clause, 2 by the sentence, absent if not at all.

    What a relative or participle tells as past says nothing of this act, nor does a day gone by of what is ahead.
    """
    sentence = one.head.sentence
    tokens = [t for t in sentence.tokens if expression.start <= t.start < expression.end]
    if not tokens:
        return None
    root = next((t for t in tokens if t.head not in tokens), tokens[0])
    if _names_only(root, expression, one):
        return None
    anchors = [one.head, one.carrier]
    gone_by = _is_behind(expression.iso, reading.story.published) and not _tells_past(one, reading)
    if gone_by or _tells_another(root, anchors) or dates_saying(root, one):
        return None
    over = next((t for t in root.ancestors() if t.pos in ("VERB", "AUX")), None)
    if over is not None and over in anchors:
        return 0
    if not reaches(root, one, reading):
        return None
    told_as_past = False
    for token in root.ancestors():
        if token in anchors:
            break
        if token.dep in _IN_PASSING and _past(token, reading) and token not in one.head.ancestors():
            told_as_past = True
    if told_as_past and not _is_ahead(expression.iso, reading.story.published):
        return None
    start, end = one.evidence
    if start <= expression.start < end:
        return 1
    return _FAR


def _tells_another(root: Token, anchors: list[Token | None]) -> bool:
    """Whether it dates what went before the act: "after travel *chaos* over Christmas", "since *losing* in May"."""
    for token in root.ancestors():
        if token in anchors:
            return False
        if token.head.lower in _AFTER and token.dep in ("pobj", "dobj", "pcomp"):
            return True
        if token.pos in ("VERB", "AUX") and token.lower not in _AFTER:
            return False
    return False


def _past(verb: Token, reading: Reading) -> bool:
    clause = reading.clauses.by_verb.get(verb)
    return verb.tag == "VBN" if clause is None or clause.tense == "none" else clause.tense == "past"


def _tells_past(one: Candidate, reading: Reading) -> bool:
    """Whether the act is past, or what is asked or promised was said in the past."""
    if any(clause is not None and _is_past(clause) for clause in (one.clause, one.outer)):
        return True
    said = one.clause.source_verb if one.clause is not None else None
    return said is not None and one.construction in _SPOKEN and _past(said, reading)


def _is_past(clause: Clause) -> bool:
    """Whether it is past, or a bare participle heads it, for which the tagger takes many a past tense."""
    bare = clause.tense == "none" and clause.verb.tag == "VBN" and not clause.auxiliaries
    return clause.tense == "past" or (bare and clause.verb.is_root)


def _names_only(root: Token, expression: TimeExpression, one: Candidate) -> bool:
    """Whether the expression only tells which thing is meant: "the *1999* agreement", "the budget for *2007*"."""
    noun = root.head
    while noun.dep == "compound":
        noun = noun.head
    if root.dep in ("nummod", "compound", "amod", "nmod"):
        named = noun is one.head or noun.lemma.lower() in words("agenda", "events")
        return not named and expression.grain in ("year", None)
    if root.dep == "pobj" and noun.lower in ("for", "of"):
        above = noun.head
        return above is not one.head and above.pos == "NOUN" and above.lemma.lower() not in words("agenda", "events")
    return False


def _is_behind(iso: str | None, published: date | None) -> bool:
    if published is None or iso is None:
        return False
    last = iso.rpartition("/")[2]
    return last[:10] < published.isoformat()[: len(last[:10])] and "W" not in last


def _distance(expression: TimeExpression, one: Candidate) -> int:
    before = one.head.start - expression.end
    return expression.start - one.head.end if before < 0 else before + 20


def _same_occasion(one: Candidate, kind: Kind) -> bool:
    if kind not in _ENCOUNTERS or one.construction not in ("future", "prospective", "reported_future"):
        return False
    sentence = one.head.sentence
    if sentence.index < 3:
        return True
    return any(
        token.lemma.lower() in _OCCASIONS and token.head.lower in ("during", "at", "in", "on")
        for token in sentence.tokens
    )


def _is_main_event(one: Candidate, answers: Answers) -> bool:
    """Whether the act is what the story answers *what* with, and the story dates that by words of its own."""
    if not answers.what or not answers.when[0].text:
        return False
    what = answers.what[0]
    return what.field == "text" and what.start <= one.head.start < what.end


def is_ahead(when: When | None, published: date | None) -> bool:
    """Whether the time lies after publication."""
    if when is None or when.text is None:
        return False
    return _is_ahead(when.iso, published)


def is_expected(one: Candidate, reading: Reading) -> bool:
    """Whether a time of the act's own verb lies after publication."""
    sentence = one.head.sentence
    ahead = (x for x in reading.dates.within(sentence.start, sentence.end) if _is_ahead(x.iso, reading.story.published))
    return any(_nearness(x, one, reading) == 0 for x in ahead)


def _is_ahead(iso: str | None, published: date | None) -> bool:
    if iso is None or published is None:
        return False
    return iso[:10] > published.isoformat()[: len(iso[:10])]


def where_of(one: Candidate, reading: Reading) -> str | None:
    """The place that *in*, *at* or *to* names of the act itself or of what is done: "hold talks in Oslo".

    A place of another act is none: "condemn those who support the fighting in Mali".
    """
    start, end = one.evidence
    for place in reading.places.within(start, end):
        tokens = place.tokens
        if tokens:
            head = next((t for t in tokens if t.head not in tokens), tokens[-1])
            preposition = head.head
            if head.dep == "pobj" and preposition.lower in _WHERE and _of_the_act(preposition, one):
                return place.text
    return None


def _of_the_act(preposition: Token, one: Candidate) -> bool:
    """Whether only nouns and prepositions stand between it and the act."""
    above = preposition.head
    while above not in (one.head, one.carrier):
        if above.pos in ("VERB", "AUX") or above.dep in ("appos", "relcl", "acl") or above.head is above:
            return above is one.head.head
        above = above.head
    return True
