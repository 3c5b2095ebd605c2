"""What: the main event as a short verb phrase."""

from __future__ import annotations

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.constituents import phrase_tokens
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.questions.candidate import Candidate, Pool
from briefing_tui.extraction.questions.event import MainEvent, behind_turn
from briefing_tui.extraction.questions.evidence import HEADS, by_kind, measure, position, tie, tokens_between
from briefing_tui.extraction.questions.headline import Segment, segments
from briefing_tui.extraction.questions.phrases import (
    COMPLEMENTS,
    before_time,
    full_end,
    head_end,
    innermost,
    is_turn,
    opening,
    trimmed_end,
)
from briefing_tui.extraction.questions.words import key

__all__ = ["RULES", "candidates"]

_REACH = 6
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))
"""Sorts of subject that are no part of the answer: they answer who."""

_LONGEST = 16
"""Tokens."""

_OF_KIND = ("nominal", "with subject", "passive", "with object")
"""Features that weigh differently in stories of mishaps, told by victims and nouns, and of affairs, told by acts."""

_TOLD_AS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "ROOT"))
"""What a happening is in the clause that tells it; in a phrase ("against the war") it is the background."""

_ADJUNCTS = frozenset(("prep", "agent", "npadvmod", "advmod"))

RULES: dict[str, float] = {
    "clause is event": 2.6,
    "head clause": 0.4,
    "in title": 0.5,
    "first sentence": 0.4,
    "third sentence": -0.6,
    "sentences 4–6": -0.9,
    "with object": 0.2,
    "with subject": -0.4,
    "1 word": -1.4,
    "2 words": -0.3,
    "7–8 words": -0.3,
    "over 8 words": -0.8,
    "words over 8": -0.2,
    "words in title": 1.4,
    "words in teaser": 0.3,
    "frequent words": 0.6,
    "headline predicate, first": 0.6,
    "headline short predicate, first": 0.5,
    "headline predicate, turned": -1.0,
    "headline short predicate, turned": -1.0,
    "headline segment, turned": -1.2,
    "headline verb in lead": 0.4,
    "verb in title": 0.3,
    "more adjuncts": -0.4,
    "saying": -0.5,
    "being": -0.2,
    "quoted": -0.5,
    "nominal": -1.8,
    "event noun": 1.3,
    "relation relcl": -0.6,
    "relation acl": -0.4,
    "relation conj": -0.3,
    "a circumstance": -1.0,
    "title of affair": -0.6,
}


def candidates(event: MainEvent) -> list[Candidate]:
    """Verb phrases of title and lead in several lengths, titles, and event nouns with their modifiers."""
    story = event.reading.story
    pool = Pool()
    for segment in segments(story.title, event):
        _segment(segment, event, pool)
    for clause in event.reading.title_clauses.all:
        _clause(clause, event, pool)
    for sentence in story.sentences[:_REACH]:
        for token in sentence.tokens[:HEADS]:
            found = event.reading.clauses.by_verb.get(token)
            if found is not None:
                _clause(found, event, pool)
    for sentence in story.title + story.sentences[:3]:
        for token in sentence.tokens[:HEADS]:
            if token.pos in ("NOUN", "PROPN") and not token.ent and token.dep not in ("compound", "npadvmod", "poss"):
                _nominal(token, event, pool)
    every = pool.all
    for candidate in every:
        by_kind(candidate.features, _OF_KIND, event)
    return every


def _segment(segment: Segment, event: MainEvent, pool: Pool) -> None:
    """A piece of the headline whole, its predicate, and the predicate up to its first preposition."""
    opener = "first" if segment.number == 0 else "after colon" if segment.opener in (":", "–", "—", "--") else "turned"
    verb = segment.verb
    predicate = segment.predicate
    forms = [("predicate", predicate)]
    if verb is None or verb.tag == "VBN":
        forms.append(("segment", segment.tokens))
    cut = next((n for n, t in enumerate(predicate) if n > 1 and t.tag == "IN"), 0)
    if cut:
        forms.append(("short predicate", predicate[:cut]))
    elif predicate and len(predicate) > 2 and predicate[1].tag == "IN":
        forms.append(("short predicate", predicate[:1]))
    if verb is not None and segment.subject and len(predicate) <= 2 + 2 * (verb.tag == "VBN"):
        forms.append(("subject and short predicate", segment.subject + (predicate[:cut] if cut else predicate)))
    for name, tokens in forms:
        if 1 <= len(tokens) <= _LONGEST:
            head = verb or tokens[-1]
            features = _features(head, tokens, event.clause_of(head), event)
            features[f"headline {name}"] = 1.0
            features[f"headline {name}, {opener}"] = 1.0
            features["verbal headline" if verb is not None else "verbless headline"] = 1.0
            if verb is not None and (verb.lower in event.lead_keys or key(verb.lemma) in event.lead_keys):
                features["headline verb in lead"] = 1.0
            pool.add(tokens[0], tokens[-1], features, head=head)


def _clause(clause: Clause, event: MainEvent, pool: Pool) -> None:
    verb = clause.verb
    if not any(c.isalpha() for c in verb.text):
        return
    above = clause.above
    chained = clause.relation == "xcomp" and verb.head.lemma.lower() in words("questions", "prospective")
    if chained and above is not None:
        return  # told together with the verb above it
    first = opening(clause)
    ends = _endings(verb)
    inner = innermost(verb)
    if inner is not verb:
        ends += [end for end in _endings(inner) if all(end[1] is not known for _, known in ends)]
    subject = verb.child("nsubj", "nsubjpass")
    in_body = verb.sentence.field == "text"
    for name, end in ends:
        last = before_time(inner, end)
        tokens = tokens_between(first, last)
        if not 1 <= len(tokens) <= _LONGEST:
            continue
        features = _features(verb, tokens, clause, event)
        _form(features, name, clause)
        pool.add(first, last, features, head=verb)
        told_by_who = subject is None or subject.pos == "PRON" or subject.ent in _NAMED
        if subject is not None and not told_by_who and subject.i < verb.i and (in_body or not clause.objects):
            start = phrase_tokens(subject)
            if start[-1].i < first.i:
                wide = tokens_between(start[0], last)
                if len(wide) <= _LONGEST:
                    features = _features(verb, wide, clause, event)
                    _form(features, "subject and " + name, clause)
                    features["with subject"] = 1.0
                    pool.add(start[0], last, features, head=verb)


def _form(features: dict[str, float], name: str, clause: Clause) -> None:
    """Note the form of a verb phrase, also together with where it stands and what sort of clause it is of."""
    features[name] = 1.0
    stage = "title" if "in title" in features else "lead" if "first sentence" in features else "later"
    if "head clause" in features:
        stage += " head"
    features[f"{name}, {stage}"] = 1.0
    sort = "passive" if clause.passive else "transitive" if clause.objects else "intransitive"
    features[f"{name}, {sort}"] = 1.0


def _endings(verb: Token) -> list[tuple[str, Token]]:
    """Where the verb phrase may end: behind the heads of its complements, behind them whole, behind adjuncts."""
    bare = full = verb
    right = [child for child in verb.children if child.i > verb.i]
    for child in right:
        if is_turn(child):
            break
        if child.dep in COMPLEMENTS:
            bare, full = head_end(child), full_end(child)
        elif child.dep == "ccomp":
            full = full_end(child)
            break
    found = [("bare form", bare)]
    trimmed = trimmed_end(verb)
    if trimmed.i > bare.i and trimmed.i < full.i:
        found.append(("trimmed form", trimmed))
    if full is not bare or full is verb:
        found.append(("full form", full))
    count = 0
    for child in right:
        if child.i <= full.i:
            continue
        if is_turn(child):
            break
        if child.dep in _ADJUNCTS:
            count += 1
            end = full_end(child)
            if count == 1:
                head = child.child("pobj")
                if head is not None and head is not end:
                    found.append(("short adjunct", head))
            found.append(("one adjunct" if count == 1 else "more adjuncts", end))
    return found


def _nominal(head: Token, event: MainEvent, pool: Pool) -> None:
    """A noun phrase; of an affair only one that names what happens, since a thing is no act."""
    happening = head.lemma.lower() in words("events", "nouns")
    if event.kind == "affair" and not (happening and head.dep in _TOLD_AS):
        return
    tokens = phrase_tokens(head)
    if not 1 <= len(tokens) <= _LONGEST:
        return
    clause = event.clause_of(head)
    features = _features(head, tokens, clause, event) | {"nominal": 1.0, "nominal " + head.dep: 1.0}
    if "in title" in features:
        features["nominal in title"] = 1.0
    if happening:
        features["event noun"] = 1.0
    pool.add(tokens[0], tokens[-1], features, head=head)
    core = [t for t in tokens if t.i <= head.i]
    if 0 < len(core) < len(tokens):
        features = _features(head, core, clause, event) | {
            "nominal": 1.0,
            "bare nominal": 1.0,
            "nominal " + head.dep: 1.0,
        }
        if happening:
            features["event noun"] = 1.0
        pool.add(core[0], core[-1], features, head=head)


def _features(head: Token, tokens: list[Token], clause: Clause | None, event: MainEvent) -> dict[str, float]:
    found = position(head.sentence, event) | measure(tokens, event) | tie(clause, event)
    stage = "title" if "in title" in found else "lead" if "first sentence" in found else "later"
    if clause is not None:
        if stage != "title" and event.keys.get(clause.verb) in event.title_keys:
            found["verb in title"] = 1.0
        if clause.objects:
            found["with object"] = 1.0
        if clause.passive:
            found["passive"] = 1.0
        if clause.verb.lemma.lower() in words("attribution", "saying"):
            found["saying"] = 1.0
        if clause.verb.lemma.lower() == "be":
            found["being"] = 1.0
        found["relation " + clause.relation] = 1.0
        if clause.negated:
            found["negated"] = 1.0
        if behind_turn(clause):
            found["a circumstance"] = 1.0
            if "words in title" in found:  # the headline's own circumstance
                found["circumstance in title"] = found.pop("words in title")
    if event.reading.quotes.covers(head.start) and head.sentence.field == "text":
        found["quoted"] = 1.0
    found[f"{stage} of {event.kind}"] = 1.0
    return found
