"""The story's main event: which clause of title and lead the article is about, and the words it is told in.

News puts its event into the headline and tells it again in the first sentences (the inverted pyramid; van Dijk
1988, ch. 2), so a clause counts the more the earlier it stands and the more of its words the headline, the
teaser and the rest of the story share. A verb of saying is not the event unless nothing is said below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.phrases import innermost
from briefing_tui.extraction.questions.words import key, keys_of_text, token_key
from briefing_tui.extraction.reading import Reading

__all__ = ["MainEvent", "StoryKind", "behind_turn", "main_event", "within_turn"]

StoryKind = Literal["incident", "affair"]
"""Whether a story tells of a mishap, an attack or a crime, or of what people set out to do."""

_REACH = 10
"""Body sentences in which the main event is looked for."""

_SCOPE = 40
"""Body sentences whose words are counted."""

_CLAUSES = 120
"""Body clauses whose verbs are remembered."""

_SUBORDINATE = frozenset(("advcl", "relcl", "acl", "pcomp", "csubj"))


@cache
def _incidents() -> frozenset[str]:
    return frozenset(key(word) for word in words("causes", "incidents"))


@dataclass(slots=True, eq=False, repr=False)
class MainEvent:
    """The main event's clauses and the salience of words."""

    reading: Reading
    keys: dict[Token, str]
    """The keys of the content words of title and first sentences."""
    title_keys: frozenset[str]
    teaser_keys: frozenset[str]
    lead_keys: frozenset[str]
    frequency: Counter[str]
    """In how many body sentences a word stands."""
    verb_keys: frozenset[str]
    """Words used as finite verbs in the body, by their keys."""
    kind: StoryKind = "affair"
    score: dict[Token, float] = field(default_factory=dict)
    """How much a clause, given by its verb, is the story's event; the best has 1."""
    title_head: Clause | None = None
    """The best clause of the title."""
    body_head: Clause | None = None
    """The best clause of the body."""
    owner: dict[Token, Clause] = field(default_factory=dict)
    """The clause in which a token stands; filled as it is asked for."""

    def clause_of(self, token: Token) -> Clause | None:
        """The innermost clause in which a token stands."""
        known = self.owner.get(token)
        if known is not None:
            return known
        clauses = self.reading.clauses if token.sentence.field == "text" else self.reading.title_clauses
        step = token
        while True:
            found = clauses.by_verb.get(step)
            if found is not None:
                self.owner[token] = found
                return found
            if step.head is step:
                return None
            step = step.head

    def keys_of(self, tokens: Iterable[Token]) -> list[str]:
        """The keys of the content words among these tokens."""
        known = self.keys
        return [known[token] for token in tokens if token in known]

    def weight_of(self, clause: Clause | None) -> float:
        """How much this clause is the story's event, 0 to 1."""
        return self.score.get(clause.verb, 0.0) if clause is not None else 0.0

    def salience(self, word: str) -> float:
        """How much a word (by its key) belongs to the main event, 0 to 1."""
        return (
            0.4 * (word in self.title_keys)
            + 0.2 * (word in self.teaser_keys)
            + 0.2 * (word in self.lead_keys)
            + 0.05 * min(4, self.frequency[word])
        )


def main_event(reading: Reading) -> MainEvent:
    """The main event of a story; made once."""
    known = reading.scratch.get("main event")
    if isinstance(known, MainEvent):
        return known
    found = _find(reading)
    reading.scratch["main event"] = found
    return found


def _find(reading: Reading) -> MainEvent:
    story = reading.story
    frequency: Counter[str] = Counter()
    keys: dict[Token, str] = {}
    for sentence in story.title + story.filed + story.sentences[:_SCOPE]:
        found = {token: known for token in sentence.tokens if (known := token_key(token))}
        keys.update(found)
        if sentence.field == "text":
            frequency.update(set(found.values()))
    title = {keys[t] for s in story.title for t in s.tokens if t in keys}
    title |= {key(t.lower) for s in story.title for t in s.tokens if t in keys}
    event = MainEvent(
        reading=reading,
        keys=keys,
        title_keys=frozenset(title),
        teaser_keys=frozenset(keys_of_text(story.article.description or "")),
        lead_keys=frozenset(keys[t] for s in story.lead for t in s.tokens if t in keys),
        frequency=frequency,
        verb_keys=frozenset(key(c.verb.lemma) for c in reading.clauses.all[:_CLAUSES] if c.tense != "none"),
    )
    if (event.title_keys or event.lead_keys) & _incidents():
        event.kind = "incident"
    heads = [(c, _weigh(c, event)) for c in reading.title_clauses.all]
    body = [(c, _weigh(c, event)) for s in story.sentences[:_REACH] for c in _in_order(reading, s)]
    top = max((value for _, value in heads + body), default=0.0)
    event.score = {c.verb: max(0.0, value / top) if top > 0 else 0.0 for c, value in heads + body}
    event.title_head = max(heads, key=lambda x: x[1])[0] if heads else None
    event.body_head = max(body, key=lambda x: x[1])[0] if body else None
    return event


def _in_order(reading: Reading, sentence: Sentence) -> list[Clause]:
    by_verb = reading.clauses.by_verb
    return [by_verb[token] for token in sentence.tokens if token in by_verb]


def _weigh(clause: Clause, event: MainEvent) -> float:
    sentence = clause.sentence
    value = 2.0 if sentence.field == "title" else 2.0 / (1 + 0.5 * sentence.index)
    inner = innermost(clause.verb)
    verb = event.keys.get(inner, "")
    value += 1.5 * event.salience(verb) if verb else -0.3
    for part in (clause.subject, clause.agent, *clause.objects):
        if part is not None:
            value += 0.6 * event.salience(event.keys.get(part, ""))
    lemma = clause.verb.lemma.lower()
    if lemma in words("attribution", "saying"):
        value -= 1.2 if any(below.relation in ("ccomp", "parataxis") for below in clause.below) else 0.5
    if clause.relation in _SUBORDINATE:
        value -= 0.6
    if lemma == "be" and inner is clause.verb:
        value -= 0.4
    if event.reading.quotes.covers(clause.verb.start) and sentence.field == "text":
        value -= 0.8
    if clause.condition:
        value -= 0.5
    if behind_turn(clause) or within_turn(clause):
        value -= 0.8
    return value


def within_turn(clause: Clause) -> bool:
    """Whether it belongs to what a circumstance tells: "… after auditors found that *he had paid for holidays*"."""
    above = clause.above
    while above is not None:
        if behind_turn(above):
            return True
        above = above.above
    return False


def behind_turn(clause: Clause) -> bool:
    """Whether it tells a circumstance: "… after *the van overturned*", also where the parser sees a participle."""
    verb, turns = clause.verb, words("questions", "turns")
    if clause.sentence.field == "title":
        return any(t.lower in turns for t in clause.sentence.tokens[1 : verb.i - clause.sentence.tokens[0].i])
    subordinators = ("mark", "advmod") if verb.dep == "advcl" else ("mark",)
    if any(child.dep in subordinators and child.i < verb.i and child.lower in turns for child in verb.children):
        return True
    holder = verb.head if verb.dep == "conj" else verb
    noun = holder.head
    return holder.dep in ("acl", "relcl") and noun.dep == "pobj" and noun.head.lower in turns
