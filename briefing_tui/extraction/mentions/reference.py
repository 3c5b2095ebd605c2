"""What pronouns and descriptions stand for, by recency and grammatical role.

A small salience model after Lappin & Leass 1994: subjects before others, near before far, and agreement in gender
and number as a filter. *The minister* or *the company* needs no salience where only one named person has that office,
or one body that name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions.bodies import Body
from briefing_tui.extraction.mentions.people import Individual
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.model import Span

__all__ = ["Reference", "Referent"]

_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 4
"""Sentences back in which an antecedent of a personal pronoun is sought."""
_FAR = 40
"""Sentences back where no nearer antecedent is found."""

_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")

Referent = Individual | Body


@dataclass(slots=True, eq=False, repr=False)
class _Mention:
    token: Token
    who: Referent
    last: Token


class Reference:
    """Antecedents of the pronouns and descriptions of one story."""

    def __init__(
        self, sentences: list[Sentence], people: list[Individual], bodies: list[Body], quoted: list[Span]
    ) -> None:
        self._people = people
        self._sentences = sentences
        self._quoted = quoted
        self._persons = _ordered((n.last, n.first, p) for p in people for n in p.names)
        self._bodied = _ordered((_top(tokens), tokens[0], body) for body in bodies for tokens in body.tokens)
        self._person_starts = [m.token.start for m in self._persons]
        self._body_starts = [m.token.start for m in self._bodied]
        self._by_office: dict[str, list[Individual]] = {}
        self._by_word: dict[str, list[Body]] = {}
        firms: list[Body] = []
        for body in bodies:
            for word in set(body.name.lower().split()):
                self._by_word.setdefault(word, []).append(body)
            if body.kind == "body" and body.last_word not in words("people", "public"):
                firms.append(body)
        self._firms = set(firms)
        self._main_firm = max(firms, key=lambda body: len(body.tokens), default=None)
        self._memo: dict[Token, Referent | None] = {}
        self.forget()

    def of(self, token: Token) -> Referent | None:
        """What a pronoun or the head of a description stands for; None where the text leaves it open."""
        if token not in self._memo:
            self._memo[token] = None
            self._memo[token] = self._find(token)
        return self._memo[token]

    def forget(self) -> None:
        """Start over after roles were added."""
        self._memo = {}
        self._holders: dict[frozenset[str], Individual | None] = {}
        self._by_office = {}
        for person in self._people:
            for word in person.office_words:
                self._by_office.setdefault(word, []).append(person)

    def certain(self, pronoun: Token) -> Individual | None:
        """The person a pronoun must mean: the only one of that gender named in this sentence and the one before."""
        gender = _GENDERS.get(pronoun.lower, "")
        if not gender:
            return None
        near = self._back(pronoun, self._persons, self._person_starts, 1)
        who = {id(m.who): m.who for m in near if _agrees(m.who, gender)}
        found = self.of(pronoun)
        return found if len(who) == 1 and isinstance(found, Individual) and id(found) in who else None

    def _find(self, token: Token) -> Referent | None:
        lower = token.lower
        if lower in _GENDERS:
            return self._person(token, _GENDERS[lower])
        if lower in ("it", "its", "itself"):
            return self._thing(token)
        if token.pos in ("NOUN", "PROPN"):
            return self._described(token)
        return None

    # -- pronouns

    def _back(self, token: Token, mentions: list[_Mention], starts: list[int], reach: int) -> list[_Mention]:
        """Mentions before the token, from its own sentence back over ``reach`` sentences; nearest last."""
        if token.sentence.field == "title":
            return []
        low = max(0, token.sentence.index - reach)
        start = self._sentences[low].start if low < len(self._sentences) else 0
        return mentions[bisect_left(starts, start) : bisect_left(starts, token.start)]

    def _person(self, pronoun: Token, gender: str) -> Referent | None:
        own_quote = self._in_quote(pronoun.start)
        best: _Mention | None = None
        best_score = 0.0
        for mention in self._back(pronoun, self._persons, self._person_starts, _REACH):
            if not _agrees(mention.who, gender) or not self._free(pronoun, mention):
                continue
            score = self._salience(pronoun, mention)
            if self._in_quote(mention.token.start) and not own_quote:
                score -= 3.0
            if score >= best_score or best is None:
                best, best_score = mention, score
        if best is not None:
            return best.who
        before = [m for m in self._back(pronoun, self._persons, self._person_starts, _FAR) if _agrees(m.who, gender)]
        sure = [m for m in before if isinstance(m.who, Individual) and m.who.gender == gender]
        if sure:
            return sure[-1].who
        return before[0].who if len({id(m.who) for m in before}) == 1 else None

    def _salience(self, pronoun: Token, mention: _Mention) -> float:
        """Distance in sentences against grammatical role, after the weights of Lappin & Leass."""
        distance = pronoun.sentence.index - mention.token.sentence.index
        score = 4.0 - 1.5 * distance
        head = mention.token
        while head.dep in ("compound", "flat", "nmod") and head.head is not head:
            head = head.head
        if head.dep in _SUBJECTS:
            score += 2.0
        elif head.dep in ("dobj", "dative", "agent", "appos", "attr", "conj"):
            score += 0.6
        elif head.dep == "poss":
            score -= 0.3
        if pronoun.dep in _SUBJECTS and head.dep in _SUBJECTS:
            score += 0.5
        return score

    @staticmethod
    def _free(pronoun: Token, mention: _Mention) -> bool:
        """Binding: a pronoun that is no possessive can't mean another argument of its own verb."""
        head = mention.token
        while head.dep in ("compound", "flat") and head.head is not head:
            head = head.head
        return not (head.head is pronoun.head and pronoun.tag == "PRP" and pronoun.dep not in ("poss",)) or head.is_root

    def _thing(self, pronoun: Token) -> Referent | None:
        """The body or country that *it* stands for: the subject before it in this sentence or the one before."""
        best: _Mention | None = None
        best_score = 3.0
        for mention in self._back(pronoun, self._bodied, self._body_starts, 1):
            if not self._free(pronoun, mention):
                continue
            score = self._salience(pronoun, mention)
            if self._in_quote(mention.token.start) and not self._in_quote(pronoun.start):
                score -= 3.0
            if score >= best_score:
                best, best_score = mention, score
        described = self._subject_before(pronoun)
        if described is not None and (best is None or described.sentence.index > best.token.sentence.index):
            return self.of(described)
        return best.who if best is not None else None

    def _subject_before(self, pronoun: Token) -> Token | None:
        """A described body (*the company*) as subject nearest before."""
        for sentence in reversed(self._sentences[max(0, pronoun.sentence.index - 1) : pronoun.sentence.index + 1]):
            for token in reversed(sentence.tokens):
                if (
                    token.start < pronoun.start
                    and token.dep in _SUBJECTS
                    and token.lower in words("people", "body_nouns")
                ):
                    return token
        return None

    def _in_quote(self, offset: int) -> bool:
        place = bisect_left(self._quoted, (offset, 1 << 60)) - 1
        return place >= 0 and self._quoted[place][0] <= offset < self._quoted[place][1]

    # -- descriptions

    def _described(self, head: Token) -> Referent | None:
        if head.tag in ("NNS", "NNPS"):
            return None
        determiner = next((c for c in head.children if c.dep in ("det", "poss")), None)
        lower = head.lower
        if lower in words("people", "offices"):
            acronym = head.text.isupper()
            if determiner is not None and determiner.lower not in ("the", "this", "that"):
                return None
            if determiner is None and not acronym and head.text[0].islower():
                return None
            return self._office(head)
        if determiner is None or determiner.lower not in ("the", "this", "that"):
            return None
        if lower in words("people", "body_nouns"):
            return self._named_body(head)
        return None

    def _office(self, head: Token) -> Individual | None:
        wanted = frozenset({head.lower} | _modifiers(head))
        if wanted not in self._holders:
            rarest = min((self._by_office.get(word, []) for word in wanted), key=len)
            fitting = [person for person in rarest if wanted <= person.office_words]
            fitting = [person for person in fitting if not _only_qualified(person, wanted)]
            self._holders[wanted] = fitting[0] if len(fitting) == 1 else None
        return self._holders[wanted]

    def posts(self, heads: list[Token]) -> dict[str, tuple[Individual, Token]]:
        """Whom descriptions of a post mean that is printed beside no name: *Jack Straw … The foreign secretary*.

        Each occurrence votes for the person named nearest, with no role of their own; one reading must win clearly.
        """
        votes: dict[str, dict[int, float]] = {}
        first: dict[str, Token] = {}
        who = {id(person): person for person in self._people}
        for head in heads:
            key = " ".join(sorted(_modifiers(head) | {head.lower}))
            first.setdefault(key, head)
            person, weight = self._nearest_without_role(head)
            tally = votes.setdefault(key, {})
            tally[id(person) if person else 0] = tally.get(id(person) if person else 0, 0.0) + weight
        found: dict[str, tuple[Individual, Token]] = {}
        for key, tally in votes.items():
            best = max(tally, key=lambda one: tally[one])
            if best and tally[best] >= 0.6 * sum(tally.values()):
                found[key] = (who[best], first[key])
        return found

    def _nearest_without_role(self, head: Token) -> tuple[Individual | None, float]:
        back = self._back(head, self._persons, self._person_starts, 2)
        for mention in reversed(back):
            if self._in_quote(mention.token.start):
                continue
            distance = head.sentence.index - mention.token.sentence.index
            if distance and isinstance(mention.who, Individual) and not mention.who.roles:
                # Who is named in the same sentence is seldom called by the post there, too.
                return mention.who, 1.0 / (1 + distance)
            if mention.token.dep in _SUBJECTS:
                break
        if head.sentence.index <= 1:
            start = bisect_left(self._person_starts, head.end)
            for mention in self._persons[start : start + 2]:
                near = 0 < mention.token.sentence.index - head.sentence.index <= 2
                if near and isinstance(mention.who, Individual) and not mention.who.roles:
                    return mention.who, 0.7
        return None, 0.5

    def _named_body(self, head: Token) -> Body | None:
        wanted = {head.lower} | _modifiers(head)
        fitting = [body for body in self._by_word.get(head.lower, []) if wanted <= set(body.name.lower().split())]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return _latest(fitting, head)
        named = any(c.pos == "PROPN" for c in head.children if c.dep in ("compound", "poss", "nmod"))
        if named or head.lower not in words("people", "commercial"):
            return None
        near = self._back(head, self._bodied, self._body_starts, _REACH)
        near = [m for m in near if m.who in self._firms and (m.token.dep in _SUBJECTS or m.token.dep == "poss")] or [
            m for m in near if m.who in self._firms
        ]
        # The firm that the story is about is meant rather than one that is quoted in passing.
        chosen = [m.who for m in near if isinstance(m.who, Body)]
        main = self._main_firm
        if main is not None and len(main.tokens) > 2 and main.tokens[0][0].start < head.start:
            chosen.append(main)
        return max(chosen, key=lambda body: len(body.tokens), default=None)


def _ordered(rows: Iterable[tuple[Token, Token, Referent]]) -> list[_Mention]:
    found = [_Mention(last, who, last) for last, first, who in rows if last.sentence.field == "text"]
    return sorted(found, key=lambda mention: mention.token.start)


def _top(tokens: list[Token]) -> Token:
    """The token of a name that the others hang from: *Chambers* of *British Chambers of Commerce*."""
    return next((token for token in tokens if token.head not in tokens), tokens[-1])


def _agrees(who: Referent, gender: str) -> bool:
    return isinstance(who, Individual) and who.gender in (gender, "")


def _only_qualified(person: Individual, wanted: frozenset[str]) -> bool:
    """Whether the office wanted is one that the person only shadows, deputises for or held: *deputy prime minister*."""
    held = [role.words for role in person.roles if wanted <= role.words]
    return bool(held) and all(words("people", "qualifying") & (role - wanted) for role in held)


def _modifiers(head: Token) -> set[str]:
    return {c.lower for c in head.children if c.dep in ("compound", "amod", "nmod") and c.i < head.i}


def _latest(bodies: list[Body], head: Token) -> Body | None:
    before = [(t[0].start, n) for n, b in enumerate(bodies) for t in b.tokens if t[0].start < head.start]
    return bodies[max(before)[1]] if before else None
