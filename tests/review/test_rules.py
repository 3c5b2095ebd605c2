"""What an analyst corrects once holds in the next article: visibly, and until it is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stories
from test_deciding import row

from briefing_tui.desk import Desk
from briefing_tui.model import Answer, Person, Place
from briefing_tui.tradecraft import Grade


def test_a_merge_holds_for_the_next_article_and_can_be_undone(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    untouched = desk.reviews.brief(sequel)
    brief = desk.reviews.brief(talks)
    desk.reviews.merge(talks, [row(brief, "people", "Ada Quill").id, row(brief, "people", "Ms Quill").id])
    (rule,) = desk.reviews.rules()
    assert str(rule) == "“Ms Quill” is “Ada Quill”"
    quill = row(desk.reviews.brief(sequel), "people", "Ada Quill")
    assert (quill.rule, quill.mark) == (rule, "machine")
    assert isinstance(quill.value, Person)
    assert len(quill.value.mentions) == 2
    assert isinstance(quill.machine, Person)
    assert len(quill.machine.mentions) == 1
    desk.reviews.undo()
    assert desk.reviews.rules() == ()
    assert desk.reviews.brief(sequel) == untouched


def test_confirming_what_a_rule_did_makes_it_the_analysts(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    brief = desk.reviews.brief(talks)
    desk.reviews.merge(talks, [row(brief, "people", "Ada Quill").id, row(brief, "people", "Ms Quill").id])
    quill = row(desk.reviews.brief(sequel), "people", "Ada Quill")
    confirmed = desk.reviews.accept(sequel, quill.id)
    desk.reviews.remove_rule(desk.reviews.rules()[0].id)
    assert desk.reviews.brief(sequel).row(quill.id).merged[0].id == quill.merged[0].id  # type: ignore[union-attr]
    assert desk.reviews.brief(sequel).count == confirmed.count


def test_splitting_what_a_rule_merged_keeps_it_away_from_this_article_only(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    brief = desk.reviews.brief(talks)
    desk.reviews.merge(talks, [row(brief, "people", "Ada Quill").id, row(brief, "people", "Ms Quill").id])
    quill = row(desk.reviews.brief(sequel), "people", "Ada Quill")
    apart = desk.reviews.split(sequel, quill.id)
    assert len(apart.to("people")) == 2
    assert {one.mark for one in apart.rows} == {"machine"}
    assert len(desk.reviews.rules()) == 1
    assert row(desk.reviews.brief(talks), "people", "Ada Quill").merged


def test_a_corrected_country_and_role_hold_where_the_machine_errs_again(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    brief = desk.reviews.brief(talks)
    desk.reviews.edit(talks, row(brief, "places", "Lisle").id, {"country": "gb"})
    desk.reviews.edit(talks, row(brief, "people", "Ada Quill").id, {"role": "harbour minister"})
    country, role = desk.reviews.rules()
    assert str(country) == "country of “Port Lisle” is “GB”, not “FR”"
    assert str(role) == "role of “Ada Quill” is “harbour minister”, not “minister”"
    after = desk.reviews.brief(sequel)
    place, where, who = row(after, "places", "Lisle"), after.answer("where"), after.answer("who")
    assert isinstance(place.value, Place)
    assert isinstance(where.value, Answer)
    assert isinstance(who.value, Answer)
    assert (place.value.country, where.value.country, who.value.role) == ("GB", "GB", "harbour minister")
    assert (place.rule, where.rule, who.rule) == (country, country, role)
    assert after.count.decided == 0
    # In the first article the question about the same place is corrected too, and says why.
    assert desk.reviews.brief(talks).answer("where").rule == country


def test_a_rule_changes_nothing_that_the_machine_says_otherwise_or_the_analyst_decided(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    place = row(desk.reviews.brief(sequel), "places", "Lisle")
    desk.reviews.accept(sequel, place.id)
    desk.reviews.edit(talks, row(desk.reviews.brief(talks), "places", "Lisle").id, {"country": "GB"})
    assert desk.reviews.brief(sequel).row(place.id).value == place.value  # type: ignore[union-attr]
    desk.reviews.reopen(sequel, place.id)
    article = desk.article(sequel)
    assert article is not None
    brief = stories.sequel_brief(article)
    desk.keep_brief(replace(brief, places=(replace(brief.places[0], country="IE"),)))
    now = row(desk.reviews.brief(sequel), "places", "Lisle")
    assert isinstance(now.value, Place)
    assert (now.value.country, now.rule) == ("IE", None)


def test_a_rule_is_removed_by_its_id_as_a_step(desk: Desk, talks: str) -> None:
    desk.reviews.edit(talks, row(desk.reviews.brief(talks), "places", "Lisle").id, {"country": "GB"})
    (rule,) = desk.reviews.rules()
    assert desk.reviews.remove_rule(rule.id) == rule
    assert desk.reviews.rules() == ()
    assert desk.reviews.undo() is not None
    assert desk.reviews.rules() == (rule,)
    with pytest.raises(KeyError):
        desk.reviews.remove_rule("00000000")


def test_correcting_back_takes_the_rule_away(desk: Desk, talks: str) -> None:
    place = row(desk.reviews.brief(talks), "places", "Lisle")
    desk.reviews.edit(talks, place.id, {"country": "GB"})
    desk.reviews.edit(talks, place.id, {"country": "FR"})
    assert desk.reviews.rules() == ()


def test_a_graded_source_keeps_its_reliability(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    other = stories.briefed(desk, stories.SEQUEL + " More later.", source="The Ebb")
    stated = desk.reviews.tradecraft(talks)
    assert str(stated.grade) == "F6"
    desk.reviews.keep_tradecraft(replace(stated, grade=Grade("B", "2")))
    assert str(desk.reviews.tradecraft(talks).grade) == "B2"
    assert str(desk.reviews.tradecraft(sequel).grade) == "B6"
    assert [str(rule) for rule in desk.reviews.rules()] == ["source “The Tide” has reliability B"]
    assert str(desk.reviews.tradecraft(other).grade) == "F6"
    desk.reviews.undo()
    assert str(desk.reviews.tradecraft(sequel).grade) == "F6"
    assert desk.reviews.tradecraft(talks) == stated
