"""Every decision an analyst can make about a row, taken back, done again, and still there for the next desk."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stories

from briefing_tui.desk import Desk, NotBriefed
from briefing_tui.desk.review import FIELDS, FieldError
from briefing_tui.model import LABELS, AgendaItem, Answer, Passage, Person, Place
from briefing_tui.paths import Paths
from briefing_tui.review import ReviewedBrief, Row


def row(brief: ReviewedBrief, layer: str, name: str) -> Row:
    (found,) = [one for one in brief.rows if one.layer == layer and name in _name(one)]
    return found


def _name(one: Row) -> str:
    value = one.value
    return value.action if isinstance(value, AgendaItem) else getattr(value, "name", None) or getattr(value, "text", "")


def marks(brief: ReviewedBrief) -> set[str]:
    return {one.mark for one in brief.rows}


def test_nobody_has_decided_anything_at_first(desk: Desk, talks: str) -> None:
    brief = desk.reviews.brief(talks)
    assert marks(brief) == {"machine"}
    assert brief.shown() == brief.machine
    assert [one.layer for one in brief.rows[:6]] == ["who", "what", "where", "when", "why", "how"]
    assert str(brief.count) == "0 of 14 fields reviewed"
    assert desk.reviews.counts([talks]) == {}
    assert not desk.paths.decisions.exists() or not list(desk.paths.decisions.glob("*.json"))
    assert len({one.id for one in brief.rows}) == len(brief.rows)


def test_accepting_confirms_the_value_and_its_words(desk: Desk, talks: str) -> None:
    brief = desk.reviews.accept(talks, "who")
    who = brief.answer("who")
    assert who.mark == "confirmed"
    assert who.value == who.machine
    assert who.decision is not None
    assert who.decision.evidence == Passage(start=17, end=26, text="Ada Quill")
    assert brief.unreviewed[0] == "what"
    assert str(brief.count) == "1 of 14 fields reviewed"


def test_that_the_article_does_not_say_can_be_confirmed_but_not_rejected(desk: Desk, talks: str) -> None:
    brief = desk.reviews.accept(talks, "why")
    assert (brief.answer("why").mark, brief.answer("why").value) == ("confirmed", None)
    with pytest.raises(ValueError, match="nothing to reject"):
        desk.reviews.reject(talks, "how")


def test_a_rejected_row_is_shown_and_left_out_of_the_brief_as_it_stands(desk: Desk, talks: str) -> None:
    item = row(desk.reviews.brief(talks), "agenda", "sign")
    brief = desk.reviews.reject(talks, item.id)
    assert brief.row(item.id) == replace(item, mark="rejected", decision=brief.row(item.id).decision)  # type: ignore[union-attr]
    assert [one.action for one in brief.shown().agenda] == ["meet envoy Tom Reed"]
    assert desk.reviews.reject(talks, "who").shown().answers.who == ()
    assert desk.reviews.reopen(talks, item.id).row(item.id) == item


def test_an_agenda_item_is_edited_field_by_field(desk: Desk, talks: str) -> None:
    item = row(desk.reviews.brief(talks), "agenda", "meet")
    fields = desk.reviews.fields(item)
    assert fields["actors"] == "Ada Quill"
    assert (fields["when"], fields["iso"], fields["kind"]) == ("on Monday", "2022-04-04", "meeting")
    typed = {"counterparts": "Tom Reed; his deputy", "iso": "2022-04-05", "source": "the ministry", "kind": "talks"}
    brief = desk.reviews.edit(talks, item.id, typed)
    edited = brief.row(item.id)
    assert edited is not None
    assert edited.mark == "edited"
    assert isinstance(edited.value, AgendaItem)
    assert edited.value.counterparts == ("Tom Reed", "his deputy")
    assert edited.value.when is not None
    assert (edited.value.when.text, edited.value.when.iso) == ("on Monday", "2022-04-05")
    assert edited.value.attribution is not None
    assert edited.value.kind == "talks"
    assert edited.machine == item.machine
    assert edited.evidence == item.evidence
    assert {**fields, **typed} == desk.reviews.fields(edited)


@pytest.mark.parametrize(
    ("layer", "typed", "field"),
    [
        ("agenda", {"kind": "picnic"}, "kind"),
        ("agenda", {"action": "  "}, "action"),
        ("agenda", {"iso": "2022-13-01"}, "iso"),
        ("agenda", {"iso": "soon"}, "iso"),
        ("where", {"country": "France"}, "country"),
        ("who", {"colour": "red"}, "colour"),
        ("dates", {"iso": ""}, "iso"),
        ("dates", {"iso": "2022-W54"}, "iso"),
        ("dates", {"iso": "2022/2023/2024"}, "iso"),
    ],
)
def test_what_does_not_fit_a_field_is_named(
    desk: Desk, talks: str, layer: str, typed: dict[str, str], field: str
) -> None:
    one = next(one for one in desk.reviews.brief(talks).rows if one.layer == layer)
    with pytest.raises(FieldError) as caught:
        desk.reviews.edit(talks, one.id, typed)
    assert caught.value.field == field
    assert desk.reviews.undo() is None


def test_typing_what_the_machine_says_confirms_it(desk: Desk, talks: str) -> None:
    assert desk.reviews.edit(talks, "who", {"text": "Ada Quill"}).answer("who").mark == "confirmed"


def test_a_row_is_added_from_a_passage_or_from_nothing(desk: Desk, talks: str) -> None:
    text = desk.article(talks).text  # type: ignore[union-attr]
    start = text.index("keep the channel open")
    passage = Passage(start=start, end=start + len("keep the channel open"), text="keep the channel open")
    brief = desk.reviews.add(talks, "agenda", {"kind": "pledge"}, passage)
    added = row(brief, "agenda", "keep the channel open")
    assert (added.mark, added.machine, added.evidence) == ("added", None, passage)
    brief = desk.reviews.add(talks, "how", {"text": "by ferry"})
    assert (brief.answer("how").mark, brief.answer("how").evidence) == ("added", None)
    brief = desk.reviews.add(talks, "people", {"name": "A deputy", "role": "deputy"})
    assert row(brief, "people", "deputy").mark == "added"
    again = desk.reviews.edit(talks, added.id, {"status": "done"}).row(added.id)
    assert again is not None
    assert again.mark == "added"
    assert desk.reviews.reject(talks, added.id).row(added.id) is None
    with pytest.raises(ValueError, match="does not stand"):
        desk.reviews.add(talks, "agenda", {}, replace(passage, text="burn the channel"))
    with pytest.raises(FieldError):
        desk.reviews.add(talks, "dates", {"text": "soon"})


def test_another_answer_is_picked_by_its_number(desk: Desk, talks: str) -> None:
    brief = desk.reviews.pick(talks, "who", 1)
    who = brief.answer("who")
    assert isinstance(who.value, Answer)
    assert (who.value.text, who.mark) == ("Tom Reed", "confirmed")
    assert [one.text for one in who.alternatives] == ["Ada Quill"]
    assert [one.text for one in brief.shown().answers.who] == ["Tom Reed", "Ada Quill"]
    with pytest.raises(ValueError, match="no answer number 2"):
        desk.reviews.pick(talks, "who", 2)


def test_people_are_merged_and_split(desk: Desk, talks: str) -> None:
    before = desk.reviews.brief(talks)
    quill, ms = row(before, "people", "Ada Quill"), row(before, "people", "Ms Quill")
    brief = desk.reviews.merge(talks, [quill.id, ms.id])
    merged = brief.row(quill.id)
    assert merged is not None
    assert merged.mark == "edited"
    assert isinstance(merged.value, Person)
    assert len(merged.value.mentions) == 2
    assert [_name(one) for one in merged.merged] == ["Ms Quill"]
    assert brief.row(ms.id) is None
    apart = desk.reviews.split(talks, quill.id)
    assert apart == before
    assert desk.reviews.rules() == ()
    with pytest.raises(ValueError, match="nothing is merged"):
        desk.reviews.split(talks, quill.id)
    for wrong in ([quill.id], [quill.id, "who"], [quill.id, row(before, "places", "Lisle").id]):
        with pytest.raises(ValueError, match="can be merged"):
            desk.reviews.merge(talks, wrong)


def test_accepting_all_that_is_left_is_one_step(desk: Desk, talks: str) -> None:
    desk.reviews.reject(talks, "who")
    brief = desk.reviews.accept_all(talks)
    assert brief.count.done
    assert marks(brief) == {"rejected", "confirmed"}
    assert [one.review for one in desk.rows(desk.find())] == [brief.count]
    assert desk.find("is:reviewed") == desk.find()
    step = desk.reviews.undo()
    assert step is not None
    assert (step.what, step.articles) == ("accepted 13 rows", (talks,))
    assert desk.reviews.brief(talks).count.decided == 1
    assert desk.find("is:reviewed") == []
    assert desk.reviews.redo() is not None
    assert desk.reviews.brief(talks) == brief


def test_undo_is_two_hundred_deep_and_outlives_the_desk(desk: Desk, talks: str, paths: Paths) -> None:
    states = [desk.reviews.brief(talks)]
    states += [desk.reviews.edit(talks, "how", {"text": f"way {number}"}) for number in range(220)]
    desk.close()
    again = stories.desk(paths)
    assert again.reviews.brief(talks) == states[-1]
    for state in reversed(states[:-1]):
        assert again.reviews.undo() is not None
        assert again.reviews.brief(talks) == state
    assert again.reviews.undo() is None
    for state in states[1:]:
        assert again.reviews.redo() is not None
        assert again.reviews.brief(talks) == state
    assert again.reviews.redo() is None


def test_a_decision_after_an_undo_ends_what_could_be_redone(desk: Desk, talks: str) -> None:
    desk.reviews.accept(talks, "who")
    desk.reviews.undo()
    desk.reviews.reject(talks, "what")
    assert desk.reviews.redo() is None
    last = desk.reviews.last()
    assert last is not None
    assert last.what == "rejected “will meet envoy Tom Reed”"


def test_what_is_not_there_is_said(desk: Desk, talks: str) -> None:
    with pytest.raises(NotBriefed):
        desk.reviews.brief("0" * 16)
    with pytest.raises(KeyError):
        desk.reviews.accept(talks, "people:none")
    (one,) = desk.keep_articles([stories.article("Nobody has read this.")])
    with pytest.raises(NotBriefed):
        desk.reviews.accept(one.article_id, "who")


def test_the_next_article_with_something_left(desk: Desk, talks: str) -> None:
    sequel = stories.briefed(desk, stories.SEQUEL)
    list(desk.keep_articles([stories.article("Nobody has read this.")]))
    numbers = desk.find()
    of = {one.id: one.number for one in desk.rows(numbers)}
    first = desk.reviews.next_unreviewed(numbers)
    assert first in (of[talks], of[sequel])
    desk.reviews.accept_all(sequel)
    assert desk.reviews.next_unreviewed(numbers) == of[talks]
    assert desk.reviews.next_unreviewed(numbers, of[talks]) is None
    desk.reviews.accept_all(talks)
    assert desk.reviews.next_unreviewed(numbers) is None


def test_every_layer_has_a_form_that_says_what_its_rows_say(desk: Desk, talks: str) -> None:
    for one in desk.reviews.brief(talks).rows:
        assert list(desk.reviews.fields(one)) == [field.name for field in FIELDS[one.layer]]
        if one.value is not None:
            assert desk.reviews.edit(talks, one.id, desk.reviews.fields(one)).row(one.id).mark == "confirmed"  # type: ignore[union-attr]
    assert Place in {type(one.value) for one in desk.reviews.brief(talks).rows}
    assert LABELS[0] == "fact"
