"""Who said it: the clause of saying around a quotation, else the speaker who still holds the floor.

Word order first, the parse second: small parsers go astray around quotation marks, while news English puts the
clause of saying in few places (after O'Keefe et al. 2012, *A sequence labelling approach to quote attribution*):
behind the quotation (*…," X said* / *said X*), before it (*X said: "…*), or around a quoted phrase (*X called it "…"*).
"""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.marks import MARKS
from briefing_tui.extraction.mentions import Mentions
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.quotes.context import STOPS, Context
from briefing_tui.extraction.quotes.later import Later
from briefing_tui.extraction.quotes.naming import SUBJECTS, Naming, Said, is_speech
from briefing_tui.extraction.quotes.turns import is_answer
from briefing_tui.extraction.story import Story
from briefing_tui.model import Span

__all__ = ["Speakers"]

_BYLINE = 8
"""Tokens behind a quotation that may be a name in place of a clause: ``'We go on': Truss``."""
_SCARE = 3
"""Words in a quoted phrase that gives nobody the floor."""
_OPENING = 12
"""Characters by which a quotation may reach into a narrative sentence, as the parser cuts sentences badly at marks."""
_TO_VERB = 18
"""Tokens between a quotation and its verb of saying, where an apposition stands between them."""

_STRIDE = 50
"""Quotations gone back over at once for who holds the floor; each asks the one before it."""

_NOBODY = Said(None, None)


def _goes_on(rest: list[Token]) -> bool:
    """Whether a verb of saying has a clause of its own: *"Why?" Keller said the plan would fail.*"""
    first = rest[0] if len(rest) > 3 else None
    return (first is not None and first.tag not in ("IN", "TO", "RB", ",", "-RRB-")) or _is_that(first)


def _is_inside(verb: Token, last: Token) -> bool:
    """Whether a verb of saying stands in a relative clause that is over before the quotation."""
    if verb.dep != "relcl":
        return False
    over = last is not verb and last.text not in (",", ":") and last.lower not in ("as", "that")
    return over or (_is_that(last) and verb.child("ccomp") is not None)


def _without_adjunct(tokens: list[Token]) -> list[Token]:
    """A clause without the adjunct that opens it: *In a speech in Washington, Keller told …*."""
    if tokens and tokens[0].tag in ("IN", "VBG", "VBN"):
        comma = next((n for n, token in enumerate(tokens) if token.text == ","), None)
        return tokens[comma + 1 :] if comma is not None else tokens
    return tokens


def _is_that(token: Token | None) -> bool:
    return token is not None and token.lower == "that"


def _is_mark(text: str, place: int) -> bool:
    return place < len(text) and text[place] in MARKS


class Speakers:
    """Finds the speakers of a story's quotations, in text order."""

    def __init__(self, story: Story, mentions: Mentions, spans: list[Span]) -> None:
        self._context = Context(story, spans)
        self._mentions = mentions
        self._naming = Naming(self._context, mentions)
        self._later = Later(self._context, mentions, self._naming)
        self._said: dict[int, Said] = {}
        self._owned: dict[int, Said | None] = {}
        self._beyond: dict[int, Said | None] = {}
        self._reached = 0

    def extent(self, number: int) -> Span:
        """Offsets of a quotation; where its closing mark is missing, the clause of saying at its end is cut off."""
        start, end = self._context.spans[number]
        text = self._context.story.article.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        closed = end < len(text) and text[end] in MARKS
        if not closed:
            tail = self._tail_clause(start, end)
            if tail is not None:
                end = tail
        return (start, end)

    def of(self, number: int) -> Said:
        """Who says the quotation of this number."""
        while self._reached + _STRIDE < number:
            self.of(self._reached + _STRIDE)
        self._reached = max(self._reached, number)
        if number not in self._said:
            said = self._own(number) or self._held(number)
            if said is None:
                said = self._later.actor(self._context.spans[number][1]) or _NOBODY
            elif said.name and said.name.lower() in ("he", "she"):
                said = self._later.antecedent(self._context.spans[number][1], said)
            self._said[number] = said
        return self._said[number]

    def _own(self, number: int) -> Said | None:
        """The speaker whom the words around this quotation name."""
        if number in self._owned:
            return self._owned[number]
        start, end = self._context.spans[number]
        first = self._context.place(start)
        last = self._context.place(end) - 1
        said: Said | None = None
        if first <= last:
            before = self._context.before(number, first)
            said = self._behind(self._context.after(number, last), self._text_end(last))
            if said is None or (said.verb in ("reported", "reports") and any(map(is_speech, before))):
                # Keller said it was "…", Reuters reported: the one quoted speaks, not who passes it on.
                said = self._ahead(before) or said
            if said is None and self._extent_cut(number):
                said = self._behind(self._context.between(self.extent(number)[1], end), ",")
            if said is None:
                said = self._around(first, last)
        self._owned[number] = said
        return said

    def _held(self, number: int) -> Said | None:
        """Who holds the floor: the speaker of the paragraph that goes on, the one introduced just before, the last."""
        start = self._context.spans[number][0]
        text = self._context.story.article.text
        if (said := self._going_on(number)) is not None:
            return said
        introduced = self._introduced(number, start)
        if introduced is not None or number == 0:
            return introduced
        before = self.of(number - 1)
        spans = self._context.spans
        if number > 1 and is_answer(text, spans[number - 2], spans[number - 1], spans[number]):
            answered = self.of(number - 2)
            if answered.name and answered.name != before.name:
                return answered
        return before if before.name else None

    def _going_on(self, number: int) -> Said | None:
        """Never closed, a quotation goes on in the next paragraph, whose clause of saying serves both."""
        spans, text = self._context.spans, self._context.story.article.text
        passed: list[int] = []
        said, step = None, number
        while (
            said is None and step not in self._beyond and step + 1 < len(spans) and not _is_mark(text, spans[step][1])
        ):
            passed.append(step)
            step += 1
            said = self._own(step)
        if said is None:
            said = self._beyond.get(step)
        self._beyond |= dict.fromkeys(passed, said)
        return said

    def _introduced(self, number: int, start: int) -> Said | None:
        """Whom the narrative sentence just before brings in: *X was furious. "…"*, *a statement from X. "…"*."""
        place = self._context.place(start)
        sentence = None
        for token in reversed(self._context.tokens[max(0, place - 8) : place]):
            if token.text not in MARKS and token.end <= start - 1:
                sentence = token.sentence
                break
        if sentence is None:
            return None
        if number:
            before = self._context.spans[number - 1]
            long = len(self._context.story.words(before).split()) > _SCARE
            if long and before[1] > sentence.start + _OPENING:
                return None
        for token in sentence.tokens:
            if token.lower in words("quotes", "nouns") and not self._context.quoted(token.start):
                for child in token.children:
                    owner = child.child("pobj") if child.lower in ("from", "by") else None
                    if owner is not None and self._mentions.entity_of(owner) is not None:
                        return self._naming.by_head(owner, None)
        subject = sentence.root.child(*SUBJECTS)
        if subject is None or subject.lower == "it":
            return None
        party = self._mentions.entity_of(subject)
        if party is None or (party.kind != "person" and not any(is_speech(token) for token in sentence.tokens)):
            return None
        return self._naming.by_head(subject, None)

    def _behind(self, after: list[Token], sign: str) -> Said | None:
        """``…," X said`` and ``…," said X``."""
        if after and after[0].text in (":", "-", "–", "—") and 2 <= len(after) <= _BYLINE and after[1].pos == "PROPN":
            # A headline or caption: 'We go on': the minister.
            return self._naming.by_phrase(after[1:], None)
        while after and after[0].text in (",", "-", "–", "—"):
            sign = ","
            after = after[1:]
        if not after:
            return None
        if sign == "." and after[0].text[0].isupper():
            return None
        by = self._naming.according(after)
        if by is not None and after[0].lower in ("according", "as"):
            return by
        place = next((n for n, token in enumerate(after[:_TO_VERB]) if is_speech(token)), None)
        if place is None:
            return None
        verb = after[place]
        if place == 0 and sign.isalnum() and len(after) > 1 and _is_that(after[1]):
            # *The advert "wrongly" suggests that …*: the quotation is part of the clause.
            return None
        if sign in "?!" and after[0].text[0].isupper() and _goes_on(after[place + 1 :]):
            return None
        if place == 0 or all(t.pos in ("AUX", "ADV") for t in after[:place]):
            return self._naming.by_phrase(after[place + 1 :], verb)
        if after[0].lower in words("quotes", "ongoing"):
            return None
        if after[0].lower in ("and", "but", "as"):
            after = after[1:]
            place -= 1
        subject = verb.child(*SUBJECTS)
        if subject is not None and subject in after[:place]:
            return self._naming.by_subject(verb)
        if after[0].tag in ("IN", "RB", "VBG", "JJ"):
            commas = [n for n, token in enumerate(after[:place]) if token.text == ","]
            after, place = (after[commas[-1] + 1 :], place - commas[-1] - 1) if commas else (after, place)
        return self._naming.by_phrase(after[:place], verb) or self._naming.by_subject(verb)

    def _ahead(self, before: list[Token]) -> Said | None:
        """``X said: "…`` and ``X told reporters that "…``."""
        verbs = [n for n, token in enumerate(before) if is_speech(token)]
        if verbs:
            place = verbs[-1]
            if len(verbs) > 1 and _is_inside(before[place], before[-1]):
                # *Keller told a man who said that he was tired that "…"*, *Keller said anyone who asks "…"*
                place = verbs[-2]
            verb = before[place]
            if verb.child("aux") is not None and verb.dep == "ccomp" and verb.head in before and is_speech(verb.head):
                # *Keller said the state would add nothing "…"*: what somebody would say is not quoted.
                future = any(child.tag == "MD" for child in verb.children)
                verb = verb.head if future else verb
            said = self._naming.by_subject(verb)
            if said is not None:
                return said
            said = self._naming.by_phrase(_without_adjunct(before[:place]), verb)
            if said is not None:
                return said
        by = self._naming.according(before)
        if by is not None:
            return by
        if before and before[-1].text == ":":
            return self._naming.by_phrase(_without_adjunct(before[:-1]), None)
        return None

    def _around(self, first: int, last: int) -> Said | None:
        """The subject of the clause that holds a quoted phrase."""
        inside = {token.i for token in self._context.tokens[first : last + 1]}
        token = self._context.tokens[first]
        verbs = [t for t in token.ancestors() if t.i not in inside and t.pos in ("VERB", "AUX")]
        for above in sorted(verbs, key=lambda verb: not is_speech(verb)):
            said = self._naming.by_subject(above)
            if said is not None and said.head is not None and self._naming.can_speak(said.head):
                return said
        return None

    def _extent_cut(self, number: int) -> bool:
        return self.extent(number)[1] < self._context.spans[number][1] - 1

    def _text_end(self, last: int) -> str:
        """The last sign inside the quotation."""
        return self._context.tokens[last].text[-1]

    def _tail_clause(self, start: int, end: int) -> int | None:
        """Where ``, she explained.`` begins at the end of a quotation that was never closed."""
        tokens = self._context.between(start, end)
        commas = [n for n, token in enumerate(tokens) if token.text == ","]
        for place in reversed(commas[-2:]):
            tail = [token for token in tokens[place + 1 :] if token.text not in STOPS]
            verbs = [token for token in tail if is_speech(token) and token.tag == "VBD"]
            if 2 <= len(tail) <= 8 and verbs and (tail[-1] is verbs[0] or tail[0] is verbs[0]):
                return tokens[place].end
        return None
