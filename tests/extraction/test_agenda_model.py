"""The fitted weights, the stems that compare two actions, and the shape of the shipped file."""

from __future__ import annotations

import gzip
import math

from agenda_cases import reading_of

from briefing_tui.extraction.agenda import decide, find_agenda
from briefing_tui.extraction.agenda.model import FILE, Sums, load_weights, parse_weights
from briefing_tui.extraction.agenda.stems import stems
from briefing_tui.extraction.agenda.surroundings import SentenceWords, Surroundings
from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Answers


def test_a_probability_is_the_logistic_sum_of_the_weights() -> None:
    weights = parse_weights(["# data\tsome", "# threshold\t0.3", "bias\t-1.0", "is future\t1.5"])
    assert weights.threshold == 0.3
    assert weights.probability(["bias", "is future", "never seen"]) == 1 / (1 + math.exp(-0.5))
    assert weights.probability([]) == 0.5


def test_what_told_most_comes_first() -> None:
    weights = parse_weights(["a\t0.2", "b\t-0.9", "c\t0.5"])
    assert list(weights.strongest(["a", "b", "c", "d"], 2)) == ["b", "c"]


def test_shipped_weights_say_where_they_come_from() -> None:
    with gzip.open(DATA / FILE, "rt", encoding="utf-8") as lines:
        head = [line for line in lines if line.startswith("# ")]
    told = "".join(head)
    for word in ("data", "date", "scripts/fit_agenda.py", "cross-validated", "threshold"):
        assert word in told
    assert (DATA / FILE).stat().st_size < 100_000
    assert len(load_weights().table) > 1000


def test_stems_agree_across_forms_and_leave_function_words_out() -> None:
    assert stems(["The", "talks"]) == stems(["talking"]) == stems(["talked"])
    assert stems(["will", "be", "held"]) == []
    assert stems(["Russia's"]) == stems(["Russia"])


def test_running_sums_add_up_to_the_words_around() -> None:
    weights = parse_weights(["near talks\t0.5", "far talks\t0.25", "far Oslo\t-1.0", "far the\t0.125"])
    words = SentenceWords([0, 4, 10, 20], ["the", "talks", "Oslo", "talks"])
    around = Surroundings.of((4, 10), words)
    assert sorted(around.features()) == ["far Oslo", "far talks", "far the", "near talks"]
    assert Sums(weights).of(around) == weights.total(around.features()) == 0.5 + 0.125 - 1.0 + 0.25


def test_what_can_still_be_added_is_the_best_of_each_group() -> None:
    weights = parse_weights(["share 0\t-1.0", "share 1\t0.5", "share 2\t0.25", "names\t-0.5"])
    assert weights.at_most([("share 0", "share 1", "share 2"), ("names",), ("never seen",)]) == 0.5
    assert parse_weights(["# threshold\t0.5"]).needed == 0.0


def test_hopeless_candidates_are_left_before_their_action_is_made(reader: Reader) -> None:
    text = (
        "The Council will vote on the fishing treaty on Monday. The bridge is old. It was blue and it smelled of fish."
    )
    reading = reading_of(reader, text)
    weights = load_weights()
    by_all = [d.candidate.head.text for d in decide(reading) if weights.probability(d.features) >= weights.threshold]
    assert by_all == [item.action.split()[0] for item in find_agenda(reading, Answers())] == ["vote"]
