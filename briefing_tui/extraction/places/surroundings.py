"""What the words around a name show: *in Harland* is a place, the *Harland Times* and *Mr Harland* are not."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Sentence, Token
from briefing_tui.extraction.places.countries import known
from briefing_tui.extraction.places.gazetteer import look_up

__all__ = ["PLACE_LABELS", "Run", "Surroundings", "trimmed"]

Run = tuple[Token, ...]
"""Neighbouring tokens of a sentence."""

PLACE_LABELS = ("GPE", "LOC", "FAC")
"""Entity types of places."""

_WHOLES = ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW")
"""Entity types of which no part is a place."""


class Surroundings:
    """The neighbourhood of names in one sentence."""

    def __init__(self, sentence: Sentence, text: str, people: frozenset[str]) -> None:
        self._text = text
        self._people = people
        self._entity_of = {token: entity for entity in sentence.entities for token in entity.tokens}
        self.places: set[Token] = set()
        """Tokens of the places found so far."""

    # for

    def locate(self, run: Run) -> bool:
        """Whether the words around show a place: *near Harland*, *the town of Harland*, *Harland, Texas*."""
        before = self._before(run)
        if before is not None:
            if before.lower in words("place_words", "locative") or _is_target(before):
                return True
            owner = before.next(-1) if before.lower == "of" else None
            if owner is not None and _is_common(owner) and owner.lemma.lower() in words("place_words", "sort"):
                return True
        elif self._opens_dateline(run):
            return True
        if _is_reached(run):
            return True
        return self.follows_place(run) or self._precedes_place(run) or self._hosts(run)

    def rests(self, run: Run) -> bool:
        """Whether the preposition in front is one of rest: people go *to* firms, but are *in* places."""
        before = self._before(run)
        return before is None or before.lower not in words("place_words", "moving")

    def follows_place(self, run: Run, *, abbreviated: bool = False) -> bool:
        """Whether a place and a comma (or *and*) stand before: *Harland, N.H.*

        With ``abbreviated``, the run is the short form of a state and any town of the gazetteer will do for a place.
        """
        mark = run[0].next(-1)
        before = mark.next(-1) if mark is not None and mark.text in (",", "and", "(", "/") else None
        if before is not None and before.text == ",":
            before = before.next(-1)
        if before is None:
            return False
        if before in self.places or before.ent in PLACE_LABELS:
            return True
        return abbreviated and before.pos == "PROPN" and before.ent != "PERSON" and bool(look_up(before.text))

    def _before(self, run: Run) -> Token | None:
        """The word before the run and its *southern*, *downtown*, *the*."""
        before = run[0].next(-1)
        while before is not None and before.lower in words("place_words", "modifier"):
            before = before.next(-1)
        return before

    def _opens_dateline(self, run: Run) -> bool:
        """*HARLAND, March 3 (Agency) -*: capitals alone, or with a mark, at the start of a sentence."""
        after = run[-1].next(1)
        return run[0].text.isupper() and (after is None or after.text in (",", "(", "-", "--", "–", "—", ":"))

    def _precedes_place(self, run: Run) -> bool:
        """*Harland (the Netherlands)*, *Harland, Kan.*: a country or region behind comma or bracket."""
        mark = run[-1].next(1)
        after = mark.next(1) if mark is not None and mark.text in (",", "(") else None
        if after is not None and after.lower == "the":
            after = after.next(1)
        if after is None or not after.text[0].isupper():
            return False
        more = after.next(1)
        names = [after.text] if more is None else [after.text, self._text[after.start : more.end]]
        return any(entry is not None and entry.kind in ("country", "region", "state") for entry in map(known, names))

    def _hosts(self, run: Run) -> bool:
        """*the Harland Olympics*, *Harland residents*."""
        after = run[-1].next(1)
        if after is None:
            return False
        return after.lower in words("place_words", "hosted" if after.text[0].isupper() else "locals")

    # against

    def refuse(self, run: Run) -> bool:
        """Whether the words around make the name part of a person's, a body's or a title's."""
        return self._inside_another(run) or self._begun_before(run) or self._goes_on(run) or self._is_person(run)

    def _inside_another(self, run: Run) -> bool:
        """*Bank of Harland*, as the model has it; but not *Harland's Ministry*, where it drew the entity too wide."""
        entity = self._entity_of.get(run[0])
        if entity is None or entity.label not in _WHOLES or len(trimmed(entity.tokens)) <= len(run):
            return False
        if _is_pair_of_towns(entity):
            return False
        if entity.tokens[0] is not run[0] or len(entity.tokens) == len(run):
            return True
        behind = entity.tokens[len(run)]
        return not (self.locate(run) and (behind.tag == "POS" or not behind.text[0].isalnum()))

    def _begun_before(self, run: Run) -> bool:
        """*Mr Harland*, *Duke of Harland*, *pro-Harland*."""
        before = run[0].next(-1)
        if before is None:
            return False
        if before.lower.rstrip(".") in words("place_words", "person"):
            return True
        ahead = before.next(-1)
        if ahead is None:
            return False
        if before.lower == "of":
            return ahead.text[0].isupper() and ahead.lower in words("place_words", "bodyof")
        touching = before.text == "-" and ahead.end == before.start and before.end == run[0].start
        return touching and not ahead.text[0].isupper()

    def _goes_on(self, run: Run) -> bool:
        """*Harland Times*."""
        after = run[-1].next(1)
        if after is None or after.start - run[-1].end > 1:
            return False
        return after.text[0].isupper() and after.lower in words("place_words", "body")

    def _is_person(self, run: Run) -> bool:
        """*Paris Harland*; *Harland*, who has a full name elsewhere in the story."""
        if run[0].ent != "PERSON":
            return False
        beside = (run[0].next(-1), run[-1].next(1))
        if any(token is not None and token.ent == "PERSON" and token.text[0].isupper() for token in beside):
            return True
        return len(run) == 1 and run[0].lower in self._people and not self.locate(run)


def _is_common(noun: Token) -> bool:
    """Whether it is no name: small, or capital only as the first word of its sentence."""
    return noun.text.islower() or (noun is noun.sentence.tokens[0] and noun.pos == "NOUN")


def _is_target(preposition: Token) -> bool:
    """*fell on Harland*: an *on* behind a verb that comes down on places."""
    return preposition.lower == "on" and preposition.head.lemma in words("place_words", "closing_in")


def _is_pair_of_towns(entity: Entity) -> bool:
    """*Harland and Ashcombe*, which the model took for one body."""
    if entity.label != "ORG" or not any(token.lower == "and" for token in entity.tokens):
        return False
    return all(look_up(token.text) for token in entity.tokens if token.lower not in ("the", "and", ","))


def _is_reached(run: Run) -> bool:
    """*left Harland*, *shelled Harland and Ashcombe*, *Harland was spared*: the object of a verb that takes places."""
    token = run[-1]
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token.dep in ("dobj", "nsubjpass") and token.head.lemma in words("place_words", "reaching")


def trimmed(tokens: Run) -> Run:
    """Without article in front and possessive or marks behind."""
    while tokens and (tokens[0].lower in ("the", "a", "an") or not tokens[0].text[0].isalnum()):
        tokens = tokens[1:]
    while tokens and (tokens[-1].tag == "POS" or not tokens[-1].text[0].isalnum()):
        tokens = tokens[:-1]
    return tokens
