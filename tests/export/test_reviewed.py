"""What the analyst decided, graded and wrote stands in the Markdown brief."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.desk import Desk
from briefing_tui.model import Passage
from briefing_tui.paths import Paths
from briefing_tui.tradecraft import Grade, Judgement

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))
import stories
from test_deciding import row


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return stories.desk(Paths.under(tmp_path))


@pytest.fixture
def talks(desk: Desk) -> str:
    return stories.briefed(desk, stories.TALKS)


def test_each_row_carries_its_status_and_rejected_ones_are_left_out(desk: Desk, talks: str) -> None:
    brief = desk.reviews.brief(talks)
    desk.reviews.accept(talks, "who")
    desk.reviews.edit(talks, "where", {"country": "GB"})
    desk.reviews.add(talks, "how", {"text": "by ferry"})
    desk.reviews.reject(talks, row(brief, "agenda", "sign").id)
    desk.reviews.accept(talks, row(brief, "agenda", "meet").id)
    desk.reviews.reject(talks, row(brief, "people", "Tom Reed").id)
    page = desk.exports.preview(talks)
    assert "| Who | Ada Quill · Harbour minister | confirmed | [1] s1 |" in page
    assert "| Where | Port Lisle · GB | edited | [1] s1 |" in page
    assert "| How | by ferry | added |  |" in page
    assert "| What | will meet envoy Tom Reed | machine | [1] s1 |" in page
    assert "planned (confirmed)" in page
    assert "pilot accord" not in page.split("## Agenda")[1].split("## Quotes")[0]
    assert "Tom Reed" not in page.split("## People")[1].split("## Timeline")[0]
    assert "6 of 14 fields reviewed" in page


def test_statements_judgements_and_grades_are_printed(desk: Desk, talks: str) -> None:
    stated = replace(
        desk.reviews.tradecraft(talks),
        handling="TLP:AMBER",
        cutoff="2022-03-31T08:00:00Z",
        bottom_line="The accord comes first.",
        judgements=(
            Judgement(
                text="They are highly likely to sign",
                likelihood="highly likely",
                confidence="low",
                basis="one source",
                rows=("who",),
            ),
        ),
        grade=Grade("B", "3"),
        item_grades={"who": Grade("B", "2")},
        gaps=("Who else comes",),
        assumptions=("He speaks for all",),
    )
    desk.reviews.keep_tradecraft(stated)
    page = desk.exports.preview(talks)
    assert page.startswith("**TLP:AMBER**")
    assert "The accord comes first." in page
    judgement = page.split("## Key judgements")[1].split("## The facts")[0]
    assert "They are highly likely to sign. Likelihood: highly likely. " in judgement
    assert "Confidence: low (one source). [1] s1" in judgement
    assert "| Who | Ada Quill · Harbour minister | machine | [1] s1 B2 |" in page
    assert "Admiralty B3" in page
    assert "- Who else comes" in page
    assert "He speaks for all" in page


def test_notes_carry_label_and_anchor(desk: Desk, talks: str) -> None:
    start = stories.TALKS.index("pilot accord")
    passage = Passage(start=start, end=start + len("pilot accord"), text="pilot accord")
    desk.notes.write(talks, "Likely a draft.", label="judgement", passage=passage)
    desk.notes.write(talks, "Check her rank.", label="assumption", row="who")
    desk.write_note(talks, "On the whole.")
    notes = desk.exports.preview(talks).split("## Analyst notes")[1].split("## Gaps")[0]
    assert "**Judgement** · “pilot accord” [1] s2\n\nLikely a draft." in notes
    assert "**Assumption** · on who: Ada Quill\n\nCheck her rank." in notes
    assert "\n\nOn the whole." in notes


def test_what_was_added_without_a_passage_shows_no_evidence(desk: Desk, talks: str) -> None:
    desk.reviews.add(talks, "agenda", {"action": "open the strait", "kind": "event"})
    desk.reviews.add(talks, "quotes", {"text": "Open it now"})
    page = desk.exports.preview(talks)
    assert "| open the strait | event |  |  | planned (added) |  |" in page
    assert "> — Speaker not stated\n" in page
