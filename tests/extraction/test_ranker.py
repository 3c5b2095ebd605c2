"""How candidates are ranked: by the sum of their features, and by the support of those that say the same."""

from __future__ import annotations

import dataclasses

from briefing_tui.extraction.questions.candidate import Candidate
from briefing_tui.extraction.questions.ranker import Ranker, order
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.story import Story
from briefing_tui.model import Article

TEXT = "The port closed because a heavy storm damaged both cranes. The mayor was abroad."
PLAIN = Ranker({"seen": 1.0})
SUPPORTED = dataclasses.replace(PLAIN, sharpness=1.0)


def _story(reader: Reader) -> Story:
    return next(reader.stories([Article(id="0", ref="t", title=None, text=TEXT, sha256="")]))


def _candidate(story: Story, words: str, seen: float) -> Candidate:
    start = TEXT.index(words)
    sentence = story.sentence_at(start)
    assert sentence is not None
    return Candidate(start, start + len(words), sentence, {"seen": seen})


def _ranked(reader: Reader, by: Ranker) -> list[Candidate]:
    story = _story(reader)
    given = [("The mayor was abroad", 1.1), ("a heavy storm damaged both cranes", 1.0), ("heavy storm damaged", 0.9)]
    return order([_candidate(story, words, seen) for words, seen in given], by, story)


def test_the_greater_sum_wins_where_nothing_supports_another(reader: Reader) -> None:
    best = _ranked(reader, PLAIN)[0]
    assert TEXT[best.start : best.end] == "The mayor was abroad"


def test_wordings_of_one_answer_support_each_other(reader: Reader) -> None:
    best, other = _ranked(reader, SUPPORTED)
    assert TEXT[best.start : best.end] == "a heavy storm damaged both cranes"
    assert best.support > 0
    assert other.support == 0


def test_the_reasons_add_up_to_the_score(reader: Reader) -> None:
    for candidate in _ranked(reader, SUPPORTED):
        assert abs(sum(SUPPORTED.contributions(candidate).values()) - candidate.score) < 1e-9


def test_a_lone_candidate_is_no_surer_for_being_alone(reader: Reader) -> None:
    story = _story(reader)
    (only,) = order([_candidate(story, "abroad", 0.2)], SUPPORTED, story)
    assert abs(only.score - 0.2) < 1e-9
