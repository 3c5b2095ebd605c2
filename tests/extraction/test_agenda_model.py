"""The fitted weights, the stems that compare two actions, and the shape of the shipped file."""

from __future__ import annotations

import gzip
import math

from briefing_tui.extraction.agenda.model import FILE, load_weights, parse_weights
from briefing_tui.extraction.agenda.stems import stems
from briefing_tui.extraction.cues import DATA


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
