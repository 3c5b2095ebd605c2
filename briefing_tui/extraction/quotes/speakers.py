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
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and the verb of saying, as printed."""

    name: str | None
    verb: str | None
    head: Token | None = None


_NOBODY = Said(None, None)


class Speakers:
    """Finds the speakers of a story's quotations, in text order."""

    def __init__(self, story: Story, mentions: Mentions, spans: list[Span]) -> None:
        self._story = story
        self._mentions = mentions
        self._spans = spans
        self._tokens = list(story.tokens)
        self._starts = [token.start for token in self._tokens]
        self._said: dict[int, Said] = {}
        self._ends: dict[int, int] = {}

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
            self._said[number] = self._find(number)
        return self._said[number]

    # -- the places where a clause of saying stands

    def _find(self, number: int) -> Said:
        start, end = self._spans[number]
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end) - 1
        if first > last:
            return _NOBODY
        after = self._after(number, last)
        before = self._before(number, first)
        said = self._behind(after, self._text_end(last)) or self._ahead(before)
        if said is None and self._extent_cut(number):
            said = self._behind(self._slice(self.extent(number)[1], end), ",")
        if said is None:
            said = self._around(first, last)
        if said is None:
            said = self._inherited(number, first)
        return said or _NOBODY

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
        while after and after[0].text in (",", "-", "–", "—"):
            sign = ","
            after = after[1:]
        if not after:
            return None
        if sign == "." and after[0].text[0].isupper() and not self._is_speech(after[0]):
            return None
        by = self._according(after)
        if by is not None and after[0].lower in ("according", "as"):
            return by
        place = next((n for n, token in enumerate(after[:18]) if self._is_speech(token)), None)
        if place is None:
            return None
        verb = after[place]
        if place == 0 or all(t.pos in ("AUX", "ADV") for t in after[:place]):
            return self._said_by(after[place + 1 :], verb)
        if after[0].lower in ("and", "but", "while", "when", "because", "that", "which", "in", "to", "for", "of", "as", "after"):
            if after[0].lower not in ("and", "but", "as"):
                return None
            after = after[1:]
            place -= 1
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
        for above in (token, *token.ancestors()):
            if above.i in inside or above.pos not in ("VERB", "AUX"):
                continue
            said = self._subject_of(above)
            if said is not None:
                return said
        return None

    def _inherited(self, number: int, first: int) -> Said | None:
        """The speaker of the quotation before, while nobody else took the floor."""
        if number == 0:
            return None
        before = self.of(number - 1)
        return Said(before.name, before.verb, before.head) if before.name else None

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
            if token.tag == "PRP" and token.lower in ("he", "she", "they", "it", "i", "we"):
                head = token
                break
            if token.tag in ("IN", "TO", "WP", "WDT", "VBD", "VBZ", "VBP", "VBG", "VBN") and head is not None:
                break
            if token.pos in ("NOUN", "PROPN") and token.ent not in ("DATE", "TIME"):
                head = token
        return self._resolved(head, verb) if head is not None else None

    def _resolved(self, head: Token, verb: Token | None) -> Said:
        name = self._mentions.name_of(head)
        return Said(name, verb.text if verb is not None else None, head)

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
