"""Headlines read without the parser, which knows running text better than their grammar.

A headline drops articles and auxiliaries and tells the past in the present ("Two held as police raid farm";
Mårdh 1980; Bell 1991, ch. 9). It is cut at colons, dashes and words such as *as* or *after* into segments;
in each the predicate begins at the first word that is used as a verb here or in the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.extraction.questions.event import MainEvent
from briefing_tui.extraction.questions.words import key

__all__ = ["Segment", "segments"]

_CUTS = frozenset((":", ";", "–", "—", "--", "|", "...", "…", ".", "?", "!"))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "VBN", "VB", "MD"))


@dataclass(slots=True)
class Segment:
    """A piece of a headline."""

    tokens: list[Token]
    verb: Token | None
    """Where its predicate begins."""
    number: int
    """Position in the headline."""
    opener: str
    """The word or mark before it, in lower case; empty for the first."""

    @property
    def predicate(self) -> list[Token]:
        """From the verb on, an adverb before it included."""
        if self.verb is None:
            return []
        place = self.tokens.index(self.verb)
        if place > 1 and self.tokens[place - 1].pos == "ADV":
            place -= 1
        return self.tokens[place:]

    @property
    def subject(self) -> list[Token]:
        """What stands before the predicate."""
        return self.tokens[: len(self.tokens) - len(self.predicate)] if self.verb is not None else []


def segments(title: list[Sentence], event: MainEvent) -> list[Segment]:
    """The segments of a headline, in order."""
    found: list[Segment] = []
    for sentence in title:
        opener = ""
        run: list[Token] = []
        for token in [*sentence.tokens, None]:
            cut = token is None or token.text in _CUTS or (bool(run) and token.lower in words("questions", "turns"))
            if cut and token is not None and token.lower == "so" and token.next() is not None:
                cut = False
            if not cut and token is not None:
                run.append(token)
                continue
            while run and run[-1].pos == "PUNCT" and run[-1].text == ",":
                run.pop()
            if run:
                found.append(Segment(run, _verb(run, event), len(found), opener))
            opener = token.lower if token is not None else ""
            run = []
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(key(word) for word in words("headlines", "verbs"))


def _verb(tokens: list[Token], event: MainEvent) -> Token | None:
    for place, token in enumerate(tokens):
        if place == 0 and len(tokens) > 1 and token.tag != "VBN":
            if token.pos in ("VERB", "AUX") and token.tag in ("VBZ", "VBD"):
                return token
            continue
        if token.lower == "to" and place + 1 < len(tokens) and tokens[place + 1].tag == "VB":
            return token
        if token.tag in _FINITE and token.dep not in ("amod", "compound"):
            return token
        if token.pos in ("NOUN", "PROPN") and not token.ent.startswith("PERSON") and place > 0:
            lower = token.lower
            before = tokens[place - 1]
            plural = before.tag in ("NNS", "NNPS") or before.lower == "police" or _coordinated(tokens[:place])
            if plural and place + 1 < len(tokens) and not lower.endswith("s") and lower in words("headlines", "verbs"):
                return token
            if lower.endswith(("s", "ed")) and not lower.endswith(("ss", "us")):
                after = token.next()
                ends_phrase = after is None or after.pos not in ("NOUN", "PROPN", "VERB") or token.dep != "compound"
                if key(lower) in event.verb_keys or (ends_phrase and key(lower) in _verbs() and after is not None):
                    return token
    return None


def _coordinated(subject: list[Token]) -> bool:
    """Whether two are named, who take a plural verb: "*Moss and Novotny* launch appeal"."""
    return len(subject) > 2 and any(token.lower in ("and", "&") for token in subject[1:-1])
