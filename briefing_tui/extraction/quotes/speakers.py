"""Who said it: the clause of saying around a quotation, else the speaker who still holds the floor.

Word order first, the parse second: small parsers go astray around quotation marks, while news English puts the
clause of saying in few places (after O'Keefe et al. 2012, *A sequence labelling approach to quote attribution*):
behind the quotation (*…," X said* / *said X*), before it (*X said: "…*), or around a quoted phrase (*X called it "…"*).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions import Mentions
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.story import Story
from briefing_tui.model import Span

__all__ = ["Said", "Speakers"]

_MARKS = frozenset("\"“”„«»'‘’") | {"``", "''"}
_STOPS = frozenset(".?!;")
_WINDOW = 40
"""Tokens looked at on either side of a quotation."""
_PHRASE_ENDS = frozenset(("IN", "TO", "WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "MD", "DT", "RB"))
_BYLINE = 8
"""Tokens behind a quotation that may be a name in place of a clause: ``'We go on': Truss``."""
_SCARE = 3
"""Words in a quoted phrase that gives nobody the floor."""
_OPENING = 12
"""Characters by which a quotation may reach into a narrative sentence, as the parser cuts sentences badly at marks."""
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and the verb of saying, as printed."""

    name: str | None
    verb: str | None
    head: Token | None = None


_NOBODY = Said(None, None)


def _is_mark(text: str, place: int) -> bool:
    return place < len(text) and text[place] in _MARKS


class Speakers:
    """Finds the speakers of a story's quotations, in text order."""

    def __init__(self, story: Story, mentions: Mentions, spans: list[Span]) -> None:
        self._story = story
        self._mentions = mentions
        self._spans = spans
        self._tokens = list(story.tokens)
        self._starts = [token.start for token in self._tokens]
        self._said: dict[int, Said] = {}
        self._owned: dict[int, Said | None] = {}

    def extent(self, number: int) -> Span:
        """Offsets of a quotation; where its closing mark is missing, the clause of saying at its end is cut off."""
        start, end = self._spans[number]
        text = self._story.article.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        closed = end < len(text) and text[end] in _MARKS
        if not closed:
            tail = self._tail_clause(start, end)
            if tail is not None:
                end = tail
        return (start, end)

    def of(self, number: int) -> Said:
        """Who says the quotation of this number."""
        if number not in self._said:
            self._said[number] = self._own(number) or self._held(number) or _NOBODY
        return self._said[number]

    # -- the places where a clause of saying stands

    def _own(self, number: int) -> Said | None:
        """The speaker whom the words around this quotation name."""
        if number in self._owned:
            return self._owned[number]
        start, end = self._spans[number]
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end) - 1
        said: Said | None = None
        if first <= last:
            said = self._behind(self._after(number, last), self._text_end(last)) or self._ahead(
                self._before(number, first)
            )
            if said is None and self._extent_cut(number):
                said = self._behind(self._slice(self.extent(number)[1], end), ",")
            if said is None:
                said = self._around(first, last)
        self._owned[number] = said
        return said

    def _held(self, number: int) -> Said | None:
        """Who holds the floor: the speaker of the paragraph that goes on, the one introduced just before, the last."""
        start, end = self._spans[number]
        text = self._story.article.text
        step = number
        while step + 1 < len(self._spans) and not _is_mark(text, self._spans[step][1]):
            # Never closed: the quotation goes on in the next paragraph, whose clause of saying serves both.
            step += 1
            said = self._own(step)
            if said is not None:
                return said
        introduced = self._introduced(number, start)
        if introduced is not None or number == 0:
            return introduced
        before = self.of(number - 1)
        return before if before.name else None

    def _introduced(self, number: int, start: int) -> Said | None:
        """Whom the narrative sentence just before brings in: *X was furious. "…"*, *a statement from X. "…"*."""
        place = bisect_left(self._starts, start)
        sentence = None
        for token in reversed(self._tokens[max(0, place - 8) : place]):
            if token.text not in _MARKS and token.end <= start - 1:
                sentence = token.sentence
                break
        if sentence is None:
            return None
        if number:
            before = self._spans[number - 1]
            long = len(self._story.words(before).split()) > _SCARE
            if long and before[1] > sentence.start + _OPENING:
                return None
        for token in sentence.tokens:
            if token.lower in words("quotes", "nouns") and not self._quoted(token.start):
                for child in token.children:
                    owner = child.child("pobj") if child.lower in ("from", "by") else None
                    if owner is not None and self._mentions.entity_of(owner) is not None:
                        return self._resolved(owner, None)
        subject = sentence.root.child(*_SUBJECTS)
        if subject is None or subject.lower == "it":
            return None
        party = self._mentions.entity_of(subject)
        if party is None or (party.kind != "person" and not any(self._is_speech(token) for token in sentence.tokens)):
            return None
        return self._resolved(subject, None)

    def _extent_cut(self, number: int) -> bool:
        return self.extent(number)[1] < self._spans[number][1] - 1

    def _slice(self, start: int, end: int) -> list[Token]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [token for token in self._tokens[low:high] if token.text not in _MARKS]

    def _text_end(self, last: int) -> str:
        """The last sign inside the quotation."""
        return self._tokens[last].text[-1]

    def _after(self, number: int, last: int) -> list[Token]:
        """Tokens behind the quotation up to the sentence's end or the next quotation."""
        found: list[Token] = []
        limit = self._spans[number + 1][0] if number + 1 < len(self._spans) else 1 << 60
        paragraph = self._tokens[last].sentence.paragraph
        for token in self._tokens[last + 1 : last + 1 + _WINDOW]:
            if token.start >= limit - 1 or token.sentence.paragraph != paragraph:
                break
            if token.text in _MARKS:
                continue
            if token.text in _STOPS:
                break
            found.append(token)
        return found

    def _before(self, number: int, first: int) -> list[Token]:
        """Tokens before the quotation back to the sentence's start or the quotation before."""
        found: list[Token] = []
        limit = self._spans[number - 1][1] if number else -1
        paragraph = self._tokens[first].sentence.paragraph
        for token in reversed(self._tokens[max(0, first - _WINDOW) : first]):
            if token.start <= limit or token.sentence.paragraph != paragraph:
                break
            if token.text in _MARKS and token.end != token.start + 2:
                continue
            if token.text in _STOPS:
                break
            found.append(token)
        found.reverse()
        return found

    def _behind(self, after: list[Token], sign: str) -> Said | None:
        """``…," X said`` and ``…," said X``."""
        if after and after[0].text in (":", "-", "–", "—") and 2 <= len(after) <= _BYLINE and after[1].pos == "PROPN":
            # A headline or caption: 'We go on': the minister.
            return self._said_by(after[1:], None)
        while after and after[0].text in (",", "-", "–", "—"):
            sign = ","
            after = after[1:]
        if not after:
            return None
        if sign == "." and after[0].text[0].isupper():
            return None
        by = self._according(after)
        if by is not None and after[0].lower in ("according", "as"):
            return by
        place = next((n for n, token in enumerate(after[:18]) if self._is_speech(token)), None)
        if place is None:
            return None
        verb = after[place]
        if sign in "?!" and after[0].text[0].isupper() and len(after) > place + 4:
            return None
        if place == 0 or all(t.pos in ("AUX", "ADV") for t in after[:place]):
            return self._said_by(after[place + 1 :], verb)
        if after[0].lower in (
            "and",
            "but",
            "while",
            "when",
            "because",
            "that",
            "which",
            "in",
            "to",
            "for",
            "of",
            "as",
            "after",
        ):
            if after[0].lower not in ("and", "but", "as"):
                return None
            after = after[1:]
            place -= 1
        subject = verb.child(*_SUBJECTS)
        if subject is not None and subject in after[:place]:
            return self._resolved(subject, verb)
        if after[0].tag in ("IN", "RB", "VBG", "JJ"):
            commas = [n for n, token in enumerate(after[:place]) if token.text == ","]
            after, place = (after[commas[-1] + 1 :], place - commas[-1] - 1) if commas else (after, place)
        return self._said_by(after[:place], verb) or self._subject_of(verb)

    def _ahead(self, before: list[Token]) -> Said | None:
        """``X said: "…`` and ``X told reporters that "…``."""
        verbs = [n for n, token in enumerate(before) if self._is_speech(token)]
        if verbs:
            place = verbs[-1]
            verb = before[place]
            said = self._subject_of(verb)
            if said is not None:
                return said
            said = self._said_by(before[:place], verb)
            if said is not None:
                return said
        by = self._according(before)
        if by is not None:
            return by
        if before and before[-1].text == ":":
            return self._said_by(before[:-1], None)
        return None

    def _around(self, first: int, last: int) -> Said | None:
        """The subject of the clause that holds a quoted phrase."""
        inside = {token.i for token in self._tokens[first : last + 1]}
        token = self._tokens[first]
        verbs = [t for t in token.ancestors() if t.i not in inside and t.pos in ("VERB", "AUX")]
        for above in sorted(verbs, key=lambda verb: not self._is_speech(verb)):
            said = self._subject_of(above)
            if said is not None and said.head is not None and self._can_speak(said.head):
                return said
        return None

    def _can_speak(self, head: Token) -> bool:
        """Whether a noun phrase can be a speaker: someone named, a person's pronoun or office, a body."""
        if self._mentions.entity_of(head) is not None or head.tag == "PRP" and head.lower != "it":
            return True
        return head.lower in words("people", "offices") or head.lower in words("people", "body_nouns")

    # -- from words to a speaker

    def _is_speech(self, token: Token) -> bool:
        return token.tag.startswith("VB") and token.lemma.lower() in words("quotes", "speech")

    def _according(self, tokens: list[Token]) -> Said | None:
        for place, token in enumerate(tokens[:-2]):
            if token.lower == "according" and tokens[place + 1].lower == "to":
                return self._said_by(tokens[place + 2 :], None)
        return None

    def _subject_of(self, verb: Token) -> Said | None:
        step = verb
        if verb.tag == "VBG" and verb.child("aux") is None and verb.child(*_SUBJECTS) is None:
            step = verb.sentence.root if verb.dep in ("advcl", "conj", "ccomp", "xcomp") else verb
        for _ in range(4):
            subject = step.child(*_SUBJECTS)
            if subject is not None:
                if subject.tag in ("WP", "WDT") and step.dep == "relcl":
                    subject = step.head
                return self._resolved(subject, verb)
            if step.dep not in ("conj", "xcomp", "advcl", "acl"):
                return None
            step = step.head
        return None

    def _said_by(self, phrase: list[Token], verb: Token | None) -> Said | None:
        """The speaker named by a noun phrase: its first person, else its head."""
        head: Token | None = None
        for token in phrase:
            if token.text in (",", ":", "(", "-", "–", "—") and head is not None:
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
        return self._resolved(head, verb) if head is not None else None

    def _resolved(self, head: Token, verb: Token | None) -> Said | None:
        said = verb.text if verb is not None else None
        if head.lower in words("quotes", "nouns"):
            head = self._author(head) or head
        if head.lower in ("i", "we", "you", "who", "which", "that"):
            return None
        if verb is not None and verb.lemma == "quote" and head.dep == "nsubj":
            # The newspaper quoted him as saying: the one quoted speaks.
            head = verb.child("dobj") or head
        if head.lower in ("he", "she"):
            described = self._described(head)
            if described is not None:
                return Said(self._mentions.name_of(described), said, described)
        return Said(self._mentions.name_of(head), said, head)

    def _author(self, noun: Token) -> Token | None:
        """Whose statement or letter it is: its owner, or who was named last."""
        for child in noun.children:
            if child.dep == "poss":
                return child
            if child.dep in ("prep", "agent") and child.lower in ("from", "by", "of"):
                owner = child.child("pobj")
                if owner is not None:
                    return owner
        for sentence in reversed(self._story.sentences[max(0, noun.sentence.index - 3) : noun.sentence.index + 1]):
            for token in reversed(sentence.tokens):
                if token.start < noun.start and token.dep in _SUBJECTS and self._mentions.entity_of(token) is not None:
                    return token
        return None

    def _described(self, pronoun: Token) -> Token | None:
        """An unnamed speaker (*a spokeswoman*) who took the floor in the sentences before, nearer than anyone named."""
        wrong = words("people", "male") if pronoun.lower == "she" else words("people", "female")
        for sentence in reversed(self._story.sentences[max(0, pronoun.sentence.index - 3) : pronoun.sentence.index]):
            for token in sentence.tokens:
                if token.dep not in _SUBJECTS or not self._is_speech(token.head) or self._quoted(token.start):
                    continue
                if token.tag in ("PRP", "NNS", "NNPS") or token.lower in wrong:
                    continue
                if self._mentions.entity_of(token) is not None:
                    return None
                return token if token.lower in words("people", "offices") else None
        return None

    def _quoted(self, offset: int) -> bool:
        place = bisect_left(self._spans, (offset, 1 << 60)) - 1
        return place >= 0 and self._spans[place][0] <= offset < self._spans[place][1]

    def _tail_clause(self, start: int, end: int) -> int | None:
        """Where ``, she explained.`` begins at the end of a quotation that was never closed."""
        tokens = self._slice(start, end)
        commas = [n for n, token in enumerate(tokens) if token.text == ","]
        for place in reversed(commas[-2:]):
            tail = [token for token in tokens[place + 1 :] if token.text not in _STOPS]
            verbs = [token for token in tail if self._is_speech(token) and token.tag == "VBD"]
            if 2 <= len(tail) <= 8 and verbs and (tail[-1] is verbs[0] or tail[0] is verbs[0]):
                return tokens[place].end
        return None
