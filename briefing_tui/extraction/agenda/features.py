"""What the classifier sees of a candidate: named features, each of which an analyst can be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing_tui.extraction.agenda.candidates import Candidate, first_conjunct
from briefing_tui.extraction.agenda.constructions import headlined
from briefing_tui.extraction.agenda.surroundings import SentenceWords, Surroundings
from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.dates import TimeExpression
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.reading import Reading
from briefing_tui.extraction.story import Story

__all__ = ["ACTION_FEATURES", "StoryView", "action_features", "features"]

ACTION_FEATURES = (
    ("title share 0", "title share 1", "title share 2", "title share 3"),
    ("lead share 0", "lead share 1", "lead share 2", "lead share 3"),
    tuple(f"action words {number}" for number in range(6)),
    ("action counts",),
    ("action names",),
)
"""What :func:`action_features` can give, alternatives together: how much it can still add is known beforehand."""

_SOMEONE = frozenset(("he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us"))
_CONTENT = ("NOUN", "VERB", "PROPN", "ADJ", "ADV", "NUM")


class StoryView:
    """What a story as a whole tells about each of its candidates; made once."""

    def __init__(self, reading: Reading) -> None:
        story = reading.story
        self.reading = reading
        self.sentences = len(story.sentences)
        self.title = {t.lemma.lower() for s in story.title for t in s.tokens if t.pos in _CONTENT}
        self.lead = {t.lemma.lower() for s in story.lead for t in s.tokens if t.pos in _CONTENT}
        self.counts = Counter([t.lemma.lower() for s in story.sentences for t in s.tokens if t.pos in _CONTENT])
        self.headlined = headlined(reading.title_clauses)
        self.principals = principals(story)
        self._words: dict[int, SentenceWords] = {}
        self._positions: dict[int, list[str]] = {}
        self.published = story.published.isoformat() if story.published else ""
        self.dates: dict[int, list[TimeExpression]] = {}
        for expression in reading.dates.all:
            if expression.field == "text":
                sentence = story.sentence_at(expression.start)
                if sentence is not None:
                    self.dates.setdefault(sentence.index, []).append(expression)

    def surroundings(self, one: Candidate) -> Surroundings:
        """The words around a candidate."""
        sentence = one.head.sentence
        found = self._words.get(sentence.index)
        if found is None:
            found = self._words[sentence.index] = SentenceWords.of(sentence)
        return Surroundings.of(one.evidence, found)

    def position(self, sentence: Sentence) -> list[str]:
        """Where a sentence stands in the story, and how long both are."""
        found = self._positions.get(sentence.index)
        if found is None:
            found = [
                f"sentence {min(sentence.index, 6)}",
                f"tenth {10 * sentence.index // max(self.sentences, 1)}",
                f"long sentence {min(len(sentence.tokens) // 10, 5)}",
                f"story length {min(self.sentences // 8, 5)}",
            ]
            if sentence.tokens[-1].text == "?":
                found.append("question")
            self._positions[sentence.index] = found
        return found


def principals(story: Story) -> set[str]:
    """Last words of the names that the story mentions most, and those of title and lead."""
    counts: Counter[str] = Counter()
    for entity in story.entities:
        if entity.label in ("PERSON", "ORG", "GPE", "NORP"):
            counts[entity.tokens[-1].lower] += 1
    most = [name for name, count in counts.most_common(4) if count > 1]
    return set(most)


def features(one: Candidate, view: StoryView) -> list[str]:
    """The features that hold, by name, but for those of its action and of the words around."""
    found = ["bias"]
    found += _construction(one)
    found += _lexical(one)
    found += _syntax(one)
    found += _participants(one, view)
    found += _time(one, view)
    found += _position(one, view)
    found += _story(one, view)
    found += _neighbours(one)
    return found


def _construction(one: Candidate) -> Iterator[str]:
    yield f"construction={one.construction}"
    for name in one.constructions:
        yield f"is {name}"
    yield f"matter={one.matter}"
    yield f"matter={one.matter} {one.construction}"
    for name in one.guards:
        yield f"guard {name}"
    if not one.guards:
        yield f"free {one.construction}"


def _lexical(one: Candidate) -> Iterator[str]:
    lemma = one.lemma
    kind = "noun" if one.nominal else "verb"
    yield f"{kind}={lemma}"
    yield f"{lemma}+{one.construction}"
    if one.carrier is not None:
        carrier = one.carrier_lemma
        yield f"carrier={carrier}"
        yield f"carrier pos={one.carrier.tag}"
    if one.nominal:
        head = one.head.head
        yield f"noun under={head.lemma.lower()}"
        yield f"noun as={one.head.dep}"
        yield f"{lemma} as={one.head.dep}"
        return
    for child in one.head.children:
        if child.dep in ("dobj", "attr", "obj", "oprd"):
            yield f"object={child.lemma.lower()}"
            yield f"object type={child.ent or child.pos}"
            yield f"{lemma}>{child.lemma.lower()}"
        elif child.dep == "prep":
            yield f"prep={child.lower}"
            inner = child.child("pobj")
            if inner is not None:
                yield f"prep object={inner.ent or inner.lemma.lower()}"
                yield f"{child.lower}>{_sort(inner)}"
        elif child.dep in ("xcomp", "ccomp"):
            yield f"complement={child.dep}/{child.tag}"
            yield f"complement verb={child.lemma.lower()}"
        elif child.dep == "prt":
            yield f"particle={lemma} {child.lower}"
        elif child.dep in ("advmod", "npadvmod"):
            yield f"adverb={child.lower}"


def _syntax(one: Candidate) -> Iterator[str]:
    first = first_conjunct(one.head)
    yield f"tag={one.head.tag}"
    yield f"dep={first.dep}"
    yield f"dep/tag={first.dep}/{one.head.tag}"
    if one.head.dep == "conj":
        yield "coordinated"
    clause = one.clause
    if clause is not None:
        yield f"form={_form(clause)}"
        if clause.passive:
            yield "passive"
        if clause.modal:
            yield f"modal={clause.modal}"
    if one.outer is not None and one.outer is not clause:
        yield f"outer form={_form(one.outer)}"
        yield f"outer dep={one.outer.verb.dep}"
        if one.outer.modal:
            yield f"outer modal={one.outer.modal}"
    if clause is not None:
        above = (one.outer or clause).above
        yield f"above={above.verb.lemma.lower()}" if above is not None else "top"
        if above is not None:
            yield f"above form={_form(above)}"
        mark = clause.verb.child("mark")
        if mark is not None:
            yield f"mark={mark.lower}"
    depth, token = 0, one.head
    while token.head is not token and depth < 6:
        depth, token = depth + 1, token.head
    yield f"depth={depth}"


def _form(clause: Clause) -> str:
    marks = "+prog" if clause.progressive else ""
    marks += "+perf" if clause.perfect else ""
    marks += "+inf" if clause.infinitive else ""
    return (clause.modal or clause.tense) + marks


def _sort(noun: Token) -> str:
    """What sort of thing a noun phrase names, as far as its head tells."""
    if noun.ent:
        return noun.ent
    lower = noun.lower
    if noun.pos == "PRON":
        return "someone" if lower in _SOMEONE else "something"
    lemma = noun.lemma.lower()
    for name in ("officials", "bodies", "events", "things", "commentators"):
        if lemma in words("agenda", name):
            return name
    return noun.pos


def _time(one: Candidate, view: StoryView) -> Iterator[str]:
    """Whether the clause, or else its sentence, is dated before or behind the day of publication."""
    start, end = one.evidence
    sentence = one.head.sentence
    published = view.published
    for expression in view.dates.get(sentence.index, ()):
        inside = "clause" if start <= expression.start < end else "sentence"
        if expression.iso is None:
            yield f"{inside} undated"
        elif published:
            iso = expression.iso[:10]
            against = published[: len(iso)]
            order = "ahead" if iso > against else "behind" if iso < against else "now"
            yield f"{inside} dated {order}"
            yield f"{inside} dated {order} {one.construction}"
        else:
            yield f"{inside} dated"


def _participants(one: Candidate, view: StoryView) -> Iterator[str]:
    clause = one.clause
    subject = one.subject
    if clause is not None and clause.source_verb is not None:
        yield f"source verb={clause.source_verb.lemma.lower()}"
    if clause is not None and clause.source is not None:
        yield f"source={clause.source.ent or clause.source.lemma.lower()}"
    else:
        yield "no source"
    if clause is not None and clause.source is not None:
        yield f"source sort={_sort(clause.source)}"
    if subject is None:
        yield "no subject"
        return
    sort = _sort(subject)
    yield f"subject sort={sort}"
    yield f"subject sort={sort} {one.construction}"
    yield f"{one.matter} of {sort}"
    kind = subject.ent or ("PRON" if subject.pos == "PRON" else "noun")
    yield f"subject type={kind}"
    yield f"subject={subject.lower if kind == 'PRON' else subject.lemma.lower()}"
    yield f"subject type={kind} {one.construction}"
    if subject.lower in view.principals:
        yield "principal acts"
    if subject.lemma.lower() in view.title:
        yield f"subject in title {one.construction}"
    elif subject.lemma.lower() in view.lead:
        yield f"subject in lead {one.construction}"
    person = view.reading.mentions.person_at(subject.start)
    if person is not None:
        yield "person acts"
        yield f"person mentioned {min(len(person.mentions) // 2, 4)}"
        yield f"person acts {one.construction}"


def _position(one: Candidate, view: StoryView) -> Iterator[str]:
    sentence = one.head.sentence
    yield from view.position(sentence)
    if sentence.index < 2:
        yield f"lead {one.construction}"
    if view.reading.quotes.covers(one.head.start):
        yield "in quote"


def _story(one: Candidate, view: StoryView) -> Iterator[str]:
    lemma = one.lemma
    if lemma in view.title:
        yield "head in title"
    if lemma in view.headlined:
        yield "is headlined"
    yield f"head told {min(view.counts[lemma], 3)}"


def action_features(one: Candidate, view: StoryView, action: list[Token]) -> Iterator[str]:
    """Those of the words of the act."""
    content = {t.lemma.lower() for t in action if t.pos in _CONTENT}
    yield f"title share {min(len(content & view.title), 3)}"
    yield f"lead share {min(len(content & view.lead), 3)}"
    yield f"action words {min(len(action) // 3, 5)}"
    if any(t.ent in ("MONEY", "PERCENT", "CARDINAL") for t in action):
        yield "action counts"
    if any(t.ent in ("PERSON", "ORG", "GPE", "NORP") for t in action):
        yield "action names"


def _neighbours(one: Candidate) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        neighbour = one.head.next(step)
        if neighbour is not None:
            yield f"at {step} {neighbour.lower}"
