"""From the noun phrase of a clause of saying to a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions import Mentions
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.quotes.context import Context

__all__ = ["SUBJECTS", "Naming", "Said", "is_speech"]

SUBJECTS = ("nsubj", "nsubjpass")
_PHRASE_ENDS = frozenset(("IN", "TO", "WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "MD", "DT", "RB"))
"""Tags that end the noun phrase of a speaker, once it has a head."""
_NEW = frozenset(("a", "an", "one", "another", "his", "her", "their", "whose"))
"""Determiners that bring in somebody new."""
_NEAR = 3
"""Sentences back in which an unnamed speaker or an author is sought."""


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and the verb of saying, as printed."""

    name: str | None
    verb: str | None
    head: Token | None = None


def is_speech(token: Token) -> bool:
    """Whether a token is a verb that can introduce or follow a direct quotation."""
    return token.tag.startswith("VB") and token.lemma.lower() in words("quotes", "speech")


class Naming:
    """Names the speakers of one story's quotations."""

    def __init__(self, context: Context, mentions: Mentions) -> None:
        self._context = context
        self._mentions = mentions

    def by_phrase(self, phrase: list[Token], verb: Token | None) -> Said | None:
        """The speaker named by a noun phrase: its first person, else its head."""
        head: Token | None = None
        for place, token in enumerate(phrase):
            if token.text in (",", ":", "(", "-", "–", "—") and head is not None:
                head = self._apposed(head, phrase[place + 1 :]) if token.text == "," else head
                break
            follower = token.next()
            if follower is not None and follower.tag == "POS":
                continue
            if head is None and token.tag == "PRP" and token.lower in ("he", "she", "they", "it", "i", "we"):
                head = token
                break
            if token.tag in _PHRASE_ENDS and head is not None:
                break
            if token.pos in ("NOUN", "PROPN") and token.ent not in ("DATE", "TIME"):
                head = token
        return self.by_head(head, verb) if head is not None else None

    def by_subject(self, verb: Token) -> Said | None:
        """The speaker by the parse: the subject of the verb of saying, its own or that of the verb above."""
        step = verb
        if verb.dep == "acl" and verb.head.lower in words("quotes", "nouns") and verb.child(*SUBJECTS) is None:
            # *comments that Keller made, saying …*
            return self.by_head(verb.head, verb)
        if verb.tag == "VBG" and verb.child("aux") is None and verb.child(*SUBJECTS) is None:
            step = verb.sentence.root if verb.dep in ("advcl", "conj", "ccomp", "xcomp") else verb
        for _ in range(4):
            subject = step.child(*SUBJECTS)
            addressed = step is verb and verb.lemma in words("people", "addressing")
            if subject is not None and subject.dep == "nsubjpass" and addressed:
                # *Keller was told by Brandt*: who told is the agent.
                agent = verb.child("agent")
                subject = agent.child("pobj") if agent is not None else None
                return self.by_head(subject, verb) if subject is not None else None
            if subject is not None:
                if subject.tag in ("WP", "WDT") and step.dep == "relcl":
                    subject = step.head
                return self.by_head(subject, verb)
            if step.dep not in ("conj", "xcomp", "advcl", "acl"):
                return None
            step = step.head
        return None

    def according(self, tokens: list[Token]) -> Said | None:
        """The speaker of *according to X*, *in the words of X*, *in X's words*."""
        for place, token in enumerate(tokens[:-1]):
            if token.lower == "according" and tokens[place + 1].lower == "to":
                return self.by_phrase(tokens[place + 2 :], None)
            if token.lower == "words" and tokens[place + 1].lower == "of":
                return self.by_phrase(tokens[place + 2 :], None)
            if token.lower == "words" and token.head.lower == "in":
                owner = token.child("poss")
                return self.by_head(owner, None) if owner is not None else None
        return None

    def by_head(self, head: Token, verb: Token | None) -> Said | None:
        """The speaker whom the noun phrase with this head means."""
        said = verb.text if verb is not None else None
        if head.lower in words("quotes", "nouns"):
            head = self._author(head) or head
        if head.lower in ("i", "we", "you", "who", "which", "that"):
            return None
        if verb is not None and verb.lemma == "quote" and head.dep == "nsubj":
            # The newspaper quoted him as saying: the one quoted speaks.
            head = verb.child("dobj") or head
        if head.lower == "they" or (head.lower == "it" and self._mentions.entity_of(head) is None):
            head = self._subject_before(head) or head
        elif head.lower in ("he", "she"):
            described = self._described(head)
            if described is not None:
                return Said(self._mentions.name_of(described), said, described)
            head = self._centre(head)
        elif self._mentions.entity_of(head) is None:
            comma = head.next()
            if comma is not None and comma.text == ",":
                head = self._apposed(head, head.sentence.tokens[comma.i - head.sentence.tokens[0].i + 1 :])
            if head.lower in words("quotes", "variations") and self._mentions.entity_of(head) is None:
                head = self._varied(head) or head
        return Said(self._mentions.name_of(head), said, head)

    def can_speak(self, head: Token) -> bool:
        """Whether a noun phrase can be a speaker: someone named, a person's pronoun or office, a body."""
        if self._mentions.entity_of(head) is not None or (head.tag == "PRP" and head.lower != "it"):
            return True
        return head.lower in words("people", "offices") or head.lower in words("people", "body_nouns")

    def _is_person(self, head: Token) -> bool:
        party = self._mentions.entity_of(head)
        return party is not None and party.kind == "person"

    def _apposed(self, head: Token, rest: list[Token]) -> Token:
        """The person named in apposition to a description: *the hunt's master, Captain Ian Farquhar, said*."""
        if self._mentions.entity_of(head) is not None or head.pos == "PROPN":
            return head
        for token in rest:
            if self._is_person(token) and token.pos == "PROPN":
                return token
            if token.text in (",", "(") or token.tag in _PHRASE_ENDS - {"DT"}:
                break
        return head

    def _subject_before(self, pronoun: Token) -> Token | None:
        """Whom *they* or *it* means: the nearest subject before that is many or a body, or else one and no person."""
        for sentence in self._back(pronoun.sentence.index + 1):
            for token in reversed(sentence.tokens):
                if token.start >= pronoun.start or token.dep not in SUBJECTS or self._context.quoted(token.start):
                    continue
                if token.pos in ("NOUN", "PROPN") and self._agrees(token, pronoun):
                    return token
        return None

    def _agrees(self, token: Token, pronoun: Token) -> bool:
        party = self._mentions.entity_of(token)
        many = token.tag in ("NNS", "NNPS") or token.child("conj") is not None
        if pronoun.lower == "they":
            return many or (party is not None and party.kind == "body")
        person = (party is not None and party.kind == "person") or token.lower in words("people", "offices")
        return not many and not person

    def _author(self, noun: Token) -> Token | None:
        """Whose statement or letter it is: its owner, or who was named last."""
        for child in noun.children:
            if child.dep == "poss":
                return child
            if child.dep == "relcl" and child.child(*SUBJECTS) is not None:
                return child.child(*SUBJECTS)
            if child.dep in ("prep", "agent") and child.lower in ("from", "by", "of"):
                owner = child.child("pobj")
                if owner is not None:
                    return owner
        follower = noun.next()
        if follower is not None and follower.lower in ("from", "by") and follower.child("pobj") is not None:
            return follower.child("pobj")
        for sentence in reversed(
            self._context.story.sentences[max(0, noun.sentence.index - _NEAR) : noun.sentence.index + 1]
        ):
            for token in reversed(sentence.tokens):
                if token.start < noun.start and token.dep in SUBJECTS and self._mentions.entity_of(token) is not None:
                    return token
        return None

    def _varied(self, head: Token) -> Token | None:
        """The person named just before whom *the Ohio Democrat* means by elegant variation."""
        if not any(child.dep == "det" and child.lower == "the" for child in head.children):
            return None
        for sentence in self._back(head.sentence.index + 1):
            for token in reversed(sentence.tokens):
                if token.start >= head.start or token.dep not in SUBJECTS or self._context.quoted(token.start):
                    continue
                party = self._mentions.entity_of(token)
                if party is not None and party.kind == "person":
                    return token
        return None

    def _described(self, pronoun: Token) -> Token | None:
        """An unnamed speaker (*a spokeswoman*) who took the floor in the sentences before, nearer than anyone named.

        Speaking takes the floor, and so does being the subject right before the quotation: *Her brother was blunter.*
        """
        wrong = words("people", "male") if pronoun.lower == "she" else words("people", "female")
        last = pronoun.sentence.index - 1
        for sentence in reversed(self._context.story.sentences[max(0, last + 1 - _NEAR) : last + 1]):
            for token in sentence.tokens:
                if token.dep not in SUBJECTS or self._context.quoted(token.start):
                    continue
                introduced = sentence.index == last and token.head is sentence.root and self._is_unnamed(token)
                if not (is_speech(token.head) or introduced):
                    continue
                if token.tag in ("PRP", "NNS", "NNPS") or token.lower in wrong:
                    continue
                if introduced and (named := token.child("appos")) is not None and self._is_person(named):
                    return named
                if self._mentions.entity_of(token) is not None:
                    return None
                return token if introduced or token.lower in words("people", "offices") else None
        return None

    def _centre(self, pronoun: Token) -> Token:
        """The first of the same pronouns that sentences before this one have as subject.

        A centre that goes on is what a pronoun means before anything else that was mentioned on the way (Grosz, Joshi
        and Weinstein 1995, *Centering*, rule 2): *Keller voted for Brandt. He is not sure now. "…," he said.*
        """
        first = pronoun
        for sentence in self._back(pronoun.sentence.index):
            subject = sentence.root.child(*SUBJECTS)
            if subject is None or subject.lower != pronoun.lower or self._context.quoted(subject.start):
                break
            first = subject
        return first

    def _is_unnamed(self, token: Token) -> bool:
        """Whether a noun phrase brings in a person by description: *a neighbor*, *her brother*, *the judge*."""
        if token.lower in words("people", "offices") and self._mentions.entity_of(token) is None:
            return True
        new = any(child.dep in ("det", "nummod", "poss") and child.lower in _NEW for child in token.children)
        person = ("offices", "male", "female")
        return new and (
            token.lower in words("quotes", "bystanders") or any(token.lower in words("people", w) for w in person)
        )

    def _back(self, index: int) -> Iterator[Sentence]:
        """The sentences before this one, nearest first."""
        return reversed(self._context.story.sentences[max(0, index - _NEAR) : index])
