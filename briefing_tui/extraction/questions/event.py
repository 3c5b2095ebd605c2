"""The story's main event: which clause of title and lead the article is about, and the words it is told in.

News puts its event into the headline and tells it again in the first sentences (the inverted pyramid; van Dijk
1988, ch. 2), so a clause counts the more the earlier it stands and the more of its words the headline, the
teaser and the rest of the story share. A verb of saying is not the event unless nothing is said below it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.words import content_keys, key, keys_of_text, token_key
from briefing_tui.extraction.reading import Reading

__all__ = ["MainEvent", "main_event"]

_REACH = 10
"""Body sentences in which the main event is looked for."""

_SUBORDINATE = frozenset(("advcl", "relcl", "acl", "pcomp", "csubj"))


@dataclass(slots=True, eq=False, repr=False)
class MainEvent:
    """The main event's clauses and the salience of words."""

    reading: Reading
    title_keys: frozenset[str]
    teaser_keys: frozenset[str]
    lead_keys: frozenset[str]
    frequency: Counter[str]
    """In how many body sentences a word stands."""
    verb_keys: frozenset[str]
    """Words used as finite verbs in the body, by their keys."""
    score: dict[Token, float]
    """How much a clause, given by its verb, is the story's event; the best has 1."""
    title_head: Clause | None
    """The best clause of the title."""
    body_head: Clause | None
    """The best clause of the body."""
    owner: dict[Token, Clause]
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
    for sentence in story.sentences[:40]:
        frequency.update(set(content_keys(sentence.tokens)))
    title_keys = {key(t.lower) for s in story.title for t in s.tokens if token_key(t)}
    title_keys |= {k for s in story.title for k in content_keys(s.tokens)}
    lead_keys = {k for s in story.lead for k in content_keys(s.tokens)}
    event = MainEvent(
        reading,
        frozenset(title_keys),
        frozenset(keys_of_text(story.article.description or "")),
        frozenset(lead_keys),
        frequency,
        frozenset(key(c.verb.lemma) for c in reading.clauses.all[:120] if c.tense != "none"),
        {},
        None,
        None,
        {},
    )
    title = [(c, _weigh(c, event)) for c in reading.title_clauses.all]
    body = [(c, _weigh(c, event)) for s in story.sentences[:_REACH] for c in _in_order(reading, s)]
    top = max((value for _, value in title + body), default=1.0)
    event.score = {c.verb: max(0.0, value / top) if top > 0 else 0.0 for c, value in title + body}
    event.title_head = max(title, key=lambda x: x[1])[0] if title else None
    event.body_head = max(body, key=lambda x: x[1])[0] if body else None
    return event


def _in_order(reading: Reading, sentence: Sentence) -> list[Clause]:
    by_verb = reading.clauses.by_verb
    return [by_verb[token] for token in sentence.tokens if token in by_verb]


def _weigh(clause: Clause, event: MainEvent) -> float:
    sentence = clause.sentence
    value = 2.0 if sentence.field == "title" else 2.0 / (1 + 0.5 * sentence.index)
    verb = token_key(clause.verb)
    value += 1.5 * event.salience(verb) if verb else -0.3
    for part in (clause.subject, clause.agent, *clause.objects):
        if part is not None:
            value += 0.6 * event.salience(token_key(part))
    lemma = clause.verb.lemma.lower()
    if lemma in words("attribution", "saying"):
        value -= 1.2 if any(below.relation in ("ccomp", "parataxis") for below in clause.below) else 0.5
    if clause.relation in _SUBORDINATE:
        value -= 0.6
    if lemma == "be":
        value -= 0.4
    if event.reading.quotes.covers(clause.verb.start) and sentence.field == "text":
        value -= 0.8
    if clause.condition:
        value -= 0.5
    if sentence.field == "title" and any(
        t.lower in words("questions", "turns") for t in sentence.tokens[1 : clause.verb.i - sentence.tokens[0].i]
    ):
        value -= 0.8
    return value
