"""The kind of an act: each example of the data files, and the lists themselves."""

from __future__ import annotations

from typing import Any

import pytest
from agenda_cases import reading_of

from briefing_tui.extraction.agenda.candidates import candidates
from briefing_tui.extraction.agenda.constructions import constructions
from briefing_tui.extraction.agenda.kinds import kind_of
from briefing_tui.extraction.agenda.phrase import action_tokens
from briefing_tui.extraction.cues import table, words
from briefing_tui.extraction.reader import Reader


@pytest.mark.parametrize("row", table("agenda_acts"), ids=lambda row: row["kind"])
def test_an_example_is_of_its_kind(reader: Reader, row: dict[str, Any]) -> None:
    before, act, *_ = row["example"].split("*")
    reading = reading_of(reader, row["example"].replace("*", ""))
    (one,) = [one for one in candidates(reading) if one.head.text == act.split()[0] and one.head.start == len(before)]
    one.constructions = constructions(one)
    assert kind_of(one, action_tokens(one)) == row["kind"]


def test_no_act_is_of_two_kinds() -> None:
    listed = [act for row in table("agenda_acts") for act in row["acts"].split()]
    listed += [verb for row in table("agenda_kinds") for verb in row["verbs"].split()]
    plain = words("agenda_acts", "plain")
    assert sorted(act for act in set(listed) if listed.count(act) > 1 or act in plain) == []


def test_a_verb_that_says_nothing_alone_is_not_listed_alone() -> None:
    listed = {act for row in table("agenda_acts") for act in row["acts"].split()}
    assert sorted(words("agenda_kinds", "light") & (listed | words("agenda_acts", "plain"))) == []
