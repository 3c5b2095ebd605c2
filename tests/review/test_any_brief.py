"""Whatever a core reads, its rows have names of their own and decisions find them again."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given, settings

from briefing_tui.desk.review.fields import as_text
from briefing_tui.desk.review.laying import lay
from briefing_tui.desk.review.rows import passage_of
from briefing_tui.export.lint import lint
from briefing_tui.model import Article, Brief
from briefing_tui.review import Decision, Row
from briefing_tui.tradecraft import Tradecraft

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from anything import ARTICLES, BRIEFS


def decide(article: Article, row: Row, verb: str) -> Decision:
    return Decision(
        article_id=article.id,
        layer=row.layer,
        row=row.id,
        verb=verb,  # type: ignore[arg-type]
        value=row.value if verb == "accept" else None,
        machine=row.machine,
        evidence=passage_of(article, row.machine),
        time="2022-03-31T08:00:00Z",
    )


@settings(max_examples=100, deadline=None)
@given(ARTICLES, BRIEFS)
def test_accepting_changes_nothing_and_rejecting_leaves_nothing(article: Article, brief: Brief) -> None:
    machine = lay(article, brief, {}, ())
    assert machine.shown() == brief
    assert len({row.id for row in machine.rows}) == len(machine.rows)
    for row in machine.rows:
        as_text(row.layer, row.value)
        assert row.evidence is None or row.evidence.in_(article) == row.evidence
    accepted = lay(article, brief, {row.id: decide(article, row, "accept") for row in machine.rows}, ())
    assert accepted.count.done
    assert accepted.lapsed == ()
    assert accepted.shown().agenda == brief.agenda
    assert [row.value for row in accepted.rows] == [row.value for row in machine.rows]
    stated = [row for row in machine.rows if row.value is not None]
    rejected = lay(article, brief, {row.id: decide(article, row, "reject") for row in stated}, ())
    empty = rejected.shown()
    assert not any(
        (
            empty.agenda,
            empty.people,
            empty.places,
            empty.dates,
            empty.quotes,
            *(getattr(empty.answers, name) for name in ("who", "what", "where", "when", "why", "how")),
        )
    )
    lint(article, accepted, Tradecraft(article_id=article.id), ())


@settings(max_examples=100, deadline=None)
@given(ARTICLES, BRIEFS, BRIEFS)
def test_no_decision_vanishes_when_another_core_reads(article: Article, brief: Brief, other: Brief) -> None:
    machine = lay(article, brief, {}, ())
    verbs = ("accept", "reject")
    decisions = {
        row.id: decide(article, row, verbs[n % 2])
        for n, row in enumerate(machine.rows)
        if row.value is not None or n % 2 == 0
    }
    after = lay(article, other, decisions, ())
    shown = {row.decision.row for row in after.rows if row.decision is not None}
    lapsed = {one.decision.row for one in after.lapsed}
    assert shown | lapsed == set(decisions)
    assert not shown & lapsed
    assert len({row.id for row in after.rows}) == len(after.rows)
