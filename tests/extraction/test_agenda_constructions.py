"""Each construction and each guard, on sentences where it holds and where it does not."""

from __future__ import annotations

import pytest
from agenda_cases import candidate_of, cases, story_of

from briefing_tui.extraction.agenda.constructions import CONSTRUCTIONS, headlined
from briefing_tui.extraction.agenda.guards import GUARDS, VETOES
from briefing_tui.extraction.clauses import clauses
from briefing_tui.extraction.reader import Reader

_RECOGNISERS = CONSTRUCTIONS | GUARDS | {veto.__name__: veto for veto in VETOES}
_CASES = [*cases("agenda_constructions.txt"), *cases("agenda_guards.txt")]


@pytest.mark.parametrize(("name", "holds", "sentence"), _CASES, ids=[f"{n} {s}" for n, _, s in _CASES])
def test_recogniser(reader: Reader, name: str, holds: bool, sentence: str) -> None:
    assert _RECOGNISERS[name](candidate_of(reader, sentence)) is holds


def test_a_headline_announces_by_an_infinitive(reader: Reader) -> None:
    (story,) = reader.stories([story_of("A tax is coming.", title="Ministers to discuss tax on fuel")])
    assert headlined(clauses(story.title)) == {"discuss"}
    (story,) = reader.stories([story_of("A tax is coming.", title="Ministers discussed tax on fuel")])
    assert headlined(clauses(story.title)) == frozenset()


def test_every_recogniser_is_tested_both_ways() -> None:
    seen = {(name, holds) for name, holds, _ in _CASES}
    assert seen == {(name, holds) for name in _RECOGNISERS for holds in (True, False)}
