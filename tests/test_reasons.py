"""The reasons behind a score read as words: those of every feature that ships, and of names nobody has heard of."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing_tui.extraction
from briefing_tui.reasons import feature_words, weightiest

CORE = Path(briefing_tui.extraction.__file__).parent

LABELS = re.compile(
    r"[<>_={}]|\b(?:[A-Z]{3,}|acl|acomp|advcl|attr|ccomp|csubj|dobj|nmod|nsubj(?:pass)?|pcomp|pobj|relcl|xcomp)\b"
)
"""What only who knows the parser reads: labels of its grammar. A name of plain words explains itself."""


def shipped() -> Iterator[str]:
    """The names of all features that the six questions weigh: the hand-set weights and the fitted ones."""
    for module in sorted((CORE / "questions").glob("*.py")):
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "RULES":
                assert isinstance(node.value, ast.Dict)
                yield from (key.value for key in node.value.keys if isinstance(key, ast.Constant))
    file = json.loads((CORE / "data" / "question_weights.json").read_text(encoding="utf-8"))
    for entry in file["questions"].values():
        for part in (entry, *(value for value in entry.values() if isinstance(value, dict))):
            yield from part.get("weights", {})


def test_every_feature_that_ships_is_told_in_plain_words() -> None:
    names = sorted(set(shipped()))
    assert len(names) > 300
    jargon = {name: words for name in names if LABELS.search(words := feature_words(name)) or not words.strip()}
    assert not jargon
    assert not [words for words in map(feature_words, names) if "  " in words or " of of " in words]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("in title", "told in the headline"),
        ("clause is event", "the event's own clause"),
        ("only an actor", "only an actor"),
        ("in title of affair", "told in the headline"),
        ("also as subject of the event, lead", "elsewhere as subject of the lead's event"),
        ("cue response, later", "signal word “response”, further down"),
        ("relation relcl, title", "in a relative clause, in the headline"),
        ("near investigation", "“investigation” nearby"),
        ("near subject", "“subject” nearby"),
        ("near publication", "near the day of publication"),
        ("stated by a tool", "a stated means: by a tool"),
    ],
)
def test_a_feature_has_words(name: str, words: str) -> None:
    assert feature_words(name) == words


@pytest.mark.parametrize("name", ["of a later core", "{0} [bold]", "near {word} {0}", ""])
def test_a_name_without_words_is_shown_as_it_is(name: str) -> None:
    assert feature_words(name).replace("” nearby", "").replace("“", "near ") == name


def test_nothing_in_a_name_acts() -> None:
    assert "\x1b" not in feature_words("near \x1b[2Jx") + feature_words("a\x1b[2Jb")
    assert "\n" not in feature_words("cue a\nb")


def test_reasons_are_the_weightiest_for_and_against() -> None:
    features = {"only an actor": -1.0, "in title": 0.7, "clause is event": 0.4, "list": 0.2, "quoted": -0.01}
    assert weightiest(features) == (
        "told in the headline +0.7",
        "the event's own clause +0.4",
        "only an actor −1.0",
    )


def test_what_speaks_against_is_told_also_where_it_weighs_less_unless_it_tells_nothing() -> None:
    features = {"in title": 0.7, "clause is event": 0.6, "dateline": 0.5, "quoted": -0.3}
    assert weightiest(features)[1:] == ("the event's own clause +0.6", "inside a quotation −0.3")
    assert weightiest({name: -value for name, value in features.items()})[0] == "inside a quotation +0.3"
    assert weightiest({**features, "quoted": -0.1})[-1] == "the dateline +0.5"


def test_what_every_score_starts_with_is_no_reason() -> None:
    assert weightiest({"bias": -0.5, "in title": 0.7}) == ("told in the headline +0.7",)


def test_one_fact_is_one_reason() -> None:
    assert weightiest({"in title": 0.7, "in title of incident": -0.4}) == ("told in the headline +0.3",)
    assert weightiest({"in title": 0.4, "in title of incident": -0.4}) == ()
    assert weightiest({}) == ()
