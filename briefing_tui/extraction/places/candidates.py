"""Which names of a sentence are places.

Three sources, in falling trust: names of our lists, the model's entities, and runs of proper nouns that the gazetteer
knows or that end in the noun of a landform or building. The words around a name then decide: *in Harland* is a place,
the *Harland Times* and *Mr Harland* are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Sentence, Token
from briefing_tui.extraction.places.countries import Known, demonym_country, first_words, known
from briefing_tui.extraction.places.gazetteer import look_up

__all__ = ["Candidate", "candidates"]

_PLACE_LABELS = ("GPE", "LOC", "FAC")
_NO_PLACES = ("ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "NORP", "PERSON")
_SMALL, _LARGE = 12, 15
"""Binary logarithms of 4,000 and 30,000 people: towns below the one are not read from proper nouns that the model takes
for no place, towns below the other not from its places without a preposition."""
_LONGEST = 6
"""Words in the longest name of our lists."""


@dataclass(slots=True)
class Candidate:
    """A stretch of tokens taken for a place."""

    tokens: tuple[Token, ...]
    name: str
    known: Known | None
    """What our lists say."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.tokens[-1].end


def candidates(sentence: Sentence, text: str, people: frozenset[str], common: frozenset[str]) -> list[Candidate]:
    """The places of a sentence, in text order.

    Args:
        people: words of the names of the story's persons.
        common: words that the story also prints in lower case, so that they are no names.
    """
    return _Search(sentence, text, people, common).run()


class _Search:
    def __init__(self, sentence: Sentence, text: str, people: frozenset[str], common: frozenset[str]) -> None:
        self._tokens = sentence.tokens
        self._first = sentence.tokens[0].i if sentence.tokens else 0
        self._entities = sentence.entities
        self._text = text
        self._people = people
        self._common = common
        self._entity_of = {token: entity for entity in sentence.entities for token in entity.tokens}
        self._taken: set[Token] = set()
        self._found: list[Candidate] = []

    def run(self) -> list[Candidate]:
        if not any(token.text[0].isupper() for token in self._tokens):
            return []
        self._from_features()
        self._from_lists()
        self._from_entities()
        self._from_gazetteer()
        self._found.sort(key=lambda candidate: candidate.start)
        return self._found

    # sources

    def _from_lists(self) -> None:
        openers = first_words()
        for place, token in enumerate(self._tokens):
            if token in self._taken or token.lower not in openers or not token.text[0].isupper():
                continue
            for last in range(min(place + _LONGEST, len(self._tokens)), place, -1):
                run = tuple(self._tokens[place:last])
                entry = known(self._words(run))
                if entry is not None and self._is_name(run, entry) and not (self._taken & set(run)):
                    self._take(run, entry)
                    break

    def _from_entities(self) -> None:
        for entity in self._entities:
            if entity.label not in _PLACE_LABELS:
                continue
            run = _trimmed(entity.tokens)
            if not run or self._taken & set(run) or not run[0].text[0].isupper() or self._refused(run):
                continue
            if entity.label == "FAC" and not self._is_feature(run):
                continue
            if self._trusted(run, entity):
                self._take(run, None)

    def _from_gazetteer(self) -> None:
        stop = words("place_words", "gazetteerstop")
        for run in self._proper_runs():
            if len(run) > 1 and run[-1].lower in words("place_words", "hosted"):
                run = run[:-1]
            if self._taken & set(run) or not self._located(run) or self._refused(run):
                continue
            name = self._words(run)
            if name.lower() in stop or name.lower() in self._common or name.lower() in self._people or self._is_no_name(name):
                continue
            listed = look_up(name)
            if listed and listed[0].weight >= _SMALL and listed[0].kind != "a":
                self._take(run, None)

    def _from_features(self) -> None:
        for run in self._proper_runs():
            if len(run) > 1 and self._located(run) and self._is_feature(run) and known(self._words(run)) is None:
                if not self._refused(run):
                    self._take(run, None)

    # tests

    def _trusted(self, run: tuple[Token, ...], entity: Entity) -> bool:
        """Whether the model's entity is a place by more than its label."""
        name = self._words(run)
        if self._is_no_name(name) or (len(run) == 1 and run[0].lower in self._common):
            return False
        if self._is_feature(run) and (len(run) > 1 or entity.label != "FAC"):
            return True
        listed, located = look_up(name), self._located(run)
        if name.lower() in self._people:
            return located and bool(listed)
        if listed:
            return located or listed[0].weight >= _LARGE
        return located and self._rests(run)

    def _rests(self, run: tuple[Token, ...]) -> bool:
        """Whether the preposition in front is one of rest (*in*, *near*): people go *to* firms, but are *in* places."""
        before = self._before_modifiers(run)
        return before is None or before.lower not in ("to", "by", "from", "through", "with", "into", "towards")

    @staticmethod
    def _is_no_name(name: str) -> bool:
        """Whether the name is an adjective of nationality, a body of states or an acronym."""
        if name in words("place_words", "union") or demonym_country(name) is not None:
            return True
        return name.isupper() and len(name) <= 4

    def _is_name(self, run: tuple[Token, ...], entry: Known) -> bool:
        """Whether the words are used as the name that our lists have."""
        name = self._words(run)
        if len(name) == 2 and name.isupper() and entry.kind == "region" and name not in ("LA", "DC"):
            return self._follows_place(run)
        if name.endswith(".") and entry.kind == "region" and len(run) == 1 and name not in ("N.Y.", "D.C.", "L.A."):
            return self._follows_place(run) or self._located(run)
        return run[-1].text[0].isalnum() and not run[-1].text.islower() and not self._refused(run)

    def _refused(self, run: tuple[Token, ...]) -> bool:
        """Whether the words around make the name part of a person's, a body's or a title's."""
        before, after = self._at(run[0].i - 1), self._at(run[-1].i + 1)
        entity = self._entity_of.get(run[0])
        if entity is not None and entity.label in _NO_PLACES and len(_trimmed(entity.tokens)) > len(run):
            inner = entity.label in ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW")
            if inner and not (self._located(run) and entity.tokens[0] is run[0] and _cut_off(entity, run)):
                return True
        if before is not None:
            if before.lower.rstrip(".") in words("place_words", "person"):
                return True
            if before.lower == "of":
                owner = self._at(before.i - 1)
                if owner is not None and owner.text[0].isupper() and owner.lower in words("place_words", "bodyof"):
                    return True
            if before.text == "-" and before.end == run[0].start:
                lead = self._at(before.i - 1)
                if lead is not None and lead.end == before.start and not lead.text[0].isupper():
                    return True
        if after is not None and after.start - run[-1].end <= 1:
            if after.text == "-" and after.start == run[-1].end:
                tail = self._at(after.i + 1)
                return tail is not None and tail.text[0].islower()
            if after.text[0].isupper() and after.lower in words("place_words", "body"):
                return True
            if after.ent == "PERSON" and run[-1].ent == "PERSON":
                return True
        if before is not None and before.ent == "PERSON" and run[0].ent == "PERSON" and before.text[0].isupper():
            return True
        return run[0].ent == "PERSON" and len(run) == 1 and run[0].lower in self._people and not self._located(run)

    def _located(self, run: tuple[Token, ...]) -> bool:
        """Whether the words around show a place: *near Harland*, *the town of Harland*, *Harland, Texas*."""
        before = self._before_modifiers(run)
        if before is not None:
            if before.lower in words("place_words", "locative"):
                return True
            owner = self._at(before.i - 1) if before.lower == "of" else None
            if owner is not None and owner.text.islower() and owner.lemma in words("place_words", "sort"):
                return True
        elif self._is_dateline(run):
            return True
        return self._follows_place(run) or self._precedes_place(run) or self._hosts(run)

    def _before_modifiers(self, run: tuple[Token, ...]) -> Token | None:
        modifiers = words("place_words", "modifier")
        before = self._at(run[0].i - 1)
        while before is not None and before.lower in modifiers:
            before = self._at(before.i - 1)
        return before

    def _is_dateline(self, run: tuple[Token, ...]) -> bool:
        """*HARLAND, March 3 (Agency) -*: capitals and a mark at the start of a sentence."""
        after = self._at(run[-1].i + 1)
        return run[0].text.isupper() and after is not None and after.text in (",", "(", "-", "--", "–", "—", ":")

    def _precedes_place(self, run: tuple[Token, ...]) -> bool:
        """Whether a comma or bracket and a country or region stand behind."""
        mark = self._at(run[-1].i + 1)
        after = self._at(mark.i + 1) if mark is not None and mark.text in (",", "(") else None
        if after is not None and after.lower == "the":
            after = self._at(after.i + 1)
        if after is None or not after.text[0].isupper():
            return False
        more = self._at(after.i + 1)
        names = [after.text] if more is None else [after.text, self._text[after.start : more.end]]
        found = [entry for entry in map(known, names) if entry is not None]
        return any(entry.kind in ("country", "region") for entry in found)

    def _hosts(self, run: tuple[Token, ...]) -> bool:
        """*the Harland Olympics*."""
        after = self._at(run[-1].i + 1)
        return after is not None and after.lower in words("place_words", "hosted") and after.text[0].isupper()

    def _follows_place(self, run: tuple[Token, ...]) -> bool:
        """Whether a place and a comma (or *and*) stand before: *Harland, N.H.*"""
        comma = self._at(run[0].i - 1)
        before = self._at(comma.i - 1) if comma is not None and comma.text in (",", "and", "(", "/") else None
        if before is None:
            return False
        if before in self._taken or before.ent in _PLACE_LABELS:
            return True
        return before.pos == "PROPN" and before.ent != "PERSON" and self._is_abbreviated(run) and bool(look_up(before.text))

    def _is_abbreviated(self, run: tuple[Token, ...]) -> bool:
        name = self._words(run)
        return name.endswith(".") or (name.isupper() and len(name) == 2)

    def _is_feature(self, run: tuple[Token, ...]) -> bool:
        features = words("place_words", "feature")
        return run[-1].lower in features or run[0].lower in ("mount", "lake", "cape", "port", "fort", "camp", "river")

    # words

    def _proper_runs(self) -> Iterator[tuple[Token, ...]]:
        """Longest runs of capitalised proper nouns."""
        run: list[Token] = []
        for token in self._tokens:
            if token.text[0].isupper() and token.pos in ("PROPN", "ADJ", "NOUN") and len(token.text) > 1:
                run.append(token)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)

    def _at(self, i: int) -> Token | None:
        place = i - self._first
        return self._tokens[place] if 0 <= place < len(self._tokens) else None

    def _words(self, run: tuple[Token, ...]) -> str:
        return self._text[run[0].start : run[-1].end]

    def _take(self, run: tuple[Token, ...], entry: Known | None) -> None:
        self._taken |= set(run)
        self._found.append(Candidate(run, self._words(run), entry))


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without article in front and possessive behind."""
    while tokens and (tokens[0].lower in ("the", "a", "an") or not tokens[0].text[0].isalnum()):
        tokens = tokens[1:]
    while tokens and (tokens[-1].tag == "POS" or not tokens[-1].text[0].isalnum()):
        tokens = tokens[:-1]
    return tokens


def _cut_off(entity: Entity, run: tuple[Token, ...]) -> bool:
    """Whether a mark or possessive parts the run from the rest of the entity that the model drew too wide."""
    after = entity.tokens[len(run)] if len(entity.tokens) > len(run) else None
    return after is not None and (after.tag == "POS" or not after.text[0].isalnum())
