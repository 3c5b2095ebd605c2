"""What speaks for and against a time: what kind it is, what it hangs on, how far it is from publication."""

from __future__ import annotations

import datetime
import re

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.event import MainEvent, within_turn
from briefing_tui.extraction.questions.evidence import measure, position, root_of, stage, tie
from briefing_tui.extraction.questions.when_spans import Time

__all__ = ["evidence"]

_TIME_OF_DAY = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:am|pm)$|\d{1,2}:\d\d$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DIGITS = re.compile(r"\d{4}-\d\d-\d\d")
_OTHER = frozenset(("relcl", "acl"))


def evidence(time: Time, event: MainEvent) -> dict[str, float]:
    """The features of a time."""
    tokens = time.tokens
    root = root_of(tokens)
    clause = event.clause_of(root)
    found = position(root.sentence, event) | measure(tokens, event) | tie(clause, event)
    found |= _kind(time, tokens, event)
    found |= _part(root)
    if time.iso and event.reading.story.published is not None:
        found |= _distance(time.iso, event.reading.story.published)
    if "near publication" in found and any(_YEAR.match(t.text) for t in tokens):
        found["full date"] = 1.0
    if _is_stamp(time, "clock" in found, event):
        found["stamp"] = 1.0
    kind = _sort(time, found)
    found[f"{kind}, {stage(found)}"] = 1.0
    if "head clause" in found:
        found[f"{kind} of the event, {stage(found)}"] = 1.0
    if clause is not None:
        found |= _clause(clause, event, "on verb" in found)
        found |= _background(clause, event)
        if "clock" in found and _tells_the_hour(clause):
            found["it was clock"] = 1.0
    if _is_compared_with(time):
        found["compared with"] = 1.0
    if time.sort == "occasion" and tokens[-1].pos == "PROPN":
        found["proper occasion, " + stage(found)] = 1.0
    if root.sentence in event.reading.story.filed:
        found["filing line"] = 1.0
    if event.reading.quotes.covers(root.start) and root.sentence.field == "text":
        found["quoted"] = 1.0
    return found


def _kind(time: Time, tokens: list[Token], event: MainEvent) -> dict[str, float]:
    found = {"sort " + time.sort: 1.0}
    if time.grain is not None:
        found["grain " + time.grain] = 1.0
    if time.iso:
        found["dated"] = 1.0
        if len(time.iso) == 10:
            found["a day"] = 1.0
    lowers = {t.lower for t in tokens}
    if lowers & words("questions", "clock") or any(_TIME_OF_DAY.match(lower) for lower in lowers):
        found["clock"] = 1.0
    if lowers & words("questions", "units") and not time.iso:
        found["unit"] = 1.0
    if lowers & words("questions", "weekdays") or "weekend" in lowers:
        found["weekday"] = 1.0
    if "clock" in found and "weekday" in found:
        found["clock and weekday"] = 1.0
    return found


def _sort(time: Time, found: dict[str, float]) -> str:
    for name in ("clock", "weekday"):
        if name in found:
            return name
    if time.sort == "occasion":
        return "occasion"
    return "dated" if time.iso else "calendar" if time.sort == "date" else "vague"


def _part(root: Token) -> dict[str, float]:
    """What it hangs on."""
    found: dict[str, float] = {}
    holder = root.head if root.dep == "npadvmod" else root.head.head if root.dep == "pobj" else None
    if root.dep == "pobj":
        found["prep " + root.head.lower] = 1.0
    if holder is not None:
        found["on verb" if holder.pos in ("VERB", "AUX") else "on noun"] = 1.0
    if root.dep in ("poss", "compound", "amod", "nmod"):
        found["modifier"] = 1.0
    return found


def _clause(clause: Clause, event: MainEvent, on_verb: bool) -> dict[str, float]:
    """What the clause that it stands in tells."""
    found = {"tense " + clause.tense: 1.0}
    lemma = clause.verb.lemma.lower()
    free = clause.subject is not None and clause.subject.lower == "what"
    if lemma in words("questions", "happening") and not free:
        found["of a happening"] = 1.0
    if on_verb and lemma in words("attribution", "saying"):
        found["time of saying"] = 1.0
    if clause.tense == "future" and on_verb and (clause is event.body_head or clause is event.title_head):
        found["coming event"] = 1.0
    if clause.relation in _OTHER and clause is not event.body_head:
        found["relative clause"] = 1.0
    above = clause.above
    if clause.relation == "xcomp" and above is not None and (above is event.body_head or above is event.title_head):
        found["prospect of the event"] = 1.0
        if above.tense != "past":
            found["coming event"] = 1.0
    return found


def _background(clause: Clause, event: MainEvent) -> dict[str, float]:
    """What makes the clause tell something else than the main event.

    A present perfect takes no definite time of its own (Klein 1992), so a day in it belongs to another word.
    """
    found: dict[str, float] = {}
    heads = [head for head in (event.title_head, event.body_head) if head is not None]
    if clause.tense == "past" and any(head.tense == "future" or head.infinitive for head in heads):
        found["past of coming"] = 1.0
    if clause.perfect and clause.tense == "past":
        found["perfect"] = 1.0
    if clause in heads:
        return found
    if within_turn(clause):
        found["within turn"] = 1.0
    if clause.relation in _OTHER and clause.verb.head.pos == "PROPN":
        found["relative clause of a name"] = 1.0
    return found


def _is_compared_with(time: Time) -> bool:
    """Whether a figure is set against it: "fewer than in *April*"; not "more than *a year ago*"."""
    before = time.first.next(-1)
    if before is not None and before.pos == "ADP" and before.lower != "than":
        before = before.next(-1)
    if before is None or before.lower != "than" or time.sort != "date" or time.last.lower == "ago":
        return False
    measured = before.next(-1)
    return measured is None or measured.lower not in words("when", "limits")


def _tells_the_hour(clause: Clause) -> bool:
    """A witness dates the event by "it was about ten past six", not an act of somebody."""
    return clause.verb.lemma == "be" and clause.subject is not None and clause.subject.lower == "it"


def _distance(iso: str, published: datetime.date) -> dict[str, float]:
    first, today = iso.split("/")[0], published.isoformat()
    if len(first) != 10:
        return {"long before publication": 1.0} if first[:4] < today[:4] else {}
    gap = (datetime.date.fromisoformat(first) - published).days
    if -2 <= gap <= 0:
        return {"near publication": 1.0}
    if gap < -10:
        return {"long before publication": 1.0}
    return {"after publication": 1.0} if gap > 0 else {}


def _is_stamp(time: Time, clock: bool, event: MainEvent) -> bool:
    """Whether it dates a page or a post: "(@HarbourNews) *May 16, 2019*", "*2019-05-16 09:30*"."""
    first = time.first
    if first.sentence.field == "title" or time.grain != "day":
        return False
    text = event.reading.story.article.text
    if _DIGITS.match(text, first.start):
        return True
    return not clock and text[max(0, first.start - 3) : first.start].rstrip().endswith(")")
