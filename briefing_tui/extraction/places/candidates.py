"""Which names of a sentence are places.

Four sources: names of our lists, the model's entities, runs of proper nouns that end in the noun of a landform or
building (*Harland Airport*), and runs that the gazetteer knows. The words around a name then decide
(:mod:`surroundings`): the less a source is to be trusted, the more of them it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.parse import Entity, Sentence, Token
from briefing_tui.extraction.places.countries import Known, demonym_country, first_words, known
from briefing_tui.extraction.places.gazetteer import look_up
from briefing_tui.extraction.places.surroundings import PLACE_LABELS, Run, Surroundings, trimmed

__all__ = ["Candidate", "candidates"]

_SMALL, _LARGE, _GREAT = 12, 15, 18
"""Binary logarithms of 4,000, 30,000 and 260,000 people: towns below the first are not read from proper nouns that the
model takes for no place, towns below the second not from its places without a preposition, towns below the third not
from proper nouns without one."""
_ELIDED = ("d'", "d’", "l'", "l’")
"""Articles and prepositions of French and Italian that run into the name: Coeur *d'*Alene, *L'*Aquila."""
_LONGEST = 6
"""Words in the longest name of our lists."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens taken for a place."""

    tokens: Run
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
        sentence: of the title or the body.
        text: the whole part that its offsets count in.
        people: words of the names of the story's persons, in lower case.
        common: words that the story also prints in lower case, so that alone they are no names.
    """
    if not any(token.text[0].isupper() for token in sentence.tokens):
        return []
    return _Search(sentence, text, people, common).run()


class _Search:
    def __init__(self, sentence: Sentence, text: str, people: frozenset[str], common: frozenset[str]) -> None:
        self._sentence = sentence
        self._text = text
        self._people = people
        self._common = common
        self._around = Surroundings(sentence, text, people)
        self._found: list[Candidate] = []

    def run(self) -> list[Candidate]:
        self._from_counties()
        self._from_features()
        self._from_joined()
        self._from_directions()
        self._from_lists()
        self._from_entities()
        self._from_gazetteer()
        self._found.sort(key=lambda candidate: candidate.start)
        return self._found

    def _from_counties(self) -> None:
        """*the Harland County Sheriff's Office*: a body of a county says where."""
        for run in self._proper_runs():
            for place in range(1, len(run) - 1):
                if run[place].text in ("County", "Parish") and run[place + 1].lower in words(
                    "place_words", "of_county"
                ):
                    name = run[: place + 1] if place < 3 else run[place - 1 : place + 1]
                    self._around.places.update(name)
                    self._found.append(Candidate(name, self._name(name), None))

    def _from_features(self) -> None:
        """*at Harland Airport*."""
        for run in self._proper_runs():
            if len(run) > 1 and _is_feature(run) and self._around.locate(run) and known(self._name(run)) is None:
                self._take(run, None)

    def _from_lists(self) -> None:
        tokens, openers = self._sentence.tokens, first_words()
        for place, token in enumerate(tokens):
            if token.lower not in openers or not token.text[0].isupper():
                continue
            for last in range(min(place + _LONGEST, len(tokens)), place, -1):
                run = tuple(tokens[place:last])
                entry = known(self._name(run))
                if entry is not None and self._is_used(run, entry) and self._take(run, entry):
                    break

    def _from_joined(self) -> None:
        """*Harland-upon-Sea*, *Rio de Harland*: names that the gazetteer knows with small words inside."""
        for run in self._joined_runs():
            towns = look_up(self._name(run))
            if towns and (towns[0].weight >= _LARGE or self._around.locate(run)):
                self._take(run, None)

    def _from_directions(self) -> None:
        """*West Harland*, where that is a region of its own and not the west of Harland."""
        for token in self._sentence.tokens:
            after = (
                token.next() if token.text[0].isupper() and token.lower in words("place_words", "modifier") else None
            )
            if after is not None and after.text[0].isupper():
                run = (token, after)
                if known(self._name(run)) is None and any(e.kind == "r" for e in look_up(self._name(run))):
                    self._take(run, None)

    def _from_entities(self) -> None:
        for entity in self._sentence.entities:
            run = trimmed(entity.tokens) if entity.label in PLACE_LABELS else ()
            if run and run[0].text[0].isupper() and self._is_trusted(run, entity):
                self._take(run, None)

    def _from_gazetteer(self) -> None:
        """*in Harland*, where the model saw no place."""
        stop = words("place_words", "gazetteerstop")
        for run in self._proper_runs():
            if len(run) > 1 and run[-1].lower in words("place_words", "hosted"):
                run = run[:-1]
            name = self._name(run)
            if name.lower() in stop or name.lower() in self._common or name.lower() in self._people:
                continue
            if _is_no_name(name):
                continue
            located = self._around.locate(run)
            if not located and not _is_plain(run):
                continue
            towns = look_up(name)
            if not located and not (towns and towns[0].kind == "c" and towns[0].weight >= _GREAT):
                continue
            if towns and towns[0].weight >= (_SMALL if towns[0].kind != "a" else _LARGE - 1):
                self._take(run, None)

    def _is_used(self, run: Run, entry: Known) -> bool:
        """Whether the words are used as the name that our lists have: *IN* is Indiana behind a town only."""
        if entry.kind == "state":
            return self._around.follows_place(run, abbreviated=True)
        return run[-1].text[0].isalnum() and not run[-1].text.islower()

    def _is_trusted(self, run: Run, entity: Entity) -> bool:
        """Whether the model's entity is a place by more than its label."""
        name = self._name(run)
        if _is_no_name(name) or (len(run) == 1 and run[0].lower in self._common):
            return False
        if _is_feature(run) and len(run) > 1:
            return True
        if entity.label == "FAC":
            return False
        towns, located = look_up(name), self._around.locate(run)
        if name.lower() in self._people:
            return located and bool(towns)
        if towns:
            return located or towns[0].weight >= _LARGE
        return located and self._around.rests(run)

    def _proper_runs(self) -> Iterator[Run]:
        """Longest runs of capitalised proper nouns."""
        run: list[Token] = []
        for token in self._sentence.tokens:
            if token.text[0].isupper() and token.pos in ("PROPN", "ADJ", "NOUN") and len(token.text) > 1:
                run.append(token)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)

    def _joined_runs(self) -> Iterator[Run]:
        """Capitalised words joined by hyphens or small words of other tongues."""
        tokens, small = self._sentence.tokens, words("place_words", "joining")
        if not any(token.lower in small or token.text[:2].lower() in _ELIDED for token in tokens):
            return
        first = 0
        while first < len(tokens):
            last = step = first
            while tokens[first].text[0].isupper() and step + 1 < len(tokens):
                step += 1
                if tokens[step].text[0].isupper() or tokens[step].text[:2].lower() in _ELIDED:
                    last = step
                elif tokens[step].lower not in small:
                    break
            if any(not token.text[0].isupper() for token in tokens[first:last]):
                yield tuple(tokens[first : last + 1])
            first = last + 1

    def _name(self, run: Run) -> str:
        return self._text[run[0].start : run[-1].end]

    def _take(self, run: Run, entry: Known | None) -> bool:
        if self._around.places.intersection(run) or self._around.refuse(run):
            return False
        self._around.places.update(run)
        self._found.append(Candidate(run, self._name(run), entry))
        return True


def _is_no_name(name: str) -> bool:
    """Whether the name is an adjective of nationality, a body of states or an acronym."""
    if name in words("place_words", "nowhere") or demonym_country(name) is not None:
        return True
    return name.isupper() and len(name) <= 4


def _is_plain(run: Run) -> bool:
    """Whether the run is of proper nouns that the model takes for nothing in particular."""
    return all(token.pos == "PROPN" and not token.ent for token in run)


def _is_feature(run: Run) -> bool:
    return run[-1].lower in words("place_words", "feature") or run[0].lower in words("place_words", "featurefirst")
