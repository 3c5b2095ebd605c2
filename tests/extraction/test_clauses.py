"""Clauses: who does what to whom, and how the text puts it."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.clauses import Clause, clauses
from briefing_tui.extraction.constituents import phrase_span
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.story import Story
from briefing_tui.model import Article


def read(reader: Reader, text: str) -> tuple[Story, dict[str, Clause]]:
    article = Article(id="0", ref="t", title=None, text=text, sha256="")
    story = next(reader.stories([article]))
    return story, {clause.verb.lower: clause for clause in clauses(story.sentences).all}


def subject(clause: Clause) -> str | None:
    return clause.subject.text if clause.subject else None


def test_coordinated_and_controlled_verbs_share_their_subject(reader: Reader) -> None:
    _, found = read(reader, "The envoy plans to meet the council and raise the border dispute.")
    assert {verb: subject(found[verb]) for verb in ("plans", "meet", "raise")} == dict.fromkeys(
        ("plans", "meet", "raise"), "envoy"
    )
    assert found["raise"].infinitive


def test_the_object_of_urge_is_who_should_act(reader: Reader) -> None:
    _, found = read(reader, "The union urged the ministry to publish the report.")
    assert subject(found["publish"]) == "ministry"


def test_future_runs_through_coordination(reader: Reader) -> None:
    _, found = read(reader, "The president will visit Lagos and sign two agreements.")
    assert [(found[v].modal, found[v].tense) for v in ("visit", "sign")] == [("will", "future")] * 2


@pytest.mark.parametrize(
    ("text", "verb", "tense", "perfect", "progressive"),
    [
        ("The court ruled on the case.", "ruled", "past", False, False),
        ("The court has ruled on the case.", "ruled", "past", True, False),
        ("The court is hearing the case.", "hearing", "present", False, True),
        ("The court hears the case.", "hears", "present", False, False),
    ],
)
def test_tense_and_aspect(reader: Reader, text: str, verb: str, tense: str, perfect: bool, progressive: bool) -> None:
    _, found = read(reader, text)
    clause = found[verb]
    assert (clause.tense, clause.perfect, clause.progressive) == (tense, perfect, progressive)


def test_a_passive_names_its_agent(reader: Reader) -> None:
    _, found = read(reader, "The treaty was signed by the two ministers.")
    clause = found["signed"]
    assert clause.passive
    assert clause.agent is not None and clause.agent.text == "ministers"
    assert clause.actor is clause.agent


def test_the_speaker_and_the_verb_of_saying_attribute_a_clause(reader: Reader) -> None:
    _, found = read(reader, "The ministry said the envoy would travel to Cairo.")
    clause = found["travel"]
    assert clause.source is not None and clause.source.text == "ministry"
    assert clause.source_verb is not None and clause.source_verb.text == "said"


def test_an_if_clause_makes_its_main_clause_conditional(reader: Reader) -> None:
    _, found = read(reader, "If the vote fails, the cabinet will resign.")
    assert found["fails"].condition
    assert found["resign"].condition


def test_negation_reaches_the_complement(reader: Reader) -> None:
    _, found = read(reader, "The company does not plan to close the factory.")
    assert found["plan"].negated
    assert found["close"].negated


def test_a_clause_leaves_its_coordinated_neighbour_out(reader: Reader) -> None:
    story, found = read(reader, "The minister will meet the envoy and underline the need for free trade.")
    spans = [story.words(found[verb].span) for verb in ("meet", "underline")]
    assert spans == ["The minister will meet the envoy", "underline the need for free trade"]


def test_a_noun_phrase_ends_before_its_relative_clause(reader: Reader) -> None:
    story, found = read(reader, "She will open a new research centre that studies rivers.")
    (thing,) = found["open"].objects
    assert story.words(phrase_span(thing)) == "a new research centre"
